import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { DayBook } from "../../src/services/store-ports.ts";
import { admin, type Answer, type Client, clientAs, done, ORIGIN } from "./support/api.ts";
import { advance, HOUR, stopClock } from "./support/clock.ts";
import { offerStub, ports, ring } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aRedemption, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { north, walkIn } from "./support/walks.ts";

interface Day extends Pick<DayBook, "totals" | "afterClosing"> {
  readonly completeUntil: string;
  readonly closedAt: string | null;
  readonly timeZone: string;
}
interface Page {
  readonly items: readonly { readonly id: string; readonly kind: string; readonly transactionId: string }[];
  readonly nextCursor: string | null;
}

let backend: Client;
let till: Client;
let oslo: Client;
let analyst: Client;
let today: string;
let made = 0;

beforeAll(async () => {
  stopClock();
  const elsewhere = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "oslo-1": aStore({ fence: elsewhere }) }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  till = await clientAs("till", ["sthlm-1"]);
  oslo = await clientAs("till", ["oslo-1"]);
  analyst = await clientAs("analyst");
  // At lunchtime in Stockholm it is the same date in UTC.
  today = new Date().toISOString().slice(0, 10);
});

const call = <T>(path: string, body: object, by = till): Promise<Answer<T>> =>
  by("POST", path, body, { "idempotency-key": `key-${++made}` });

/** Redeems a new offer in `transactionId`; the store's journal has it once the offer's alarm has rung. */
async function redeem(transactionId: string, tillId = "3") {
  const id = `shopper-${++made}`;
  await putCart(backend, id);
  const [offer] = (await (await TestPhone.of(backend, id)).ping(walkIn())).offers;
  const body = aRedemption({ code: offer?.code, transactionId, tillId });
  const redemption = done(await call<{ id: string; offerId: string }>("/v1/redemptions", body));
  await ring(offerStub(redemption.offerId));
  return redemption;
}

async function undo({ id, offerId }: { readonly id: string; readonly offerId: string }): Promise<void> {
  done(await call(`/v1/redemptions/${id}/void`, {}));
  await ring(offerStub(offerId));
}

const day = async (by = till): Promise<Day> => done(await by<Day>("GET", `/v1/stores/sthlm-1/days/${today}`));
/** Waits until what is told the store after an answer was told: nothing is on its way. */
const settled = (): Promise<void> =>
  vi.waitFor(async () => expect(Date.parse((await day()).completeUntil)).toBe(Date.now() - 1_000));

const close = (entries: readonly object[]) =>
  till<object>("POST", `/v1/stores/sthlm-1/days/${today}/close`, { entries });
const SEK = (amount: number) => ({ amount, currency: "SEK" });

const around = () => {
  const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
  return `storeId=sthlm-1&from=${at(-24 * HOUR)}&to=${at(HOUR)}`;
};
const journal = async (query = "", by = till): Promise<Page> =>
  done(await by<Page>("GET", `/v1/redemptions?${around()}${query}`));

describe("a day", () => {
  test("of which nothing is known is empty and complete", async () => {
    expect(await day()).toEqual({
      storeId: "sthlm-1",
      businessDate: today,
      timeZone: "Europe/Stockholm",
      completeUntil: new Date(Date.now() - 1_000).toISOString(),
      closedAt: null,
      heldBack: [],
      totals: [],
      afterClosing: [],
    });
  });

  test("comes to what was redeemed, voided and returned, by till and campaign", async () => {
    await redeem("R-1");
    const second = await redeem("R-2");
    await undo(second);
    const third = await redeem("R-3", "4");
    const back = { storeId: "sthlm-1", tillId: "4", transactionId: "R-4", lines: [{ lineId: "1", quantity: 1 }] };
    done(await call(`/v1/redemptions/${third.id}/returns`, back));
    await ring(offerStub(third.offerId));
    await settled();
    const none = { count: 0, amount: SEK(0) };
    expect((await day(analyst)).totals).toEqual([
      {
        tillId: "3",
        campaignId: "autumn",
        amount: SEK(14_990),
        redeemed: { count: 2, amount: SEK(29_980) },
        voided: { count: 1, amount: SEK(-14_990) },
        returned: none,
      },
      {
        tillId: "4",
        campaignId: "autumn",
        amount: SEK(0),
        redeemed: { count: 1, amount: SEK(14_990) },
        voided: none,
        returned: { count: 1, amount: SEK(-14_990) },
      },
    ]);
  });

  test("is not complete past a redemption that the journal does not have yet", async () => {
    const id = `shopper-${++made}`;
    await putCart(backend, id);
    const [offer] = (await (await TestPhone.of(backend, id)).ping(walkIn())).offers;
    const at = Date.now();
    done(await call("/v1/redemptions", aRedemption({ code: offer?.code, transactionId: "R-late" })));
    advance(5_000);
    expect(Date.parse((await day()).completeUntil)).toBe(at - 1_000);
    await ring(offerStub(offer?.id ?? ""));
    await settled();
  });

  test("is closed once, and shows what came after apart", async () => {
    const list = [
      { transactionId: "R-1", amount: SEK(14_990) },
      { transactionId: "R-late", amount: SEK(1) },
      { transactionId: "R-x", amount: SEK(5) },
    ];
    const differences = {
      missingHere: [{ transactionId: "R-x", amount: SEK(5) }],
      // In R-3 it came off, in R-4 it came back.
      missingThere: [
        { transactionId: "R-3", amount: SEK(14_990) },
        { transactionId: "R-4", amount: SEK(-14_990) },
      ],
      differs: [{ transactionId: "R-late", here: SEK(14_990), there: SEK(1) }],
    };
    expect(await close(list)).toMatchObject({ status: 200, body: differences });
    const closedAt = new Date().toISOString();
    advance(1_000);
    await redeem("R-after");
    await settled();
    expect(await close(list)).toMatchObject({ status: 200, body: differences });
    const bare = list.map(({ transactionId, amount: { amount } }) => ({ transactionId, amount }));
    expect(await close(bare)).toMatchObject({ status: 200, body: differences });
    const { afterClosing, ...rest } = await day();
    expect(rest).toMatchObject({ closedAt, totals: [{ redeemed: { count: 4 } }, { redeemed: { count: 1 } }] });
    expect(afterClosing).toMatchObject([{ tillId: "3", redeemed: { count: 1, amount: SEK(14_990) } }]);
  });

  test("takes a bare amount where the store has a currency, and names the entry where it has none", async () => {
    const atSea = aStore({ fence: { type: "Circle", center: [-40, 30], radius: 80 }, currency: null });
    expect(done(await admin("PUT", "/v1/stores/at-sea", atSea))).toMatchObject({ currency: null });
    const shipped = await clientAs("till", ["at-sea"]);
    const entries = [
      { transactionId: "R-1", amount: SEK(1) },
      { transactionId: "R-2", amount: 1 },
    ];
    const answer = await shipped("POST", `/v1/stores/at-sea/days/${today}/close`, { entries });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: "/entries/1/amount" }] } });
  });

  test.each([
    ["of another store's till", () => oslo("GET", `/v1/stores/sthlm-1/days/${today}`), 403, "forbidden"],
    ["of a store that there is not", () => analyst("GET", `/v1/stores/nowhere/days/${today}`), 404, "not_found"],
    ["of no date", () => till("GET", "/v1/stores/sthlm-1/days/2026-02-30"), 404, "not_found"],
    [
      "closed by another store's till",
      () => oslo("POST", `/v1/stores/sthlm-1/days/${today}/close`, { entries: [] }),
      403,
      "forbidden",
    ],
    [
      "closed by an analyst",
      () => analyst("POST", `/v1/stores/sthlm-1/days/${today}/close`, { entries: [] }),
      403,
      "forbidden",
    ],
    [
      "closed before it began",
      () => till("POST", "/v1/stores/sthlm-1/days/2999-01-01/close", { entries: [] }),
      409,
      "conflict",
    ],
  ])("%s is refused", async (_, ask, status, code) => {
    expect(await ask()).toMatchObject({ status, body: { code } });
  });
});

describe("the journal", () => {
  test("has every effect in the order of writing, page by page", async () => {
    const all = await journal();
    expect(all.items.map(({ kind, transactionId }) => `${kind} ${transactionId}`)).toEqual([
      "redeemed R-1",
      "redeemed R-2",
      "voided R-2",
      "redeemed R-3",
      "returned R-4",
      "redeemed R-late",
      "redeemed R-after",
    ]);
    const first = await journal("&limit=4");
    const second = await journal(`&limit=4&cursor=${first.nextCursor}`, analyst);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.nextCursor).toBeNull();
    expect(all.items[0]).toMatchObject({ storeId: "sthlm-1", tillId: "3", campaignId: "autumn", amount: SEK(14_990) });
  });

  test("is CSV for whoever asks for that, the very same entries", async () => {
    const url = `${ORIGIN}/v1/redemptions?${around()}`;
    const headers = { authorization: `Bearer ${env.ADMIN_KEY}`, accept: "text/csv" };
    const answer = await exports.default.fetch(url, { headers });
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [header = "", ...records] = (await answer.text()).trimEnd().split("\r\n");
    expect(header.split(",").slice(0, 3)).toEqual(["id", "kind", "redemptionId"]);
    expect(records.map((record) => record.split(",")[0])).toEqual((await journal()).items.map(({ id }) => id));
  });

  test("leads from a receipt to its redemption, in any store of the retailer", async () => {
    const byReceipt = (transactionId: string, by: Client) =>
      by<Page>("GET", `/v1/redemptions?storeId=sthlm-1&transactionId=${transactionId}`);
    const [found] = done(await byReceipt("R-3", oslo)).items;
    expect(found).toMatchObject({ storeId: "sthlm-1", transactionId: "R-3", returns: [{ transactionId: "R-4" }] });
    expect(done(await byReceipt("R-4", oslo)).items).toEqual([found]);
    expect(await byReceipt("R-nothing", oslo)).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
  });

  test.each([
    ["neither receipt nor stretch", "storeId=sthlm-1"],
    ["half a stretch", "storeId=sthlm-1&from=2026-01-01T00:00:00Z"],
    ["both", "storeId=sthlm-1&transactionId=R-1&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"],
    ["a stretch that ends before it begins", "storeId=sthlm-1&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"],
    ["more than a year", "storeId=sthlm-1&from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z"],
    ["a cursor that is none", "storeId=sthlm-1&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&cursor=x"],
    ["no store", "transactionId=R-1"],
  ])("asks for a receipt or a stretch, not for %s", async (_, query) => {
    expect(await till("GET", `/v1/redemptions?${query}`)).toMatchObject({
      status: 400,
      body: { code: "invalid_request" },
    });
  });

  test("of another store is closed to a till", async () => {
    expect(await oslo("GET", `/v1/redemptions?${around()}`)).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
  });
});

test("a store's object is told of no person: its journal names offers, tills and receipts alone", async () => {
  const entries = (await ports.store("sthlm-1").journal({ from: 0, to: Date.now() + HOUR }, "0", 500)).items;
  const members = new Set(entries.flatMap((entry) => Object.keys(entry)));
  expect([...members].toSorted()).toEqual(
    [
      "amount",
      "at",
      "campaignId",
      "currency",
      "id",
      "kind",
      "redemptionId",
      "storeId",
      "tillId",
      "transactionId",
    ].toSorted(),
  );
  expect(JSON.stringify(entries)).not.toMatch(/shopper-|dev_|dec_/);
});
