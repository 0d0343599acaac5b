import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import { ServiceError } from "../../src/sdk/answers.ts";
import type { Phone } from "../../src/sdk/phone.ts";
import { type Canaries, filesIn, sightings } from "../support/files.ts";
import { Host } from "../support/host.ts";
import {
  budget,
  campaign,
  done,
  leftCart,
  openShop,
  putCart,
  receipt,
  redeem,
  type Shop,
  shopperWith,
  walkIn,
} from "../support/shop.ts";

/** How each shopper is met by their erasure; every one of them has had an offer. */
const AT_THE_KILL = ["killed-1", "killed-2", "killed-3", "killed-4"] as const;
const PEOPLE = ["asked-for", "asked-themselves", "redeemed", ...AT_THE_KILL, "stays"] as const;
type Person = (typeof PEOPLE)[number];

interface Someone {
  readonly id: string;
  readonly item: string;
  readonly phone: Phone;
  readonly offer: OfferView;
}

const ERASED_WITHIN_MS = 20_000;

/** Everything of someone that may stand in no file: they, what they left in the cart, and what their offer is known by. */
const canariesOf = ({ id, item, offer }: Someone): Canaries => ({
  "the shopper's id": id,
  "the item's name": item,
  "the code": offer.code,
  "the code as typed": offer.code.replaceAll("-", ""),
  "the token": offer.token,
});

describe("shoppers are erased while everyone goes on", () => {
  const people = new Map<Person, Someone>();
  const refusals = new Set<number>();
  let host: Host;
  let shop: Shop;
  const end = new AbortController();
  let load: Promise<void>[] = [];

  const the = (person: Person): Someone => {
    const one = people.get(person);
    if (one === undefined) throw new Error(`there is no ${person}`);
    return one;
  };

  const arrive = async (person: Person): Promise<void> => {
    const id = `canary-${person}-4711`;
    const item = `Canary shoe of ${person}`;
    const phone = await shopperWith(shop, id, leftCart(Date.now(), { name: item }));
    const [offer] = (await phone.ping(walkIn(phone.now()))).offers;
    if (offer === undefined) throw new Error(`no offer for ${person}`);
    people.set(person, { id, item, phone, offer });
  };

  /** Carts and pings without end; what is refused to the erased is noted. */
  const goOn = async ({ id, item, phone }: Someone): Promise<void> => {
    for (let round = 0; !end.signal.aborted; round += 1) {
      const cart = { ...leftCart(Date.now(), { name: item }), updatedAt: new Date(phone.now()).toISOString() };
      const path = `/v1/carts/${id}`;
      const { status } = await shop.backend("PUT", path, { body: cart });
      if (status !== 200) refusals.add(status);
      const fixes = walkIn(phone.now()).map((fix) => ({ ...fix, id: `${fix.id}-${round}` }));
      await phone.ping(fixes).catch((error: unknown) => {
        if (!(error instanceof ServiceError)) throw error;
        refusals.add(error.status);
      });
      await wait(5);
    }
  };

  const erase = async (person: Person): Promise<string> => {
    const asked =
      person === "asked-themselves"
        ? await the(person).phone.call<{ erasureId: string }>("DELETE", "/v1/me")
        : done(await shop.admin<{ erasureId: string }>("DELETE", `/v1/shoppers/${the(person).id}`));
    return asked.erasureId;
  };

  const completed = async (erasureId: string): Promise<{ state: string; kept: { where: string }[] }> => {
    const until = Date.now() + ERASED_WITHIN_MS;
    for (;;) {
      const { body } = await shop.admin<{ state: string; kept: { where: string }[] }>(
        "GET",
        `/v1/erasures/${erasureId}`,
      );
      if (body.state === "completed" || Date.now() > until) return body;
      await wait(50);
    }
  };

  beforeAll(async () => {
    host = await Host.open();
    shop = await openShop(await host.start(), [campaign("back", budget(1_000_000))]);
    await Promise.all(PEOPLE.map(arrive));
    done(await redeem(shop.till, receipt(the("redeemed").offer.code, "3"), "erasure-1"));
    // A kill ends it; any other silence is noted like a refusal.
    load = PEOPLE.map((person) => goOn(the(person)).catch(() => void refusals.add(0)));
    await wait(500);
  });
  afterAll(async () => {
    end.abort();
    await Promise.all(load);
    await host.close();
  });

  test("each erasure comes to its end, and says what stays", async () => {
    const ids = await Promise.all((["asked-for", "asked-themselves", "redeemed"] as const).map(erase));
    const [asked, themselves, redeemed] = await Promise.all(ids.map(completed));
    for (const one of [asked, themselves]) {
      expect(one).toMatchObject({ state: "completed", kept: [{ where: "identities" }] });
    }
    expect(redeemed).toMatchObject({ state: "completed", kept: [{ where: "identities" }, { where: "offers" }] });
  });

  test("whoever goes on for them is told that they are gone", async () => {
    await wait(500);
    expect(refusals).toEqual(new Set([401, 410]));
  });

  test("those that a kill interrupts are finished by their alarms", async () => {
    const asked = AT_THE_KILL.map(erase);
    const ids = Promise.allSettled(asked);
    await Promise.any(asked);
    end.abort();
    await host.kill();
    await Promise.all(load);
    const answered = (await ids).flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(answered.length).toBeGreaterThan(0);
    await host.start();
    for (const erasureId of answered) expect(await completed(erasureId)).toMatchObject({ state: "completed" });
    // Whoever was not answered asks again: the erasure has begun, or is over, or begins.
    for (const person of AT_THE_KILL) {
      const again = await shop.admin<{ erasureId: string }>("DELETE", `/v1/shoppers/${the(person).id}`);
      expect([202, 410]).toContain(again.status);
      if (again.status === 202) expect(await completed(again.body.erasureId)).toMatchObject({ state: "completed" });
    }
    // Nobody is asked to clean up before the files are looked at.
    await host.kill();
  });

  test("no byte of any file tells who they were, what they left or what they were offered", () => {
    const paths = filesIn(host.dataDir);
    const erased = PEOPLE.filter((person) => person !== "stays");
    for (const person of erased) {
      expect(sightings(host.dataDir, paths, canariesOf(the(person))), person).toEqual([]);
    }
    // Whoever stays is found, so these canaries can be.
    const found = sightings(host.dataDir, paths, canariesOf(the("stays")));
    for (const name of ["the shopper's id", "the item's name", "the code", "the token"]) {
      expect(found).toContainEqual(expect.stringContaining(`${name} in`));
    }
  });

  test("no cart of theirs comes back with the next import", async () => {
    await host.start();
    const imported = leftCart(Date.now());
    await expect(putCart(shop, the("asked-for").id, imported)).rejects.toThrow("erased");
    await putCart(shop, the("stays").id, { ...imported, updatedAt: new Date().toISOString() });
  });
});
