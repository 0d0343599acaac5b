import { CLIENT_TIMEOUT_MS } from "../domain/bounds.ts";

/** What the service refused: the problem document as it came, empty where something in between refused. */
export class ServiceError extends Error {
  readonly status: number;
  readonly problem: Readonly<Record<string, unknown>>;
  /** What `Retry-After` asks for, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(status: number, problem: Readonly<Record<string, unknown>>, retryAfterMs: number | null = null) {
    super(`${status} ${String(problem["code"])}`);
    this.name = "ServiceError";
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  /** The stable code, or undefined where the refusal is not the service's own. */
  get code(): string | undefined {
    const { code } = this.problem;
    return typeof code === "string" ? code : undefined;
  }

  /** The service's clock when it refused, epoch milliseconds. */
  get serverTime(): number | undefined {
    const { serverTime } = this.problem;
    return typeof serverTime === "number" ? serverTime : undefined;
  }
}

/** No answer came, or one that is not the service's: what was asked may have been done or not. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
}

/** How requests leave. Tests put the Worker itself here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends a request. Throws `ServiceError` for a refusal, `Unanswered` for silence. */
export async function ask<T>(fetch: Fetch, url: string, init: RequestInit): Promise<T> {
  const { response, text } = await exchange(fetch, url, init);
  const body = readJson(text);
  if (response.ok && body !== undefined) return body as T;
  // A hotel's sign-in page is a 200, too, but it is no JSON.
  if (response.ok) throw new Unanswered("the answer is not the service's");
  const problem = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  throw new ServiceError(response.status, problem, retryAfterOf(response.headers.get("retry-after")));
}

async function exchange(fetch: Fetch, url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    // A phone that sleeps in the middle would wait for ever.
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS) });
    return { response, text: await response.text() };
  } catch (cause) {
    throw new Unanswered("no answer", { cause });
  }
}

/** Undefined where it is no JSON; no body at all is `null`. */
function readJson(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Milliseconds, of RFC 9110, section 10.2.3 in seconds; the service gives no dates. */
export const retryAfterOf = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
