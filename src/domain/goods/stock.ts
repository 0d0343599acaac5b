import { z } from "zod";
import { CLOCK_AHEAD_MAX_MS, STOCK_QUANTITY_MAX } from "../bounds.ts";
import { retailerIdSchema } from "../carts/cart.ts";
import { fromWireTime } from "../offers/wire-time.ts";
import { invalid, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { givenIdSchema } from "../stores/store.ts";

/** A row of `POST /v1/stock/import`: how much of an article a store had at a time. */
export const stockRowSchema = z.strictObject({
  storeId: givenIdSchema,
  sku: retailerIdSchema,
  quantity: z.number().min(-STOCK_QUANTITY_MAX).max(STOCK_QUANTITY_MAX).meta({
    description: "Pieces, or whatever the article is sold by. Below 0 where more was sold than was known of: none.",
  }),
  at: z.iso
    .datetime({ offset: true })
    .meta({ description: "When it was counted. The newest counts, whichever comes last." }),
});
export type StockRow = Readonly<z.infer<typeof stockRowSchema>>;

/** How much there was at `at`, epoch milliseconds. */
export interface StockLevel {
  readonly quantity: number;
  readonly at: number;
}
export interface StoredStock extends StockLevel {
  readonly storeId: string;
  readonly sku: string;
}

/** A row with its time as a number. One from the future would bar every later one: `invalid_request`. */
export function readStock({ at, ...row }: StockRow, now: number): Result<StoredStock, Problem> {
  const time = fromWireTime(at);
  if (time > now + CLOCK_AHEAD_MAX_MS) return err(invalid("/at", "must not be more than 5 minutes ahead"));
  return ok({ ...row, at: time });
}

/** What a level says at `now`; undefined where it is too old to say anything. */
export const quantityAt = (level: StockLevel | null, now: number, staleAfterMs: number): number | undefined =>
  level === null || now - level.at > staleAfterMs ? undefined : Math.max(0, level.quantity);
