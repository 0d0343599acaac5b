import { IDEMPOTENCY_KEPT_MS, IDEMPOTENCY_KEY_MAX_CHARS } from "../bounds.ts";
import { problem, type Problem, PROBLEMS } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";

/** RFC 8941 `sf-string`: printable ASCII between quotes, where `"` and `\` are escaped. */
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
/** The characters of an RFC 8941 token; a digit may come first, since bare UUIDs are what tills send. */
const BARE = /^[A-Za-z0-9!#$%&'*+.^_`|~:/-]+$/;

/**
 * The key that an `Idempotency-Key` header carries: `"x"` and `x` are one.
 * Refusals: `idempotency_key_missing` also for an empty one; `invalid_request` for one that cannot be read.
 */
export function parseIdempotencyKey(header: string | undefined): Result<string, Problem> {
  const value = (header ?? "").trim();
  const key = BARE.test(value) ? value : QUOTED.exec(value)?.[1]?.replace(/\\(.)/g, "$1");
  if (value === "" || key === "") return err(problem("idempotency_key_missing"));
  if (key === undefined) return err(problem("invalid_request", "Idempotency-Key is no structured-field string"));
  if (key.length > IDEMPOTENCY_KEY_MAX_CHARS) {
    return err(problem("invalid_request", `Idempotency-Key has more than ${IDEMPOTENCY_KEY_MAX_CHARS} characters`));
  }
  return ok(key);
}

/**
 * One text for one JSON value, as RFC 8785 (JCS) makes it: members sorted by UTF-16 code units, numbers and strings
 * as ECMAScript writes them, no space. `value` is what `JSON.parse` gives, or made of the same.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(",")}}`;
}

/**
 * Whether a refusal is given again to whoever repeats the key. One that is our own fault may pass, so a repetition is
 * a new try; and a header that says "again" would tell who may not know more that there is something to know.
 */
export const isReplayable = ({ code }: Problem): boolean =>
  PROBLEMS[code].status < 500 && code !== "not_redeemable" && code !== "not_found";

/** What is remembered under a key: what it was first used for, when (epoch milliseconds), and the answer. */
export interface KeyRecord<Answer> {
  readonly fingerprint: string;
  readonly at: number;
  /** Null while the first request is still running. */
  readonly answer: Answer | null;
}

/**
 * What a repeated key is answered: the first answer, or null where the request is to be carried out.
 * Refusals: `idempotency_key_reused` for another body, `idempotency_in_flight` while the first still runs.
 */
export function recall<Answer>(
  seen: KeyRecord<Answer> | undefined,
  fingerprint: string,
  now: number,
): Result<Answer | null, Problem> {
  if (seen === undefined || now >= seen.at + IDEMPOTENCY_KEPT_MS) return ok(null);
  if (seen.fingerprint !== fingerprint) return err(problem("idempotency_key_reused"));
  return seen.answer === null ? err(problem("idempotency_in_flight")) : ok(seen.answer);
}
