import { shelfRank } from "../../domain/campaigns/on-the-shelf.ts";
import type { LiveConfig } from "../../services/snapshot-ports.ts";
import type { Decisions } from "./decisions.ts";

/**
 * Decisions in the order in which their stores may speak. Of several that hold the shopper at once (malls) the one that has
 * what was left comes first; where stock says nothing the order stays, which is by confidence and distance. Nothing is
 * fetched for a store alone, nor what none of its surviving rules needs.
 */
export async function inTurn(
  { rows, situations }: Pick<Decisions, "rows" | "situations">,
  config: LiveConfig,
  numbers: readonly number[],
): Promise<readonly number[]> {
  const waiting = numbers
    .map((number) => rows.get(number))
    .filter((row) => row?.state === "gathering" && row.event !== "asked");
  const open = waiting.filter((row) => row !== undefined);
  if (open.length < 2 || !config.products) return numbers;
  const known = await Promise.all(open.map((row) => situations.gather(situations.at(row, config))));
  const ranks = new Map(open.map(({ number }, index) => [number, shelfRank(known[index] ?? {})]));
  return numbers.toSorted((a, b) => (ranks.get(a) ?? 1) - (ranks.get(b) ?? 1));
}
