import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { env } from "cloudflare:workers";
import { CONSENT_CHANGES_KEPT_MAX } from "../../src/domain/bounds.ts";
import { type Answer, type Client, clientAs, done } from "./support/api.ts";
import { advance, HOUR, MINUTE, SECOND, stopClock, timeAgo } from "./support/clock.ts";
import { intercept } from "./support/intercept.ts";
import { decisionsOf, reservedOf } from "./support/issue.ts";
import { offerStub, ring, rowsIn, shopperStub } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { fixAt, walkIn } from "./support/walks.ts";

interface Receipt {
  readonly granted: boolean;
  readonly at: string | null;
  readonly source: string | null;
  readonly deviceId: string | null;
}
interface Consents {
  readonly consents: Readonly<Record<string, Receipt>>;
  readonly pausedUntil: string | null;
}

let backend: Client;
let support: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn")]);
  [backend, support] = await Promise.all([clientAs("backend"), clientAs("support")]);
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function aShopper() {
  const id = `shopper-${++shoppers}`;
  await putCart(backend, id);
  return { id, phone: await TestPhone.of(backend, id), stub: await shopperStub(id) };
}

const say = (phone: TestPhone, consents: object, over: object = {}): Promise<Answer<Consents>> =>
  phone.call("PUT", "/v1/consents", { consents, source: "app", ...over });
const tell = (id: string, consents: object, over: object = {}): Promise<Answer<Consents>> =>
  support("PUT", `/v1/shoppers/${id}/consents`, { consents, source: "letter", ...over });
const seenIn = (stub: DurableObjectStub) => rowsIn(stub, "SELECT id FROM fix UNION ALL SELECT store FROM stay");

describe("a consent", () => {
  test("comes back with its receipt, and with all the others", async () => {
    const { phone } = await aShopper();
    const { at: enrolledAt } = { at: new Date().toISOString() };
    advance(MINUTE);
    const { consents, pausedUntil } = done(
      await say(phone, { profiling: { granted: true, text: null }, marketing: false }),
    );
    const now = new Date().toISOString();
    const receipt = { text: null, textSha256: null, source: "app", deviceId: phone.deviceId };
    expect(consents).toEqual({
      preciseLocation: { granted: true, at: enrolledAt, ...receipt },
      marketing: { granted: false, at: now, ...receipt },
      profiling: { granted: true, at: now, ...receipt },
      adsExport: { granted: false, at: enrolledAt, ...receipt },
    });
    expect(pausedUntil).toBeNull();
  });

  test("is remembered with every change of it, and the receipt of each", async () => {
    const { id, phone } = await aShopper();
    const enrolledAt = timeAgo(0);
    advance(MINUTE);
    // Saying the same again changes nothing; what comes late changes nothing any more.
    for (const granted of [true, false, false]) done(await say(phone, { preciseLocation: granted }));
    const withdrawnAt = timeAgo(0);
    advance(MINUTE);
    done(await tell(id, { preciseLocation: true }, { at: timeAgo(HOUR) }));
    done(await tell(id, { preciseLocation: true }));
    const { consentChanges } = done(await phone.call<{ consentChanges: { purpose: string }[] }>("GET", "/v1/me"));
    const ofLocation = consentChanges.filter(({ purpose }) => purpose === "preciseLocation");
    const wording = { text: null, textSha256: null };
    const own = { ...wording, purpose: "preciseLocation", source: "app", deviceId: phone.deviceId };
    expect(ofLocation).toEqual([
      { ...own, granted: true, at: enrolledAt },
      { ...own, granted: false, at: withdrawnAt },
      { ...own, granted: true, at: timeAgo(0), source: "letter", deviceId: null },
    ]);
  });

  test("is remembered with its newest changes, and not without end", async () => {
    const { id, stub } = await aShopper();
    for (let change = 0; change <= CONSENT_CHANGES_KEPT_MAX; change += 1) {
      advance(SECOND);
      done(await tell(id, { profiling: change % 2 === 0 }));
    }
    const kept = await rowsIn<{ at: number }>(stub, "SELECT at FROM consent_change WHERE purpose = 'profiling'");
    expect(kept).toHaveLength(CONSENT_CHANGES_KEPT_MAX);
    expect(kept.at(-1)?.at).toBe(Date.now());
    expect(await rowsIn(stub, "SELECT 1 FROM consent_change WHERE purpose = 'marketing'")).toHaveLength(1);
  });

  test("is recorded for somebody of whom nothing else is known", async () => {
    const { consents } = done(await tell("writes-letters", { marketing: true }, { at: timeAgo(48 * HOUR) }));
    expect(consents["marketing"]).toMatchObject({
      granted: true,
      source: "letter",
      deviceId: null,
      at: timeAgo(48 * HOUR),
    });
    expect(consents["profiling"]).toEqual({
      granted: false,
      at: null,
      source: null,
      deviceId: null,
      text: null,
      textSha256: null,
    });
  });

  test("belongs to the shopper, whichever of their devices speaks", async () => {
    const { id, phone } = await aShopper();
    const other = await TestPhone.of(backend, id);
    done(await say(other, { marketing: false }));
    expect(done(await say(phone, {})).consents["marketing"]).toMatchObject({
      granted: false,
      deviceId: other.deviceId,
    });
  });

  test("that comes late undoes no newer word", async () => {
    const { id, phone } = await aShopper();
    done(await say(phone, { marketing: false }));
    const { consents } = done(await tell(id, { marketing: true }, { at: timeAgo(HOUR) }));
    expect(consents["marketing"]).toMatchObject({ granted: false, source: "app" });
  });

  test.each([
    ["a purpose that there is not", { consents: { smallTalk: true }, source: "app" }, "/consents/smallTalk"],
    [
      "a text, for there are none yet",
      { consents: { marketing: { granted: true, text: "marketing/1/en" } }, source: "app" },
      "/consents/marketing/text",
    ],
    ["another source", { consents: {}, source: "hearsay" }, "/source"],
    ["a clock that is wrong", { consents: {}, source: "app", at: "2099-01-01T00:00:00Z" }, "/at"],
  ])("is refused with %s", async (_, body, pointer) => {
    const { phone } = await aShopper();
    const refused = { status: 400, body: { code: "invalid_request", errors: [{ pointer }] } };
    expect(await phone.call("PUT", "/v1/consents", body)).toMatchObject(refused);
  });

  test.each(["till", "marketer", "analyst"])("is not recorded by a %s", async (role) => {
    const client = await clientAs(role);
    expect((await client("PUT", "/v1/shoppers/a/consents", { consents: {}, source: "app" })).status).toBe(403);
  });
});

describe("leave to know where they are, withdrawn", () => {
  test.each(["on the phone", "by letter"])("%s, forgets what was seen in the same turn", async (way) => {
    const { id, phone, stub } = await aShopper();
    await phone.ping(walkIn());
    expect(await seenIn(stub)).not.toEqual([]);
    done(await (way === "by letter" ? tell(id, { preciseLocation: false }) : say(phone, { preciseLocation: false })));
    expect(await seenIn(stub)).toEqual([]);
  });

  test("refuses every fix and decides nothing, until it is given again", async () => {
    const { id, phone, stub } = await aShopper();
    done(await say(phone, { preciseLocation: false }));
    const answer = await phone.ping(walkIn());
    expect(new Set(answer.fixes.map(({ verdict, reason }) => `${verdict} ${reason}`))).toEqual(
      new Set(["rejected no_consent"]),
    );
    expect(answer).toMatchObject({ visits: [], offers: [], decisionId: null });
    expect(await seenIn(stub)).toEqual([]);
    expect(await decisionsOf(id)).toEqual([]);
    expect(done(await support("GET", `/v1/devices/${phone.deviceId}`))).toMatchObject({
      lastRefusal: { code: "no_consent" },
    });
    done(await say(phone, { preciseLocation: true }));
    expect((await phone.ping(walkIn())).offers).toHaveLength(1);
  });

  test("by another enrolment, is forgotten too", async () => {
    const { id, phone, stub } = await aShopper();
    await phone.ping(walkIn());
    await TestPhone.of(backend, id, { preciseLocation: false, marketing: true });
    expect(await seenIn(stub)).toEqual([]);
  });
});

describe("a decision under way", () => {
  test.each([
    ["preciseLocation", { preciseLocation: false }, {}, "consent_missing", "abandoning"],
    ["marketing", { marketing: false }, {}, "consent_missing", "creating"],
    ["a pause", {}, { pausedUntil: "2099-01-01T00:00:00Z" }, "shopper_paused", "creating"],
  ])("is given up with its reservation when %s comes between", async (_, consents, over, code, atOnce) => {
    const { id, phone } = await aShopper();
    const before = await reservedOf("autumn");
    let isIn = false;
    let goOn = (): void => undefined;
    const withdrawn = new Promise<void>((resolve) => (goOn = resolve));
    intercept(env.OFFER, async (method, proceed) => {
      const created = await proceed();
      if (method === "create") {
        isIn = true;
        await withdrawn;
      }
      return created;
    });
    const sent = phone.send(await phone.sign(walkIn()));
    await vi.waitUntil(() => isIn);
    done(await say(phone, consents, over));
    expect(await decisionsOf(id)).toMatchObject([{ state: atOnce }]);
    goOn();
    expect(done(await sent).offers).toEqual([]);
    const [decision] = await decisionsOf(id);
    expect(decision).toMatchObject({ state: "abandoned", body: { code } });
    await ring(offerStub(decision?.offer ?? ""));
    expect(await reservedOf("autumn")).toBe(before);
  });
});

describe("a pause", () => {
  test("answers every fix with `paused` until it is over", async () => {
    const { phone } = await aShopper();
    const pausedUntil = new Date(Date.now() + HOUR).toISOString();
    expect(done(await say(phone, {}, { pausedUntil })).pausedUntil).toBe(pausedUntil);
    const answer = await phone.ping(walkIn());
    expect(answer.fixes[0]).toMatchObject({ verdict: "rejected", reason: "paused" });
    expect(answer.offers).toEqual([]);
    advance(HOUR);
    expect((await phone.ping(walkIn())).offers).toHaveLength(1);
  });

  test("is ended by its own word, and by no other", async () => {
    const { phone } = await aShopper();
    const pausedUntil = new Date(Date.now() + HOUR).toISOString();
    done(await say(phone, {}, { pausedUntil }));
    expect(done(await say(phone, { profiling: true })).pausedUntil).toBe(pausedUntil);
    expect(done(await say(phone, {}, { pausedUntil: null })).pausedUntil).toBeNull();
    advance(SECOND);
    expect((await phone.ping([fixAt(CENTER)])).fixes[0]).toMatchObject({ verdict: "accepted" });
  });
});
