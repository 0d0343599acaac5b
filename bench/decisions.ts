import { type Random, seeded } from "../scripts/fixtures/random.ts";
import { compileCampaign } from "../src/domain/campaigns/compile.ts";
import type { CompiledCampaign } from "../src/domain/campaigns/compile.ts";
import type { DecisionInput } from "../src/domain/campaigns/decision.ts";
import { decide } from "../src/domain/campaigns/pipeline.ts";
import { aCampaign, anInput } from "../src/domain/campaigns/testing.ts";
import { cpuNanos } from "./lib/cpu.ts";
import { measure, type Measure, quantile } from "./lib/report.ts";
import { collect } from "./lib/weigh.ts";

const SEED = 2_026;
const [RULES, VARIANTS] = [10, 10];
const SIZES = [100, 200, 500];
/** Decisions that are timed together, for a clock of microseconds; and how often. */
const [TOGETHER, TIMES, WARM_UP] = [10, 200, 50];

/** Ten rules of which nearly all hold, so that as a rule all of them are judged; one in four campaigns fails its last. */
const rulesOf = (random: Random) => [
  { field: "cart.total", operator: ">=", value: { amount: Math.floor(random() * 100_000), currency: "SEK" } },
  { field: "cart.itemCount", operator: ">=", value: 1 },
  { field: "cart.categories", operator: "contains", value: random() < 0.5 ? "shoes" : "trail" },
  { field: "cart.categories", operator: "notContains", value: "lamps" },
  { field: "cart.skus", operator: "contains", value: "trail-42" },
  { field: "visit.dwellSeconds", operator: ">=", value: Math.floor(random() * 90) },
  { field: "visit.confidence", operator: ">=", value: "medium" },
  { field: "store.tags", operator: "contains", value: "flagship" },
  { field: "time.localHour", operator: ">=", value: 8 },
  { field: "cart.itemCount", operator: ">=", value: random() < 0.25 ? 50 : 1 },
];

const variantOf = (random: Random, n: number) => ({
  id: `v${n}`,
  weight: 1 + Math.floor(random() * 5),
  texts: { en: { title: `${n} % off {{cart.topItem.name}}`, body: "Here until {{offer.expiresAt}}" } },
  reward: { kind: "percentOff", basisPoints: 100 * (1 + n) },
});

/** Live campaigns that the visit is a candidate for, all of them. */
export function campaignsOf(count: number, random: Random = seeded(SEED)): CompiledCampaign[] {
  return Array.from({ length: count }, (_, n) => {
    const audience = { combinator: "and", rules: rulesOf(random).slice(0, RULES) };
    const variants = Array.from({ length: VARIANTS }, (__, v) => variantOf(random, v));
    const priority = 1 + Math.floor(random() * 99);
    const campaign = aCampaign({ id: `c${n}`, priority, audience, variants, fallbackLocale: "en" });
    return compileCampaign({ campaign, version: 1 });
  });
}

/** What a decision takes of CPU, in this process (the same V8 as workerd's), the garbage it leaves included. */
export async function benchDecisions(): Promise<Measure[]> {
  return SIZES.flatMap((count) => {
    const input = anInput({ campaigns: campaignsOf(count) });
    mustChoose(input);
    for (let n = 0; n < WARM_UP * TOGETHER; n += 1) decide(input);
    collect();
    const micros = Array.from({ length: TIMES }, () => {
      const from = cpuNanos();
      for (let n = 0; n < TOGETHER; n += 1) decide(input);
      return (cpuNanos() - from) / 1_000 / TOGETHER;
    });
    const name = `${count} campaigns`;
    return [
      measure(name, "p50", quantile(micros, 0.5), "µs"),
      measure(name, "p99", quantile(micros, 0.99), "µs"),
      measure(name, "p50 per campaign", quantile(micros, 0.5) / count, "µs"),
    ];
  });
}

/** A benchmark of decisions that end early would measure nothing. */
export function mustChoose(input: DecisionInput): void {
  const { outcome, considered } = decide(input);
  const judged = considered.filter(({ reason }) => reason === null || reason.code === "outranked");
  if (outcome !== "offer" || judged.length < input.campaigns.length / 2)
    throw new Error(`${outcome}: only ${judged.length} of ${input.campaigns.length} campaigns came through`);
}
