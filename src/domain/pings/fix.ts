import {
  CLOCK_AHEAD_MAX_MS,
  FIX_ACCURACY_KNOWN_MAX_M,
  FIX_ACCURACY_TRUSTED_MAX_M,
  FIX_ID_MAX_CHARS,
  FIX_MAX_AGE_MS,
} from "../bounds.ts";

/** One position sample, read and trusted as far as it goes. Everything a phone does not know is `null`. */
export interface Fix {
  /** Unique per device. */
  readonly id: string;
  readonly seq: number | null;
  /** Epoch milliseconds, by the phone's clock. */
  readonly at: number;
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  /** Radius of the error circle in metres; never above `FIX_ACCURACY_TRUSTED_MAX_M`. */
  readonly accuracy: number | null;
  /** Metres per second. */
  readonly speed: number | null;
  readonly floorLevel: number | null;
}

export type FixRefusal = "malformed" | "mocked" | "too_old" | "in_future" | "too_coarse";

/** What became of one fix. `id` is the one that was sent, or empty where none can be read. */
export type FixReading =
  | { readonly ok: true; readonly fix: Fix }
  | { readonly ok: false; readonly id: string; readonly verdict: "rejected" | "stale"; readonly reason: FixRefusal };

/**
 * Reads one fix as it stands in a ping. Written by hand, not with a schema library, because every fix of every
 * ping passes here. Total: whatever `input` is, the answer is a fix or a reason, and a bad fix never harms others.
 * @param now epoch milliseconds
 * @param isTest of a test shopper, to whom positions are made up
 */
export function readFix(input: unknown, now: number, isTest = false): FixReading {
  const parsed = parseFix(input);
  const reason = parsed === null ? "malformed" : refusalOf(parsed, now, isTest);
  if (parsed !== null && reason === null) return { ok: true, fix: parsed.fix };
  return {
    ok: false,
    id: isObject(input) && isId(input["id"]) ? input["id"] : "",
    verdict: reason === "too_old" ? "stale" : "rejected",
    reason: reason ?? "malformed",
  };
}

interface ParsedFix {
  readonly fix: Fix;
  readonly mocked: boolean;
}

/** A wrong clock (1980, seconds sent as milliseconds, a day ahead) shows as too old or in the future. */
function refusalOf({ fix, mocked }: ParsedFix, now: number, isTest: boolean): FixRefusal | null {
  if (mocked && !isTest) return "mocked";
  if (fix.at < now - FIX_MAX_AGE_MS) return "too_old";
  if (fix.at > now + CLOCK_AHEAD_MAX_MS) return "in_future";
  if (fix.accuracy !== null && fix.accuracy > FIX_ACCURACY_TRUSTED_MAX_M) return "too_coarse";
  return null;
}

const FIX_MEMBERS = new Set(["id", "seq", "timestamp", "coords", "floorLevel", "mocked"]);
const COORDS_MEMBERS = new Set(["latitude", "longitude", "accuracy", "speed", "heading", "altitude"]);

function parseFix(input: unknown): ParsedFix | null {
  if (!isObject(input) || !hasOnly(FIX_MEMBERS, input)) return null;
  const { id, seq, timestamp, coords, floorLevel, mocked } = input;
  if (!isId(id) || !isOptionalSeq(seq) || !isInstant(timestamp)) return null;
  if (!isOptionalNumber(floorLevel) || !isOptionalBoolean(mocked)) return null;
  const where = parseCoords(coords);
  if (where === null) return null;
  const fix = { id, seq: seq ?? null, at: Math.floor(timestamp), ...where, floorLevel: finite(floorLevel) };
  return { fix, mocked: mocked === true };
}

function parseCoords(coords: unknown): Pick<Fix, "latitude" | "longitude" | "accuracy" | "speed"> | null {
  if (!isObject(coords) || !hasOnly(COORDS_MEMBERS, coords)) return null;
  const { latitude, longitude, accuracy, speed, heading, altitude } = coords;
  if (!isWithin(latitude, 90) || !isWithin(longitude, 180)) return null;
  if (!isOptionalNumber(accuracy) || !isOptionalNumber(speed)) return null;
  if (!isOptionalNumber(heading) || !isOptionalNumber(altitude)) return null;
  return { latitude, longitude, accuracy: knownAccuracy(accuracy), speed: knownSpeed(speed) };
}

type Optional<T> = T | null | undefined;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isId = (value: unknown): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= FIX_ID_MAX_CHARS;
const isInstant = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0;
const isWithin = (value: unknown, limit: number): value is number =>
  typeof value === "number" && Math.abs(value) <= limit;
const isOptionalNumber = (value: unknown): value is Optional<number> =>
  value === undefined || value === null || typeof value === "number";
const isOptionalBoolean = (value: unknown): value is Optional<boolean> =>
  value === undefined || value === null || typeof value === "boolean";
const isOptionalSeq = (value: unknown): value is Optional<number> =>
  value === undefined || value === null || (Number.isSafeInteger(value) && Number(value) >= 0);

function hasOnly(members: ReadonlySet<string>, object: Record<string, unknown>): boolean {
  for (const name of Object.keys(object)) if (!members.has(name)) return false;
  return true;
}

/** Platforms say 0, -1 or an absurd number where they do not know; none of these is perfect accuracy. */
const knownAccuracy = (value: Optional<number>): number | null =>
  typeof value === "number" && value > 0 && value <= FIX_ACCURACY_KNOWN_MAX_M ? value : null;

/** iOS says -1 where it does not know. */
const knownSpeed = (value: Optional<number>): number | null =>
  finite(typeof value === "number" && value < 0 ? null : value);

const finite = (value: Optional<number>): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;
