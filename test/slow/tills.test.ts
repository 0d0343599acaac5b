import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { seeded } from "../../scripts/fixtures/random.ts";
import { Host } from "../support/host.ts";
import { budget, campaign, done, openShop, REWARD_AMOUNT, type Shop, STORE } from "../support/shop.ts";
import { walkInOnce } from "./customer.ts";
import { serveWhileKilling } from "./killing.ts";
import { Line } from "./line.ts";
import { STORIES, StoryTill } from "./till-stories.ts";

const KILLS = 25;
const TILLS_AT_ONCE = 6;
const SEED = Number(process.env["SEED"] ?? randomInt(2 ** 31));
const CAMPAIGN = "back";
const names = Object.keys(STORIES);

interface Entry {
  readonly id: string;
  readonly redemptionId: string;
  readonly transactionId: string;
  readonly kind: string;
  readonly amount: { readonly amount: number };
}
/** In whichever order they were told. */
const inOrder = (effects: readonly (readonly [string, number])[]): string[] =>
  effects.map((effect) => effect.join(" ")).toSorted((a, b) => a.localeCompare(b));

/** A story as it ended. */
interface Ended {
  readonly name: string;
  readonly code: string;
  readonly redemptionId: string;
}

/** `SEED=… npm run test:slow` plays the same moments again, as far as a machine can. */
describe(`killed under its tills at ${KILLS} random moments (SEED=${SEED})`, () => {
  const random = seeded(SEED);
  const line = new Line();
  const ended: Ended[] = [];
  let host: Host;
  let shop: Shop;
  let analyst: Shop["admin"];

  beforeAll(async () => {
    host = await Host.open();
    shop = await openShop(await host.start(), [campaign(CAMPAIGN, budget(1_000_000_000))]);
    analyst = shop.admin;
    await host.stop();
  });
  afterAll(() => host.close());

  const journal = async (): Promise<Entry[]> => {
    const now = Date.now();
    const [from, to] = [now - 86_400_000, now + 86_400_000].map((at) => new Date(at).toISOString());
    const entries: Entry[] = [];
    for (let cursor: string | null = "0"; cursor !== null;) {
      const path = `/v1/redemptions?storeId=${STORE}&from=${from}&to=${to}&cursor=${cursor}`;
      const page: { items: Entry[]; nextCursor: string | null } = done(await analyst("GET", path));
      entries.push(...page.items);
      cursor = page.nextCursor;
    }
    return entries;
  };
  const effectsOf = (entries: readonly Entry[], { redemptionId, code }: Ended): (readonly [string, number])[] => {
    const offer = redemptionId.replace(/_\d+$/, "_");
    return entries
      .filter((entry) => entry.redemptionId.startsWith(offer))
      .map(({ kind, amount, transactionId }) => {
        if (kind !== "returned") expect(transactionId).toBe(code);
        return [kind, amount.amount];
      });
  };
  const expected = (): number => ended.reduce((sum, { name }) => sum + (STORIES[name]?.effects.length ?? 0), 0);

  test("every request of every till is answered in the end, with success", async () => {
    const struck = await serveWhileKilling(
      { host, line, random, kills: KILLS, lanes: TILLS_AT_ONCE },
      async (number) => {
        const name = names[number % names.length] ?? "";
        const { offer } = await walkInOnce(shop, line, `customer-${number}`);
        const redemptionId = (await STORIES[name]?.play(new StoryTill(shop, line, offer.code))) ?? "";
        ended.push({ name, code: offer.code, redemptionId });
      },
    );
    const { answered, unanswered } = line;
    console.info(`SEED=${SEED}: ${ended.length} stories, ${answered} answers, ${unanswered} cut off`);
    expect(struck).toBeGreaterThan(KILLS / 2);
    expect(unanswered).toBeGreaterThanOrEqual(struck);
    expect(new Set(ended.map(({ name }) => name))).toEqual(new Set(names));
  });

  test.each(names)("what %s is known so for good", async (name) => {
    for (const { redemptionId } of ended.filter((one) => one.name === name)) {
      const read = await shop.till<{ status: string }>("GET", `/v1/redemptions/${redemptionId}`);
      expect(read).toMatchObject({ status: 200, body: { status: STORIES[name]?.status } });
    }
  });

  test("the journal has each effect once, and nothing else", async () => {
    await vi.waitFor(async () => expect((await journal()).length).toBe(expected()), { timeout: 90_000, interval: 500 });
    const entries = await journal();
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    for (const one of ended) {
      expect(inOrder(effectsOf(entries, one))).toEqual(inOrder(STORIES[one.name]?.effects ?? []));
    }
  });

  test("the totals are its sum, and complete", async () => {
    const entries = await journal();
    const days = [-86_400_000, 0, 86_400_000].map((apart) => new Date(Date.now() + apart).toISOString().slice(0, 10));
    const totals = [];
    for (const date of days) {
      const day = await shop.till<{ totals: { amount: { amount: number } }[]; completeUntil: string }>(
        "GET",
        `/v1/stores/${STORE}/days/${date}`,
      );
      totals.push(...done(day).totals.map(({ amount }) => amount.amount));
    }
    const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
    expect(sum(totals)).toBe(sum(entries.map(({ amount }) => amount.amount)));
    const standing = ended.filter(({ name }) => STORIES[name]?.status === "committed");
    expect(sum(totals)).toBe(standing.length * REWARD_AMOUNT);
  });
});
