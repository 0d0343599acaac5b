import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { client } from "../../scripts/lib/api.ts";
import { keyFor } from "../../scripts/lib/seed.ts";
import type { Service } from "../../scripts/lib/service.ts";
import { type Canaries, filesIn, namesIn, OF_ONE_PERSON, sightings, veiled, walked } from "../support/files.ts";
import { Host } from "../support/host.ts";
import { beRefused, pingInVain } from "../support/refused.ts";
import { budget, campaign, openShop, receipt, redeem, walkIn } from "../support/shop.ts";
import { type People, type Scene, setScene, walkThrough } from "../support/tour.ts";
import { linesOf } from "../support/tour-lines.ts";
import { wiretap } from "../support/wiretap.ts";
import { witness } from "../support/witness.ts";

/** The retailer's ids are e-mail addresses here, which is what nobody should do. */
const PEOPLE: People = {
  shopper: "canary.shopper@example.com",
  double: "canary.double@example.com",
  leaver: "canary.leaver@example.com",
  erased: "canary.erased@example.com",
};
const ITEM = { sku: "CANARY-SKU-42", name: "Canary-yellow trail shoe" };
/** Where somebody asks what is near; not where they walk. */
const SPOT = { latitude: 59.334_718_2, longitude: 18.066_814_9 };
/** What is known of the shopper. */
const SAID = { card: "CANARY-CARD-4711", query: "canary-yellow tent", attribute: "canary-attribute" };
/** What somebody types and shows who has no right to anything. */
const MADE_UP = {
  shopperId: "canary.nobody@example.com",
  email: "canary.mail@example.com",
  name: "Canary Nobody",
  code: "canary-code-4711",
  token: "canary-token-4711",
  latitude: 59.331_123_7,
  longitude: 18.061_912_3,
};

/** What is refused to nobody. */
const OPEN_TO_ALL = [
  "GET /.well-known/jwks.json",
  "GET /docs",
  "GET /health",
  "GET /openapi.json",
  "GET /sign-in",
  "GET /v1/consent-texts",
];

/** wrangler's development server names every URL that it passes on. It is not there where the service is deployed. */
const OF_THE_PROXY = /^\[wrangler:\w+\] [A-Z]+ \/\S* \d{3} /;
// oxlint-disable-next-line no-control-regex -- colours of a terminal begin with a control character
const COLOURS = /\u001B\[[\d;]*m/g;

interface Line {
  readonly event: "request" | "turn" | "decision";
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
}

describe("what the service says of its work and keeps of it tells of nobody", () => {
  let secrets: ReadonlySet<string>;
  let host: Host;
  let service: Service;
  let scene: Scene;
  let operations: readonly string[];
  let canaries: Canaries;
  let lines: readonly string[];
  let said: readonly Line[];

  beforeAll(async () => {
    secrets = wiretap();
    host = await Host.open();
    service = await host.start({ talkative: true });
    const shop = await openShop(service, [campaign("back", budget(1_000_000))]);
    let walk = walkIn(0);
    scene = await setScene(shop, PEOPLE, ITEM, (now) => (walk = walkIn(now)));
    const { offer, spare, spareKey } = scene;
    await redeem(shop.till, receipt(offer.code, "4"), "canary");
    await redeem(shop.till, receipt(MADE_UP.code, "5"), MADE_UP.code);
    await pingInVain(spare, spareKey, walk);
    await walkThrough(scene, linesOf(scene, { spot: SPOT, sku: ITEM.sku, ...SAID }));
    const contract = await witness.contractAt(new URL(shop.url).origin);
    operations = contract.operations.map(({ method, path }) => `${method} ${path}`);
    const keys = new Map([["admin", service.adminKey]]);
    for (const role of ["backend", "till", "marketer", "approver", "analyst", "support"])
      keys.set(role, await keyFor(client(shop.url, service.adminKey), role));
    await beRefused(shop.url, contract, MADE_UP, keys);
    await fetch(`${shop.url}/v1/nothing/${PEOPLE.shopper}/${offer.code}`);

    canaries = {
      ...PEOPLE,
      ...ITEM,
      ...SAID,
      "the code": offer.code,
      "the code as typed": offer.code.replaceAll("-", ""),
      ...veiled(secrets),
      ...walked([...walk, { coords: SPOT }, { coords: MADE_UP }]),
      ...Object.fromEntries(
        Object.entries(MADE_UP).flatMap(([name, value]) =>
          typeof value === "string" ? [[`a made up ${name}`, value]] : [],
        ),
      ),
      "an id in an address": encodeURIComponent(MADE_UP.shopperId),
    };
    // The Worker and the proxy each say the last request, one after the other.
    const last = ['"route":"none"', "/v1/nothing/"];
    await vi.waitUntil(() => last.every((word) => service.output().includes(word)), { timeout: 10_000 });
    await host.stop();
    lines = service.output().replaceAll(COLOURS, "").split("\n");
    said = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Line);
  }, 180_000);
  afterAll(async () => {
    vi.unstubAllGlobals();
    await host.close();
  });

  test("every operation of the document was called with success, and refused", () => {
    const statuses = (name: string): number[] => [...(witness.called.get(name) ?? [])];
    const without = (holds: (status: number) => boolean): string[] =>
      operations.filter((name) => !statuses(name).some(holds));
    expect(without((status) => status < 400)).toEqual([]);
    expect(without((status) => status >= 400).toSorted()).toEqual(OPEN_TO_ALL);
    expect(operations.length).toBeGreaterThan(40);
  });

  test("keys, the enrolment token, the credential, proofs, the ping and the offer's token went over the wire", () => {
    const kinds = [...secrets].map((secret) => (secret.startsWith("bk_") ? "key" : typeOf(secret)));
    expect([...new Set(kinds)]).toEqual(
      expect.arrayContaining([
        "key",
        "enrolment+jwt",
        "device-proof+jws",
        "credential+jwt",
        "ping+jws",
        "offer+jwt",
        "dpop+jwt",
      ]),
    );
    expect(secrets).toContain(scene.offer.token);
  });

  test("each request is said by its operation, each turn of an object, and the decision by its outcome", () => {
    const of = (kind: Line["event"]): Line[] => said.filter(({ event }) => event === kind);
    const requests = new Set(of("request").map(({ method, route }) => `${String(method)} ${String(route)}`));
    expect(operations.filter((name) => !requests.has(name))).toEqual([]);
    expect(of("turn")).toContainEqual(expect.objectContaining({ route: "Shopper", method: "observe" }));
    const issued = { outcome: "issued", campaignId: "back" };
    expect(of("decision")).toContainEqual(expect.objectContaining(issued));
  });

  test("no line shows who it was, where they were, or any secret of theirs", () => {
    const [sub = ""] = scene.decisionId.split("_").slice(1);
    const [proxied, ours] = [true, false].map((of) =>
      Buffer.from(lines.filter((line) => OF_THE_PROXY.test(line) === of).join("\n")),
    ) as [Buffer, Buffer];
    const ids = { ...canaries, "the shopper's pseudonym": sub, "the offer's id": scene.offer.id };
    expect(sub.length).toBeGreaterThan(16);
    // Where a path is told, it would be found.
    expect(namesIn(proxied, ids)).toEqual(
      expect.arrayContaining(["shopper", "the code", "an id in an address", "the shopper's pseudonym"]),
    );
    expect(namesIn(ours, ids)).toEqual([]);
  });

  test("no file but those of the objects of the shopper and the offer shows any of it", () => {
    const paths = filesIn(host.dataDir);
    const own = paths.filter((path) => OF_ONE_PERSON.test(path));
    const others = paths.filter((path) => !OF_ONE_PERSON.test(path));
    const found = sightings(host.dataDir, own, canaries);
    for (const name of ["shopper", "name", "the code"])
      expect(found).toContainEqual(expect.stringContaining(`${name} in`));
    // The decision log, which knows nobody, is about articles.
    const elsewhere = sightings(host.dataDir, others, canaries);
    expect(elsewhere.filter((sighting) => !sighting.startsWith("sku in v3/r2/"))).toEqual([]);
  });
});

const typeOf = (jws: string): unknown =>
  (JSON.parse(Buffer.from(jws.split(".")[0] ?? "", "base64url").toString()) as { typ?: string }).typ;
