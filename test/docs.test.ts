import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as bounds from "../src/domain/bounds.ts";
import { reasonCodes } from "../src/domain/campaigns/reason.ts";
import { PROBLEMS } from "../src/domain/problems.ts";
import { DEVICE_REFUSALS } from "../src/services/device-ports.ts";
import { filesIn } from "./support/files.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]));
const sourceOf = (folder: string): string =>
  filesIn(folder)
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => read(`${folder}/${file}`))
    .join("\n");

/** A page by its sections: the text under each heading of level two. */
const sectionsOf = (page: string): ReadonlyMap<string, string> =>
  new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf("\n")), section]),
  );
/** The first cells of a section's tables, where they are names. */
const named = (section: string | undefined): string[] =>
  matches(section ?? "", /^\|((?: `\w+`,?)+) \|/gm).flatMap((cell) => matches(cell, /`(\w+)`/g));

describe("docs/errors.md", () => {
  const page = read("docs/errors.md");
  const sections = sectionsOf(page);
  const decisions = read("src/objects/shopper/decisions.ts");

  test("has a section for every problem, with its status, in the order of the source", () => {
    const headings = matches(page, /^### (.+)$/gm);
    expect(headings).toEqual(Object.entries(PROBLEMS).map(([code, { status }]) => `\`${code}\` · ${status}`));
  });

  test("tells every reason of a rejected fix", () => {
    const [refusals = ""] = matches(read("src/domain/pings/fix.ts"), /type FixRefusal = (.+);/g);
    const [shopper = ""] = matches(read("src/objects/shopper/consents.ts"), /refusal\(\): (.+) \| null/g);
    const reasons = [refusals, shopper].flatMap((type) => matches(type, /"(\w+)"/g));
    expect(reasons.length).toBeGreaterThan(5);
    expect(named(sections.get("Verdicts of a ping")).toSorted()).toEqual(reasons.toSorted());
  });

  test("tells every refusal of a device", () => {
    expect(named(sections.get("Refusals of a device")).toSorted()).toEqual([...DEVICE_REFUSALS].toSorted());
  });

  test("tells every reason of a decision", () => {
    const [refusals = ""] = decisions.split("const REFUSALS").slice(1);
    const added = [
      ...matches(decisions + read("src/domain/campaigns/pipeline.ts"), /"([a-z]+(?:_[a-z]+)+)"/g),
      ...matches(refusals.slice(0, refusals.indexOf("};")), /: "(\w+)"/g),
    ];
    expect(added).toEqual(expect.arrayContaining(["too_late", "no_campaign", "abandoned"]));
    const told = new Set(named(sections.get("Reasons of a decision")));
    expect([...told].toSorted()).toEqual([...new Set([...reasonCodes, ...added])].toSorted());
  });
});

describe("docs/storage.md", () => {
  const sections = sectionsOf(read("docs/storage.md"));

  test.each([
    ["D1", sourceOf("migrations")],
    ["Every object", read("src/objects/records.ts")],
    ["Shopper", sourceOf("src/objects/shopper")],
    ["Offer", sourceOf("src/objects/offer")],
    ["Campaign", read("src/objects/campaign.ts") + sourceOf("src/objects/campaign")],
    ["Store", read("src/objects/store.ts") + sourceOf("src/objects/store")],
    ["Publisher", read("src/objects/publisher.ts")],
  ])("tells every table of: %s", (section, source) => {
    const tables = matches(source, /CREATE TABLE (\w+)/g);
    expect(tables.length).toBeGreaterThan(0);
    expect(named(sections.get(section)).toSorted()).toEqual(tables.toSorted());
  });

  test("tells every kind of key in KV", () => {
    const kinds = [
      ...matches(read("src/services/publish-snapshot.ts"), /write\("(\w+)"/g).map((kind) => `${kind}:{sha-256}`),
      ...matches(read("src/platform/snapshots.ts"), /POINTER = "(\w+)"/g),
      ...matches(read("src/platform/cart-store.ts"), /`(cart:)\$\{sub\}`/g).map((kind) => `${kind}{sub}`),
    ];
    const told = ["KV `CARTS`", "KV `SNAPSHOTS`"].flatMap((kv) => matches(sections.get(kv) ?? "", /^\| `(.+?)` \|/gm));
    expect(kinds.length).toBeGreaterThan(4);
    expect(told.toSorted()).toEqual(kinds.toSorted());
  });
});

/** What Android calls things, in the page on the phone. */
const ANDROID = /^(?:ACCESS|GEOFENCE|BOOT|MY_PACKAGE)_/;
/** What wrangler itself reads. */
const WRANGLER = /^CLOUDFLARE_/;

describe("docs", () => {
  const settings = read("wrangler.toml");

  const pages = filesIn("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`);
  test.each(pages)("%s quotes bounds that there are", (file) => {
    const quoted = matches(read(file), /`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g);
    const ours = quoted.filter((name) => !ANDROID.test(name) && !WRANGLER.test(name));
    expect(ours.filter((name) => !(name in bounds) && !new RegExp(`\\b${name}\\b`).test(settings))).toEqual([]);
  });

  test("show every page that was photographed, and no other, by day and by night", () => {
    const shown = matches(read("README.md"), /"docs\/(screens\/[\w-]+\.webp)"/g);
    expect(shown.toSorted().filter((file, n, all) => file !== all[n - 1])).toEqual(
      filesIn("docs")
        .filter((file) => file.endsWith(".webp"))
        .toSorted(),
    );
  });

  test("link to files that there are", () => {
    const all = ["README.md", ...pages];
    const broken = all.flatMap((page) =>
      matches(read(page), /\]\((?!https?:)([^)#]+)\)/g).flatMap((link) => {
        const path = new URL(link, `file:///${page}`).pathname.slice(1);
        return existsSync(path) ? [] : [`${page} -> ${link}`];
      }),
    );
    expect(broken).toEqual([]);
  });
});
