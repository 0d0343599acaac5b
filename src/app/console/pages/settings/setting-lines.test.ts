import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from "../../../../domain/settings.ts";
import { countries } from "./countries-list.ts";
import { linesOf, settingChanges } from "./setting-lines.ts";

const with_ = (over: object): Settings => settingsSchema.parse({ ...DEFAULT_SETTINGS, ...over });
const differ = (over: object) =>
  settingChanges(DEFAULT_SETTINGS, with_(over), "en").map(({ label, before, after }) => [label, before, after]);

describe("what differs between two versions is said", () => {
  test.each<[string, object, unknown[][]]>([
    ["nothing, where nothing does", {}, []],
    ["of a switch", { offersPaused: true }, [["Stop all offers", "no", "yes"]]],
    ["of a time", { abandonedAfter: "PT2H" }, [["A cart counts as left after", "30 minutes", "2 hours"]]],
    ["of quiet hours", { quietHours: { from: "21:00", to: "08:00" } }, [["Quiet hours", "none", "21:00–08:00"]]],
    [
      "of limits",
      {
        contactLimits: [
          { count: 2, period: "P7D", channels: ["email", "sms"] },
          { count: 5, period: "P30D" },
        ],
      },
      [["Contacts at most", "none", "2 in 7 days, E-mail, SMS, 5 in 30 days, all channels together"]],
    ],
    ["of a ladder", { guardrails: { ladder: [500, 1_250] } }, [["Discount ladder", "any", "5%, 12.5%"]]],
    ["of a share", { guardrails: { relevanceThreshold: 0.35 } }, [["Stay silent below a relevance of", "0%", "35%"]]],
  ])("%s", (_, over, expected) => {
    expect(differ(over)).toEqual(expected);
  });

  test("of a country that one version has not", () => {
    expect(differ({ countries: { SE: { adultAge: 16, publicHolidays: ["2026-12-25"] } } })).toEqual([
      ["Sweden: Quiet hours", null, "none"],
      ["Sweden: Adult from", null, "16 years"],
      ["Sweden: Disclosure", null, "none"],
      ["Sweden: Public holidays", null, "2026-12-25"],
    ]);
  });
});

test("every setting that can be set has a line, and says so when it changes", () => {
  const other = {
    offersPaused: true,
    approvals: "required",
    abandonedAfter: "PT1H",
    dwellAfter: "PT90S",
    requireHoldout: true,
    quietHours: { from: "20:00", to: "07:00" },
    globalHoldoutBasisPoints: 500,
    contactLimits: [{ count: 1, period: "P1D" }],
    adultAge: 20,
    unknownAge: "adult",
    stockStaleAfter: "PT6H",
    webOrigins: ["https://shop.example"],
    guardrails: {
      ladder: [1_000],
      maxSpreadBasisPoints: 2_000,
      relevanceThreshold: 0.2,
      neverDiscount: { categories: ["books"], skus: ["GIFT"] },
      discreetCategories: ["health"],
    },
  };
  expect(settingChanges(DEFAULT_SETTINGS, with_(other), "sv")).toHaveLength(linesOf(DEFAULT_SETTINGS, "sv").length);
  const built = Object.keys(settingsSchema.shape).filter(
    (name) => !["retention", "alerts", "countries"].includes(name),
  );
  expect(Object.keys(other).toSorted()).toEqual(built.toSorted());
});

test("countries are listed once, by the code that they have now", () => {
  const codes = countries("en").map(({ value }) => value);
  expect(codes).toEqual(expect.arrayContaining(["SE", "GB", "XK", "US"]));
  for (const code of ["UK", "DD", "SU", "EU", "ZZ"]) expect(codes).not.toContain(code);
  expect(codes.length).toBeGreaterThan(200);
});
