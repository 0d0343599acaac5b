import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { compileSettings, settingsSchema } from "../settings.ts";
import type { DecisionInput } from "./decision.ts";
import { aCampaign, anInput, STORE } from "./testing.ts";
import { compileCampaign } from "./compile.ts";
import { instantOf } from "./local-time.ts";
import { decide } from "./pipeline.ts";
import { reasonCodes } from "./reason.ts";

const json = z.record(z.string(), z.json());
const caseSchema = z.strictObject({
  name: z.string(),
  campaigns: z.array(json),
  given: json.default({}),
  considered: z.record(z.string(), z.string().nullable()),
  chosen: json.optional(),
  details: json.default({}),
  code: z.string().optional(),
});
const fileSchema = z.strictObject({
  about: z.string(),
  base: z.strictObject({ given: json, campaign: json }),
  cases: z.array(caseSchema),
});

const path = new URL("../../../fixtures/decisions/cases.json", import.meta.url);
const { base, cases } = fileSchema.parse(JSON.parse(readFileSync(path, "utf8")));

type Json = z.infer<typeof json>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Objects are merged member by member, everything else replaces. */
const lay = (under: Json, over: Json): Json => {
  const merged = Object.entries(over).map(([key, value]) => {
    const below = under[key];
    return [key, isObject(below) && isObject(value) ? lay(below, value) : value] as const;
  });
  return { ...under, ...Object.fromEntries(merged) };
};

const isTime = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value);
/** Those that a document has as text. */
const WRITTEN_TIMES = new Set(["updatedAt"]);

/** The file's times and durations as numbers. */
const inputFrom = (given: Json, campaigns: readonly Json[]): DecisionInput => {
  const plain: unknown = JSON.parse(JSON.stringify(given), (key, value: unknown) =>
    isTime(value) && !WRITTEN_TIMES.has(key) ? instantOf(value) : value,
  );
  const { settings, store, shopper, ...rest } = plain as Omit<DecisionInput, "campaigns" | "settings"> & {
    settings: unknown;
  };
  return anInput({
    ...rest,
    shopper: { ...anInput().shopper, ...shopper },
    store: { ...STORE, ...store },
    settings: compileSettings(settingsSchema.parse(settings)),
    campaigns: campaigns.map((one) => compileCampaign({ campaign: aCampaign(lay(base.campaign, one)), version: 1 })),
  });
};

const outcome = (decision: ReturnType<typeof decide>) => ({
  considered: Object.fromEntries(
    decision.considered.map(({ campaignId, reason }) => [campaignId, reason?.code ?? null]),
  ),
  details: Object.fromEntries(decision.considered.map(({ campaignId, reason }) => [campaignId, reason?.detail])),
});

describe("fixtures/decisions/cases.json", () => {
  test.each(cases)("$name", ({ campaigns, given, considered, chosen, details, code }) => {
    const decision = decide(inputFrom(lay(base.given, given), campaigns));
    const found = outcome(decision);
    expect(found.considered).toEqual(considered);
    expect(found.details).toMatchObject(details);
    expect(decision.outcome === "offer" ? undefined : decision.code).toBe(code);
    if (decision.outcome === "silent") expect(chosen).toBeUndefined();
    else expect(decision.chosen).toMatchObject(chosen ?? {});
  });

  test("shows every reason that one store's campaigns can end with", () => {
    const shown = new Set(cases.flatMap(({ considered }) => Object.values(considered)));
    // Needs hundreds of campaigns, or a second store: see pipeline.test.ts.
    const elsewhere = new Set(["too_many", "another_store"]);
    expect(reasonCodes.filter((code) => !shown.has(code) && !elsewhere.has(code))).toEqual([]);
  });
});
