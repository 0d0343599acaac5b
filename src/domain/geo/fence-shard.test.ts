import { describe, expect, test } from "vitest";
import { NEAR_REACH_M } from "../bounds.ts";
import type { StoreRecord } from "../stores/store.ts";
import { buildShards } from "./build-shards.ts";
import { cellOf, shardOf } from "./cells.ts";
import { shardsWithin } from "./cover.ts";
import { FenceIndex } from "./fence-index.ts";
import { openShard } from "./fence-shard.ts";
import { measureFence } from "./measure.ts";
import { type LngLat, type Position, wrapLongitude } from "./position.ts";
import { packRecord } from "./shard-records.ts";
import { anyFence, fenceOf, holdsNaively, offset, positionAt, randomOf, starRing, storeWith } from "./testing.ts";

/** More of them on demand: `FENCE_POINTS=200000 npx vitest run --project domain fence-shard`. */
const POINTS = Number(process.env["FENCE_POINTS"] ?? 20_000);

/** Around each, fences of all kinds: over the antimeridian, at the edge of what is allowed, where four quarters meet. */
const PLACES: readonly LngLat[] = [
  [18.0649, 59.3326],
  [-122.4194, 37.7749],
  [180, -17.8],
  [-179.9995, 66.9],
  [25, 84.99],
  [-60, -84.99],
  [0, 0],
  [10.5, 58.4],
];
const random = randomOf(2_026);
const around = (place: LngLat, metres: number): LngLat => {
  const [lng, lat] = offset(place, metres * (random() - 0.5), metres * (random() - 0.5));
  return [lng, Math.max(-84.999, Math.min(84.999, lat))];
};

const storesBy = PLACES.map((place, index) => {
  const centre = ([lng, lat]: LngLat): LngLat => [lng, Math.sign(lat) * Math.min(Math.abs(lat), 84.95)];
  const small = Array.from({ length: 60 }, (_, at) =>
    storeWith(`${index}.${at}`, anyFence(random, centre(around(place, 8_000)), 20 + 1_500 * random() ** 2)),
  );
  const ring = starRing(random, centre([place[0], place[1] * 0.98]), 60_000, 12);
  return [...small, storeWith(`${index}.large`, fenceOf({ type: "Polygon", coordinates: [ring] }))];
});
const stores = storesBy.flat();
const built = buildShards(stores);
const shards = new Map([...built].map(([id, bytes]) => [id, openShard(bytes)]));
const index = new FenceIndex(shards);

const pointNear = (): { position: Position; candidates: readonly StoreRecord[] } => {
  const at = Math.floor(random() * PLACES.length);
  const metres = random() < 0.1 ? 140_000 : 9_000;
  const [lng, lat] = around(PLACES[at] as LngLat, metres);
  return { position: { latitude: lat, longitude: wrapLongitude(lng) }, candidates: storesBy[at] ?? [] };
};
const points = Array.from({ length: POINTS }, pointNear);

describe("shards", () => {
  test(`hold just the fences that hold a point, for ${POINTS} points`, () => {
    const differences: unknown[] = [];
    let found = 0;
    for (const { position, candidates } of points) {
      const expected = candidates.filter(({ fence }) => holdsNaively(fence, position)).map(({ id }) => id);
      const shard = shards.get(shardOf(position));
      const actual = shard?.holding(position).map((ordinal) => shard.storeId(ordinal)) ?? [];
      found += actual.length;
      if (expected.toSorted().join() !== actual.toSorted().join()) differences.push({ position, expected, actual });
    }
    expect(differences).toEqual([]);
    expect(found).toBeGreaterThan(POINTS / 10);
  }, 120_000);

  test("tell what is near, from every shard that could know", () => {
    for (const { position, candidates } of points.slice(0, 500)) {
      const measured = candidates.map(({ id, fence }) => ({ id, ...measureFence(fence, position) }));
      const near = measured.filter(({ inside, metresToEdge }) => inside || metresToEdge <= NEAR_REACH_M);
      const read = shardsWithin(position, NEAR_REACH_M).flatMap((id) => shards.get(id) ?? []);
      const actual = read.flatMap((shard) =>
        shard.near(position, NEAR_REACH_M).map(({ ordinal, ...hit }) => ({ id: shard.storeId(ordinal), ...hit })),
      );
      const once = [...new Map(actual.map((hit) => [hit.id, hit])).values()];
      const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
      expect(once.toSorted(byId)).toEqual(near.toSorted(byId));
    }
  });

  test("tell the nearest first, those that hold the point before all", () => {
    for (const { position } of points.slice(0, 300)) {
      const hits = shards.get(shardOf(position))?.near(position, 5_000) ?? [];
      const distances = hits.map(({ inside, metresToEdge }) => metresToEdge + (inside ? 0 : 1e6));
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    }
  });

  test("find the nearest few without looking at all", () => {
    for (const { position } of points.slice(0, 300)) {
      const shard = shards.get(shardOf(position));
      if (!shard) continue;
      const all = shard.near(position, 50_000);
      const { hits, searched } = shard.nearest(position, 5, 50_000);
      expect(hits).toEqual(all.slice(0, hits.length));
      expect(hits.length).toBe(all.filter(({ inside, metresToEdge }) => inside || metresToEdge <= searched).length);
      expect(hits.length > 5 || searched === 50_000).toBe(true);
    }
  });

  test("give back every store as it was, and the smallest circle around its fence", () => {
    const known = new Map(stores.map((store) => [store.id, store]));
    const seen = new Set<string>();
    for (const shard of shards.values()) {
      for (let ordinal = 0; ordinal < shard.size; ordinal += 1) {
        const { id, fence } = shard.record(ordinal);
        expect(shard.record(ordinal)).toEqual(known.get(id));
        expect(shard.storeId(ordinal)).toBe(id);
        if (fence.type === "Circle")
          expect(shard.circle(ordinal)).toEqual({ ...positionAt(fence.center), radius: fence.radius });
        seen.add(id);
      }
    }
    expect(seen.size).toBe(stores.length);
  });

  test("are the same bytes whatever order the stores come in", () => {
    const turned = buildShards(stores.toReversed());
    expect([...turned.keys()]).toEqual([...built.keys()]);
    for (const [id, bytes] of built) expect(turned.get(id)).toEqual(bytes);
  });

  test("list a fence of too many cells by itself, in each shard that it reaches", () => {
    const place = PLACES[0] as LngLat;
    const ring = [offset(place, -90_000, -90_000), offset(place, 90_000, -90_000), offset(place, 0, 90_000)];
    const large = buildShards([storeWith("large", fenceOf({ type: "Polygon", coordinates: [ring] }))]);
    expect(large.size).toBeGreaterThan(2);
    for (const bytes of large.values()) expect(bytes.length).toBeLessThan(1_000);
  });

  test("of no store are none, and of none nothing is near", () => {
    const [place] = points;
    expect(buildShards([]).size).toBe(0);
    expect(new FenceIndex(new Map()).near(place?.position ?? positionAt([0, 0]), 1_000)).toEqual([]);
  });

  test("take under 160 bytes for a store, besides its record", () => {
    const many = Array.from({ length: 2_000 }, (_, at) => {
      const centre = offset([2.35, 48.85], 60_000 * (random() - 0.5), 60_000 * (random() - 0.5));
      const circle = { type: "Circle", center: centre, radius: 50 + 250 * random() };
      const polygon = { type: "Polygon", coordinates: [starRing(random, centre, 200, 10)] };
      return storeWith(String(at), fenceOf(at % 5 === 0 ? polygon : circle));
    });
    const bytes = [...buildShards(many).values()].reduce((sum, { length }) => sum + length, 0);
    const records = many.reduce((sum, store) => sum + packRecord(store).length, 0);
    expect((bytes - records) / many.length).toBeLessThan(160);
  });
});

describe("FenceIndex", () => {
  test("holds what its shards hold", () => {
    for (const { position } of points.slice(0, 500)) {
      const shard = shards.get(shardOf(position));
      const { shard: asked, ordinals } = index.holding(position);
      expect(asked).toBe(shard);
      expect(ordinals).toEqual(shard?.holding(position, cellOf(position)) ?? []);
    }
  });

  test("finds what is near across shards and the antimeridian, each store once", () => {
    for (const { position, candidates } of points.slice(0, 500)) {
      const expected = candidates.filter(({ fence }) => {
        const { inside, metresToEdge } = measureFence(fence, position);
        return inside || metresToEdge <= NEAR_REACH_M;
      });
      const near = index.near(position, NEAR_REACH_M).map(({ shard, ordinal }) => shard.storeId(ordinal));
      expect(near.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
      const [first] = index.nearest(position, 0, NEAR_REACH_M).hits;
      expect(first && first.shard.storeId(first.ordinal)).toBe(near[0]);
    }
  });

  test(`locates just the fences that hold a point, and the nearest, for ${POINTS / 10} points`, () => {
    for (const { position, candidates } of points.slice(0, POINTS / 10)) {
      const measured = candidates.map(({ id, fence }) => ({ id, ...measureFence(fence, position) }));
      const held = measured.filter(({ inside }) => inside);
      const near = measured.filter(({ metresToEdge }) => metresToEdge <= NEAR_REACH_M);
      const metres = (held.length > 0 ? held : near).map(({ metresToEdge }) => metresToEdge);
      const { holding, nearest } = index.locate(position);
      const ids = holding.map(({ shard, ordinal }) => shard.storeId(ordinal));
      expect(ids.toSorted()).toEqual(held.map(({ id }) => id).toSorted());
      expect(nearest?.metresToEdge).toBe(metres.length > 0 ? Math.min(...metres) : undefined);
      if (holding.length > 0) expect(nearest).toBe(holding[0]);
    }
  });
});
