import { cp } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DECISION_ALARM_MS, OFFER_FRESHNESS_MS } from "../../src/domain/bounds.ts";
import type { Phone } from "../../src/sdk/phone.ts";
import { Host } from "../support/host.ts";
import {
  budget,
  campaign,
  leftCart,
  offersOf,
  openShop,
  receipt,
  redeem,
  REWARD_AMOUNT,
  type Shop,
  shopperWith,
  walkIn,
} from "../support/shop.ts";
import { gatedConfig, openGates } from "./gates.ts";

const MOMENTS = ["before-reserve", "after-reserve", "before-create", "after-create"] as const;
type Moment = (typeof MOMENTS)[number];

interface Interrupted {
  readonly phone: Phone;
  readonly ping: string;
}

/** Each moment has a campaign of its name, which speaks to one cart alone and has money for one offer. */
const campaignOf = (moment: Moment) =>
  campaign(moment, {
    audience: { combinator: "and", rules: [{ field: "cart.skus", operator: "contains", value: moment }] },
    ...budget(REWARD_AMOUNT),
  });

/**
 * Four shoppers are on their way to an offer, each held at another step of it, when every process of the service is
 * killed. What then lies on the disk is started again several times, each time from a copy.
 */
describe("killed on the way to an offer", () => {
  let host: Host;
  let shop: Shop;
  let answers: readonly PromiseSettledResult<unknown>[];
  const interrupted = new Map<Moment, Interrupted>();

  const arrive = async (shopperId: string, moment: Moment): Promise<Interrupted> => {
    const phone = await shopperWith(shop, shopperId, leftCart(Date.now(), { sku: moment }));
    return { phone, ping: await phone.sign(walkIn(phone.now())) };
  };
  const at = (moment: Moment): Interrupted => {
    const one = interrupted.get(moment);
    if (one === undefined) throw new Error(`nobody was held ${moment}`);
    return one;
  };
  /** Starts what was left at the kill, as if this were the first time. */
  const restart = async (name: string, clockOffset = 0): Promise<void> => {
    const dataDir = join(host.folder, name);
    await cp(host.dataDir, dataDir, { recursive: true });
    await host.start({ dataDir, clockOffset });
  };
  /** What the next shopper with such a cart gets, and why not more. */
  const nextShopper = async (moment: Moment) => {
    const { phone, ping } = await arrive(`next-${moment}`, moment);
    const { offers, decisionId } = await phone.send(ping);
    const { body } = await shop.admin<{ considered: { campaignId: string; reason: { code: string } | null }[] }>(
      "GET",
      `/v1/decisions/${decisionId ?? ""}`,
    );
    const why = body.considered.find(({ campaignId }) => campaignId === moment)?.reason?.code ?? null;
    return { offers: offers.map(({ campaignId }) => campaignId), why };
  };

  beforeAll(async () => {
    host = await Host.open();
    const gates = await openGates((path) => MOMENTS.some((moment) => path === `/${moment}/${moment}`));
    const service = await host.start({ config: await gatedConfig(host.folder, gates) });
    shop = await openShop(service, MOMENTS.map(campaignOf));
    for (const moment of MOMENTS) interrupted.set(moment, await arrive(`held-${moment}`, moment));
    const asked = Promise.allSettled(MOMENTS.map((moment) => at(moment).phone.send(at(moment).ping)));
    await gates.heldAt(MOMENTS.map((moment) => `/${moment}/${moment}`));
    await host.kill();
    gates.close();
    answers = await asked;
  });
  afterEach(() => host.stop());
  afterAll(() => host.close());

  test("nobody was told of an offer", () => {
    expect(answers.map(({ status }) => status)).toEqual(MOMENTS.map(() => "rejected"));
  });

  test("asking again gets the one offer, and its money is reserved once", async () => {
    await restart("asked-again");
    for (const moment of MOMENTS) {
      const { phone, ping } = at(moment);
      const { offers } = await phone.send(ping);
      expect(offers.map(({ campaignId }) => campaignId)).toEqual([moment]);
      expect((await phone.send(ping)).offers).toEqual(offers);
      expect(await offersOf(phone, "all")).toEqual(offers);
      const [offer] = offers;
      expect(await redeem(shop.till, receipt(offer?.code ?? "", "3"), moment)).toMatchObject({ status: 201 });
      // There was money for one offer, and it is gone.
      expect(await nextShopper(moment)).toEqual({ offers: [], why: "budget_exhausted" });
    }
  });

  test("without anybody asking, the alarm finishes what was begun", async () => {
    await restart("unasked");
    // Not a single call meanwhile: one would wake the object and with it its alarm.
    await wait(DECISION_ALARM_MS + 1_000);
    for (const moment of MOMENTS) {
      const offers = await offersOf(at(moment).phone);
      expect(offers.map(({ campaignId }) => campaignId)).toEqual([moment]);
      expect(await nextShopper(moment)).toEqual({ offers: [], why: "budget_exhausted" });
    }
  });

  test("too late nothing is issued any more, and the money is there for the next one", async () => {
    await restart("late", OFFER_FRESHNESS_MS + 60_000);
    for (const moment of MOMENTS) {
      const { phone, ping } = at(moment);
      expect((await phone.send(ping)).offers).toEqual([]);
      expect(await offersOf(phone, "all")).toEqual([]);
      expect(await nextShopper(moment)).toEqual({ offers: [moment], why: null });
    }
  });
});
