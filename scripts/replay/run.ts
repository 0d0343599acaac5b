import type { Kept } from "../../src/domain/campaigns/record.ts";
import { type ArchivedLive, replay } from "../../src/domain/campaigns/replay.ts";

interface Asked {
  readonly url: string;
  /** An admin's or an analyst's. */
  readonly key: string;
  readonly print: (line: string) => void;
  readonly fetch?: typeof fetch;
}

const WHY: Readonly<Record<number, string>> = {
  401: "the service does not know the key",
  403: "the key is of a role that may not read decisions",
  404: "nothing is kept of it: its time is over, the shopper was erased, or it never was",
};

/** Asks the service for a decision, makes it again and says whether it came out the same; gives whether it did. */
export async function replayDecision(id: string, { url, key, print, fetch: ask = fetch }: Asked): Promise<boolean> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await ask(`${url}/v1/decisions/${encodeURIComponent(id)}/record`, { headers }).catch(() => {
    throw new Error(`nobody answers at ${url}`);
  });
  if (!response.ok) throw new Error(`${id}: ${WHY[response.status] ?? `the service answered ${response.status}`}`);
  const { live, ...kept } = (await response.json()) as Kept & { readonly live: ArchivedLive };
  const { sameEngine, differs } = replay(kept, live);
  if (!sameEngine) print(`decided by engine ${kept.record.engine}, which is not the one of this code`);
  print(differs.length === 0 ? `${id}: the same` : `${id}: differs at\n${differs.map((at) => `  ${at}`).join("\n")}`);
  return differs.length === 0;
}
