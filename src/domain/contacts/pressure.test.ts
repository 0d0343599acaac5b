import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FATIGUE_SILENCE_MS, FATIGUE_WITHIN_MS, SERVICE_SILENCE_MS, TOO_OFTEN_PERIOD_MS } from "../bounds.ts";
import { type Channel, CHANNELS, type WeighedContact } from "./contact.ts";
import { compileContactLimits, type ContactLimit } from "./contact-limits.ts";
import { holdsOf, limitsInForce, type PressureInput, pressureOf } from "./pressure.ts";
import { UNRESTRAINED } from "./restraint.ts";

const NOW = 1_795_269_600_000;
const DAY = 24 * 3_600_000;

const said = (daysAgo: number, over: Partial<WeighedContact> = {}): WeighedContact => {
  const at = NOW - daysAgo * DAY;
  return { channel: "email", purpose: "marketing", from: at, at, ...over };
};
const twoAWeek = compileContactLimits([{ count: 2, period: "P7D" }]);

const holds = (over: Partial<PressureInput>) =>
  holdsOf({ contacts: [], limits: [], restraint: UNRESTRAINED, channel: "push", now: NOW, ...over });
const codes = (over: Partial<PressureInput>): string[] => holds(over).map(({ code }) => code);

describe("limits on contacts", () => {
  test.each<[string, Partial<PressureInput>, string[]]>([
    ["nothing is set, so nothing is too much", { contacts: [said(0), said(0), said(0)] }, []],
    ["one may still come", { contacts: [said(1)], limits: twoAWeek }, []],
    [
      "all channels count together",
      { contacts: [said(1), said(2, { channel: "sms" })], limits: twoAWeek },
      ["contact_limit"],
    ],
    ["what lies a whole period back is over", { contacts: [said(7), said(1)], limits: twoAWeek }, []],
    [
      "service contacts are no marketing",
      { contacts: [said(2, { purpose: "service" }), said(3)], limits: twoAWeek },
      [],
    ],
    ["what is announced does not weigh yet", { contacts: [said(-3), said(1)], limits: twoAWeek }, []],
    [
      "post weighs a day before it arrives",
      { contacts: [said(-1, { from: NOW }), said(1)], limits: twoAWeek },
      ["contact_limit"],
    ],
  ])("%s", (_, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });

  test("of one channel hold back that channel, and are none of the others' business", () => {
    const limits = compileContactLimits([{ count: 1, period: "P7D", channels: ["email", "sms"] }]);
    const contacts = [said(1), said(1, { channel: "push" })];
    const byChannel = CHANNELS.map((channel): [Channel, number] => [
      channel,
      holds({ contacts, limits, channel }).length,
    ]);
    expect(byChannel.filter(([, count]) => count > 0).map(([channel]) => channel)).toEqual(["email", "sms"]);
    expect(holds({ contacts, limits, channel: null })).toEqual([]);
  });

  test("say when the next one may come", () => {
    const [hold] = holds({ contacts: [said(5), said(3), said(1)], limits: twoAWeek });
    expect(hold).toEqual({
      code: "contact_limit",
      until: NOW + 4 * DAY,
      limit: { count: 2, period: "P7D", channels: null },
    });
  });
});

const contactArbitrary = fc
  .record({
    hoursAgo: fc.integer({ min: -48, max: 24 * 40 }),
    early: fc.integer({ min: 0, max: 24 }),
    channel: fc.constantFrom(...CHANNELS),
    purpose: fc.constantFrom("marketing" as const, "service" as const),
  })
  .map(({ hoursAgo, early, channel, purpose }): WeighedContact => {
    const at = NOW - hoursAgo * 3_600_000;
    return { channel, purpose, at, from: at - early * 3_600_000 };
  });

describe("whatever was said", () => {
  const limitArbitrary = fc
    .record({ count: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 1, max: 30 }) })
    .map(({ count, days }): ContactLimit => ({ count, period: `P${days}D`, periodMs: days * DAY, channels: null }));

  test("nothing holds at the time that was named, if nothing more is said", () => {
    fc.assert(
      fc.property(
        fc.array(contactArbitrary, { maxLength: 12 }),
        fc.array(limitArbitrary, { maxLength: 3 }),
        (all, limits) => {
          // What only begins to weigh later may prolong it.
          const contacts = all.filter(({ from }) => from <= NOW);
          const { until } = pressureOf(holds({ contacts, limits }));
          expect(until === null ? [] : codes({ contacts, limits, now: until })).toEqual([]);
          expect(until === null || until > NOW).toBe(true);
        },
      ),
    );
  });

  test("one contact more never loosens anything", () => {
    fc.assert(
      fc.property(
        fc.array(contactArbitrary, { maxLength: 8 }),
        contactArbitrary,
        limitArbitrary,
        (contacts, more, limit) => {
          const before = codes({ contacts, limits: [limit] });
          expect(codes({ contacts: [...contacts, more], limits: [limit] })).toEqual(expect.arrayContaining(before));
        },
      ),
    );
  });

  test("who keeps to the answer never exceeds a limit", () => {
    const hours = fc.array(fc.integer({ min: 0, max: 24 * 20 }), { maxLength: 40 });
    fc.assert(
      fc.property(hours, limitArbitrary, (times, limit) => {
        const sent: WeighedContact[] = [];
        for (const now of times.toSorted((a, b) => a - b).map((hour) => NOW + hour * 3_600_000)) {
          if (holds({ contacts: sent, limits: [limit], now }).length === 0)
            sent.push({ channel: "push", purpose: "marketing", from: now, at: now });
        }
        for (const { at } of sent) {
          const within = sent.filter((one) => one.at <= at && one.at > at - limit.periodMs);
          expect(within.length).toBeLessThanOrEqual(limit.count);
        }
      }),
    );
  });
});

describe("a service contact", () => {
  test.each([
    [0, ["service_contact"]],
    [SERVICE_SILENCE_MS - 1, ["service_contact"]],
    [SERVICE_SILENCE_MS, []],
    [-1, []],
  ])("%d ms ago", (ago, expected) => {
    const at = NOW - ago;
    expect(codes({ contacts: [{ channel: "phone", purpose: "service", at, from: at }] })).toEqual(expected);
  });
});

describe("too often", () => {
  const restraint = { dismissedAt: [], tooOftenUntil: NOW + DAY };
  const halves = (limits: readonly ContactLimit[]) =>
    limitsInForce(limits, restraint, NOW).map(({ count, periodMs }) => [count, periodMs / DAY]);

  test("halves every limit, rounding down; half of one is one in twice the time", () => {
    const limits = [
      { count: 4, period: "P7D" },
      { count: 3, period: "P7D" },
      { count: 1, period: "P7D" },
    ];
    expect(halves(compileContactLimits(limits))).toEqual([
      [2, 7],
      [1, 7],
      [1, 14],
    ]);
  });

  test("sets one for our offers where there was none", () => {
    expect(halves([])).toEqual([[1, TOO_OFTEN_PERIOD_MS / DAY]]);
    expect(halves(compileContactLimits([{ count: 2, period: "P7D", channels: ["email"] }]))).toEqual([
      [1, 7],
      [1, 14],
    ]);
    expect(codes({ restraint, contacts: [said(13, { channel: "push" })] })).toEqual(["contact_limit"]);
  });

  test("is over when its time is", () => {
    expect(limitsInForce(twoAWeek, { tooOftenUntil: NOW }, NOW)).toBe(twoAWeek);
  });
});

describe("fatigue", () => {
  const dismissed = (...daysAgo: number[]) => ({
    restraint: { tooOftenUntil: null, dismissedAt: daysAgo.map((days) => NOW - days * DAY) },
  });

  test.each<[string, number[], string[]]>([
    ["two are a mood", [1, 2], []],
    ["three are an answer", [1, 2, 3], ["fatigue"]],
    ["three in a longer time than it looks at", [1, 2, 1 + FATIGUE_WITHIN_MS / DAY + 1], []],
    ["it passes", [14, 15, 16], []],
    ["the last of them counts", [13, 15, 16], ["fatigue"]],
  ])("%s", (_, days, expected) => {
    expect(codes(dismissed(...days))).toEqual(expected);
  });

  test("lasts from the last of them", () => {
    expect(holds(dismissed(1, 2, 3))).toEqual([{ code: "fatigue", until: NOW - DAY + FATIGUE_SILENCE_MS }]);
  });
});

describe("the answer", () => {
  test("is yes where nothing holds", () => {
    expect(pressureOf([])).toEqual({ marketingAllowed: true, until: null, because: [] });
  });

  test("names the end that comes last, and none where something has no end", () => {
    const service = { code: "service_contact", until: 5 } as const;
    expect(pressureOf([service, { code: "fatigue", until: 9 }])).toMatchObject({ marketingAllowed: false, until: 9 });
    expect(pressureOf([service, { code: "consent_missing", until: null }])).toMatchObject({ until: null });
  });
});
