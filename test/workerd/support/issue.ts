import type { DecisionBody, DecisionState } from "../../../src/objects/shopper/decision-rows.ts";
import type { Claim } from "../../../src/services/campaign-ports.ts";
import { campaignStub, ports, rowsIn, shopperStub } from "./objects.ts";

/** A decision as it stands in the shopper's object. */
export interface StoredDecision {
  readonly number: number;
  readonly store: string;
  readonly state: DecisionState;
  readonly offer: string | null;
  readonly body: DecisionBody;
}

export async function decisionsOf(shopperId: string): Promise<StoredDecision[]> {
  const query = "SELECT number, store, state, offer, body FROM decision ORDER BY number";
  const rows = await rowsIn<Omit<StoredDecision, "body"> & { body: string }>(await shopperStub(shopperId), query);
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as DecisionBody }));
}

/** Ids of the offers that a shopper's wallet holds, issued or only planned. */
export const walletOf = async (shopperId: string): Promise<{ id: string; issued: number }[]> =>
  rowsIn(await shopperStub(shopperId), "SELECT id, issued FROM offer ORDER BY id");

export interface Reservation {
  readonly offer: string;
  readonly state: string;
  /** What it may cost in all. */
  readonly held: number;
  readonly spent: number;
}
export const reservationsOf = (campaignId: string): Promise<Reservation[]> =>
  rowsIn(campaignStub(campaignId), "SELECT offer, state, held, spent FROM reservation ORDER BY at, offer");

/** What of a campaign's budget in kronor is set aside, in öre. */
export const reservedOf = async (campaignId: string): Promise<number | undefined> =>
  (await ports.campaign(campaignId).budget()).find(({ currency }) => currency === "SEK")?.reserved;

/** What an offer of `amount` öre asks its campaign for, at the store of the tests. */
export const claimOf = (offerId: string, amount: number): Claim => ({
  offerId,
  storeId: "sthlm-1",
  currency: "SEK",
  amount,
  utcOffsetMs: 0,
});
