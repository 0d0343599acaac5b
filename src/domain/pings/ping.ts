import {
  CLOCK_AHEAD_MAX_MS,
  FIXES_PER_PING_MAX,
  PING_MAX_AGE_MS,
  REGION_LIMIT_DEFAULT,
  REGION_LIMIT_MAX,
} from "../bounds.ts";
import { GIVEN_ID } from "../given-id.ts";
import { type FieldError, type Problem, problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";

/** What the phone's own region monitoring reported. */
export interface WatchEvent {
  readonly storeId: string;
  readonly event: "entered" | "exited";
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The signed message of a phone, its envelope checked. `fixes` are still as sent: each is judged for itself. */
export interface Ping {
  readonly audience: string;
  /** Time of sending in epoch seconds, by the phone's clock. */
  readonly issuedAt: number;
  readonly state: string | null;
  readonly fixes: readonly unknown[];
  readonly watch: readonly WatchEvent[];
  readonly regionLimit: number;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const MEMBERS = new Set(["aud", "iat", "state", "fixes", "watch", "regionLimit"]);

/**
 * Reads the envelope of a ping. Written by hand, not with a schema library, because nearly every request of
 * the service passes here. A wrong envelope is `invalid_request` with pointers; a wrong fix is not its concern.
 * @param payload undefined where what was sent is no strict JSON
 */
export function readPing(payload: unknown): Result<Ping, Problem> {
  if (!isObject(payload)) return refuse([{ pointer: "", message: "must be a JSON object in UTF-8, each member once" }]);
  const errors: FieldError[] = [];
  const check = (holds: boolean, pointer: string, message: string): void => {
    if (!holds) errors.push({ pointer, message });
  };
  for (const name of Object.keys(payload)) check(MEMBERS.has(name), `/${escapePointer(name)}`, "is not a member");
  const { aud, iat, fixes, state = null, watch = null, regionLimit = null } = payload;
  check(typeof aud === "string", "/aud", "must be a string");
  check(Number.isSafeInteger(iat), "/iat", "must be whole seconds");
  check(
    Array.isArray(fixes) && fixes.length >= 1 && fixes.length <= FIXES_PER_PING_MAX,
    "/fixes",
    `must be 1 to ${FIXES_PER_PING_MAX} fixes`,
  );
  check(state === null || (typeof state === "string" && state.length <= 64), "/state", "must be a string or null");
  const limit = regionLimit ?? REGION_LIMIT_DEFAULT;
  check(
    typeof limit === "number" && Number.isInteger(limit) && limit >= 1 && limit <= REGION_LIMIT_MAX,
    "/regionLimit",
    `must be 1 to ${REGION_LIMIT_MAX}`,
  );
  const events = readWatch(watch, errors);
  if (errors.length > 0) return refuse(errors);
  return ok({
    audience: aud as string,
    issuedAt: iat as number,
    state: state as string | null,
    fixes: fixes as readonly unknown[],
    watch: events,
    regionLimit: limit as number,
  });
}

function readWatch(watch: unknown, errors: FieldError[]): readonly WatchEvent[] {
  if (watch === null) return [];
  if (!Array.isArray(watch) || watch.length > FIXES_PER_PING_MAX) {
    errors.push({ pointer: "/watch", message: `must be at most ${FIXES_PER_PING_MAX} events` });
    return [];
  }
  watch.forEach((event: unknown, i) => {
    const valid =
      isObject(event) &&
      Object.keys(event).length === 3 &&
      typeof event["storeId"] === "string" &&
      GIVEN_ID.test(event["storeId"]) &&
      (event["event"] === "entered" || event["event"] === "exited") &&
      Number.isSafeInteger(event["at"]) &&
      Number(event["at"]) >= 0;
    if (!valid) errors.push({ pointer: `/watch/${i}`, message: "must be { storeId, event, at }, at in milliseconds" });
  });
  return watch as readonly WatchEvent[];
}

/** RFC 6901: `~` and `/` in a member's name. */
const escapePointer = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

const refuse = (errors: readonly FieldError[]): Result<never, Problem> =>
  err(problem("invalid_request", undefined, { errors }));

/** Whether a ping sent at `issuedAt` (epoch seconds) may still, or already, be received at `now` (epoch ms). */
export const isTimely = (issuedAt: number, now: number): boolean =>
  issuedAt * 1000 > now - PING_MAX_AGE_MS && issuedAt * 1000 < now + CLOCK_AHEAD_MAX_MS;

/** The hint that something is open until `until` (epoch ms), for the phone to echo. */
export const openState = (until: number): string => `open.${Math.ceil(until / 1000)}`;

/** Whether an echoed hint still says "open". A forged one costs its sender one call to their own object. */
export function isOpenState(state: string | null, now: number): boolean {
  const until = /^open\.(\d{1,12})$/.exec(state ?? "")?.[1];
  return until !== undefined && Number(until) * 1000 > now;
}
