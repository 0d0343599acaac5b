import { CART_AHEAD_MAX_MS } from "../domain/bounds.ts";
import { type Purchase, purchaseRowSchema } from "../domain/carts/purchase.ts";
import type { LinesReport } from "../domain/import-lines.ts";
import { fromWireTime } from "../domain/offers/wire-time.ts";
import { invalid, type Problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { importLines } from "./import-lines.ts";
import type { Ports } from "./ports.ts";
import { resolveShopper } from "./resolve-shopper.ts";

type Applied = Result<{ applied: boolean }, Problem>;
interface How {
  readonly history: boolean;
  readonly dryRun: boolean;
}

/** Takes note of a purchase, once per id. What was bought leaves the cart. One by nobody known is nobody's. */
export const recordPurchase = (ports: Ports, purchase: Purchase): Promise<Applied> =>
  record(ports, purchase, { history: false, dryRun: false });

/** Imports what was bought before: it says what shoppers do, and clears no cart. What is known already is skipped. */
export const importPurchases = (ports: Ports, text: string, dryRun: boolean): Promise<Result<LinesReport, Problem>> =>
  importLines({
    text,
    schema: purchaseRowSchema,
    // A dry run asks each shopper what would become of the row.
    dryRun: false,
    take: async (purchase) => {
      const recorded = await record(ports, purchase, { history: true, dryRun });
      return recorded.ok ? ok(recorded.value.applied ? "created" : "skipped") : recorded;
    },
  });

async function record(ports: Ports, purchase: Purchase, how: How): Promise<Applied> {
  // It would bar every cart until its time has come.
  if (fromWireTime(purchase.at) > ports.now() + CART_AHEAD_MAX_MS)
    return err(invalid("/at", "must not be more than 5 minutes ahead"));
  const named = await resolveShopper(ports, purchase);
  if (named === undefined) return ok({ applied: false });
  return ports.shopper(named.sub).recordPurchase({ ...named, purchase, ...how });
}
