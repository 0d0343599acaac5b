import { beforeAll, describe, expect, test } from "vitest";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, HOUR, MINUTE, stopClock } from "./support/clock.ts";
import { decisionsOf } from "./support/issue.ts";
import { renewed, someone, type Someone } from "./support/life.ts";
import { offerStub, ring, rowsIn } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { Till } from "./support/till.ts";
import { fixAt, north, type Place, walkIn } from "./support/walks.ts";

/* What holds back, against the real object: limits, groups, hours, and who is there every day. */

const place = (n: number): Place => north(CENTER, n * 5_000);
const at = (n: number, over: object = {}) =>
  aStore({ fence: { type: "Circle", center: place(n), radius: 80 }, openingHours: null, ...over });
const of = (store: string, id: string, over: object) =>
  aCampaign(id, { stores: { kind: "ids", ids: [store] }, budget: null, offerTtl: "PT1H", ...over });
const limit = (per: string, count: number, period: string) => ({ per, count, period });

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  await openShop(
    {
      device: at(0),
      group: at(1),
      closing: at(2, { openingHours: "Mo-Su 10:00-12:00", timeZone: "UTC" }),
      regular: at(3),
      back: at(5),
    },
    [
      of("device", "per-device", { limits: [limit("device", 1, "forever")] }),
      of("group", "group-a", { priority: 60, exclusionGroup: "autumn", limits: [limit("shopper", 1, "forever")] }),
      of("group", "group-b", { exclusionGroup: "autumn" }),
      of("closing", "closing", { trigger: { event: "dwelled", minutesBeforeClosing: 20 } }),
      of("regular", "regular", {}),
      of("back", "back", { limits: [limit("shopper", 1, "forever")] }),
    ],
  );
  backend = await clientAs("backend");
});
const somebody = (): Promise<Someone> => someone(backend, `calm-${++shoppers}`);
const lastCode = async (id: string) => (await decisionsOf(id)).at(-1)?.body.code;
const later = 4 * HOUR;

describe("opening hours", () => {
  test("silence the last minutes before closing, and the time after it", async () => {
    // The clock stands at half past eleven in UTC.
    const inTime = await somebody();
    expect((await inTime.phone.ping(walkIn(place(2)))).offers).toHaveLength(1);
    advance(15 * MINUTE);
    const late = await somebody();
    expect((await late.phone.ping(walkIn(place(2)))).offers).toEqual([]);
    expect(await lastCode(late.id)).toBe("closing_soon");
    advance(20 * MINUTE);
    const tooLate = await somebody();
    await tooLate.phone.ping(walkIn(place(2)));
    expect(await lastCode(tooLate.id)).toBe("store_closed");
  });
});

describe("a limit per device", () => {
  test("holds on that phone for ever, and on no other", async () => {
    const { id, phone } = await somebody();
    const other = await TestPhone.of(backend, id);
    expect((await phone.ping(walkIn(place(0)))).offers).toHaveLength(1);
    advance(later);
    expect((await phone.ping(walkIn(place(0)))).offers).toEqual([]);
    expect(await lastCode(id)).toBe("limit_reached");
    advance(later);
    expect((await other.ping(walkIn(place(0)))).offers).toHaveLength(1);
    advance(20 * DAY);
    await putCart(backend, id);
    expect((await (await renewed(phone)).ping(walkIn(place(0)))).offers).toEqual([]);
    expect(await lastCode(id)).toBe("limit_reached");
  });
});

describe("a limit per shopper", () => {
  test("is given back by a full return", async () => {
    const till = new Till(await clientAs("till", ["back"]), { storeId: "back" });
    const { id, phone, stub } = await somebody();
    const [offer] = (await phone.ping(walkIn(place(5)))).offers;
    const made = offerStub(offer?.id ?? "");
    const { id: redemption } = done(await till.redeem({ code: offer?.code }));
    await ring(made);
    expect(await rowsIn(stub, "SELECT state FROM offer")).toEqual([{ state: "redeemed" }]);
    advance(later);
    expect((await phone.ping(walkIn(place(5)))).offers).toEqual([]);
    done(await till.returns(redemption, { storeId: "back" }));
    await ring(made);
    expect(await rowsIn(stub, "SELECT state FROM offer")).toEqual([{ state: "returned" }]);
    await putCart(backend, id);
    advance(later);
    expect((await phone.ping(walkIn(place(5)))).offers).toHaveLength(1);
  });
});

describe("an exclusion group", () => {
  test("gives one offer at a time, and the next when the first is over", async () => {
    const { id, phone } = await somebody();
    const [first] = (await phone.ping(walkIn(place(1)))).offers;
    expect(first).toMatchObject({ campaignId: "group-a" });
    const [decision] = await decisionsOf(id);
    const loser = decision?.body.considered.find(({ campaignId }) => campaignId === "group-b");
    expect(loser).toMatchObject({ reason: { code: "outranked" } });
    advance(later);
    expect((await phone.ping(walkIn(place(1)))).offers).toMatchObject([{ campaignId: "group-b" }]);
  });
});

describe("somebody who is there every day", () => {
  test("hears nothing from the eighth day of fourteen on", async () => {
    const { id, phone } = await somebody();
    const codes: (string | null | undefined)[] = [];
    for (let day = 0; day < 8; day += 1) {
      await putCart(backend, id, {
        currency: "SEK",
        updatedAt: new Date(Date.now() - HOUR).toISOString(),
        items: [{ sku: "S", name: "Shoe", quantity: 1, unitPrice: 10_000, categories: [] }],
      });
      await (await renewed(phone)).ping(walkIn(place(3)));
      codes.push(await lastCode(id));
      advance(DAY);
    }
    expect(codes).toEqual([...Array.from({ length: 7 }, () => null), "regular_presence"]);
  });

  test("hears nothing after a shift of more than four hours", async () => {
    const { id, phone } = await somebody();
    await phone.ping(walkIn(place(3)));
    for (let half = 0; half < 9; half += 1) {
      advance(30 * MINUTE);
      await phone.ping([fixAt(place(3))], { state: "open.9999999999" });
    }
    advance(DAY);
    await (await renewed(phone)).ping(walkIn(place(3)));
    expect(await lastCode(id)).toBe("regular_presence");
  });
});
