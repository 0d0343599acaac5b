import { rankAnswers } from "../domain/campaigns/answers.ts";
import { awaitedTrigger, type Draft, supposedInput, type Supposed, withDraft } from "../domain/campaigns/supposed.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Weighed } from "./asking-ports.ts";
import { getCampaign } from "./campaigns.ts";
import type { Ports } from "./ports.ts";
import type { CampaignRow } from "./repositories.ts";
import { storeNamed } from "./store-named.ts";

/** Whom a preview is for: somebody supposed, or a shopper. `at` is epoch milliseconds. */
export interface Previewed {
  readonly storeId: string;
  readonly at: number | null;
  readonly facts: Supposed | null;
  /** Names the shopper's object. */
  readonly sub: string | null;
}

const draftOf = ({ campaign, version }: CampaignRow): Draft => ({ campaign, version: version ?? 0 });

/**
 * What would be decided if the draft were live, and why. Nothing is written.
 * @param anybody whether a shopper who is no test may be asked for; to whom that is not allowed, there is none
 */
export async function previewCampaign(
  ports: Ports,
  id: string,
  { storeId, at, facts, sub }: Previewed,
  anybody: boolean,
): Promise<Result<Weighed, Problem>> {
  const row = await getCampaign(ports, id);
  if (!row.ok) return row;
  const store = await storeNamed(ports, storeId);
  if (!store.ok) return store;
  const draft = draftOf(row.value);
  const { campaign } = draft;
  const now = at ?? ports.now();
  if (facts !== null) {
    const live = withDraft(await ports.snapshots.config(), draft);
    return ok(rankAnswers(supposedInput(facts, { now, store: store.value, campaign }, live), 1));
  }
  if (sub === null) return err(problem("not_found"));
  const trigger = awaitedTrigger(campaign, now);
  const asking = { channel: "visit", trigger, store: store.value, at, draft, limit: 1, testOnly: !anybody } as const;
  return ports.shopper(sub).weigh(asking);
}
