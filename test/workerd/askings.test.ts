import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import { admin, type Answer, type Client, clientAs, done } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { enrol, TestPhone } from "./support/phone.ts";
import { aCampaign, aCart, aRedemption, aStore, openShop, putCart } from "./support/retailer.ts";
import { everythingStored } from "./support/world.ts";

interface Weighed {
  readonly outcome: string;
  readonly code: string | null;
  readonly answers: readonly { readonly campaignId: string; readonly variantId: string; readonly title: string }[];
  readonly considered: readonly { readonly campaignId: string; readonly reason: { readonly code: string } | null }[];
}
interface Decided extends Weighed {
  readonly decisionId: string | null;
  readonly offers: readonly OfferView[];
}

const codeOf = ({ status, body }: Answer<unknown>) => `${status} ${(body as { code?: string }).code ?? ""}`;
const MORNING = aCart().updatedAt;
const FACTS = { cart: { ...aCart(), updatedAt: MORNING } };

let marketer: Client;
let backend: Client;
let shoppers = 0;

/** Somebody with a phone. */
async function somebody(id: string, isTest: boolean): Promise<void> {
  const opened = await backend<{ enrolmentToken: string }>("POST", "/v1/enrolments", { shopperId: id, test: isTest });
  done(await enrol(done(opened).enrolmentToken, await DeviceKey.generate()));
}

/** Somebody with a phone and a cart that was left. */
async function someone(isTest = false): Promise<string> {
  const id = `${isTest ? "test" : "real"}-${++shoppers}`;
  await somebody(id, isTest);
  await putCart(backend, id);
  return id;
}

beforeAll(async () => {
  stopClock();
  const web = { channels: ["web", "clerk"] };
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore({ tags: ["other"] }) }, [
    aCampaign("visit"),
    aCampaign("web", { ...web, priority: 60 }),
    aCampaign("web-too", { ...web, priority: 55, limits: [{ per: "shopper", count: 1, period: "P7D" }] }),
  ]);
  marketer = await clientAs("marketer");
  backend = await clientAs("backend");
});
beforeEach(() => advance(SECOND));

describe("a preview", () => {
  const preview = <T = Weighed>(body: object, client = marketer, id = "visit") =>
    client<T>("POST", `/v1/campaigns/${id}/preview`, { storeId: "sthlm-1", ...body });

  test("says what somebody supposed would be offered", async () => {
    const { body } = await preview({ facts: FACTS });
    expect(body).toMatchObject({
      outcome: "offer",
      code: null,
      answers: [{ campaignId: "visit", version: 1, variantId: "ten", title: "10 % off Vitmossa trail shoe" }],
    });
    expect(body.considered).toContainEqual({ campaignId: "visit", version: 1, reason: null });
  });

  test("says why they would not", async () => {
    const without = done(await preview({ facts: {} }));
    expect(without).toMatchObject({ outcome: "silent", code: "no_cart", answers: [] });
    const shopper = { consents: { marketing: false } };
    expect(done(await preview({ facts: { ...FACTS, shopper } }))).toMatchObject({ code: "consent_missing" });
    const trigger = { event: "dwelled", dwellSeconds: 5 };
    expect(done(await preview({ facts: { ...FACTS, trigger } })).considered).toContainEqual(
      expect.objectContaining({
        campaignId: "visit",
        reason: expect.objectContaining({ code: "dwell_too_short" }) as object,
      }),
    );
  });

  test("is of the draft, not of what is live", async () => {
    const draft = aCampaign("drafted", { priority: 70, schedule: { startsAt: "2030-01-01T10:00:00Z", endsAt: null } });
    done(await marketer("POST", "/v1/campaigns", draft));
    const now = done(await preview({ facts: FACTS }, marketer, "drafted"));
    expect(now.considered).toContainEqual(
      expect.objectContaining({
        campaignId: "drafted",
        reason: expect.objectContaining({ code: "not_started" }) as object,
      }),
    );
    const then = done(await preview({ facts: FACTS, at: "2030-01-07T12:00:00Z" }, marketer, "drafted"));
    expect(then.answers).toMatchObject([{ campaignId: "drafted", version: 0 }]);
  });

  test("is of a test shopper, and of nobody else for a marketer", async () => {
    const [tester, real] = [await someone(true), await someone()];
    expect(done(await preview({ shopperId: tester }))).toMatchObject({ outcome: "offer" });
    expect(codeOf(await preview({ shopperId: real }))).toBe("404 not_found");
    expect(codeOf(await preview({ shopperId: "nobody" }))).toBe("404 not_found");
    expect(done(await preview({ shopperId: real }, admin))).toMatchObject({ outcome: "offer" });
  });

  test("writes nothing", async () => {
    const [tester, real] = [await someone(true), await someone()];
    const before = await everythingStored();
    await preview({ facts: FACTS });
    await preview({ shopperId: tester });
    await preview({ shopperId: real });
    await preview({ shopperId: "nobody" });
    expect(await everythingStored()).toEqual(before);
  });

  test.each<[object, string]>([
    [{}, "400 invalid_request"],
    [{ facts: FACTS, shopperId: "both" }, "400 invalid_request"],
    [{ facts: { colour: "red" } }, "400 invalid_request"],
    [{ facts: FACTS, storeId: "none" }, "404 not_found"],
  ])("of %j is %s", async (body, code) => {
    expect(codeOf(await preview(body))).toBe(code);
  });
});

describe("a test", () => {
  const tryIt = <T = { code: string | null; decisionId: string; offers: OfferView[] }>(body: object, id = "trial") =>
    marketer<T>("POST", `/v1/campaigns/${id}/test`, body);

  beforeAll(async () => {
    const texts = { en: { title: "Try {{cart.topItem.name}}", body: "Now" }, sv: { title: "Prova", body: "Nu" } };
    const [variant] = aCampaign("trial").variants;
    const other = { ...variant, id: "other", title: undefined, body: undefined, texts, weight: 0 };
    const only = { combinator: "and", rules: [{ field: "shopper.orders", operator: ">", value: 99 }] };
    const limits = [{ per: "shopper", count: 1, period: "forever" }];
    const stores = { kind: "tags", tags: ["other"] };
    done(
      await marketer(
        "POST",
        "/v1/campaigns",
        aCampaign("trial", { variants: [variant, other], audience: only, limits, stores }),
      ),
    );
  });

  test("puts a variant of the draft into the hands of a test shopper, whoever it is for", async () => {
    const tester = await someone(true);
    const { offers, code } = done(await tryIt({ shopperId: tester, variantId: "other", locale: "sv" }));
    expect(code).toBeNull();
    expect(offers).toMatchObject([
      {
        campaignId: "trial",
        variantId: "other",
        locale: "sv",
        title: "Prova",
        test: true,
        storeIds: ["sthlm-2"],
        state: "issued",
      },
    ]);
    const [again] = done(await tryIt({ shopperId: tester, storeId: "sthlm-1" })).offers;
    expect(again).toMatchObject({
      variantId: "ten",
      locale: "en",
      title: "10 % off Vitmossa trail shoe",
      storeIds: ["sthlm-1"],
    });
    const till = await clientAs("till", ["sthlm-1"]);
    const receipt = aRedemption({ code: again?.code, training: true });
    expect(await till("POST", "/v1/redemptions", receipt, { "idempotency-key": "k" })).toMatchObject({ status: 201 });
  });

  test("costs no budget", async () => {
    const budget = async () => done(await admin<object>("GET", "/v1/campaigns/trial"));
    const before = await budget();
    done(await tryIt({ shopperId: await someone(true) }));
    expect(await budget()).toEqual(before);
  });

  test("says why there is no offer", async () => {
    const id = "no-cart";
    await somebody(id, true);
    expect(done(await tryIt({ shopperId: id }))).toMatchObject({ offers: [], code: "no_cart" });
  });

  test.each<[string, object, string]>([
    ["an unknown variant", { variantId: "none" }, "400 invalid_request"],
    ["a language without words", { locale: "nl" }, "400 invalid_request"],
    ["an unknown store", { storeId: "none" }, "404 not_found"],
  ])("of %s is refused", async (_, body, code) => {
    expect(codeOf(await tryIt({ shopperId: await someone(true), ...body }))).toBe(code);
  });

  test("is for test shoppers alone", async () => {
    const real = await someone();
    const before = await everythingStored();
    expect(codeOf(await tryIt({ shopperId: real }))).toBe("404 not_found");
    expect(codeOf(await tryIt({ shopperId: "nobody" }))).toBe("404 not_found");
    expect(await everythingStored()).toEqual(before);
  });
});

describe("a decision for another channel", () => {
  const decide = (body: object, client = backend) =>
    client<Decided>("POST", "/v1/decisions", { channel: "web", ...body });

  test("gives the best answers, each campaign once, and writes nothing", async () => {
    const shopperId = await someone();
    const before = await everythingStored();
    const decided = done(await decide({ shopperId }));
    expect(decided.answers.map(({ campaignId }) => campaignId)).toEqual(["web", "web-too"]);
    expect(decided).toMatchObject({ decisionId: null, code: null, offers: [] });
    expect(done(await decide({ shopperId, limit: 1, storeId: "sthlm-1" })).answers).toHaveLength(1);
    expect(await everythingStored()).toEqual(before);
  });

  test("is of the campaigns of that channel", async () => {
    const shopperId = await someone();
    expect(done(await decide({ shopperId, channel: "kiosk" }))).toMatchObject({ answers: [], code: "no_campaign" });
    expect(done(await decide({ shopperId, channel: "clerk" })).answers).toHaveLength(2);
    expect(codeOf(await decide({ shopperId, channel: "visit" }))).toBe("400 invalid_request");
  });

  test("needs no location, but leave to speak", async () => {
    const shopperId = await someone();
    const grant = (consents: object) =>
      backend("PUT", `/v1/shoppers/${shopperId}/consents`, { consents, source: "web" });
    done(await grant({ preciseLocation: false }));
    expect(done(await decide({ shopperId })).answers).toHaveLength(2);
    done(await grant({ marketing: false }));
    expect(done(await decide({ shopperId }))).toMatchObject({ answers: [], code: "consent_missing" });
  });

  test("makes the best one an offer where it is asked to, and counts it", async () => {
    const shopperId = await someone();
    const phone = await TestPhone.of(backend, shopperId);
    const issue = { shopperId, issue: true, storeId: "sthlm-1" };
    const first = done(await decide(issue));
    expect(first).toMatchObject({ code: null, offers: [{ campaignId: "web", storeIds: ["sthlm-1"], test: false }] });
    const { items } = done(await phone.call<{ items: OfferView[] }>("GET", "/v1/offers"));
    expect(items.map(({ id }) => id)).toEqual(first.offers.map(({ id }) => id));
    const decision = done(await admin("GET", `/v1/decisions/${first.decisionId}`));
    expect(decision).toMatchObject({ channel: "web", trigger: null, state: "issued", chosen: { campaignId: "web" } });
  });

  test("keeps to the campaign's limits", async () => {
    const shopperId = await someone();
    done(await marketer("POST", "/v1/campaigns/web/pause"));
    const issue = { shopperId, issue: true, storeId: "sthlm-1" };
    expect(done(await decide(issue)).offers).toMatchObject([{ campaignId: "web-too" }]);
    expect(done(await decide(issue))).toMatchObject({ offers: [], code: "limit_reached" });
    expect(done(await decide({ shopperId }))).toMatchObject({ answers: [], code: "limit_reached" });
    done(await marketer("POST", "/v1/campaigns/web/resume"));
  });

  test.each<[string, object, string]>([
    ["an offer without a store", { issue: true }, "400 invalid_request"],
    ["too many answers", { limit: 21 }, "400 invalid_request"],
    ["a store that is not there", { storeId: "none" }, "404 not_found"],
    ["nobody", { shopperId: "nobody" }, "404 not_found"],
    ["nobody at all", { shopperId: null }, "400 invalid_request"],
  ])("of %s is refused", async (_, body, code) => {
    expect(codeOf(await decide({ shopperId: await someone(), ...body }))).toBe(code);
  });

  test("is for backends alone", async () => {
    expect(codeOf(await decide({ shopperId: await someone() }, marketer))).toBe("403 forbidden");
  });
});
