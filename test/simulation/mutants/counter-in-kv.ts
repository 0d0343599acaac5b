import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { Ledger } from "../../../src/objects/campaign/ledger.ts";
import type { CampaignPort } from "../../../src/services/campaign-ports.ts";
import { Campaign } from "../../../src/worker.ts";
import { LIMIT } from "../store-day.ts";

type Reserve = CampaignPort["reserve"];
type Method = (this: Campaign, ...call: Parameters<Reserve>) => ReturnType<Reserve>;
const methodOf = (prototype: Campaign): Method => Reflect.get(prototype, "reserve");

const COUNTER = "simulated-counter";
const reserveInObject = methodOf(Campaign.prototype);

/** A campaign that counts what is set aside in KV: read, compared, and written back. */
class CountingCampaign extends Campaign {
  override async reserve(...call: Parameters<Reserve>): ReturnType<Reserve> {
    const sum = Number((await env.CARTS.get(COUNTER)) ?? 0) + call[0].amount;
    if (sum > LIMIT) return "exhausted";
    await env.CARTS.put(COUNTER, String(sum));
    return reserveInObject.apply(this, call);
  }
}

/** The second mutant, until mocks are restored: a counter in KV, which starts at nothing. */
export async function counterInKv(): Promise<void> {
  await env.CARTS.delete(COUNTER);
  vi.spyOn(Ledger.prototype, "refusal").mockReturnValue(null);
  vi.spyOn(Campaign.prototype, "reserve").mockImplementation(methodOf(CountingCampaign.prototype));
}
