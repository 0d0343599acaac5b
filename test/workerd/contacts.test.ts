import { beforeAll, describe, expect, test } from "vitest";
import { CONTACTS_KEPT_MS } from "../../src/domain/bounds.ts";
import type { SingleView } from "../../src/domain/privacy/single-view.ts";
import { admin, type Client, clientAs, done, send } from "./support/api.ts";
import { advance, DAY, HOUR, stopClock, timeAgo } from "./support/clock.ts";
import { decisionsOf } from "./support/issue.ts";
import { renewed, someone } from "./support/life.ts";
import { rowsIn } from "./support/objects.ts";
import { aCampaign, aStore, openShop } from "./support/retailer.ts";
import { walkIn } from "./support/walks.ts";

interface Pressure {
  readonly marketingAllowed: boolean;
  readonly until: string | null;
  readonly because: readonly { readonly code: string; readonly until: string | null }[];
}

let backend: Client;
let backendKey: string;
const email = (over: object = {}) => ({ channel: "email", purpose: "marketing", at: timeAgo(0), ...over });
const tell = async (id: string, contact: object) =>
  done(await backend<{ applied: boolean }>("POST", `/v1/shoppers/${id}/contacts`, contact)).applied;
const pressure = async (id: string, query = "") =>
  done(await backend<Pressure>("GET", `/v1/shoppers/${id}/pressure${query}`));
const codesOf = ({ because }: Pressure) => because.map(({ code }) => code);

beforeAll(async () => {
  stopClock();
  const contactLimits = [
    { count: 2, period: "P7D" },
    { count: 1, period: "P1D", channels: ["sms"] },
  ];
  done(await admin("PUT", "/v1/settings", { contactLimits }));
  await openShop({ "sthlm-1": aStore({ openingHours: null }) }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  backendKey = done(await admin<{ key: string }>("POST", "/v1/api-keys", { role: "backend", name: "import" })).key;
});

describe("what another channel said", () => {
  test("is known once, however often it is told", async () => {
    const { id } = await someone(backend, "told");
    const contact = email({ campaign: "newsletter-47" });
    expect([await tell(id, contact), await tell(id, contact)]).toEqual([true, false]);
    expect([await tell(id, { ...contact, campaign: "another" }), await tell(id, email())]).toEqual([true, true]);
  });

  test("is shown to the shopper", async () => {
    const { id, phone } = await someone(backend, "shown");
    await tell(id, {
      channel: "letter",
      purpose: "service",
      at: timeAgo(DAY),
      arrivesAt: timeAgo(-DAY),
      campaign: "recall",
    });
    const { calm } = done(await phone.call<SingleView>("GET", "/v1/me"));
    expect(calm.contacts).toEqual([
      { channel: "letter", purpose: "service", at: timeAgo(DAY), arrivesAt: timeAgo(-DAY), campaign: "recall" },
    ]);
  });

  test("is forgotten when no limit can look back at it", async () => {
    const { id, stub } = await someone(backend, "forgotten");
    await tell(id, email({ at: timeAgo(CONTACTS_KEPT_MS + HOUR) }));
    await tell(id, email());
    expect(await rowsIn(stub, "SELECT channel FROM contact")).toHaveLength(1);
  });

  test.each([
    ["/channel", { channel: "pigeon" }],
    ["/purpose", { purpose: undefined }],
    ["/at", { at: "2026-11-21" }],
    ["/arrivesAt", { arrivesAt: "1999-01-01T00:00:00Z" }],
  ])("is refused where %s cannot be", async (pointer, change) => {
    expect(await backend("POST", "/v1/shoppers/lars/contacts", { ...email(), ...change })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });
});

describe("pressure", () => {
  test("is none on somebody who agreed to marketing and heard little", async () => {
    const { id } = await someone(backend, "calm");
    expect(await pressure(id)).toEqual({ marketingAllowed: true, until: null, because: [] });
  });

  test("comes from all channels together, and says when it ends", async () => {
    const { id } = await someone(backend, "pressed");
    await tell(id, email({ at: timeAgo(2 * DAY) }));
    await tell(id, { channel: "phone", purpose: "marketing", at: timeAgo(DAY) });
    const answer = await pressure(id);
    expect(answer).toMatchObject({
      marketingAllowed: false,
      until: timeAgo(-5 * DAY),
      because: [{ code: "contact_limit", limit: { count: 2, period: "P7D", channels: null } }],
    });
  });

  test("of one channel is asked for that channel", async () => {
    const { id } = await someone(backend, "texted");
    await tell(id, email({ channel: "sms" }));
    expect(await pressure(id)).toMatchObject({ marketingAllowed: true });
    expect(await pressure(id, "?channel=email")).toMatchObject({ marketingAllowed: true });
    expect(await pressure(id, "?channel=sms")).toMatchObject({ marketingAllowed: false, until: timeAgo(-DAY) });
  });

  test("comes from our own offers like from anything else", async () => {
    const { id, phone } = await someone(backend, "offered");
    await tell(id, email());
    expect((await phone.ping(walkIn())).offers).toHaveLength(1);
    expect(codesOf(await pressure(id))).toEqual(["contact_limit"]);
  });

  test("has no end where they did not agree, and that of a pause", async () => {
    const { id } = await someone(backend, "withdrawn");
    const pausedUntil = timeAgo(-DAY);
    const consents = { consents: { marketing: false }, source: "store", pausedUntil };
    done(await backend("PUT", `/v1/shoppers/${id}/consents`, consents));
    expect(await pressure(id)).toMatchObject({
      marketingAllowed: false,
      until: null,
      because: [
        { code: "consent_missing", until: null },
        { code: "paused", until: pausedUntil },
      ],
    });
  });

  test("of nobody is not found", async () => {
    expect(await backend("GET", "/v1/shoppers/never-heard-of/pressure")).toMatchObject({ status: 404 });
  });
});

describe("a visit", () => {
  test("ends in silence within a day of a service contact, and in an offer after it", async () => {
    const { id, phone } = await someone(backend, "complaint");
    expect(await tell(id, { channel: "service", at: timeAgo(HOUR) })).toBe(true);
    expect((await phone.ping(walkIn())).offers).toEqual([]);
    expect(await decisionsOf(id)).toMatchObject([{ state: "silent", body: { code: "service_contact" } }]);
    advance(DAY);
    expect((await (await renewed(phone)).ping(walkIn())).offers).toHaveLength(1);
  });

  test("ends in silence when others have said enough", async () => {
    const { id, phone } = await someone(backend, "enough");
    await tell(id, email({ at: timeAgo(DAY) }));
    await tell(id, { channel: "postcard", purpose: "marketing", at: timeAgo(2 * DAY) });
    expect((await phone.ping(walkIn())).offers).toEqual([]);
    expect(await decisionsOf(id)).toMatchObject([{ body: { code: "contact_limit" } }]);
  });
});

describe("an import", () => {
  const importLines = (text: string, query = "") =>
    send<{ created: number; skipped: number; refused: { row: number; code: string; message: string }[] }>(
      `/v1/contacts/import${query}`,
      {
        method: "POST",
        headers: { authorization: `Bearer ${backendKey}`, "content-type": "application/x-ndjson" },
        body: text,
      },
    );
  const file = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");

  test("takes what it can, and says of each other row what is wrong", async () => {
    const row = { shopperId: "imported-1", ...email() };
    const text = `${file(row, { ...row, shopperId: "imported-2" }, row, { ...row, channel: "pigeon" })}\n\n{"a":1,"a":2}\nnonsense\n`;
    const { created, skipped, refused } = done(await importLines(text));
    expect(created + skipped).toBe(3);
    expect(refused).toMatchObject([
      { row: 4, code: "invalid_request", message: expect.stringContaining("/channel") as string },
      { row: 5, code: "invalid_request" },
      { row: 6, code: "invalid_request" },
    ]);
    expect(done(await importLines(file(row)))).toMatchObject({ created: 0, skipped: 1 });
  });

  test("that is a rehearsal changes nothing", async () => {
    const text = file({ shopperId: "rehearsed", ...email() }, { shopperId: "rehearsed" });
    expect(done(await importLines(text, "?dryRun=true"))).toMatchObject({ created: 1, refused: [{ row: 2 }] });
    expect(await backend("GET", "/v1/shoppers/rehearsed/pressure")).toMatchObject({ status: 404 });
  });

  test("is lines of JSON, and not too many", async () => {
    expect(await importLines("{}\n".repeat(5_001))).toMatchObject({ status: 413 });
    const headers = { authorization: `Bearer ${backendKey}`, "content-type": "application/json" };
    const wrong = await send("/v1/contacts/import", { method: "POST", headers, body: "{}" });
    expect(wrong).toMatchObject({ status: 415 });
  });
});
