import { beforeAll, describe, expect, test } from "vitest";
import type { SingleView } from "../../src/domain/privacy/single-view.ts";
import { admin, type Client, clientAs, done, send } from "./support/api.ts";
import { advance, MINUTE, stopClock } from "./support/clock.ts";
import { TestPhone } from "./support/phone.ts";

const TEXTS = { sv: "Får vi veta var du är?", en: "May we know where you are?" };
/** `printf 'Får vi veta var du är?' | sha256sum` */
const SHA256_SV = "3183d3c82e2ca54020205a06a502b9b697429da2bd1a1aa9fe8df67e0bb1730c";
const third = { version: 3, texts: TEXTS, recipients: ["Nobody else"], retention: "P1D" };

interface Receipt {
  readonly granted: boolean;
  readonly text: string | null;
  readonly textSha256: string | null;
}
interface Consents {
  readonly consents: Readonly<Record<string, Receipt>>;
}
interface Shown {
  readonly items: readonly { readonly id: string; readonly text: string; readonly textSha256: string }[];
}

let backend: Client;
const put = (purpose: string, body: object) => admin("PUT", `/v1/consent-texts/${purpose}`, body);
const list = async (query = "") => done(await send<Shown>(`/v1/consent-texts${query}`, { method: "GET" })).items;

beforeAll(async () => {
  stopClock();
  backend = await clientAs("backend");
  for (const version of [2, 3]) done(await put("preciseLocation", { ...third, version }));
  done(await put("marketing", { version: 1, texts: { en: "May we write to you?" } }));
});

describe("a version of a text", () => {
  test("is added once; the same again changes nothing", async () => {
    const first = { ...third, version: 1 };
    expect(await put("preciseLocation", first)).toMatchObject({ status: 201 });
    expect(await put("preciseLocation", first)).toMatchObject({ status: 200 });
    expect(await put("preciseLocation", third)).toMatchObject({ status: 200, body: { purpose: "preciseLocation" } });
  });

  test.each<[string, object]>([
    ["another wording", { texts: { ...TEXTS, sv: "Får vi?" } }],
    ["one language less", { texts: { sv: TEXTS.sv } }],
    ["another recipient", { recipients: [] }],
  ])("is never overwritten by %s", async (_, change) => {
    expect(await put("preciseLocation", { ...third, ...change })).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    expect((await list("?locale=sv")).find(({ id }) => id === "preciseLocation/3/sv")?.text).toBe(TEXTS.sv);
  });

  test("is about a purpose that there is", async () => {
    expect(await put("smallTalk", third)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

describe("what is asked now", () => {
  test("is for anybody to read, the newest version in the language that suits them", async () => {
    expect((await list("?locale=sv-SE")).map(({ id, text }) => [id, text])).toEqual([
      ["marketing/1/en", "May we write to you?"],
      ["preciseLocation/3/sv", TEXTS.sv],
    ]);
  });

  test("comes in every language to whoever names none, each with its hash", async () => {
    const items = await list();
    expect(items.map(({ id }) => id)).toEqual(["marketing/1/en", "preciseLocation/3/en", "preciseLocation/3/sv"]);
    expect(items[2]?.textSha256).toBe(SHA256_SV);
  });
});

describe("every version", () => {
  const versionsOf = async (purpose: string) =>
    done(await admin<{ items: { version: number }[] }>("GET", `/v1/consent-texts/${purpose}`)).items;

  test("is there for good, newest first", async () => {
    expect(await versionsOf("preciseLocation")).toEqual(
      [3, 2, 1].map((version) => ({ ...third, version, purpose: "preciseLocation" })),
    );
    expect(await versionsOf("adsExport")).toEqual([]);
  });

  test("is of a purpose that there is", async () => {
    expect(await admin("GET", "/v1/consent-texts/smallTalk")).toMatchObject({ status: 404 });
  });
});

describe("a receipt", () => {
  const said = (text: string | null, granted = true) => ({
    consents: { preciseLocation: { granted, text } },
    source: "app",
  });

  test("names the wording that was agreed to and proves it", async () => {
    const phone = await TestPhone.of(backend, "sara");
    const { consents } = done(await phone.call<Consents>("PUT", "/v1/consents", said("preciseLocation/3/sv")));
    expect(consents["preciseLocation"]).toMatchObject({
      granted: true,
      text: "preciseLocation/3/sv",
      textSha256: SHA256_SV,
    });
    expect(consents["marketing"]).toMatchObject({ granted: true, text: null, textSha256: null });
  });

  test("of an older version stands for the older words", async () => {
    const path = "/v1/shoppers/lars/consents";
    const { consents } = done(await backend<Consents>("PUT", path, said("preciseLocation/2/en")));
    expect(consents["preciseLocation"]).toMatchObject({ text: "preciseLocation/2/en" });
  });

  test("of the same answer to other words is a change that is kept", async () => {
    const phone = await TestPhone.of(backend, "maja");
    for (const text of ["preciseLocation/2/sv", "preciseLocation/3/sv", null]) {
      advance(MINUTE);
      done(await phone.call("PUT", "/v1/consents", said(text)));
    }
    const { consentChanges, consents } = done(await phone.call<SingleView>("GET", "/v1/me"));
    const changes = consentChanges.filter(({ purpose }) => purpose === "preciseLocation");
    expect(changes.map(({ text }) => text)).toEqual([null, "preciseLocation/2/sv", "preciseLocation/3/sv"]);
    expect(consents["preciseLocation"]).toMatchObject({ granted: true });
  });

  test.each(["preciseLocation/9/sv", "preciseLocation/3/de", "marketing/1/en", "whatever"])(
    "is not made for %s",
    async (text) => {
      expect(await backend("PUT", "/v1/shoppers/nils/consents", said(text))).toMatchObject({
        status: 400,
        body: { code: "invalid_request", errors: [{ pointer: "/consents/preciseLocation/text" }] },
      });
    },
  );
});
