import type { ProblemCode } from "../../domain/problems.ts";
import { retryAfterOf, ServiceError } from "../../sdk/answers.ts";

/** Why the service did not do something, as it says it itself, or `unreachable` where nothing came back. */
export interface Refusal {
  readonly code: ProblemCode | "unreachable";
  readonly detail: string | null;
  readonly errors: readonly { readonly pointer: string; readonly message: string }[];
  /** By which the service's log finds the request again. */
  readonly requestId: string | null;
  /** How long the service asks to be left alone, milliseconds. */
  readonly retryAfterMs: number | null;
  /** Further members of the problem, such as `by`. */
  readonly members: Readonly<Record<string, unknown>>;
}

export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

interface ProblemBody {
  readonly code?: ProblemCode;
  readonly detail?: string;
  readonly errors?: Refusal["errors"];
  readonly instance?: string;
}

function ofProblem(
  problem: ProblemBody & Readonly<Record<string, unknown>>,
  requestId: string | null,
  retryAfterMs: number | null,
): Refusal {
  const { code = "unavailable", detail = null, errors = [], instance, ...members } = problem;
  const named = requestId ?? instance?.replace("urn:uuid:", "") ?? null;
  return { code, detail, errors, requestId: named, retryAfterMs, members };
}

interface Answered {
  readonly headers: Headers;
  json(): Promise<unknown>;
}

/** The problem (RFC 9457) that an answer holds; where something in between refused, there is none. */
export async function refusalIn(response: Answered): Promise<Refusal> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody & Record<string, unknown>;
  const { headers } = response;
  return ofProblem(body, headers.get("x-request-id"), retryAfterOf(headers.get("retry-after")));
}

const NOTHING_SAID = { detail: null, errors: [], requestId: null, retryAfterMs: null, members: {} };
const UNREACHABLE: Refusal = { code: "unreachable", ...NOTHING_SAID };

/** What went wrong, whoever threw it: a request that never came back rejects with an error of the browser's own. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  return error instanceof ServiceError ? ofProblem(error.problem, null, error.retryAfterMs) : UNREACHABLE;
}
