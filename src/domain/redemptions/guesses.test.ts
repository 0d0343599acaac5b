import { expect, test } from "vitest";
import { isGuessing, judgeGuesser, type Suspicion } from "./guesses.ts";

const NOW = 1_000_000;
const NOTHING: Suspicion = { guesses: 0, held: 0, blockedUntil: null };

test.each<[string, Partial<Suspicion>, Partial<Suspicion>, number | null]>([
  ["nobody has guessed", {}, {}, null],
  ["nine times", { guesses: 9 }, { guesses: 9 }, null],
  ["ten times in a minute, and the block is not written yet", { guesses: 10 }, { guesses: 10 }, 1],
  ["ten at once", { held: 10 }, { held: 10 }, 1],
  ["six, and four more at once", { guesses: 6, held: 4 }, { guesses: 6, held: 4 }, 1],
  ["ninety-nine by other tills", {}, { guesses: 60, held: 39 }, null],
  ["a hundred by other tills", {}, { guesses: 60, held: 40 }, 1],
  ["the till is blocked", { blockedUntil: NOW + 900_000 }, {}, 900],
  ["every till of the key is", {}, { blockedUntil: NOW + 1 }, 1],
  ["both are, and the later end counts", { blockedUntil: NOW + 5_000 }, { blockedUntil: NOW + 7_001 }, 8],
  ["the till was", { blockedUntil: NOW }, {}, null],
])("%s", (_, till, key, retryAfterSeconds) => {
  const judged = judgeGuesser({ till: { ...NOTHING, ...till }, key: { ...NOTHING, ...key } }, NOW);
  if (retryAfterSeconds === null) expect(judged.ok).toBe(true);
  else expect(judged).toMatchObject({ ok: false, error: { code: "rate_limited", retryAfterSeconds } });
});

test.each([
  ["till", 9, false],
  ["till", 10, true],
  ["key", 99, false],
  ["key", 100, true],
] as const)("a %s is blocked after %i guesses: %s", (who, guesses, blocked) => {
  expect(isGuessing(who, guesses)).toBe(blocked);
});
