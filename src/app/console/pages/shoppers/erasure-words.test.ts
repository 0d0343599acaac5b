import { expect, test } from "vitest";
import { ERASURE_STEPS, type ErasureStep, erasureReport, type Outcome } from "../../../../domain/privacy/erasure.ts";
import { erasureWords } from "./erasure-words.ts";

const everything = Object.fromEntries(ERASURE_STEPS.map((step) => [step, { removed: 1, kept: 1 }]));
const { removed, kept } = erasureReport(everything as Record<ErasureStep, Outcome>);
const said = [...removed.map(({ what }) => what), ...kept.flatMap(({ what, why }) => [what, why])];

test.each(said)("there are Swedish words for: %s", (english) => {
  expect(erasureWords.sv(english)).not.toBe(english);
});
