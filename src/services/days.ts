import type { Money } from "../domain/money/money.ts";
import { type Problem, problem } from "../domain/problems.ts";
import type { Comparison, Counted } from "../domain/redemptions/closing.ts";
import { FALLBACK_ZONE, isDate, type Stretch, stretchOf } from "../domain/redemptions/day.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Ports } from "./ports.ts";
import type { DayBook } from "./store-ports.ts";

/** A day of a store, in the zone that its dates are of. */
export interface StoreDay extends DayBook {
  readonly timeZone: string;
}

/** What a store's tills gave on one date (`2026-11-21`), where the store stands. Refusals: `not_found`, also of what is no date. */
export async function readDay(ports: Ports, storeId: string, businessDate: string): Promise<Result<StoreDay, Problem>> {
  const found = await dayOf(ports, storeId, businessDate);
  if (!found.ok) return found;
  const { stretch, timeZone } = found.value;
  return ok({ ...(await ports.store(storeId).day(stretch, businessDate)), timeZone });
}

/** A line of a till's own list: a bare amount is in the store's currency. */
export interface Listed {
  readonly transactionId: string;
  readonly amount: Money | number;
}

/**
 * Closes a day with the list that the tills have made themselves, and says where the two differ. What comes later is
 * recorded all the same, and shown apart. Refusals: `not_found`, `invalid_request` for a bare amount at a store without a
 * currency, and those of the store.
 */
export async function closeDay(
  ports: Ports,
  storeId: string,
  businessDate: string,
  list: readonly Listed[],
): Promise<Result<Comparison, Problem>> {
  const found = await dayOf(ports, storeId, businessDate);
  if (!found.ok) return found;
  const { stretch, currency } = found.value;
  const entries = list.map((entry) => counted(entry, currency));
  const bare = entries.indexOf(null);
  const pointer = `/entries/${bare}/amount`;
  if (bare >= 0)
    return err(problem("invalid_request", undefined, { errors: [{ pointer, message: "names no currency" }] }));
  return ports.store(storeId).close({ ...stretch, businessDate, entries: entries.filter((entry) => entry !== null) });
}

/** Null where the amount is of no currency. */
function counted({ transactionId, amount }: Listed, currency: string | null): Counted | null {
  if (typeof amount !== "number") return { transactionId, amount };
  return currency === null ? null : { transactionId, amount: { amount, currency } };
}

async function dayOf(
  { stores }: Ports,
  storeId: string,
  businessDate: string,
): Promise<
  Result<{ readonly stretch: Stretch; readonly timeZone: string; readonly currency: string | null }, Problem>
> {
  const known = isDate(businessDate) ? await stores.get(storeId) : undefined;
  if (known === undefined) return err(problem("not_found"));
  const timeZone = known.timeZone ?? FALLBACK_ZONE;
  return ok({ stretch: stretchOf(businessDate, timeZone), timeZone, currency: known.currency });
}
