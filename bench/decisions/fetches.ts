import { type Random, seeded } from "../../scripts/fixtures/random.ts";
import { compileCampaign } from "../../src/domain/campaigns/compile.ts";
import type { Campaign } from "../../src/domain/campaigns/campaign.ts";
import type { Decision, DecisionInput, Gathered } from "../../src/domain/campaigns/decision.ts";
import { gather } from "../../src/domain/campaigns/gather.ts";
import { type Source, SOURCES, sourceOf } from "../../src/domain/campaigns/gathered.ts";
import { decide } from "../../src/domain/campaigns/pipeline.ts";
import { type RuleGroup, rulesOf } from "../../src/domain/campaigns/rules.ts";
import { aCampaign } from "../../src/domain/campaigns/testing.ts";
import { measure, type Measure } from "../lib/report.ts";
import { campaignsOf, scenesOf } from "./scene.ts";

const SEED = 17;
const [SCENES, CAMPAIGNS] = [500, 4];

const draw = <T>(random: Random, all: readonly T[]): T => {
  const drawn = all[Math.floor(random() * all.length)];
  if (drawn === undefined) throw new Error("there is nothing to draw from");
  return drawn;
};

/** Rules of every source, each of which often fails. */
const ASKED = [
  { field: "store.tags", operator: "contains", value: "flagship" },
  { field: "store.tags", operator: "contains", value: "harbour" },
  { field: "visit.dwellSeconds", operator: ">=", value: 240 },
  { field: "shopper.orders", operator: ">", value: 9 },
  { field: "cart.itemCount", operator: ">=", value: 4 },
  { field: "weather.temperature", operator: "<", value: 10 },
  { field: "weather.rainSoon", operator: "=", value: true },
];
const BASKET = { kind: "percentOff", basisPoints: 500, appliesTo: { kind: "basket" } };
const POINTS = { kind: "points", points: 50 };
const IN_STOCK = { combinator: "and", rules: [{ field: "item.inStock", operator: "=", value: true }] };

function campaignOf(random: Random, n: number): Campaign {
  const rules = Array.from({ length: Math.floor(random() * 4) }, () => draw(random, ASKED));
  return aCampaign({
    id: `c${n}`,
    audience: { combinator: "and", rules },
    items: random() < 0.2 ? IN_STOCK : null,
    variants: [{ id: "v", title: "Come in", body: "Today", reward: draw(random, [BASKET, POINTS]) }],
  });
}

/** What a campaign names anywhere. */
const named = ({ audience, items, variants }: Campaign): ReadonlySet<Source> => {
  const groups: readonly (RuleGroup | null)[] = [audience, items, ...variants.map((variant) => variant.audience)];
  const fields = groups.flatMap((group) => (group === null ? [] : rulesOf(group).map(({ rule }) => rule.field)));
  const sources = fields.map(sourceOf).filter((source) => source !== undefined);
  // An item is one of the cart's.
  return new Set(items === null ? sources : [...sources, "cart"]);
};

/**
 * Whether the campaign survives all that it asks of what is known, told in another way than the engine's: by a decision
 * over this campaign alone, from which every rule was taken that asks for what is not known.
 */
function survives(campaign: Campaign, input: DecisionInput): boolean {
  const isKnown = (field: string): boolean => {
    const source = sourceOf(field);
    return source === undefined || input[source] !== undefined;
  };
  const { audience, items } = campaign;
  const rules = (audience?.rules ?? []).filter((rule) => "field" in rule && isKnown(rule.field));
  const left = { ...campaign, audience: { combinator: "and", rules } as const, items: input.cart ? items : null };
  if (input.goods === undefined) left.items = null;
  const alone = { ...input, products: false, campaigns: [compileCampaign({ campaign: left, version: 1 })] };
  const [considered] = decide(alone).considered;
  return considered?.reason === null || considered?.reason?.stage === "guardrails";
}

const through = ({ ranking }: Decision): string[] => ranking.map(({ campaignId }) => campaignId).toSorted();

/** To fetch too little would be cheap. */
function mustBeSame(found: Decision, full: Decision): void {
  const [some, all] = [found, full].map((decision) => through(decision).join(", "));
  if (some !== all) throw new Error(`${some} came through, and with all facts known ${all}`);
}

/** What is fetched for decisions of which many end early, next to what a look at the rules alone would fetch. */
export async function countFetches(gatherBy: typeof gather = gather): Promise<Measure[]> {
  const random = seeded(SEED);
  const counts = { fetched: 0, needless: 0, named: 0 };
  for (const scene of scenesOf(campaignsOf(1), "products", SCENES)) {
    const campaigns = Array.from({ length: CAMPAIGNS }, (_, n) => campaignOf(random, n));
    const compiled = campaigns.map((campaign) => compileCampaign({ campaign, version: 1 }));
    const { cart, goods, ...rest } = { ...scene, products: false, campaigns: compiled };
    const { weather: _weather, ...situation } = rest;
    const weather = {
      condition: "rain",
      temperature: Math.floor(random() * 20),
      rainSoon: random() < 0.5,
      sunSoon: false,
    };
    const answers = { cart, goods, weather } as Gathered;
    const gathered = await gatherBy(situation, async (source, known) => {
      counts.fetched += 1;
      if (!campaigns.some((campaign) => named(campaign).has(source) && survives(campaign, known))) counts.needless += 1;
      return { [source]: answers[source] };
    });
    mustBeSame(decide({ ...situation, ...gathered }), decide({ ...situation, ...answers }));
    counts.named += SOURCES.filter((source) => campaigns.some((campaign) => named(campaign).has(source))).length;
  }
  if (counts.needless > 0) throw new Error(`${counts.needless} of ${counts.fetched} facts were fetched for nothing`);
  const name = `${SCENES} decisions among ${CAMPAIGNS}`;
  return [
    measure(name, "sources fetched", counts.fetched, ""),
    measure(name, "that no surviving rule needs", counts.needless, ""),
    measure(name, "sources that rules name", counts.named, ""),
  ];
}
