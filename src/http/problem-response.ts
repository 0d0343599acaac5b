import { type Problem, type ProblemCode, PROBLEMS } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { AppContext } from "./context.ts";

/** The same bytes each time: whoever compares two of them learns nothing. The request's id is in the header alone. */
const ALIKE: ReadonlySet<ProblemCode> = new Set(["not_redeemable"]);

/**
 * A problem as RFC 9457 has it on the wire. `instance` is the id of the request, which the `x-request-id` header and
 * the log carry too. Who keeps time by this service finds its clock in refusals also.
 */
export function problemResponse(c: AppContext, problem: Problem, headers: Readonly<Record<string, string>> = {}) {
  const { code, detail, errors, members, retryAfterSeconds } = problem;
  const { status, title } = PROBLEMS[code];
  c.set("problem", code);
  const body = {
    type: `https://beckon.dev/problems/${code}`,
    title,
    status,
    detail,
    instance: ALIKE.has(code) ? undefined : `urn:uuid:${c.var.requestId}`,
    code,
    errors,
    ...(c.var.keepsTime() ? { serverTime: c.var.ports.now() } : {}),
    ...members,
  };
  const retry = retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json", ...retry, ...headers });
}

/** A refusal on its way out of a handler: what the domain gives as data, the edge ends the request with. */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.code);
    this.problem = problem;
    this.headers = headers;
  }
}

/** The value, or the end of the request. */
export function granted<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}
