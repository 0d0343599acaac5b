import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { GATHER_FACT_TIMEOUT_MS } from "../../src/domain/bounds.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, HOUR, MINUTE, SECOND, stopClock, timeAgo } from "./support/clock.ts";
import { including, matching } from "./support/matchers.ts";
import { ports } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aCart, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { AT_SEA, fixAt, north, stepIn, walkIn } from "./support/walks.ts";

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  const limits = [{ per: "shopper", count: 1, period: "P7D" }];
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn", { limits })]);
  backend = await clientAs("backend");
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Someone with a phone and, unless told otherwise, a cart left ten hours ago. */
async function aShopper(cart: object | null = aCart()) {
  const id = `shopper-${++shoppers}`;
  if (cart !== null) await putCart(backend, id, cart);
  return { id, phone: await TestPhone.of(backend, id) };
}

const FAR = north(CENTER, 5_000);

describe("each fix has its verdict", () => {
  test("in the order in which they were sent", async () => {
    const { phone } = await aShopper();
    const good = fixAt(CENTER, 60);
    const fixes = [
      good,
      { ...fixAt(CENTER, 30), id: good.id },
      fixAt(CENTER, 24 * 3_600 + 1),
      { ...fixAt(CENTER), mocked: true },
      fixAt(CENTER, -301),
      fixAt(CENTER, 0, { accuracy: 501 }),
      fixAt(CENTER, 0, { latitude: 91 }),
      { id: "half" },
      "nothing",
      fixAt(CENTER),
    ];
    const { body } = await phone.send(await phone.sign(fixes));
    expect(body.fixes.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ["accepted", null],
      ["duplicate", null],
      ["stale", "too_old"],
      ["rejected", "mocked"],
      ["rejected", "in_future"],
      ["rejected", "too_coarse"],
      ["rejected", "malformed"],
      ["rejected", "malformed"],
      ["rejected", "malformed"],
      ["accepted", null],
    ]);
    expect(body.fixes.slice(-3).map(({ id }) => id)).toEqual(["half", "", matching(/^fix-/)]);
  });

  test("and is known again in a later ping", async () => {
    const { phone } = await aShopper();
    const fix = fixAt(CENTER);
    await phone.ping([fix]);
    expect((await phone.ping([fix, fixAt(CENTER)])).fixes.map(({ verdict }) => verdict)).toEqual([
      "duplicate",
      "accepted",
    ]);
  });
});

describe("a visit", () => {
  test("is told step by step, each step once", async () => {
    const { phone } = await aShopper(null);
    const entered = await phone.ping(stepIn());
    expect(entered.visits).toEqual([{ storeId: "sthlm-1", event: "entered", at: timeAgo(0), confidence: "high" }]);
    expect(entered.state).toMatch(/^open\.\d{10}$/);
    advance(MINUTE);
    expect((await phone.ping([fixAt(CENTER)])).visits).toMatchObject([{ event: "dwelled", at: timeAgo(0) }]);
    advance(MINUTE);
    expect((await phone.ping([fixAt(CENTER)])).visits).toEqual([]);
    const leftAt = timeAgo(0);
    advance(MINUTE);
    const left = await phone.ping([fixAt(FAR, 30), fixAt(FAR)], { state: entered.state });
    expect(left).toMatchObject({ visits: [{ event: "exited", at: leftAt }], state: null });
  });

  test("is the same in one ping, its fixes out of order", async () => {
    const { phone } = await aShopper(null);
    const fixes = [...walkIn(), fixAt(FAR, -60), fixAt(FAR, -90)];
    const { visits } = await phone.ping(fixes.toReversed());
    expect(visits.map(({ event }) => event)).toEqual(["entered", "dwelled", "exited"]);
  });

  test.each([
    ["a drive-by", [-40, -20, 0, 20, 40].map((metres) => fixAt(north(CENTER, metres), 10 - metres / 4, { speed: 12 }))],
    ["a single fix inside", [fixAt(CENTER)]],
    ["fixes of unknown accuracy", [150, 90, 60, 0].map((ago) => fixAt(CENTER, ago, { accuracy: -1 }))],
    ["fixes beside the door", [fixAt(FAR, 90), ...[60, 30, 0].map((ago) => fixAt(north(CENTER, 90), ago))]],
  ])("is not made by %s", async (_, fixes) => {
    const { phone } = await aShopper();
    // The table was written before the clock was stopped.
    const shift = Date.now() - Math.max(...fixes.map(({ timestamp }) => timestamp));
    const now = fixes.map((fix) => ({ ...fix, timestamp: fix.timestamp + shift }));
    expect(await phone.ping(now)).toMatchObject({ visits: [], offers: [], decisionId: null });
  });
});

describe("an offer", () => {
  test("comes with everything that the phone shows", async () => {
    const { phone } = await aShopper();
    const { offers, decisionId } = await phone.ping(walkIn());
    expect(decisionId).toMatch(/^dec_[a-z2-7]{52}_1$/);
    expect(offers).toEqual([
      {
        id: matching(/^off_[\w-]{22}$/),
        code: matching(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{3}$/),
        token: matching(/^[\w-]+\.[\w-]+\.[\w-]{86}$/),
        campaignId: "autumn",
        variantId: "ten",
        locale: "en",
        storeIds: ["sthlm-1"],
        title: "10 % off Vitmossa trail shoe",
        body: matching(/^Here, until /),
        imageUrl: null,
        deepLink: null,
        disclosure: null,
        test: false,
        reward: including({ kind: "percentOff", basisPoints: 1_000 }),
        items: [{ sku: "VITMOSSA-42", name: "Vitmossa trail shoe" }],
        state: "issued",
        issuedAt: timeAgo(0),
        expiresAt: timeAgo(-2 * HOUR),
        reasons: [{ code: "cart_abandoned", text: matching(/Vitmossa trail shoe/) }],
      },
    ]);
  });

  test("is the same when the ping is sent again, for a day", async () => {
    const { phone } = await aShopper();
    const ping = await phone.sign(walkIn());
    const first = (await phone.send(ping)).body;
    const again = (await phone.send(ping)).body;
    expect(again).toMatchObject({ visits: [], decisionId: null, offers: first.offers });
    expect(again.fixes.map(({ verdict }) => verdict)).toEqual([
      "duplicate",
      "duplicate",
      "duplicate",
      "duplicate",
      "duplicate",
    ]);
    advance(DAY - MINUTE);
    expect((await phone.send(ping)).body.offers).toEqual([]);
    expect((await phone.call("GET", "/v1/offers?state=all")).body).toMatchObject({
      items: [{ id: first.offers[0]?.id }],
    });
    advance(MINUTE);
    expect(await phone.send(ping)).toMatchObject({ status: 401 });
  });

  test("is shown within a kilometre of its store only", async () => {
    const { phone } = await aShopper();
    const { offers, state } = await phone.ping(walkIn());
    advance(10 * MINUTE);
    expect((await phone.ping([fixAt(north(CENTER, 1_000))], { state })).offers).toEqual(offers);
    advance(10 * MINUTE);
    expect((await phone.ping([fixAt(FAR)], { state })).offers).toEqual([]);
    expect((await phone.call("GET", "/v1/offers")).body).toEqual({ items: offers, nextCursor: null });
  });

  test("does not follow from a dwell that is long past", async () => {
    const { phone } = await aShopper();
    const stale = walkIn().map((fix) => ({ ...fix, timestamp: fix.timestamp - 121 * SECOND }));
    const answer = await phone.ping(stale);
    expect(answer.visits.map(({ event }) => event)).toEqual(["entered", "dwelled"]);
    expect(answer).toMatchObject({ offers: [], decisionId: null });
  });

  test("of someone else is not seen", async () => {
    const [one, two] = [await aShopper(), await aShopper()];
    await one.phone.ping(walkIn());
    expect((await two.phone.call("GET", "/v1/offers?state=all")).body).toEqual({ items: [], nextCursor: null });
  });
});

describe("silence has its reason", () => {
  const decisionOf = async (phone: TestPhone) => {
    const { offers, decisionId } = await phone.ping(walkIn());
    expect(offers).toEqual([]);
    return done(await admin<{ state: string; code: string }>("GET", `/v1/decisions/${decisionId}`));
  };

  test.each<[string, object | null]>([
    ["no_cart", null],
    ["no_cart", { items: [] }],
    ["cart_in_use", { minutesAgo: 29 }],
    ["currency_mismatch", { currency: "EUR" }],
  ])("%s, the cart being %j", async (code, over) => {
    const { minutesAgo = 600, ...rest } = (over ?? {}) as { minutesAgo?: number };
    const cart = over === null ? null : aCart({ updatedAt: timeAgo(minutesAgo * MINUTE), ...rest });
    const { phone } = await aShopper(cart);
    expect(await decisionOf(phone)).toMatchObject({ state: "silent", code, chosen: null });
  });

  test("limit_reached, on the second visit of the week", async () => {
    const { phone } = await aShopper();
    expect((await phone.ping(walkIn())).offers).toHaveLength(1);
    advance(5 * HOUR);
    expect(await decisionOf(phone)).toMatchObject({ state: "silent", code: "limit_reached" });
  });

  test("cart_late, when KV takes its time", async () => {
    const { phone } = await aShopper();
    vi.spyOn(env.CARTS, "get").mockReturnValue(new Promise(() => undefined));
    const waits = vi.spyOn(scheduler, "wait").mockResolvedValue();
    expect(await decisionOf(phone)).toMatchObject({ state: "silent", code: "cart_late" });
    expect(waits).toHaveBeenCalledWith(GATHER_FACT_TIMEOUT_MS);
  });

  test("cart_unsettled, while KV has not caught up", async () => {
    const { id, phone } = await aShopper();
    await env.CARTS.delete(`cart:${await ports.names.sub(id)}`);
    expect(await decisionOf(phone)).toMatchObject({ state: "silent", code: "cart_unsettled" });
  });

  test("and tells a marketer neither who it was nor what was in the cart", async () => {
    const { id, phone } = await aShopper();
    const { decisionId } = await phone.ping(walkIn());
    const shown = JSON.stringify(await admin("GET", `/v1/decisions/${decisionId}`));
    expect(shown).toContain("autumn");
    expect(shown).not.toContain(id);
    expect(shown).not.toMatch(/Vitmossa/i);
  });
});

describe("a ping that is refused", () => {
  test.each<[string, number, string, object, string]>([
    ["no fixes", 400, "invalid_request", { fixes: [] }, "/fixes"],
    ["501 fixes", 400, "invalid_request", { fixes: Array.from({ length: 501 }, () => ({})) }, "/fixes"],
    ["an unknown member", 400, "invalid_request", { battery: 1 }, "/battery"],
    ["a time that is no number", 400, "invalid_request", { iat: "now" }, "/iat"],
    ["no room for regions", 400, "invalid_request", { regionLimit: 0 }, "/regionLimit"],
    ["half an event", 400, "invalid_request", { watch: [{ storeId: "a" }] }, "/watch/0"],
  ])("for %s says where", async (_, status, code, envelope, pointer) => {
    const { phone } = await aShopper(null);
    const answer = await phone.send(await phone.sign([fixAt(AT_SEA)], envelope));
    expect(answer).toMatchObject({ status, body: { code, errors: [{ pointer }], serverTime: Date.now() } });
  });

  test("because nobody can say whose it is gets one answer, whatever the cause", async () => {
    const [{ phone }, { phone: other }] = [await aShopper(null), await aShopper(null)];
    const fixes = [fixAt(AT_SEA)];
    const sign = (envelope: object) => phone.sign(fixes, envelope);
    const now = Math.floor(Date.now() / 1000);
    const good = await sign({});
    const causes = {
      "no credential": await phone.send(good, { authorization: "" }),
      "another scheme": await phone.send(good, { authorization: `Bearer ${phone.credential}` }),
      "someone else's credential": await phone.send(good, { authorization: `Device ${other.credential}` }),
      "no JWS": await phone.send("{}"),
      "nothing at all": await phone.send(""),
      "another audience": await phone.send(await sign({ aud: "another" })),
      "sent a day ago": await phone.send(await sign({ iat: now - 24 * 3_600 })),
      "sent in ten minutes": await phone.send(await sign({ iat: now + 600 })),
    };
    const told = Object.values(causes).map(({ status, body }) => JSON.stringify({ status, ...body, instance: "" }));
    expect(Object.keys(causes).filter((_, n) => told[n] !== told[0])).toEqual([]);
    expect(causes["no JWS"]).toMatchObject({ status: 401, body: { code: "ping_rejected", serverTime: Date.now() } });
    expect((await phone.send(good)).status).toBe(200);
  });

  test("of another media type, or too large", async () => {
    const { phone } = await aShopper(null);
    const ping = await phone.sign([fixAt(AT_SEA)]);
    const answer = await phone.send(ping, { "content-type": "text/plain" });
    expect(answer).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
    expect(await phone.send("x".repeat(192 * 1024 + 1))).toMatchObject({
      status: 413,
      body: { code: "payload_too_large" },
    });
  });
});
