import { describe, expect, test } from "vitest";
import { fileOf, storesIn } from "./read-file.ts";

const GEOJSON = JSON.stringify({
  type: "FeatureCollection",
  features: [
    { type: "Feature", id: "a", geometry: { type: "Point", coordinates: [18, 59] }, properties: { name: "A" } },
    { type: "Feature", id: "b", geometry: null, properties: { name: "B" } },
  ],
});

describe("a file of stores", () => {
  test.each([
    [GEOJSON, "application/json"],
    [`\u{feff}  ${GEOJSON}`, "application/json"],
    ["name,latitude,longitude\nA,59,18\n", "text/csv"],
  ])("is what it begins with", (text, type) => {
    expect(fileOf("stores.txt", text).type).toBe(type);
  });
  test("shows the stores that would be taken, and not those that would be refused", () => {
    expect(storesIn(fileOf("stores.geojson", GEOJSON)).map(({ id }) => id)).toEqual(["a"]);
    expect(storesIn(fileOf("stores.csv", "id,name,latitude,longitude\nc,C,59,18\n")).map(({ id }) => id)).toEqual([
      "c",
    ]);
  });
  test("that is no file of stores shows none", () => {
    expect(storesIn(fileOf("x", "{"))).toEqual([]);
  });
});
