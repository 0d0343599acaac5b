import { exports } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import dpop from "../../fixtures/wire/dpop.json";
import enrolment from "../../fixtures/wire/enrolment.json";
import keys from "../../fixtures/wire/keys.json";
import offers from "../../fixtures/wire/offers.json";
import pings from "../../fixtures/wire/pings.json";
import type { OfferDocument } from "../../src/domain/offers/offer.ts";
import { clientAs } from "./support/api.ts";
import { ports } from "./support/objects.ts";

/** What a case expects: members of the answer, or the code of a problem. */
interface Expected {
  readonly status: number;
  readonly code?: string;
  readonly body?: object;
}

/** Sends what a fixture holds to the address that it was made for. */
async function answerTo(request: string, headers: Record<string, string>, content?: string) {
  const [method = "", path = ""] = request.split(" ");
  const init = { method, headers, ...(content === undefined ? {} : { body: content }) };
  const response = await exports.default.fetch(`${keys.origin}${path}`, init);
  return { status: response.status, body: await response.json<Record<string, unknown>>() };
}

function expectAnswer(
  answer: { status: number; body: Record<string, unknown> },
  { status, code, body }: Expected,
): void {
  expect(answer).toMatchObject({ status, body: { ...body, ...(code === undefined ? {} : { code }) } });
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(keys.now);
  await ports.shopper(enrolment.given.sub).openEnrolment({ ...enrolment.given, anonymous: false });
});

test("the fixtures are of this deployment", async () => {
  expect(ports.credentials.audience).toBe(keys.audience);
  expect(await ports.names.sub(enrolment.given.shopperId)).toBe(enrolment.given.sub);
  expect(new Set([keys, dpop, enrolment, offers, pings].map(({ now }) => now)).size).toBe(1);
});

describe("an enrolment proof", () => {
  test.each(enrolment.cases)("$name", async ({ proof, answer }) => {
    const body = JSON.stringify({ ...enrolment.body, proof });
    const came = await answerTo(enrolment.request, { "content-type": "application/json" }, body);
    expectAnswer(came, answer);
    expect(came.body["serverTime"]).toBe(keys.now);
  });
});

describe("a DPoP proof", () => {
  test.each(dpop.cases)("$name", async ({ proof, answer }) => {
    expectAnswer(await answerTo(dpop.request, { authorization: `DPoP ${dpop.credential}`, dpop: proof }), answer);
  });
});

describe("a ping", () => {
  test.each(pings.cases)("$name", async ({ ping, credential = pings.credential, answer }) => {
    const headers = { authorization: `Device ${credential}`, "content-type": "application/jose" };
    const came = await answerTo(pings.request, headers, ping);
    expectAnswer(came, answer);
    expect(came.body["serverTime"]).toBe(keys.now);
  });
});

describe("an offer token", () => {
  beforeAll(async () => {
    for (const document of offers.given.offers) {
      await ports.offer(document.id).create(document as OfferDocument, enrolment.given.sub);
    }
  });

  test.each(offers.cases)("$name", async ({ token, answer }) => {
    const till = await clientAs("till", [offers.body.storeId]);
    expectAnswer(await till("POST", "/v1/redemptions/check", { ...offers.body, token }), answer);
  });

  test("verifies under the published keys", async () => {
    const published = await answerTo("GET /.well-known/jwks.json", {});
    expect(published.body["keys"]).toEqual(offers.jwks.keys);
  });
});
