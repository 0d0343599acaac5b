import type { DecisionInput, Gathered, Situation } from "./decision.ts";
import type { Source } from "./gathered.ts";
import { sourcesNeeded } from "./pipeline.ts";

/** Asks one source; what it answers is that one member. */
export type Ask = (source: Source, known: DecisionInput) => Promise<Gathered>;

/** Asks for what a campaign that nothing known speaks against still needs, and for nothing else, until that is known. */
export async function gather(situation: Situation, ask: Ask): Promise<Gathered> {
  let input: DecisionInput = situation;
  let gathered: Gathered = {};
  for (let needed = sourcesNeeded(input); needed.length > 0; needed = sourcesNeeded(input)) {
    const known = input;
    const answers = await Promise.all(needed.map((source) => ask(source, known)));
    gathered = Object.assign({}, gathered, ...answers) as Gathered;
    input = { ...situation, ...gathered };
  }
  return gathered;
}
