import { beforeAll, describe, expect, test } from "vitest";
import { type Client, clientAs, done } from "./support/api.ts";
import { stopClock } from "./support/clock.ts";
import { decisionsOf } from "./support/issue.ts";
import { ports } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, LIABILITY, openShop, putCart } from "./support/retailer.ts";
import { anIssuedOffer, isReplay, Till } from "./support/till.ts";
import { north, walkIn } from "./support/walks.ts";

/* Shared cases that only the objects and the routes can show. Which the others are, and why, the domain's runner says. */

const SEK = "SEK";
let backend: Client;

beforeAll(async () => {
  stopClock();
  const elsewhere = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore({ fence: elsewhere }) }, [
    aCampaign("autumn"),
    aCampaign("nearly-out", {
      stores: { kind: "ids", ids: ["sthlm-2"] },
      priority: 90,
      budget: { amount: LIABILITY - 1, currency: SEK },
    }),
  ]);
  backend = await clientAs("backend");
});

describe("one use", () => {
  test("C01: of fifty tills at once one redeems, the others are told who", async () => {
    const { id, code } = await anIssuedOffer(backend);
    const tills = await Promise.all([clientAs("till", ["sthlm-1"]), clientAs("till", ["sthlm-1"])]);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const client = tills[n % 2];
        if (client === undefined) throw new Error("no till");
        return new Till(client, { tillId: String(n), transactionId: `R-${n}` }).redeem({ code });
      }),
    );
    const by = (status: number) => answers.filter((answer) => answer.status === status);
    expect([by(201).length, by(409).length]).toEqual([1, 49]);
    expect(new Set(by(409).map(({ body }) => body.code))).toEqual(new Set(["already_redeemed"]));
    const entries = await ports.offer(id).effects("sthlm-1");
    expect(entries.filter(({ kind }) => kind === "redeemed")).toHaveLength(1);
  });
});

describe("a budget", () => {
  const aCampaignOf = async (id: string, amount: number) => {
    const budgets = [{ per: "campaign" as const, period: "forever", limit: [{ amount, currency: SEK }] }];
    await ports.campaign(id).configure({ version: 1, budgets, limits: [], offersPaused: false });
    return ports.campaign(id);
  };
  const claim = (offerId: string) => ({
    offerId,
    storeId: "sthlm-1",
    currency: SEK,
    amount: 500,
    utcOffsetMs: 0,
  });

  test("C02: of two hundred issues at once as many are made as there is room for, at every look", async () => {
    const campaign = await aCampaignOf("crowded", 5_499);
    const outcomes: string[] = [];
    const looks: number[] = [];
    await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        outcomes.push(await campaign.reserve(claim(`off_${n}`)));
        const [line] = await campaign.budget();
        looks.push((line?.reserved ?? 0) + (line?.spent ?? 0));
      }),
    );
    expect(outcomes.filter((outcome) => outcome === "reserved")).toHaveLength(10);
    expect(Math.max(...looks)).toBe(5_000);
  });

  test("L03: with less left than the offer may cost, makes none and says why", async () => {
    await putCart(backend, "late-comer");
    const phone = await TestPhone.of(backend, "late-comer");
    const { offers } = await phone.ping(walkIn(north(CENTER, 5_000)));
    expect(offers).toMatchObject([{ campaignId: "autumn" }]);
    const [decision] = await decisionsOf("late-comer");
    expect(decision?.body.considered).toContainEqual(
      expect.objectContaining({ campaignId: "nearly-out", reason: { stage: "refused", code: "budget_exhausted" } }),
    );
  });
});

describe("a key", () => {
  test("C07: of an idempotent request is its client's own", async () => {
    const [one, other] = [await clientAs("till", ["sthlm-1"]), await clientAs("till", ["sthlm-1"])];
    const [mine, theirs] = [await anIssuedOffer(backend), await anIssuedOffer(backend)];
    const first = await new Till(one).redeem({ code: mine.code }, "same-key");
    const second = await new Till(other, { transactionId: "R-2" }).redeem({ code: theirs.code }, "same-key");
    expect([first, second].map(({ body }) => body.offerId)).toEqual([mine.id, theirs.id]);
    expect([first, second].map(isReplay)).toEqual([false, false]);
    const again = await new Till(other, { tillId: "9", transactionId: "R-9" }).redeem({ code: mine.code }, "same-key");
    expect(again).toMatchObject({ status: 409, body: { code: "already_redeemed" } });
  });

  test("P07: of one store is not taken at another", async () => {
    const { code } = await anIssuedOffer(backend);
    const till = new Till(await clientAs("till", ["sthlm-2"]));
    expect(await till.redeem({ code })).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(done(await new Till(await clientAs("till", ["sthlm-1"])).redeem({ code })).status).toBe("committed");
  });
});
