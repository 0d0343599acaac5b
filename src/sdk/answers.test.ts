import { describe, expect, test } from "vitest";
import { ask, ServiceError, Unanswered } from "./answers.ts";

const answering = (body: string | null, init: ResponseInit = {}) =>
  ask(async () => new Response(body, init), "https://beckon.example/", {});
const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => "no failure",
    (error: unknown) => error,
  );

describe("an answer", () => {
  test("is its JSON", async () => expect(await answering('{"a":1}')).toEqual({ a: 1 }));
  test("without a body is null", async () => expect(await answering(null, { status: 204 })).toBeNull());

  test("that is a hotel's sign-in page is none", async () => {
    expect(await failureOf(answering("<html>", { status: 200 }))).toBeInstanceOf(Unanswered);
  });

  test("that never comes, or breaks off, is none", async () => {
    const cut = new ReadableStream({ start: (controller) => controller.error(new Error("cut")) });
    const never = () => Promise.reject(new TypeError("offline"));
    expect(await failureOf(ask(never, "https://beckon.example/", {}))).toBeInstanceOf(Unanswered);
    const broken = ask(async () => new Response(cut), "https://beckon.example/", {});
    expect(await failureOf(broken)).toBeInstanceOf(Unanswered);
  });
});

describe("a refusal", () => {
  const refusalOf = async (body: string, init: ResponseInit): Promise<ServiceError> => {
    const failure = await failureOf(answering(body, init));
    if (!(failure instanceof ServiceError)) throw new Error("not refused");
    return failure;
  };

  test("carries the problem, the service's time and what Retry-After asks for", async () => {
    const body = JSON.stringify({ code: "rate_limited", serverTime: 7 });
    const refusal = await refusalOf(body, { status: 429, headers: { "retry-after": "30" } });
    expect(refusal).toMatchObject({ status: 429, code: "rate_limited", serverTime: 7, retryAfterMs: 30_000 });
  });

  test.each([
    ["text", "Bad gateway"],
    ["JSON of another kind", '"no"'],
    ["members of other types", '{"code":7,"serverTime":"now"}'],
  ])("that is %s has no code and no time", async (_, body) => {
    const refusal = await refusalOf(body, { status: 502 });
    expect([refusal.status, refusal.code, refusal.serverTime, refusal.retryAfterMs]).toEqual([
      502,
      undefined,
      undefined,
      null,
    ]);
  });

  test.each(["Wed, 21 Oct 2026 07:28:00 GMT", "-1", "1e9", ""])(
    "asks for nothing by Retry-After: %s",
    async (value) => {
      const refusal = await refusalOf("{}", { status: 503, headers: { "retry-after": value } });
      expect(refusal.retryAfterMs).toBeNull();
    },
  );
});
