import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  ERASURE_LATE_AFTER_MS,
  FENCE_DOUBTED_BY_MIN,
  OUTCOME_TOLD_AFTER_MS,
  PRODUCTS_STALE_AFTER_MS,
  TILL_SILENT_AFTER_MS,
} from "../../src/domain/bounds.ts";
import { wireTime } from "../../src/domain/offers/wire-time.ts";
import { journalEntry } from "../../src/domain/redemptions/testing.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, HOUR, stopClock } from "./support/clock.ts";
import { ports, ring, shopperStub } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { north, walkIn } from "./support/walks.ts";

interface Attention {
  readonly kind: string;
  readonly storeId?: string;
}
const HERE = "sthlm-1";
const THERE = "oslo-1";
let backend: Client;
let marketer: Client;
let made = 0;

const sek = (amount: number) => ({ amount, currency: "SEK" });
const attention = async (who: Client = admin): Promise<readonly Attention[]> =>
  done(await who<{ items: Attention[] }>("GET", "/v1/attention")).items;
const ofKind = async (kind: string, who?: Client) => (await attention(who)).filter((one) => one.kind === kind);

beforeAll(async () => {
  stopClock();
  const elsewhere = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ [HERE]: aStore({ openingHours: null }), [THERE]: aStore({ fence: elsewhere }) }, [
    // It holds six offers, and ten of a hundred are left when five are out.
    aCampaign("autumn", { budget: sek(90_000) }),
    aCampaign("rainy", {
      trigger: { event: "exited" },
      audience: { combinator: "and", rules: [{ field: "weather.rainSoon", operator: "=", value: true }] },
    }),
  ]);
  backend = await clientAs("backend");
  marketer = await clientAs("marketer");
});

async function offered() {
  const id = `watched-${++made}`;
  await putCart(backend, id);
  const phone = await TestPhone.of(backend, id);
  const [offer] = (await phone.ping(walkIn())).offers;
  if (offer === undefined) throw new Error("no offer was made");
  return { id, phone, offer };
}

describe("what needs attention", () => {
  beforeEach(() => {
    vi.restoreAllMocks();
    vi.spyOn(ports.weather, "at").mockResolvedValue({
      condition: "clear",
      temperature: 4,
      rainSoon: false,
      sunSoon: true,
    });
  });

  test("is nothing where all is well", async () => {
    expect(await attention()).toEqual([]);
  });

  test("is a till that was used on several days and is not any more", async () => {
    const used = (tillId: string, storeId: string, ...daysAgo: number[]) =>
      daysAgo.map((days) => journalEntry({ id: `e-${++made}`, storeId, tillId, at: Date.now() - days * DAY }));
    await ports.reports.noteEffects([
      ...used("silent", HERE, 9, 8, 3),
      ...used("busy", HERE, 3, 2, 1),
      ...used("once", HERE, 5),
      ...used("long-gone", HERE, 20, 19),
      ...used("of-no-store", "closed", 9, 3),
      ...used("abroad", THERE, 9, 4),
    ]);
    const since = (days: number) => wireTime(Date.now() - days * DAY);
    const silent = { kind: "tillSilent", storeId: HERE, tillId: "silent", days: 3, since: since(3) };
    const abroad = { kind: "tillSilent", storeId: THERE, tillId: "abroad", days: 2, since: since(4) };
    expect(await ofKind("tillSilent")).toEqual([silent, abroad]);
    expect(await ofKind("tillSilent", await clientAs("analyst", [THERE]))).toEqual([abroad]);
    await ports.reports.noteEffects(used("silent", HERE, (TILL_SILENT_AFTER_MS - HOUR) / DAY));
    expect(await ofKind("tillSilent")).toEqual([abroad]);
  });

  test("is a budget that is nearly used up, by what offers in shoppers' hands may still cost", async () => {
    for (let n = 0; n < 4; n += 1) await offered();
    expect(await ofKind("budgetLow")).toEqual([]);
    await offered();
    const [low] = await ofKind("budgetLow", marketer);
    expect(low).toMatchObject({ campaignId: "autumn", limit: sek(90_000), basisPoints: 9_160 });
  });

  test("is a fence that several shoppers were not in, and not how few they were", async () => {
    done(await admin("PUT", "/v1/campaigns/autumn", aCampaign("autumn")));
    done(await admin("POST", "/v1/campaigns/autumn/publish", { holdoutWaiver: "a test" }));
    advance(HOUR);
    for (let n = 0; n < FENCE_DOUBTED_BY_MIN; n += 1) {
      expect(await ofKind("fenceDoubted")).toEqual([]);
      const { id, phone, offer } = await offered();
      await phone.call("POST", `/v1/offers/${offer.id}/feedback`, { kind: "wrong_store" });
      advance(Math.max(OUTCOME_TOLD_AFTER_MS, HOUR));
      await ring(await shopperStub(id));
    }
    expect(await ofKind("fenceDoubted", marketer)).toEqual([{ kind: "fenceDoubted", storeId: HERE, shoppers: null }]);
  });

  test("is stock that nobody counts any more, store by store, and articles that nobody tells of", async () => {
    const at = wireTime(Date.now());
    done(await backend("PUT", "/v1/products/A", { sku: "A", names: { en: "A" }, prices: [] }));
    await ports.stock.put([{ storeId: HERE, sku: "A", quantity: 1, at: Date.now() }]);
    expect(await ofKind("stockStale")).toEqual([]);
    advance(DAY + HOUR);
    expect(await ofKind("stockStale", marketer)).toEqual([{ kind: "stockStale", storeId: HERE, since: at }]);
    expect(await ofKind("productsStale")).toEqual([]);
    advance(PRODUCTS_STALE_AFTER_MS);
    expect(await ofKind("productsStale", marketer)).toEqual([{ kind: "productsStale", since: at }]);
  });

  test("is a weather that rules ask for and nobody tells", async () => {
    expect(await ofKind("weatherUnknown")).toEqual([]);
    vi.spyOn(ports.weather, "at").mockResolvedValue(null);
    expect(await ofKind("weatherUnknown", marketer)).toEqual([{ kind: "weatherUnknown", count: 1 }]);
  });

  test("is an erasure that does not come to its end, for support", async () => {
    const requestedAt = Date.now() - ERASURE_LATE_AFTER_MS - 1;
    vi.spyOn(ports.erasures, "running").mockResolvedValue({ running: 2, oldestRequestedAt: requestedAt });
    const late = { kind: "erasuresLate", count: 2, since: wireTime(requestedAt) };
    expect(await ofKind("erasuresLate", await clientAs("support"))).toEqual([late]);
    expect(await ofKind("erasuresLate", marketer)).toEqual([]);
  });

  test("is what waits for an approval, and that nothing is offered at all, which comes first", async () => {
    done(await admin("PUT", "/v1/settings", { approvals: "required", offersPaused: true }));
    done(await marketer("PUT", "/v1/campaigns/asked", aCampaign("asked")));
    done(await marketer("POST", "/v1/campaigns/asked/publish", { holdoutWaiver: "a test" }));
    const approver = await clientAs("approver");
    const waiting = { kind: "approvalsWaiting", count: 1, since: wireTime(Date.now()) };
    expect(await attention(approver)).toEqual([{ kind: "offersPaused" }, waiting]);
    expect((await attention(await clientAs("analyst"))).map(({ kind }) => kind)).not.toContain("approvalsWaiting");
  });
});
