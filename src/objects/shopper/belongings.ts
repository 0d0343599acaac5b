import type { Purpose } from "../../domain/privacy/consents.ts";
import type { Habit } from "../../domain/shoppers/habit.ts";
import { mergedProfile, type Profile } from "../../domain/shoppers/profile.ts";
import type { Belongings, StoredRow } from "../../services/device-ports.ts";
import type { Records } from "../records.ts";
import type { DeviceOrigin } from "./devices.ts";
import type { Parts } from "./parts.ts";

/** The tables that go along row by row; what is planned, unfinished or of a device that left stays behind. */
const MOVED = {
  fix: "SELECT * FROM fix WHERE device IN (SELECT id FROM device WHERE state = 'active')",
  stay: "SELECT * FROM stay WHERE device IN (SELECT id FROM device WHERE state = 'active')",
  region_exit: "SELECT * FROM region_exit WHERE device IN (SELECT id FROM device WHERE state = 'active')",
  purchase: "SELECT * FROM purchase",
  consent_change: "SELECT * FROM consent_change",
  offer: "SELECT * FROM offer WHERE issued = 1 OR state = 'withheld'",
  decision: "SELECT * FROM decision WHERE state IN ('issued', 'silent', 'withheld')",
  contact: "SELECT * FROM contact",
  feedback: "SELECT * FROM feedback",
  muted: "SELECT * FROM muted",
  not_mine: "SELECT * FROM not_mine",
  taken_out: "SELECT * FROM taken_out",
  identity: "SELECT * FROM identity",
  activity: "SELECT * FROM activity",
  trait_removed: "SELECT * FROM trait_removed",
  // Whom this shopper took in before: the heir must not take them in again.
  meta: "SELECT * FROM meta WHERE key LIKE 'merge:%'",
} as const;
/** Those that become rows of the same meaning, but not the same rows. */
const RETOLD = {
  device: "SELECT * FROM device WHERE state = 'active'",
  consent: "SELECT * FROM consent",
  profile: "SELECT * FROM profile",
  habit: "SELECT * FROM habit",
} as const;

type Kept = StoredRow & { readonly body: string };
type DeviceRow = StoredRow & DeviceOrigin & { readonly id: string };
type ConsentRow = StoredRow & {
  readonly purpose: Purpose;
  readonly granted: number;
  readonly at: number;
  readonly source: "app" | "web" | "store" | "phone" | "letter";
  readonly device: string | null;
  readonly text: string | null;
  readonly text_sha256: string | null;
};

/** All that a shopper has, but for the cart, whose body lies elsewhere. */
export function pack(records: Records, { identity, consents, feedback }: Parts): Omit<Belongings, "heir" | "cart"> {
  const queries = Object.entries({ ...MOVED, ...RETOLD });
  return {
    from: identity.sub,
    life: identity.waiting?.until ?? 0,
    anonymous: identity.anonymous,
    test: identity.test,
    rows: Object.fromEntries(queries.map(([table, query]) => [table, records.rows<StoredRow>(query)])),
    pausedUntil: consents.pausedUntil,
    tooOftenUntil: feedback.tooOftenUntil,
  };
}

/** Makes them this shopper's own. Belongs into a transaction. */
export function unpack(
  records: Records,
  parts: Parts,
  { rows, anonymous, pausedUntil, tooOftenUntil }: Belongings,
): void {
  const { identity, devices, consents, visits, feedback } = parts;
  const ids = new Map((rows["device"] as DeviceRow[]).map((row) => [row.id, devices.take(row)]));
  const renamed = (device: string | null): string | null => ids.get(device ?? "") ?? device;
  for (const table of Object.keys(MOVED)) {
    for (const row of rows[table] ?? []) {
      const device = typeof row["device"] === "string" ? { device: renamed(row["device"]) } : {};
      const number = table === "decision" ? { number: records.next("decisions"), told: 0 } : {};
      insert(records, table, { ...row, ...device, ...number });
    }
  }
  // Under their new names they are told anew; where they came from, the old ones are forgotten.
  parts.decisions.log.promise();
  unpackConsents(parts, rows, renamed);
  consents.pause(Math.max(pausedUntil ?? 0, consents.pausedUntil ?? 0) || null);
  if (!consents.granted.preciseLocation) visits.forget();
  unpackPerson(parts, rows);
  feedback.hearLessUntil(Math.max(tooOftenUntil ?? 0, feedback.tooOftenUntil ?? 0));
  if (!anonymous) identity.anonymous = false;
}

function unpackConsents(
  { consents }: Parts,
  rows: Belongings["rows"],
  renamed: (device: string | null) => string | null,
): void {
  for (const row of rows["consent"] as ConsentRow[]) {
    const { purpose, granted, at, source, text: id, text_sha256: sha256 } = row;
    const texts = id === null || sha256 === null ? {} : { [purpose]: { id, sha256 } };
    consents.record({ granted: { [purpose]: granted === 1 }, texts, at, source, device: renamed(row.device) });
  }
}

/** Of the two, what was said of this one comes first. */
function unpackPerson({ consents, profile, purchases }: Parts, rows: Belongings["rows"]): void {
  if (!consents.granted.profiling) profile.unprofile();
  for (const { body } of rows["profile"] as Kept[])
    profile.profile = mergedProfile(profile.profile, JSON.parse(body) as Profile);
  for (const { body } of rows["habit"] as Kept[]) purchases.join(JSON.parse(body) as Habit);
}

function insert(records: Records, table: string, row: StoredRow): void {
  const columns = Object.keys(row);
  const names = columns.map((column) => `"${column}"`).join(", ");
  const statement = `INSERT OR IGNORE INTO ${table} (${names}) VALUES (${columns.map(() => "?").join(", ")})`;
  records.run(statement, ...Object.values(row));
}
