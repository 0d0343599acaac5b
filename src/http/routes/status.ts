import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { wireTime } from "../../domain/offers/wire-time.ts";
import type { Backlog } from "../../services/backlog-ports.ts";
import { readStatus } from "../../services/read-status.ts";
import { open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { answers, refusals, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const statusShape = z
  .object({
    /** Of the code. */
    version: z.string(),
    snapshot: z.object({ version: z.int(), publishedAt: timeShape }).nullable(),
    settings: z.object({ version: z.int(), offersPaused: z.boolean() }),
    stores: z.object({ version: z.int(), count: z.int() }),
    campaigns: z.object({ live: z.int() }),
    approvalsOpen: z.boolean(),
    outbox: z
      .object({
        waiting: z.int(),
        oldestSince: timeShape.nullable(),
        deadLetters: z.int(),
        kinds: z.array(
          z.object({
            object: z.enum(["campaign", "offer", "publisher", "shopper", "store"]),
            kind: z.string(),
            waiting: z.int(),
            deadLetters: z.int(),
            oldestSince: timeShape,
          }),
        ),
      })
      .meta({ description: "What objects owe to others and have failed to deliver several times, by what it is." }),
    erasures: z.object({ running: z.int(), oldestRequestedAt: timeShape.nullable() }),
  })
  .meta({ id: "Status" });

const read = createRoute({
  method: "get",
  path: "/v1/status",
  summary: "Say how the deployment stands: its versions, and what waits",
  ...open({ roles: ["admin", "support"] }),
  responses: { 200: answers("How it stands", statusShape), ...refusals },
});

const time = (ms: number | null): string | null => (ms === null ? null : wireTime(ms));

export const statusRoutes = (version: string) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(read, async (c) => {
    const { snapshot, erasures, backlog, ...status } = await readStatus(c.var.ports);
    const published = snapshot && { version: snapshot.version, publishedAt: wireTime(snapshot.publishedAt) };
    const { running, oldestRequestedAt } = erasures;
    const waiting = { running, oldestRequestedAt: time(oldestRequestedAt) };
    return c.json({ ...status, version, snapshot: published, outbox: outboxOf(backlog), erasures: waiting }, 200);
  });

function outboxOf(backlog: readonly Backlog[]) {
  const sum = (of: (one: Backlog) => number): number => backlog.reduce((all, one) => all + of(one), 0);
  const oldest = backlog.length === 0 ? null : Math.min(...backlog.map(({ oldestSince }) => oldestSince));
  return {
    waiting: sum(({ rows }) => rows),
    oldestSince: time(oldest),
    deadLetters: sum(({ deadLetters }) => deadLetters),
    kinds: backlog.map(({ rows, oldestSince, ...one }) => ({
      ...one,
      waiting: rows,
      oldestSince: wireTime(oldestSince),
    })),
  };
}
