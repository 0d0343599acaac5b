import { categorySpend, ours, popularity, type Ranking, type Scorer } from "./journey/rankings.ts";
import { type Campaign, isThere, type Journey, readJourney } from "./journey/records.ts";
import { measure, type Measure } from "./lib/report.ts";

/** Of a campaign with fewer coupons, or a household that bought less before, there is nothing to tell. */
const [COUPONS_MIN, LINES_MIN] = [60, 5];
const SHOWN = 3;

const RANKINGS: Readonly<Record<string, Ranking>> = { popularity, "category spend": categorySpend, ours };

/** How often the coupon that a household redeemed is among the three that a ranking would have shown it. */
export async function benchJourney(): Promise<Measure[]> {
  if (!isThere()) {
    console.warn("SKIPPED journey: ../shared/data/complete-journey is absent");
    return [];
  }
  const journey = readJourney();
  const cases = casesOf(journey);
  const by = (name: string, hits: number): Measure => measure(name, "hit@3", hits / cases.length, "");
  const chance = cases.reduce((sum, { campaign }) => sum + SHOWN / campaign.coupons.size, 0);
  return [
    measure("all", "cases", cases.length, ""),
    by("random", chance),
    ...Object.entries(RANKINGS).map(([name, ranking]) => by(name, hitsOf(journey, cases, ranking))),
  ];
}

/** The first time that a household redeems a coupon of a campaign, where enough is known. */
export function casesOf({ redemptions, campaigns, lines }: Journey) {
  const firsts = new Map(
    redemptions.toReversed().map((one) => [`${one.household}/${one.campaign}/${one.coupon}`, one]),
  );
  return [...firsts.values()].flatMap(({ household, campaign: id, coupon }) => {
    const campaign = campaigns.get(id);
    if (campaign === undefined || campaign.coupons.size < COUPONS_MIN) return [];
    const before = (lines.get(household) ?? []).filter(({ at }) => at < campaign.startsAt);
    return before.length < LINES_MIN ? [] : [{ pair: `${household}/${id}`, campaign, coupon, before }];
  });
}
type Case = ReturnType<typeof casesOf>[number];

/** In how many cases the coupon is among the best. A household ranks a campaign's coupons once. */
export function hitsOf(journey: Journey, cases: readonly Case[], ranking: Ranking): number {
  const pairs = Map.groupBy(cases, ({ pair }) => pair);
  return [...pairs.values()].reduce((hits, group) => {
    const [first] = group;
    if (first === undefined) return hits;
    const best = bestOf(first.campaign.coupons, ranking(journey, first.campaign, first.before));
    return hits + group.filter(({ coupon }) => best.has(coupon)).length;
  }, 0);
}

/** Equals by their number, so that it is the same every time. */
function bestOf(coupons: Campaign["coupons"], score: Scorer): ReadonlySet<string> {
  const scored = [...coupons].map(([id, coupon]): [string, number] => [id, score(id, coupon)]);
  const ranked = scored.toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return new Set(ranked.slice(0, SHOWN).map(([id]) => id));
}
