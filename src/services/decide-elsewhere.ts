import { invalid, type Problem } from "../domain/problems.ts";
import { err, type Result } from "../domain/result.ts";
import type { AskedChannel } from "../domain/campaigns/channel.ts";
import type { Ordered, Weighed } from "./asking-ports.ts";
import type { Ports } from "./ports.ts";
import { storeNamed } from "./store-named.ts";

export interface Asked {
  readonly sub: string;
  readonly channel: AskedChannel;
  readonly storeId: string | null;
  readonly limit: number;
}

/** The best answers for a channel other than a visit. Nothing is written. */
export async function rankElsewhere(
  ports: Ports,
  { sub, channel, storeId, limit }: Asked,
): Promise<Result<Weighed, Problem>> {
  const store = await storeNamed(ports, storeId);
  if (!store.ok) return store;
  const weighing = { channel, store: store.value, trigger: null, at: null, draft: null, limit, testOnly: false };
  return ports.shopper(sub).weigh(weighing);
}

/** Makes the best of them an offer. It is redeemed in a store, so that one has to be named. */
export async function issueElsewhere(
  ports: Ports,
  { sub, channel, storeId }: Asked,
): Promise<Result<Ordered, Problem>> {
  if (storeId === null) return err(invalid("/storeId", "an offer needs the store that redeems it"));
  const store = await storeNamed(ports, storeId);
  if (!store.ok) return store;
  return ports.shopper(sub).order({ channel, store: store.value, only: null, testOnly: false });
}
