import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ATTEMPT_UNKNOWN_AFTER_MS, LATE_COMMIT_MS, RESERVATION_TTL_MS } from "../../src/domain/bounds.ts";
import type { JournalEntry } from "../../src/domain/redemptions/journal.ts";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, HOUR, stopClock } from "./support/clock.ts";
import { failOnce, intercept } from "./support/intercept.ts";
import {
  campaignStub,
  offerStub,
  ports,
  promisesOf,
  ring,
  rowsIn,
  shopperStub,
  storeStub,
  tablesIn,
} from "./support/objects.ts";
import { aCampaign, aStore, CENTER, LIABILITY, openShop } from "./support/retailer.ts";
import { aMadeOffer, anIssuedOffer, isReplay, type Issued, Till } from "./support/till.ts";
import { north } from "./support/walks.ts";

/* What an offer owes: its campaign the money, the stores their journals, the shopper the state. */

let backend: Client;
let support: Client;
let till: Till;
const CAMPAIGN = "autumn";
const THERE = { storeId: "sthlm-2", tillId: "1", transactionId: "B-1" };

beforeAll(async () => {
  stopClock();
  const fence = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore({ fence }) }, [aCampaign(CAMPAIGN)]);
  backend = await clientAs("backend");
  support = await clientAs("support");
  till = new Till(await clientAs("till", ["sthlm-1", "sthlm-2"]));
});

// Each test moves the clock on; shops are open again when the next one begins.
beforeEach(stopClock);
afterEach(() => vi.restoreAllMocks());

const journalOf = async (storeId: string, { id }: { readonly id: string }): Promise<JournalEntry[]> => {
  const { items } = await ports.store(storeId).journal({ from: 0, to: Number.MAX_SAFE_INTEGER }, "0", 1_000);
  return items.filter(({ redemptionId }) => redemptionId.startsWith(id.replace("off_", "red_")));
};
const amounts = (entries: readonly JournalEntry[]) => entries.map(({ kind, amount }) => [kind, amount]);

/** What the campaign holds for an offer, less what it held before. */
async function budget(): Promise<{ readonly reserved: number; readonly spent: number }> {
  const lines = await ports.campaign(CAMPAIGN).budget();
  const line = lines.find(({ currency }) => currency === "SEK");
  return { reserved: line?.reserved ?? 0, spent: line?.spent ?? 0 };
}
const stateOf = async ({ shopperId, id }: Issued): Promise<string | undefined> => {
  const rows = await rowsIn<{ state: string }>(
    await shopperStub(shopperId),
    `SELECT state FROM offer WHERE id = '${id}'`,
  );
  return rows[0]?.state;
};
const deliver = ({ id }: { readonly id: string }): Promise<void> => ring(offerStub(id));

describe("the journal", () => {
  test("has every effect once, at the store where it happened", async () => {
    const offer = await anIssuedOffer(backend);
    const first = done(await till.redeem({ code: offer.code }));
    await till.void(first.id);
    const second = done(await till.redeem({ code: offer.code, attempt: 2 }));
    await till.returns(second.id, THERE);
    await deliver(offer);
    expect(amounts(await journalOf("sthlm-1", offer))).toEqual([
      ["redeemed", 14_990],
      ["voided", -14_990],
      ["redeemed", 14_990],
    ]);
    expect(await journalOf("sthlm-2", offer)).toMatchObject([{ ...THERE, kind: "returned", amount: -14_990 }]);
  });

  test.each(["before", "after"] as const)("has it once, though the delivery was lost %s it arrived", async (when) => {
    const offer = await anIssuedOffer(backend);
    done(await till.redeem({ code: offer.code }));
    failOnce(env.STORE, "record", when);
    await deliver(offer);
    expect(await promisesOf(offerStub(offer.id))).toContain("journal");
    advance(HOUR);
    await deliver(offer);
    expect(amounts(await journalOf("sthlm-1", offer))).toEqual([["redeemed", 14_990]]);
    expect(await promisesOf(offerStub(offer.id))).not.toContain("journal");
  });

  test("is told by the offer itself, where a store asks", async () => {
    const offer = await anIssuedOffer(backend);
    done(await till.redeem({ code: offer.code }));
    expect(await ports.offer(offer.id).effects("sthlm-1")).toMatchObject([{ kind: "redeemed" }]);
    expect(await ports.offer(offer.id).effects("sthlm-2")).toEqual([]);
    expect(await ports.offer("off_unknown").effects("sthlm-1")).toEqual([]);
  });

  test("is complete past a call that was too slow: it does nothing once its store has given it up", async () => {
    const { code } = await aMadeOffer();
    intercept(env.OFFER, async (method, proceed) => {
      if (method === "redeem") {
        advance(ATTEMPT_UNKNOWN_AFTER_MS);
        await ring(storeStub("sthlm-1"));
      }
      return proceed();
    });
    expect(await till.redeem({ code }, "slow")).toMatchObject({ status: 503, body: { code: "unavailable" } });
    vi.restoreAllMocks();
    const again = await till.redeem({ code }, "slow");
    expect(again).toMatchObject({ status: 201 });
    expect(isReplay(again)).toBe(false);
  });

  test("has nothing of reservations and voids that came first", async () => {
    const offer = await anIssuedOffer(backend);
    await till.reserve({ code: offer.code });
    await till.voidTransaction({ code: offer.code });
    await deliver(offer);
    expect(await journalOf("sthlm-1", offer)).toEqual([]);
  });
});

describe("the campaign", () => {
  test("knows what is really spent: redeemed, less voided and returned", async () => {
    const offer = await anIssuedOffer(backend);
    const { spent } = await budget();
    const told = async () => {
      await deliver(offer);
      return (await budget()).spent - spent;
    };
    const { id } = done(await till.redeem({ code: offer.code }));
    expect(await told()).toBe(14_990);
    await till.void(id);
    expect(await told()).toBe(0);
    const again = done(await till.redeem({ code: offer.code, attempt: 2 }));
    expect(await told()).toBe(14_990);
    advance(40 * DAY);
    await till.returns(again.id, THERE);
    expect(await told()).toBe(0);
  });

  test("keeps its budget set aside after the offer's end while a till may still commit late", async () => {
    const offer = await anIssuedOffer(backend);
    const { reserved } = await budget();
    const { id } = done(await till.reserve({ code: offer.code }));
    advance(2 * HOUR);
    await deliver(offer);
    expect(await stateOf(offer)).toBe("expired");
    expect((await budget()).reserved).toBe(reserved);
    expect((await till.commit(id)).body).toMatchObject({ late: true });
    await deliver(offer);
    expect(await stateOf(offer)).toBe("redeemed");
  });

  test("gets it back once no till can commit any more", async () => {
    const offer = await anIssuedOffer(backend);
    const { reserved } = await budget();
    done(await till.reserve({ code: offer.code }));
    advance(2 * HOUR);
    await deliver(offer);
    expect((await budget()).reserved).toBe(reserved);
    advance(RESERVATION_TTL_MS + LATE_COMMIT_MS);
    await deliver(offer);
    await deliver(offer);
    expect((await budget()).reserved).toBe(reserved - LIABILITY);
  });

  test("keeps set aside what a late commit may cost, though it hears of the void only then", async () => {
    const before = await budget();
    const offer = await anIssuedOffer(backend);
    const cheap = { currency: "SEK", lines: [{ id: "1", sku: "VITMOSSA-42", quantity: 1, unitPrice: 1_000 }] };
    const first = done(await till.redeem({ code: offer.code, basket: cheap }));
    await deliver(offer);
    expect((await budget()).spent - before.spent).toBe(100);
    intercept(env.CAMPAIGN, async () => Promise.reject(new Error("the campaign is away")));
    vi.spyOn(console, "warn").mockReturnValue();
    await till.void(first.id);
    const { id } = done(await till.reserve({ code: offer.code, attempt: 2 }));
    await deliver(offer);
    advance(2 * HOUR);
    await runDurableObjectAlarm(campaignStub(CAMPAIGN));
    vi.restoreAllMocks();
    await deliver(offer);
    const heard = await budget();
    expect(heard.reserved + heard.spent - before.reserved - before.spent).toBe(LIABILITY);
    expect(done(await till.commit(id)).discount.amount).toBe(14_990);
    await deliver(offer);
    expect(await budget()).toEqual({ reserved: before.reserved, spent: before.spent + 14_990 });
  });

  test("has the rest back at the end of an offer that was redeemed", async () => {
    const before = await budget();
    const offer = await anIssuedOffer(backend);
    done(await till.redeem({ code: offer.code }));
    const told = async () => {
      await deliver(offer);
      const { reserved, spent } = await budget();
      return [reserved - before.reserved, spent - before.spent];
    };
    expect(await told()).toEqual([LIABILITY - 14_990, 14_990]);
    advance(2 * HOUR);
    // The first ring finds that time has passed, the next tells so.
    await deliver(offer);
    expect(await told()).toEqual([0, 14_990]);
  });

  test("and the journal hear nothing of test offers", async () => {
    const calls: string[] = [];
    intercept(env.CAMPAIGN, async (method, proceed) => (calls.push(method), proceed()));
    const offer = await aMadeOffer({ test: true, campaignId: CAMPAIGN });
    const { id } = done(await till.redeem({ code: offer.code, training: true }));
    await till.void(id);
    await deliver(offer);
    expect(calls).toEqual([]);
    expect(await journalOf("sthlm-1", offer)).toEqual([]);
  });
});

describe("the shopper", () => {
  test("sees what the till does", async () => {
    const offer = await anIssuedOffer(backend);
    const { id } = done(await till.reserve({ code: offer.code }));
    const seen: (string | undefined)[] = [];
    const see = async () => {
      await deliver(offer);
      seen.push(await stateOf(offer));
    };
    await see();
    await till.commit(id);
    await see();
    await till.void(id);
    await see();
    expect(seen).toEqual(["reserved", "redeemed", "issued"]);
  });
});

describe("an erased shopper's offer", () => {
  const erased = async (offer: Issued): Promise<void> => {
    done(await support("DELETE", `/v1/shoppers/${offer.shopperId}`));
    await ring(await shopperStub(offer.shopperId));
  };

  test("that is voided may be scanned again in the same receipt, and then is nobody's", async () => {
    const offer = await anIssuedOffer(backend);
    const { id } = done(await till.redeem({ code: offer.code }));
    await erased(offer);
    await till.void(id);
    await deliver(offer);
    expect(await till.check({ code: offer.code, attempt: 2 })).toMatchObject({ status: 200 });
    advance(RESERVATION_TTL_MS);
    await deliver(offer);
    expect(await till.redeem({ code: offer.code, attempt: 2 })).toMatchObject({
      status: 410,
      body: { code: "revoked" },
    });
    expect(await till.read(id)).toMatchObject({ status: "voided" });
  });

  test("stays in the books, though it was voided long before", async () => {
    const offer = await anIssuedOffer(backend);
    const { id } = done(await till.redeem({ code: offer.code }));
    await till.void(id);
    await erased(offer);
    advance(400 * DAY);
    await deliver(offer);
    expect(await till.read(id)).toMatchObject({ status: "voided" });
    expect(await tablesIn(offerStub(offer.id))).toContain("redemption");
  });

  test("that was only reserved goes when the till has lost it", async () => {
    const offer = await anIssuedOffer(backend);
    await till.reserve({ code: offer.code });
    await erased(offer);
    advance(RESERVATION_TTL_MS + LATE_COMMIT_MS);
    await deliver(offer);
    expect(await tablesIn(offerStub(offer.id))).toEqual([]);
  });
});
