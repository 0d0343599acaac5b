import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { holdsStore, type StoreScope } from "../domain/stores/store-selector.ts";
import type { KeptDecision } from "./decision-ports.ts";
import type { Ports } from "./ports.ts";
import type { LiveDocument } from "./publish-snapshot.ts";
import { numberedDecision } from "./read-decision.ts";

/** A decision with all that it takes to make it again. */
export interface ReplayableDecision extends KeptDecision {
  readonly live: LiveDocument;
}

/** What a decision was made from and came to, and what was live then. */
export async function readDecisionRecord(
  ports: Ports,
  scope: StoreScope,
  id: string,
): Promise<Result<ReplayableDecision, Problem>> {
  const named = numberedDecision(id);
  const kept = named && (await ports.shopper(named.sub).keptDecision(named.number));
  if (kept === undefined || !holdsStore(scope, kept.store.id)) return err(problem("not_found"));
  const live = await ports.archive.get(kept.record.document);
  return live === undefined ? err(problem("not_found")) : ok({ ...kept, live: JSON.parse(live) as LiveDocument });
}
