import { HTTPException } from "hono/http-exception";
import { type Problem, PROBLEMS } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";

/** A problem as RFC 9457 has it on the wire. */
export function problemResponse(
  { code, detail, errors, members, retryAfterSeconds }: Problem,
  headers?: HeadersInit,
): Response {
  const { status, title } = PROBLEMS[code];
  const body = { type: `https://beckon.dev/problems/${code}`, title, status, code, detail, errors, ...members };
  const response = new Response(JSON.stringify(body), { status, headers: headers ?? {} });
  response.headers.set("content-type", "application/problem+json");
  if (retryAfterSeconds !== undefined) response.headers.set("retry-after", String(retryAfterSeconds));
  return response;
}

/** A refusal on its way out of a handler: what the domain gives as data, the edge ends the request with. */
export class Refusal extends HTTPException {
  readonly problem: Problem;

  constructor(problem: Problem, headers?: HeadersInit) {
    super(PROBLEMS[problem.code].status, { res: problemResponse(problem, headers) });
    this.problem = problem;
  }
}

/** The value, or the end of the request. */
export function granted<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}
