import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Service } from "../../scripts/lib/service.ts";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import type { PingResult } from "../../src/sdk/wire.ts";
import { type Canaries, filesIn, namesIn, OF_ONE_PERSON, sightings, veiled, walked } from "../support/files.ts";
import { Host } from "../support/host.ts";
import {
  campaign,
  done,
  leftCart,
  offersOf,
  openShop,
  putCart,
  receipt,
  redeem,
  shopperWith,
  walkIn,
} from "../support/shop.ts";
import { wiretap } from "../support/wiretap.ts";

const SHOPPER = "canary-shopper-4711";
const ITEM = { sku: "CANARY-SKU-42", name: "Canary-yellow trail shoe" };

/** wrangler's development server names every URL that it passes on. It is not there where the service is deployed. */
const OF_THE_PROXY = /^\[wrangler:\w+\] [A-Z]+ \/\S* \d{3} /;
// oxlint-disable-next-line no-control-regex -- colours of a terminal begin with a control character
const COLOURS = /\u001B\[[\d;]*m/g;

interface Line {
  readonly event: "request" | "decision";
  readonly route?: string;
  readonly status?: number;
}

describe("what the service says of its work and keeps of it tells of nobody", () => {
  let secrets: ReadonlySet<string>;
  let host: Host;
  let service: Service;
  let arrived: PingResult;
  let offer: OfferView;
  let canaries: Canaries;
  let lines: readonly string[];

  beforeAll(async () => {
    secrets = wiretap();
    host = await Host.open();
    service = await host.start({ talkative: true });
    const shop = await openShop(service, [campaign("back")]);
    const phone = await shopperWith(shop, SHOPPER, leftCart(Date.now(), ITEM));
    const walk = walkIn(phone.now());
    arrived = await phone.send(await phone.sign(walk));
    const [first] = arrived.offers;
    if (first === undefined) throw new Error(`no offer: ${JSON.stringify(arrived)}`);
    offer = first;
    await offersOf(phone);
    done(await redeem(shop.till, receipt(offer.code, "3"), "canary-1"));
    // What is refused is said as well.
    await redeem(shop.till, receipt(offer.code, "4"), "canary-2");
    await putCart(shop, SHOPPER, leftCart(Date.now() + 1, ITEM));
    await shop.backend("PUT", `/v1/carts/${SHOPPER}`, { body: { currency: ITEM.name } });
    await shop.admin("GET", `/v1/decisions/${arrived.decisionId ?? ""}`);
    await fetch(`${shop.url}/v1/stores`, { headers: { authorization: `Bearer ${offer.token}` } });
    await fetch(`${shop.url}/v1/pings`, { method: "POST", body: JSON.stringify(walk[0]) });
    await fetch(`${shop.url}/v1/nothing/${SHOPPER}/${offer.code}`);

    canaries = {
      "the shopper's id": SHOPPER,
      "the item's name": ITEM.name,
      "the item's number": ITEM.sku,
      "the code": offer.code,
      "the code as typed": offer.code.replaceAll("-", ""),
      ...veiled(secrets),
      ...walked(walk),
    };
    await vi.waitUntil(() => service.output().includes('"route":"none"'), { timeout: 10_000 });
    await host.stop();
    lines = service.output().replaceAll(COLOURS, "").split("\n");
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await host.close();
  });

  test("keys, the enrolment token, the credential, proofs, the ping and the offer's token went over the wire", () => {
    const kinds = [...secrets].map((secret) => (secret.startsWith("bk_") ? "key" : typeOf(secret)));
    expect(new Set(kinds)).toEqual(
      new Set(["key", "enrolment+jwt", "device-proof+jws", "credential+jwt", "ping+jws", "offer+jwt", "dpop+jwt"]),
    );
    expect(secrets).toContain(offer.token);
  });

  test("each request is said by its route, and the decision by its outcome", () => {
    const said = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Line);
    const routes = said
      .filter(({ event }) => event === "request")
      .map(({ route, status }) => `${String(status)} ${String(route)}`);
    expect(routes).toEqual(
      expect.arrayContaining([
        "200 /v1/carts/{shopperId}",
        "400 /v1/carts/{shopperId}",
        "201 /v1/enrolments",
        "201 /v1/devices",
        "200 /v1/pings",
        "415 /v1/pings",
        "200 /v1/offers",
        "201 /v1/redemptions",
        "409 /v1/redemptions",
        "200 /v1/decisions/{id}",
        "401 /v1/stores",
        "404 none",
      ]),
    );
    expect(said.filter(({ event }) => event === "decision")).toMatchObject([{ outcome: "issued", campaignId: "back" }]);
  });

  test("no line shows who it was, where they were, or any secret of theirs", () => {
    const [sub = ""] = (arrived.decisionId ?? "").split("_").slice(1);
    const [proxied, said] = [true, false].map((of) =>
      Buffer.from(lines.filter((line) => OF_THE_PROXY.test(line) === of).join("\n")),
    ) as [Buffer, Buffer];
    const ids = { ...canaries, "the shopper's pseudonym": sub, "the offer's id": offer.id };
    expect(sub.length).toBeGreaterThan(16);
    // Where a path is told, it would be found.
    expect(namesIn(proxied, ids)).toEqual(["the shopper's id", "the code", "the shopper's pseudonym"]);
    expect(namesIn(said, ids)).toEqual([]);
  });

  test("no file but those of the objects of the shopper and the offer shows any of it", () => {
    const paths = filesIn(host.dataDir);
    const own = paths.filter((path) => OF_ONE_PERSON.test(path));
    const others = paths.filter((path) => !OF_ONE_PERSON.test(path));
    const found = sightings(host.dataDir, own, canaries);
    for (const name of ["the shopper's id", "the item's name", "the code"])
      expect(found).toContainEqual(expect.stringContaining(`${name} in`));
    expect(sightings(host.dataDir, others, canaries)).toEqual([]);
  });
});

const typeOf = (jws: string): unknown =>
  (JSON.parse(Buffer.from(jws.split(".")[0] ?? "", "base64url").toString()) as { typ?: string }).typ;
