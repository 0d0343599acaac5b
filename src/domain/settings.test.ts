import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSettings, DEFAULT_SETTINGS, settingsSchema } from "./settings.ts";
import { parseWith } from "./validation.ts";

const parse = (body: unknown) => parseWith(settingsSchema, body);
const pointersOf = (body: unknown): string[] => {
  const parsed = parse(body);
  return parsed.ok ? [] : (parsed.error.errors ?? []).map(({ pointer }) => pointer);
};

describe("settings", () => {
  test("have the defaults of the contract", () => {
    expect(DEFAULT_SETTINGS).toEqual({
      offersPaused: false,
      approvals: "off",
      abandonedAfter: "PT30M",
      dwellAfter: "PT60S",
      requireHoldout: false,
      quietHours: null,
      globalHoldoutBasisPoints: 0,
      contactLimits: [],
      adultAge: 18,
      unknownAge: "contextual",
      stockStaleAfter: "P1D",
      webOrigins: [],
      retention: {},
      guardrails: {
        ladder: null,
        maxSpreadBasisPoints: null,
        relevanceThreshold: 0,
        neverDiscount: { categories: [], skus: [] },
        discreetCategories: [],
      },
      countries: {},
      alerts: {},
    });
  });

  test("are taken as they are given", () => {
    const given = { ...DEFAULT_SETTINGS, abandonedAfter: "PT2H", webOrigins: ["https://shop.example"] };
    expect(parse(given)).toEqual({ ok: true, value: given });
  });

  test("read whatever means off as the default", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(DEFAULT_SETTINGS)),
        fc.constantFrom(null, false, 0, []),
        (name, off) => {
          const isBuilt = ["abandonedAfter", "dwellAfter", "webOrigins"].includes(name);
          const isGroup = name === "guardrails" && off !== null;
          if (!isBuilt && !isGroup) expect(parse({ [name]: off })).toEqual({ ok: true, value: DEFAULT_SETTINGS });
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each<[string, unknown, string[]]>([
    ["no object", [], [""]],
    ["an unknown member", { colour: "red" }, ["/colour"]],
    ["offers paused", { offersPaused: true }, ["/offersPaused"]],
    ["approvals", { approvals: "required" }, ["/approvals"]],
    ["another age", { adultAge: 21 }, ["/adultAge"]],
    ["quiet hours", { quietHours: { from: "22:00" } }, ["/quietHours"]],
    ["a country", { countries: { SE: {} } }, ["/countries"]],
    ["a list where nothing may be", { alerts: ["x"] }, ["/alerts"]],
    ["an empty object where a text stands", { approvals: {} }, ["/approvals"]],
    ["a guardrail", { guardrails: { maxSpreadBasisPoints: 100 } }, ["/guardrails/maxSpreadBasisPoints"]],
    ["a guarded SKU", { guardrails: { neverDiscount: { skus: ["A"] } } }, ["/guardrails/neverDiscount/skus"]],
    ["a month", { abandonedAfter: "P1M" }, ["/abandonedAfter"]],
    ["no time to dwell", { dwellAfter: "PT0S" }, ["/dwellAfter"]],
    ["more than a day to dwell", { dwellAfter: "PT25H" }, ["/dwellAfter"]],
    ["several faults", { dwellAfter: 60, adultAge: 1 }, ["/dwellAfter", "/adultAge"]],
  ])("refuse %s", (_, body, pointers) => expect(pointersOf(body)).toEqual(pointers));

  test.each([
    ["https://shop.example", true],
    ["https://shop.example:8443", true],
    ["http://localhost:5173", true],
    ["http://127.0.0.1:5173", true],
    ["http://shop.example", false],
    ["https://shop.example/", false],
    ["https://Shop.example", false],
    ["https://shop.example:", false],
    ["https://user@shop.example", false],
    ["https://*.example", false],
    ["*", false],
    ["null", false],
    ["", false],
  ])("take %j as an origin: %s", (origin, taken) =>
    expect(pointersOf({ webOrigins: [origin] })).toEqual(taken ? [] : ["/webOrigins/0"]),
  );

  test("are compiled to the units that they are used in", () => {
    const webOrigins = ["https://shop.example"];
    const settings = settingsSchema.parse({ abandonedAfter: "P1D", dwellAfter: "PT1M29.5S", webOrigins });
    expect(compileSettings(settings)).toEqual({
      abandonedAfterMs: 86_400_000,
      dwellAfterSeconds: 90,
      webOrigins: new Set(webOrigins),
    });
  });
});
