import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { JSON_BODY_MAX_BYTES, RESERVATION_TTL_MS } from "../../src/domain/bounds.ts";
import { type ProblemCode, PROBLEMS } from "../../src/domain/problems.ts";
import { type Answer, type Client, client, clientAs, done, send } from "./support/api.ts";
import { advance, HOUR, stopClock } from "./support/clock.ts";
import { failOnce } from "./support/intercept.ts";
import { ports } from "./support/objects.ts";
import { aCampaign, aRedemption, aStore, CENTER, openShop } from "./support/retailer.ts";
import { aMadeOffer, Till } from "./support/till.ts";
import { north } from "./support/walks.ts";

/* Every code that a till can meet, and how it comes to it. */

let tillClient: Client;
let till: Till;
let marketer: Client;

beforeAll(async () => {
  stopClock();
  const fence = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore({ fence }) }, [aCampaign("autumn")]);
  tillClient = await clientAs("till", ["sthlm-1", "sthlm-2"]);
  till = new Till(tillClient);
  marketer = await clientAs("marketer");
});

afterEach(() => vi.restoreAllMocks());

const OTHER = { tillId: "4", transactionId: "R-2" };
const HAT = { id: "1", sku: "HAT", quantity: 1, unitPrice: 100 };
const basketOf = (currency: string, ...lines: object[]) => ({ basket: { currency, lines } });
const raw = (body: string, type = "application/json"): Promise<Answer<unknown>> =>
  send("/v1/redemptions", {
    method: "POST",
    headers: { authorization: `Bearer bk_nobody`, "content-type": type, "idempotency-key": "raw" },
    body,
  });

const SCENARIOS: Partial<Readonly<Record<ProblemCode, () => Promise<Answer<unknown>>>>> = {
  invalid_request: () => till.redeem({}),
  idempotency_key_missing: async () => till.redeem(await aMadeOffer().then(({ code }) => ({ code })), ""),
  unauthenticated: () => raw("{}"),
  forbidden: () => till.redeem({ code: "x", storeId: "oslo-1" }),
  not_found: () => till.commit("red_2222222222222222222222_1"),
  not_redeemable: () => till.redeem({ code: "2222-2222-222" }),
  already_redeemed: async () => {
    const { code } = await aMadeOffer();
    done(await till.redeem({ code }));
    return till.redeem({ code, ...OTHER });
  },
  reserved_elsewhere: async () => {
    const { code } = await aMadeOffer();
    done(await till.reserve({ code }));
    return till.redeem({ code, ...OTHER });
  },
  reservation_expired: async () => {
    const { code } = await aMadeOffer();
    const { id } = done(await till.reserve({ code }));
    advance(RESERVATION_TTL_MS);
    done(await till.redeem({ code, ...OTHER }));
    return till.commit(id);
  },
  voided: async () => {
    const { code } = await aMadeOffer();
    done(await till.voidTransaction({ code }));
    return till.redeem({ code });
  },
  test_offer: async () => till.redeem({ code: (await aMadeOffer({ test: true })).code }),
  store_not_eligible: async () => till.redeem({ code: (await aMadeOffer()).code, storeId: "sthlm-2" }),
  basket_not_eligible: async () => till.redeem({ code: (await aMadeOffer()).code, ...basketOf("SEK", HAT) }),
  currency_mismatch: async () => till.redeem({ code: (await aMadeOffer()).code, ...basketOf("EUR", HAT) }),
  not_started: async () => till.redeem({ code: (await aMadeOffer({ issuedAt: Date.now() + 1 })).code }),
  not_reversible: async () => {
    const { code } = await aMadeOffer();
    return till.returns(done(await till.reserve({ code })).id);
  },
  expired: async () => {
    const { code } = await aMadeOffer();
    advance(2 * HOUR);
    return till.redeem({ code });
  },
  revoked: async () => {
    const { code, id } = await aMadeOffer();
    done(await marketer("POST", `/v1/offers/${id}/revoke`, { reason: "fraud" }));
    return till.redeem({ code });
  },
  payload_too_large: () => till.redeem({ code: "x".repeat(JSON_BODY_MAX_BYTES) }),
  unsupported_media_type: () => tillClient("POST", "/v1/redemptions", {}, { "content-type": "text/plain" }),
  idempotency_key_reused: async () => {
    const { code } = await aMadeOffer();
    done(await till.redeem({ code }, "reused"));
    return till.redeem({ code, attempt: 2 }, "reused");
  },
  rate_limited: async () => {
    const busy = await clientAs("till");
    vi.spyOn(ports.rates.requests, "admits").mockReturnValueOnce(false);
    return busy("POST", "/v1/redemptions", aRedemption({ code: "x" }));
  },
  unavailable: async () => {
    const { code } = await aMadeOffer();
    failOnce(env.OFFER, "redeem", "before");
    return till.redeem({ code });
  },
};

/** Codes that no call of a till comes to, and why. */
const NEVER: Partial<Readonly<Record<ProblemCode, string>>> = {
  ping_rejected: "a till sends no pings",
  credential_expired: "a till has an API key",
  conflict: "a redemption conflicts for a reason with a name of its own",
  idempotency_in_flight: "an offer answers in one transaction, so no second request finds the first still running",
  offline_not_allowed: "redemptions made offline are not taken yet",
  erased: "a till names no shopper",
  invalid_geometry: "a till draws no fences",
  campaign_invalid: "a till publishes no campaigns",
};

describe("every problem", () => {
  test("is met by a till, or is known never to be", () => {
    const told = [...Object.keys(SCENARIOS), ...Object.keys(NEVER)];
    expect(told.toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  test.each(Object.entries(SCENARIOS))("%s", async (code, meet) => {
    const { status } = PROBLEMS[code as ProblemCode];
    expect(await meet()).toMatchObject({ status, body: { code } });
  });
});

describe("the order of refusals", () => {
  const bound = async () => new Till(await clientAs("till", ["sthlm-2"]), { storeId: "sthlm-2" });

  test("is first whose store it is, though the body is no redemption and has no key", async () => {
    const answer = await till.post("", { storeId: "oslo-1" }, "");
    expect(answer).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });

  test("is then the body, though there is no such code", async () => {
    const answer = await till.redeem({ code: "x", ...basketOf("SEK") });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  });

  test.each<[string, () => Promise<{ readonly code: string }>]>([
    ["one in hand", () => aMadeOffer()],
    ["a test offer", () => aMadeOffer({ test: true })],
    ["an expired one", () => aMadeOffer({ expiresAt: Date.now() })],
    ["one that has not started", () => aMadeOffer({ issuedAt: Date.now() + HOUR })],
    ["one that nobody made", async () => ({ code: "2222-2222-222" })],
  ])("is then one answer to whoever may not know more: %s", async (_, made) => {
    const { code } = await made();
    const foreign = await bound();
    for (const answer of [
      await foreign.redeem({ code }),
      await foreign.check({ code }),
      await foreign.reserve({ code }),
    ]) {
      expect(answer.body).toEqual({
        type: "https://beckon.dev/problems/not_redeemable",
        title: "Not redeemable here",
        status: 404,
        code: "not_redeemable",
      });
    }
  });

  test("is last the true reason, of the store before the offer's state", async () => {
    const { code } = await aMadeOffer({ expiresAt: Date.now() });
    expect(await till.redeem({ code, storeId: "sthlm-2" })).toMatchObject({ body: { code: "store_not_eligible" } });
    expect(await till.redeem({ code })).toMatchObject({ body: { code: "expired" } });
  });
});

test("a key that is unknown is told so before anything is read", async () => {
  const nobody = client("bk_nobody");
  expect(await nobody("POST", "/v1/redemptions", { storeId: "x" })).toMatchObject({ status: 401 });
});
