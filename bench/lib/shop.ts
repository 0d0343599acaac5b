import type { Client } from "../../scripts/lib/api.ts";

export const STORE = "sthlm-1";
export const IN_STORE = { latitude: 59.3326, longitude: 18.0649 };

const CAMPAIGN = {
  id: "hot",
  name: "Back for your cart",
  trigger: { event: "dwelled", dwellSeconds: 60 },
  variants: [
    {
      id: "ten",
      title: "10 % off {{cart.topItem.name}}",
      body: "Here, until {{offer.expiresAt}}",
      reward: { kind: "percentOff", basisPoints: 1_000, cap: { amount: 20_000, currency: "SEK" } },
    },
  ],
  limits: [{ per: "shopper", count: 1, period: "P7D" }],
  budget: { amount: 1_000_000_000_000, currency: "SEK" },
};

/** One store that is never closed and one campaign with a budget, for whoever left a cart. */
export async function openShop(admin: Client): Promise<void> {
  const fence = { type: "Circle", center: [IN_STORE.longitude, IN_STORE.latitude], radius: 80 };
  const waiver = { holdoutWaiver: "every shopper of the benchmark is to get an offer" };
  await mustDo(admin("PUT", `/v1/stores/${STORE}`, { body: { name: "Drottninggatan", fence } }));
  await mustDo(admin("POST", "/v1/campaigns", { body: CAMPAIGN }));
  await mustDo(admin("POST", `/v1/campaigns/${CAMPAIGN.id}/publish`, { body: waiver }));
}

async function mustDo(call: ReturnType<Client>): Promise<void> {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}
