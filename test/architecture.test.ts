import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cycles, isTestFile, type Sources, wrongArrows } from "./architecture.ts";

const sourceFiles = globSync("src/**/*.{ts,tsx}").filter((file) => !isTestFile(file) && !file.endsWith(".d.ts"));
const tree: Sources = new Map(
  sourceFiles.map((file) => [file.replaceAll("\\", "/"), readFileSync(file, "utf8")] as const),
);

describe("the source tree", () => {
  test("was read", () => expect(tree.size).toBeGreaterThan(0));
  test("has only arrows that point inwards", () => expect(wrongArrows(tree)).toEqual([]));
  test("has no cycle", () => expect(cycles(tree)).toEqual([]));
});

describe("wrongArrows", () => {
  const arrowsOf = (file: string, text: string): string[] => wrongArrows(new Map([[file, text]]));

  test.each([
    ["static", 'import { x } from "../services/a.ts";'],
    ["for its effect", 'import "../services/a.ts";'],
    ["of a type", 'import type { X } from "../services/a.ts";'],
    ["inline, of a type", 'type X = import("../services/a.ts").X;'],
    ["dynamic", 'const load = () => import("../services/a.ts");'],
    ["re-exported", 'export { x } from "../services/a.ts";'],
    ["re-exported whole", 'export * from "../services/a.ts";'],
  ])("sees a wrong import, %s", (_, text) => {
    expect(arrowsOf("src/domain/b.ts", text)).toEqual(["src/domain/b.ts -> ../services/a.ts"]);
  });

  test.each([
    ["src/services/a.ts", 'import { db } from "../platform/d1.ts";'],
    ["src/http/a.ts", 'import { Offer } from "../objects/offer.ts";'],
    ["src/platform/a.ts", 'import { redeem } from "../services/redeem-offer.ts";'],
    ["src/app/till/main.ts", 'import { app } from "../../http/app.ts";'],
    ["src/app/till/main.ts", 'import type { Ports } from "../../services/ports.ts";'],
    ["src/app/till/main.ts", 'import { z } from "zod";'],
    ["src/sdk/a.ts", 'import { start } from "../app/shared/start.tsx";'],
    ["src/objects/a.ts", 'import worker from "../worker.ts";'],
    ["src/jobs/a.ts", 'import { demo } from "../../scripts/demo.ts";'],
    ["src/domain/a.ts", 'import { Hono } from "hono";'],
    ["src/domain/a.ts", 'import "zod-to-anything";'],
    ["src/http/a.ts", 'import { readFileSync } from "node:fs";'],
    ["src/domain/a.ts", "const load = (name: string) => import(name);"],
    ["src/domain/visits/a.ts", 'import { walks } from "./testing.ts";'],
    ["src/elsewhere/a.ts", 'import "./b.ts";'],
  ])("refuses in %s: %s", (file, text) => {
    expect(arrowsOf(file, text)).toHaveLength(1);
  });

  test.each([
    ["src/domain/offers/a.ts", 'import { ok } from "../result.ts"; import { z } from "zod";'],
    ["src/platform/a.ts", 'import type { Clock } from "../services/ports.ts";'],
    ["src/objects/a.ts", 'import { DurableObject } from "cloudflare:workers";'],
    ["src/app/till/main.tsx", 'import type { App } from "../../http/app.ts"; const a = <b>import "../x"</b>;'],
    ["src/worker.ts", 'export { Offer } from "./objects/offer.ts";'],
    ["src/domain/a.ts", '// import "../http/a.ts"\nconst text = `import "../http/a.ts"`;'],
  ])("allows in %s: %s", (file, text) => {
    expect(arrowsOf(file, text)).toEqual([]);
  });
});

describe("cycles", () => {
  const cyclesOf = (files: Record<string, string>): string[] => cycles(new Map(Object.entries(files)));

  test("finds one through a type and a dynamic import", () => {
    const found = cyclesOf({
      "src/domain/a.ts": 'import "./sub/b.ts";',
      "src/domain/sub/b.ts": 'import type { C } from "../c.ts";',
      "src/domain/c.ts": 'const a = () => import("./a.ts");',
    });
    expect(found).toEqual(["src/domain/a.ts -> src/domain/sub/b.ts -> src/domain/c.ts -> src/domain/a.ts"]);
  });

  test("finds a file that imports itself", () => {
    expect(cyclesOf({ "src/a.ts": 'import "./a.ts";' })).toEqual(["src/a.ts -> src/a.ts"]);
  });

  test("is silent about two ways to one file", () => {
    const found = cyclesOf({
      "src/a.ts": 'import "./b.ts"; import "./c.ts";',
      "src/b.ts": 'import "./c.ts";',
      "src/c.ts": "",
    });
    expect(found).toEqual([]);
  });
});
