import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import { JOURNAL_SPAN_MAX_MS, LIST_PAGE_MAX } from "../../domain/bounds.ts";
import { retailerIdSchema } from "../../domain/carts/cart.ts";
import { signedMoneySchema } from "../../domain/money/money.ts";
import { fromWireTime, wireTime } from "../../domain/offers/wire-time.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import type { Stretch } from "../../domain/redemptions/day.ts";
import { EFFECT_KINDS, type JournalEntry } from "../../domain/redemptions/journal.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { givenIdSchema } from "../../domain/stores/store.ts";
import { findReceipt } from "../../services/find-receipt.ts";
import { journalCsv, readJournal } from "../../services/read-journal.ts";
import { mustHold, open } from "../access.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { redemptionDetailShape } from "../redemption-shapes.ts";
import { answers, pageOf, refusals, shown, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const entryShape = z
  .object({
    id: z.string(),
    kind: z.enum(EFFECT_KINDS),
    redemptionId: z.string(),
    campaignId: z.string(),
    storeId: z.string(),
    tillId: z.string(),
    transactionId: z.string(),
    at: timeShape,
    amount: signedMoneySchema,
  })
  .meta({ id: "JournalEntry" });
const journalShape = pageOf(entryShape);
const receiptShape = z.object({ items: z.array(redemptionDetailShape), nextCursor: z.null() });
const foundShape = z.union([journalShape, receiptShape]);

const querySchema = z.object({
  storeId: givenIdSchema,
  transactionId: retailerIdSchema.optional(),
  from: timeShape.optional(),
  to: timeShape.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(LIST_PAGE_MAX).optional(),
});

/** The stretch that is asked for by its two ends, where no receipt is asked for by its number. */
function stretchOf({ transactionId, from, to }: z.output<typeof querySchema>): Result<Stretch, Problem> {
  if (transactionId !== undefined || from === undefined || to === undefined)
    return err(problem("invalid_request", "query: give either transactionId, or from and to"));
  const stretch = { from: fromWireTime(from), to: fromWireTime(to) };
  const isFit = stretch.from <= stretch.to && stretch.to - stretch.from <= JOURNAL_SPAN_MAX_MS;
  return isFit ? ok(stretch) : err(problem("invalid_request", "query: to must come after from, by a year at most"));
}

const read = createRoute({
  method: "get",
  path: "/v1/redemptions",
  summary: "Find the redemptions of a receipt, or read a store's journal of money effects",
  ...open({ roles: ["till", "analyst"], read: true }),
  request: { query: querySchema },
  responses: {
    200: {
      description: "Redemptions of the receipt; or the journal, as JSON or, where it is asked for, as CSV",
      content: { ...answers("", foundShape).content, "text/csv": { schema: z.string() } },
    },
    ...refusals,
  },
});

const entryOnWire = ({ at, amount, currency, ...entry }: JournalEntry) => ({
  ...entry,
  at: wireTime(at),
  amount: { amount, currency },
});

const wantsCsv = (c: AppContext): boolean =>
  accepts(c, { header: "Accept", supports: ["application/json", "text/csv"], default: "application/json" }) ===
  "text/csv";

/** Sends the pieces of a text as they come, and asks for the next one when there is room for it. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
}

export const journalRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(read, async (c) => {
  const query = c.req.valid("query");
  const { storeId, transactionId, from, to } = query;
  const { ports, caller } = c.var;
  if (transactionId !== undefined && from === undefined && to === undefined) {
    // Whoever has the receipt in their hand may stand in any store.
    const items = await findReceipt(ports, storeId, transactionId);
    return c.json(shown(receiptShape, { items, nextCursor: null }), 200);
  }
  mustHold(caller, storeId);
  const stretch = granted(stretchOf(query));
  if (wantsCsv(c)) {
    const type = { "content-type": "text/csv; charset=utf-8" };
    return c.body(streamOf(journalCsv(ports, storeId, stretch)), 200, type);
  }
  const { items, nextCursor } = await readJournal(ports, storeId, stretch, query);
  return c.json(shown(journalShape, { items: items.map(entryOnWire), nextCursor }), 200);
});
