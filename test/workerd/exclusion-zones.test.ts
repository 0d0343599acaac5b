import { listDurableObjectIds } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { stopClock } from "./support/clock.ts";
import { someone } from "./support/life.ts";
import { rowsIn } from "./support/objects.ts";
import { aCampaign, aStore, CENTER, openShop } from "./support/retailer.ts";
import { everythingStored } from "./support/world.ts";
import { fixAt, north, walkIn } from "./support/walks.ts";

/* A sensitive place: nobody's being there is told to anyone, not even to ourselves. */

const CLINIC = north(CENTER, 3_000);
const NEXT_DOOR = north(CENTER, 6_000);
let backend: Client;

beforeAll(async () => {
  stopClock();
  const hours = { openingHours: null };
  const circle = (center: typeof CLINIC, radius: number) => ({ fence: { type: "Circle", center, radius } });
  await openShop(
    {
      shop: aStore(hours),
      clinic: aStore({ ...hours, ...circle(CLINIC, 100), exclusionZone: true }),
      mall: aStore({ ...hours, ...circle(NEXT_DOOR, 150) }),
      ward: aStore({ ...hours, ...circle(north(NEXT_DOOR, 80), 40), exclusionZone: true }),
    },
    [aCampaign("autumn")],
  );
  backend = await clientAs("backend");
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("in an exclusion zone", () => {
  test("a fix is accepted and forgotten: nobody hears of it, nothing is stored or said", async () => {
    const { phone } = await someone(backend, "patient");
    const fixes = walkIn(CLINIC).slice(1);
    await phone.ping([fixAt(north(CLINIC, 2_000), 200)]);
    const before = await everythingStored();
    const shoppers = await listDurableObjectIds(env.SHOPPER);
    const told: string[] = [];
    for (const level of ["info", "warn", "error", "log"] as const)
      vi.spyOn(console, level).mockImplementation((text: unknown) => void told.push(String(text)));
    vi.spyOn(env.METRICS, "writeDataPoint").mockImplementation((point) => void told.push(JSON.stringify(point)));
    const answer = await phone.ping(fixes);
    expect(answer.fixes.map(({ verdict, reason }) => [verdict, reason])).toEqual(fixes.map(() => ["accepted", null]));
    expect(answer).toMatchObject({ visits: [], offers: [], decisionId: null, state: null, nextPingAfter: null });
    expect(await everythingStored()).toEqual(before);
    expect(await listDurableObjectIds(env.SHOPPER)).toEqual(shoppers);
    expect(told.join("\n")).not.toMatch(/clinic|exclusion/i);
  });

  test("a fix is forgotten also among others, and while something is open", async () => {
    const { phone, stub } = await someone(backend, "visitor");
    const inside = walkIn(NEXT_DOOR);
    const { state, visits } = await phone.ping(inside);
    expect(visits.map(({ storeId }) => storeId)).toContain("mall");
    const inWard = fixAt(north(NEXT_DOOR, 80));
    const answer = await phone.ping([inWard, fixAt(NEXT_DOOR)], { state });
    expect(answer.fixes.map(({ verdict }) => verdict)).toEqual(["accepted", "accepted"]);
    const kept = await rowsIn<{ id: string; body: string }>(stub, "SELECT id, body FROM fix");
    expect(kept.map(({ id }) => id)).not.toContain(inWard.id);
    expect(kept.map(({ body }) => body).join()).not.toContain("ward");
  });
});

describe("beside an exclusion zone", () => {
  test("nobody is told to be near one: no region, no store of one's cart", async () => {
    const { phone, stub } = await someone(backend, "passer-by");
    const beside = north(CLINIC, 150);
    const { regions } = await phone.ping([fixAt(beside)]);
    const [longitude, latitude] = beside;
    const near = done(
      await phone.call<{ items: { storeId: string }[] }>("POST", "/v1/stores/near", { latitude, longitude, limit: 10 }),
    );
    for (const ids of [regions, near.items].map((all) => all.map(({ storeId }) => storeId))) {
      expect(ids).toEqual(expect.arrayContaining(["shop", "mall"]));
      expect(ids).not.toContain("clinic");
    }
    expect(await rowsIn(stub, "SELECT * FROM fix")).toEqual([]);
  });

  test("the marketer who draws it sees it", async () => {
    const [longitude, latitude] = CLINIC;
    const matched = done(await admin("POST", "/v1/stores/match", { latitude, longitude }));
    expect(matched).toMatchObject({ items: [{ storeId: "clinic", inside: true }] });
  });
});
