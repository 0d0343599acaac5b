import { type Schema, Validator } from "@cfworker/json-schema";
import type { CompiledCampaign } from "../../src/domain/campaigns/compile.ts";
import type { DecisionInput } from "../../src/domain/campaigns/decision.ts";
import { factsAsked } from "../../src/domain/campaigns/rules.ts";
import { decide, sourcesNeeded } from "../../src/domain/campaigns/pipeline.ts";
import { stageContext } from "../../src/domain/campaigns/stages/stage.ts";
import { schemaOf } from "./json-schema.ts";
import { campaignsOf, scenesOf } from "./scene.ts";

/** How many different visits are decided in turn, so that nothing is fast because it was asked just before. */
export const SCENES = 32;

/** Does the `n`th piece of work, and says how many campaigns came through it, so that peers can be held against each other. */
type Task = (n: number) => number;
type Contestant = (campaigns: readonly CompiledCampaign[]) => Task;

const inTurn = (scenes: readonly DecisionInput[], task: (scene: DecisionInput) => number): Task => {
  const [first] = scenes;
  if (first === undefined) throw new Error("there are no scenes");
  return (n) => task(scenes[n % scenes.length] ?? first);
};

/** What `gather` does, where every answer is there at once. */
function gathered(scene: DecisionInput): DecisionInput {
  const { cart, goods, weather, ...situation } = scene;
  const answers = { cart, goods, weather };
  let known: DecisionInput = situation;
  for (let needed = sourcesNeeded(known); needed.length > 0; needed = sourcesNeeded(known))
    known = Object.assign({}, known, ...needed.map((source) => ({ [source]: answers[source] }))) as DecisionInput;
  return known;
}

/** From nothing known to the choice. A benchmark of decisions that end early would measure nothing. */
export function comeThrough(input: DecisionInput): number {
  const { outcome, considered } = decide(gathered(input));
  let through = 0;
  for (const { reason } of considered) if (reason === null || reason.code === "outranked") through += 1;
  if (outcome !== "offer" || through < input.campaigns.length / 2)
    throw new Error(`${outcome}: only ${through} of ${input.campaigns.length} campaigns came through`);
  return through;
}

const judging: Contestant = (campaigns) =>
  inTurn(scenesOf(campaigns, "none", SCENES), (scene) => {
    const { fact } = stageContext(scene);
    let met = 0;
    for (const { audience } of campaigns) if (audience === null || audience.judge(fact).met) met += 1;
    return met;
  });

/** The same rules as JSON Schemas of the facts, by a validator that is made for Workers, where no code can be generated. */
const validating: Contestant = (campaigns) => {
  const audiences = campaigns.flatMap(({ campaign: { audience } }) => (audience === null ? [] : [audience]));
  const validators = audiences.map((audience) => new Validator(schemaOf(audience) as Schema, "2020-12", true));
  const names = new Set(audiences.flatMap((audience) => [...factsAsked(audience)]));
  return inTurn(scenesOf(campaigns, "none", SCENES), (scene) => {
    const { fact } = stageContext(scene);
    const facts = Object.fromEntries([...names].map((name) => [name, fact(name)]));
    return validators.filter((validator) => validator.validate(facts).valid).length;
  });
};

/** What is measured, by the name it has in the report. Those of rules alone must come to the same. */
export const TASKS = {
  decision: (campaigns) => inTurn(scenesOf(campaigns, "none", SCENES), comeThrough),
  "decision with products": (campaigns) => inTurn(scenesOf(campaigns, "products", SCENES), comeThrough),
  "its rules alone": judging,
  "its rules, @cfworker/json-schema": validating,
} as const satisfies Record<string, Contestant>;
export type TaskName = keyof typeof TASKS;
export const taskNames = Object.keys(TASKS) as TaskName[];

/** One task over so many campaigns. */
export const taskOf = (name: TaskName, size: number): Task => TASKS[name](campaignsOf(size));
