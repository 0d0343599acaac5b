import { gridDisk } from "h3-js";
import { describe, expect, test } from "vitest";
import { REFRESH_RADIUS_MAX_M, REGION_LIMIT_DEFAULT } from "../bounds.ts";
import { buildShards } from "./build-shards.ts";
import { shardOf } from "./cells.ts";
import { openShard } from "./fence-shard.ts";
import { measureFence } from "./measure.ts";
import { haversineMetres, type LngLat, metresBetween, type Position } from "./position.ts";
import { regionsAround } from "./regions.ts";
import { anyFence, fenceOf, offset, positionAt, randomOf, starRing, storeWith } from "./testing.ts";

const HOME: LngLat = [18.0649, 59.3326];
const random = randomOf(77);
const stores = Array.from({ length: 300 }, (_, at) =>
  storeWith(`s${at}`, anyFence(random, offset(HOME, 90_000 * (random() - 0.5), 60_000 * (random() - 0.5)), 300)),
);

/** As a service asks: with the one shard that the position belongs to. */
const ask = (given: typeof stores, position: Position, limit = REGION_LIMIT_DEFAULT) => {
  const shards = new Map([...buildShards(given)].map(([id, bytes]) => [id, openShard(bytes)]));
  const shardId = shardOf(position);
  const manifest = new Set(shards.keys());
  return regionsAround({ position, shardId, shard: shards.get(shardId) ?? null, manifest, limit });
};
const circle = (id: string, at: LngLat, radius: number) =>
  storeWith(id, fenceOf({ type: "Circle", center: at, radius }));

describe("regionsAround", () => {
  test("gives a circle its radius and fifty metres, at least 150", () => {
    const { regions } = ask(
      [circle("small", HOME, 30), circle("large", offset(HOME, 5_000, 0), 1_000)],
      positionAt(HOME),
    );
    expect(regions).toEqual([
      { storeId: "small", longitude: HOME[0], latitude: HOME[1], radius: 150 },
      { storeId: "large", longitude: offset(HOME, 5_000, 0)[0], latitude: HOME[1], radius: 1_050 },
    ]);
  });

  test("goes around the whole of a polygon, with fifty metres to spare", () => {
    for (let round = 0; round < 30; round += 1) {
      const ring = starRing(random, HOME, 2_000, 7);
      const [region] = ask(
        [storeWith("p", fenceOf({ type: "Polygon", coordinates: [ring] }))],
        positionAt(HOME),
      ).regions;
      const far = ring.map((corner) => haversineMetres(region?.longitude ?? 0, region?.latitude ?? 0, ...corner));
      expect(Math.max(...far)).toBeLessThanOrEqual((region?.radius ?? 0) - 50);
    }
  });

  test("names the nearest, no more than the limit, and none beyond 50 km", () => {
    const near = circle("near", offset(HOME, 900, 0), 50);
    const far = circle("far", offset(HOME, 51_000, 0), 50);
    expect(ask([near, circle("nearer", offset(HOME, -500, 0), 50), far], positionAt(HOME), 1).regions).toMatchObject([
      { storeId: "nearer" },
    ]);
    expect(ask([near, far], positionAt(HOME)).regions).toMatchObject([{ storeId: "near" }]);
  });

  test.each([1, 5, REGION_LIMIT_DEFAULT, 100])(
    "with %d regions: inside refresh no other store can be reached",
    (limit) => {
      const shards = new Map([...buildShards(stores)].map(([id, bytes]) => [id, openShard(bytes)]));
      const manifest = new Set(shards.keys());
      let total = 0;
      for (let round = 0; round < 60; round += 1) {
        const position = positionAt(offset(HOME, 150_000 * (random() - 0.5), 120_000 * (random() - 0.5)));
        const shardId = shardOf(position);
        const { regions, refresh } = regionsAround({
          position,
          shardId,
          shard: shards.get(shardId) ?? null,
          manifest,
          limit,
        });
        const watched = new Set(regions.map(({ storeId }) => storeId));
        expect(regions.length).toBeLessThanOrEqual(limit);
        for (const { id, fence } of stores) {
          if (watched.has(id)) continue;
          expect(measureFence(fence, position).metresToEdge).toBeGreaterThanOrEqual(refresh.radius);
        }
        expect(metresBetween(position, refresh)).toBe(0);
        expect(refresh.radius).toBeLessThanOrEqual(REFRESH_RADIUS_MAX_M);
        total += refresh.radius;
      }
      expect(total / 60).toBeGreaterThan(500);
    },
  );

  test("ends at the nearest fence that was left out", () => {
    const given = [circle("a", offset(HOME, 200, 0), 50), circle("b", offset(HOME, 2_000, 0), 50)];
    const { refresh } = ask(given, positionAt(HOME), 1);
    expect(refresh.radius).toBeGreaterThan(1_940);
    expect(refresh.radius).toBeLessThanOrEqual(1_950);
  });

  test("ends where it was looked, if nothing was left out", () => {
    expect(ask([circle("a", HOME, 50)], positionAt(HOME)).refresh.radius).toBe(REFRESH_RADIUS_MAX_M);
  });

  test("ends at the nearest shard that exists, where its own does not", () => {
    const position = positionAt(HOME);
    const shardId = shardOf(position);
    const around = new Set(gridDisk(shardId, 1).filter((cell) => cell !== shardId));
    const query = { position, shardId, shard: null, limit: 20 };
    const { regions, refresh } = regionsAround({ ...query, manifest: around });
    expect(regions).toEqual([]);
    expect(refresh.radius).toBeLessThan(REFRESH_RADIUS_MAX_M);
    expect(regionsAround({ ...query, manifest: new Set() }).refresh.radius).toBe(REFRESH_RADIUS_MAX_M);
  });
});
