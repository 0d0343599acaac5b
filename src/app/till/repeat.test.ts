import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Refusal, Refused } from "../shared/refused.ts";
import { type Patience, PAUSE_MAX_MS, untilAnswered } from "./repeat.ts";

const refused = (code: Refusal["code"], retryAfterMs: number | null = null): Refused =>
  new Refused({ code, detail: null, errors: [], requestId: null, retryAfterMs, members: {} });
const LOST = new TypeError("Failed to fetch");

/** Answers in their order, and what was waited between them. */
function asking(answers: readonly (string | Error)[], more: Partial<Patience> = {}) {
  const waited: number[] = [];
  const silences: number[] = [];
  let asked = 0;
  const request = (): Promise<string> => {
    const answer = answers[asked];
    asked += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? "none");
  };
  const patience: Patience = {
    wait: (ms) => Promise.resolve(waited.push(ms)),
    random: () => 0.5,
    unheard: (count) => silences.push(count),
    signal: new AbortController().signal,
    ...more,
  };
  return { waited, silences, count: () => asked, answer: untilAnswered(request, patience) };
}

describe("a request of the till", () => {
  test("is repeated until there is an answer, and no longer", async () => {
    const passing = fc.constantFrom(LOST, refused("unavailable"), refused("idempotency_in_flight"));
    await fc.assert(
      fc.asyncProperty(fc.array(passing, { maxLength: 12 }), async (lost) => {
        const { answer, waited, silences, count } = asking([...lost, "redeemed", "never asked for"]);
        expect(await answer).toBe("redeemed");
        expect(count()).toBe(lost.length + 1);
        expect(silences).toEqual(lost.map((_, index) => index + 1));
        expect(waited.every((ms) => ms > 0 && ms <= PAUSE_MAX_MS)).toBe(true);
      }),
    );
  });

  test.each(["already_redeemed", "not_redeemable", "forbidden", "voided", "idempotency_key_reused"] as const)(
    "is answered by %s",
    async (code) => {
      const { answer, count } = asking([LOST, refused(code), "never asked for"]);
      await expect(answer).rejects.toMatchObject({ refusal: { code } });
      expect(count()).toBe(2);
    },
  );

  test("waits a second where it was too quick, and says so where it is to wait for minutes", async () => {
    expect(await asking([refused("rate_limited", 1_000), "redeemed"]).answer).toBe("redeemed");
    const locked = asking([refused("rate_limited", 900_000), "never asked for"]);
    await expect(locked.answer).rejects.toMatchObject({ refusal: { code: "rate_limited" } });
  });

  test("ends once nobody waits for it", async () => {
    const gone = new AbortController();
    const { answer, count } = asking([LOST, "never asked for"], {
      signal: gone.signal,
      wait: () => Promise.resolve(gone.abort()),
    });
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    expect(count()).toBe(1);
  });
});
