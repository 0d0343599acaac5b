import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSettings, DEFAULT_SETTINGS, settingsSchema } from "./settings.ts";
import { parseWith } from "./validation.ts";

const parse = (body: unknown) => parseWith(settingsSchema, body);
const pointersOf = (body: unknown): string[] => {
  const parsed = parse(body);
  return parsed.ok ? [] : (parsed.error.errors ?? []).map(({ pointer }) => pointer);
};

/** Whether a member is refused whatever it holds, because nothing reads it yet. */
const isNotBuilt = (name: string): boolean => {
  const parsed = parse({ [name]: "?" });
  return !parsed.ok && (parsed.error.errors ?? []).some(({ message }) => message === "is not available yet");
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
        fc.constantFrom(...Object.keys(DEFAULT_SETTINGS).filter(isNotBuilt)),
        fc.constantFrom(null, false, 0, []),
        (name, off) => {
          expect(parse({ [name]: off })).toEqual({ ok: true, value: DEFAULT_SETTINGS });
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each<[string, unknown, string[]]>([
    ["no object", [], [""]],
    ["an unknown member", { colour: "red" }, ["/colour"]],
    ["offers half paused", { offersPaused: "half" }, ["/offersPaused"]],
    ["approvals of another kind", { approvals: "maybe" }, ["/approvals"]],
    ["an age that nobody is an adult at", { adultAge: 99 }, ["/adultAge"]],
    ["another word for an unknown age", { unknownAge: "child" }, ["/unknownAge"]],
    ["quiet hours without an end", { quietHours: { from: "22:00" } }, ["/quietHours/to"]],
    ["a limit on contacts of a year", { contactLimits: [{ count: 1, period: "P365D" }] }, ["/contactLimits/0/period"]],
    [
      "a limit on no channel",
      { contactLimits: [{ count: 1, period: "P7D", channels: [] }] },
      ["/contactLimits/0/channels"],
    ],
    ["a country in words", { countries: { Sverige: {} } }, ["/countries/Sverige"]],
    [
      "a country's quiet hours without an end",
      { countries: { SE: { quietHours: { from: "22:00" } } } },
      ["/countries/SE/quietHours/to"],
    ],
    [
      "a holiday that is no date",
      { countries: { SE: { publicHolidays: ["25/12"] } } },
      ["/countries/SE/publicHolidays/0"],
    ],
    [
      "a day that does not exist",
      { countries: { SE: { publicHolidays: ["2026-02-30"] } } },
      ["/countries/SE/publicHolidays/0"],
    ],
    ["a list where nothing may be", { alerts: ["x"] }, ["/alerts"]],
    ["an empty object where a text stands", { approvals: {} }, ["/approvals"]],
    ["a spread below nothing", { guardrails: { maxSpreadBasisPoints: -1 } }, ["/guardrails/maxSpreadBasisPoints"]],
    [
      "a guarded SKU without a name",
      { guardrails: { neverDiscount: { skus: [""] } } },
      ["/guardrails/neverDiscount/skus/0"],
    ],
    ["a month", { abandonedAfter: "P1M" }, ["/abandonedAfter"]],
    ["no time to dwell", { dwellAfter: "PT0S" }, ["/dwellAfter"]],
    ["more than a day to dwell", { dwellAfter: "PT25H" }, ["/dwellAfter"]],
    ["several faults", { dwellAfter: 60, adultAge: 0 }, ["/dwellAfter", "/adultAge"]],
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
    const countries = { SE: { publicHolidays: ["2026-12-25"] }, NO: {} };
    const settings = settingsSchema.parse({ abandonedAfter: "P1D", dwellAfter: "PT1M29.5S", webOrigins, countries });
    expect(compileSettings(settings)).toMatchObject({
      abandonedAfterMs: 86_400_000,
      dwellAfterSeconds: 90,
      webOrigins: new Set(webOrigins),
      publicHolidays: new Map([
        ["SE", ["2026-12-25"]],
        ["NO", []],
      ]),
    });
  });
});
