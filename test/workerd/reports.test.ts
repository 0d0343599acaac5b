import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { DECISION_LOG_AFTER_MS, OUTCOME_TOLD_AFTER_MS } from "../../src/domain/bounds.ts";
import { wireTime } from "../../src/domain/offers/wire-time.ts";
import { journalEntry } from "../../src/domain/redemptions/testing.ts";
import type { Report } from "../../src/domain/reports/report.ts";
import type { DecisionEntry } from "../../src/services/decision-ports.ts";
import type { CampaignReport, DayReport } from "../../src/services/reports.ts";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, HOUR, stopClock } from "./support/clock.ts";
import { offerStub, ports, ring, rowsIn, shopperStub } from "./support/objects.ts";
import { aCampaign, aStore, openShop, putCart } from "./support/retailer.ts";
import { anIssuedOffer, type Issued, Till } from "./support/till.ts";

const STORE = "sthlm-1";
let analyst: Client;
let backend: Client;
let till: Till;

beforeAll(async () => {
  stopClock();
  await openShop({ [STORE]: aStore({ openingHours: null }) }, [
    aCampaign("story"),
    // Counted from decisions that the tests write down; nobody walks into these.
    ...["counted", "paid", "small"].map((id) => aCampaign(id, { trigger: { event: "exited" } })),
  ]);
  analyst = await clientAs("analyst");
  backend = await clientAs("backend");
  till = new Till(await clientAs("till", [STORE]));
});

const reportOn = async (campaignId: string, days = 1): Promise<CampaignReport> => {
  const stretch = `from=${wireTime(Date.now() - days * DAY)}&to=${wireTime(Date.now() + HOUR)}`;
  return done(await analyst<CampaignReport>("GET", `/v1/campaigns/${campaignId}/report?${stretch}`));
};
const shoppersAt = ({ funnel }: Report, at: string) => funnel.find(({ stage }) => stage === at)?.shoppers;

let decisions = 0;
function aDecision(campaignId: string, sub: string, over: Partial<DecisionEntry> = {}): DecisionEntry {
  const id = `dec_${sub}_${++decisions}`;
  const chosen = { campaignId, version: 1, variantId: "ten", locale: "en" };
  const outcome = { outcome: "issued", stage: null, code: null } as const;
  return {
    id,
    sub,
    at: Date.now(),
    storeId: STORE,
    event: "exited",
    test: false,
    trail: id,
    ended: [],
    ...chosen,
    ...outcome,
    ...over,
  };
}
const silent = (campaignId: string, sub: string, code: string, stage = "suppression"): DecisionEntry =>
  aDecision(campaignId, sub, {
    outcome: "silent",
    stage,
    code,
    campaignId: null,
    variantId: null,
    locale: null,
    ended: [{ stage: stage as "suppression", code, campaignIds: [campaignId] }],
  });
const crowd = (name: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${name}${n}`);

describe("a campaign's report", () => {
  test("counts shoppers, each once, by how far they came and by what stopped the campaign", async () => {
    const offered = crowd("offered", 40);
    await ports.decisions.note([
      ...[...offered, ...offered].map((sub) => aDecision("counted", sub)),
      ...crowd("tired", 25).map((sub) => silent("counted", sub, "fatigue")),
      ...crowd("muted", 19).map((sub) => silent("counted", sub, "not_for_me")),
      ...crowd("other", 30).map((sub) => silent("counted", sub, "other_trigger", "candidates")),
      ...crowd("test", 50).map((sub) => aDecision("counted", sub, { test: true })),
      ...crowd("else", 50).map((sub) => aDecision("another", sub)),
    ]);
    const report = await reportOn("counted");
    expect(shoppersAt(report, "visited")).toBe(40 + 25 + 19);
    expect(shoppersAt(report, "offered")).toBe(40);
    expect(report.stopped).toEqual([
      { stage: "suppression", code: "fatigue", shoppers: 25 },
      { stage: "suppression", code: "not_for_me", shoppers: null },
    ]);
    const none = { viewed: null, redeemed: null, discount: [] };
    expect(report.variants).toEqual([{ campaignId: "counted", variantId: "ten", locale: "en", offered: 40, ...none }]);
  });

  test("holds what both groups bought against each other, from their first decision on and within the window", async () => {
    const treated = crowd("treated", 60);
    const heldOut = crowd("held", 40);
    const at = Date.now();
    const ghost = { outcome: "withheld", stage: "holdout", code: "holdout" } as const;
    await ports.decisions.note([
      ...treated.map((sub) => aDecision("paid", sub)),
      ...heldOut.map((sub) => aDecision("paid", sub, ghost)),
      // Who was held out first stays in that group.
      ...heldOut.map((sub) => aDecision("paid", sub, { at: at + 1 })),
    ]);
    const buys = (sub: string, amount: number, when = at + HOUR) =>
      ports.reports.note({
        sub,
        cart: null,
        outcomes: [],
        bought: [{ at: when, currency: "SEK", orders: 1, amount }],
      });
    await Promise.all(treated.slice(0, 50).map((sub) => buys(sub, 60_000)));
    await Promise.all(heldOut.slice(0, 20).map((sub) => buys(sub, 40_000)));
    await Promise.all(heldOut.slice(20).map((sub) => buys(sub, 99_000, at + 8 * DAY)));
    await Promise.all(heldOut.slice(20).map((sub) => buys(sub, 99_000, at - HOUR)));
    const { effect } = await reportOn("paid");
    const sek = (amount: number) => ({ amount, currency: "SEK" });
    expect(effect.treated).toEqual({ shoppers: 60, buyers: 50, revenue: [sek(3_000_000)] });
    expect(effect.heldOut).toEqual({ shoppers: 40, buyers: 20, revenue: [sek(800_000)] });
    expect(effect.perShopper?.estimate).toEqual(sek(30_000));
    expect(effect.perShopper?.low.amount).toBeLessThan(30_000);
  });

  test("shows no cell of fewer than twenty shoppers, and no effect of them", async () => {
    await ports.decisions.note(crowd("small", 19).map((sub) => aDecision("small", sub)));
    const report = await reportOn("small");
    expect(report.funnel.filter(({ stage }) => stage !== "openCart").map(({ shoppers }) => shoppers)).toEqual(
      Array(4).fill(null),
    );
    expect(report.variants[0]?.offered).toBeNull();
    expect(report.effect).toMatchObject({ treated: { shoppers: null, revenue: [] }, perShopper: null });
  });

  test("says what its budget has left", async () => {
    const { budget } = await reportOn("counted");
    expect(budget?.limit).toEqual([{ amount: 100_000_000, currency: "SEK" }]);
    expect(budget?.spent).toEqual([{ amount: 0, currency: "SEK" }]);
  });

  test.each([
    ["the wrong way round", `from=${wireTime(DAY)}&to=${wireTime(0)}`, 400],
    ["of more than 400 days", `from=${wireTime(0)}&to=${wireTime(401 * DAY)}`, 400],
    ["without its ends: that is the last 30 days", "", 200],
  ])("answers a stretch %s", async (_, query, status) => {
    expect((await analyst("GET", `/v1/campaigns/counted/report?${query}`)).status).toBe(status);
  });

  test("is not found of a campaign that there is not", async () => {
    const stretch = `from=${wireTime(0)}&to=${wireTime(DAY)}`;
    expect((await analyst("GET", `/v1/campaigns/none/report?${stretch}`)).status).toBe(404);
  });
});

test("a campaign's report is not for who is bound to other stores than it may speak in", async () => {
  const bound = await clientAs("analyst", [STORE]);
  expect((await bound("GET", "/v1/campaigns/counted/report")).status).toBe(403);
});

describe("a day's report", () => {
  const dayOf = (query: string, client = analyst) => client<DayReport>("GET", `/v1/reports/day?${query}`);

  test("tells what tills did on it, whole: what was voided is no redemption, and what came back was not given", async () => {
    const at = Date.UTC(2026, 8, 5, 12);
    const entry = (id: string, over: object) => journalEntry({ id, storeId: STORE, at, amount: 500, ...over });
    const entries = [
      entry("a", {}),
      entry("b", { amount: 300, currency: "NOK" }),
      entry("c", {}),
      entry("d", { kind: "voided", amount: -500 }),
      entry("e", { kind: "returned", amount: -200 }),
      entry("f", { at: at - DAY }),
      entry("g", { storeId: "elsewhere" }),
    ];
    await ports.reports.noteEffects(entries);
    await ports.reports.noteEffects(entries);
    const { tills } = done(await dayOf(`date=2026-09-05&storeId=${STORE}`));
    const given = [
      { amount: 300, currency: "NOK" },
      { amount: 300, currency: "SEK" },
    ];
    expect(tills).toEqual({ redemptions: 2, given });
    expect(done(await dayOf("date=2026-09-05")).tills.redemptions).toBe(3);
    expect(done(await dayOf("date=2026-09-07")).tills).toEqual({ redemptions: 0, given: [] });
  });

  test("counts every decision, where it shows how many shoppers they were about", async () => {
    const at = Date.UTC(2026, 8, 15, 12);
    const note = (name: string, count: number) =>
      ports.decisions.note(crowd(name, count).flatMap((sub) => [1, 2].map(() => aDecision("paid", sub, { at }))));
    await note("first", 19);
    expect(done(await dayOf("date=2026-09-15")).decisions).toBeNull();
    await note("second", 1);
    expect(done(await dayOf("date=2026-09-15")).decisions).toBe(40);
  });

  test("is of the store's own date, and of all stores of UTC's", async () => {
    const late = Date.UTC(2026, 9, 31, 23, 30);
    await ports.decisions.note(crowd("late", 21).map((sub) => aDecision("paid", sub, { at: late })));
    const visited = async (query: string) => shoppersAt(done(await dayOf(query)), "visited");
    expect(await visited(`date=2026-11-01&storeId=${STORE}`)).toBe(21);
    expect(await visited(`date=2026-10-31&storeId=${STORE}`)).toBeNull();
    expect(await visited("date=2026-10-31")).toBe(21);
  });

  test("is not found for a store that there is not, and for what is no date", async () => {
    expect((await dayOf("date=2026-11-01&storeId=none")).status).toBe(404);
    expect((await dayOf("date=2026-02-30")).status).toBe(404);
  });

  test("of all stores is not for who is bound to some", async () => {
    const bound = await clientAs("analyst", [STORE]);
    expect((await dayOf("date=2026-11-01", bound)).status).toBe(403);
    expect((await dayOf(`date=2026-11-01&storeId=${STORE}`, bound)).status).toBe(200);
  });
});

describe("what a shopper's object tells", () => {
  const told = async <T>(table: string, shopperId: string): Promise<T[]> => {
    const sub = await ports.names.sub(shopperId);
    return (await env.DB.prepare(`SELECT * FROM ${table} WHERE sub = ?`).bind(sub).all<T>()).results;
  };
  async function tell(shopperId: string): Promise<void> {
    advance(Math.max(DECISION_LOG_AFTER_MS, OUTCOME_TOLD_AFTER_MS));
    await ring(await shopperStub(shopperId));
  }
  const buy = (shopperId: string, purchase: object) =>
    backend("POST", "/v1/purchases", { shopperId, channel: "online", currency: "SEK", ...purchase });
  const line = (unitPrice: number) => ({ lines: [{ sku: "X", quantity: 1, unitPrice, categories: [] }] });

  async function redeemed(): Promise<Issued> {
    const offer = await anIssuedOffer(backend);
    done(await till.redeem({ code: offer.code, transactionId: offer.id }));
    await ring(offerStub(offer.id));
    return offer;
  }

  test("is the offer's discount, what was bought after it, and that the cart was open", async () => {
    const offer = await redeemed();
    const before = wireTime(Date.now() - DAY);
    advance(HOUR);
    const after = wireTime(Date.now());
    done(await buy(offer.shopperId, { id: "p0", at: before, ...line(700) }));
    done(await buy(offer.shopperId, { id: "p1", at: after, ...line(5_000) }));
    done(await buy(offer.shopperId, { id: "p2", at: after, kind: "return", of: "p1", ...line(2_000) }));
    await tell(offer.shopperId);
    expect(await told("outcomes", offer.shopperId)).toMatchObject([
      { viewed: 0, redeemed: 1, discount: 14_990, currency: "SEK" },
    ]);
    expect(await told("bought", offer.shopperId)).toMatchObject([{ orders: 1, amount: 3_000, currency: "SEK" }]);
    expect(await told("open_carts", offer.shopperId)).toHaveLength(1);
  });

  test("is gone with its shopper", async () => {
    const { shopperId } = await redeemed();
    await tell(shopperId);
    expect(await told("outcomes", shopperId)).toHaveLength(1);
    done(await backend("DELETE", `/v1/shoppers/${shopperId}`));
    await ring(await shopperStub(shopperId));
    for (const table of ["outcomes", "bought", "open_carts", "decisions"])
      expect(await told(table, shopperId)).toEqual([]);
  });

  test("is nothing of a test shopper", async () => {
    const owes = async (shopperId: string, isTest: boolean): Promise<boolean> => {
      done(await backend("POST", "/v1/enrolments", { shopperId, test: isTest }));
      await putCart(backend, shopperId);
      const due = await rowsIn<{ kind: string }>(await shopperStub(shopperId), "SELECT kind FROM due");
      return due.some(({ kind }) => kind === "outcome");
    };
    expect(await owes("only-a-test", true)).toBe(false);
    expect(await owes("a-live-one", false)).toBe(true);
  });

  test("is nothing of purchases that follow no offer", async () => {
    done(await buy("nobody-asked", { id: "q1", at: wireTime(Date.now()), ...line(5_000) }));
    expect(await told("bought", "nobody-asked")).toEqual([]);
  });
});
