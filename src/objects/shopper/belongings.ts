import type { Purpose } from "../../domain/privacy/consents.ts";
import type { Belongings, StoredRow } from "../../services/device-ports.ts";
import type { Records } from "../records.ts";
import type { DeviceOrigin } from "./devices.ts";
import type { Parts } from "./parts.ts";

/** The tables that go along row by row; what is planned, unfinished or of a device that left stays behind. */
const MOVED = {
  fix: "SELECT * FROM fix WHERE device IN (SELECT id FROM device WHERE state = 'active')",
  stay: "SELECT * FROM stay WHERE device IN (SELECT id FROM device WHERE state = 'active')",
  purchase: "SELECT * FROM purchase",
  offer: "SELECT * FROM offer WHERE issued = 1",
  decision: "SELECT * FROM decision WHERE state IN ('issued', 'silent')",
  // Whom this shopper took in before: the heir must not take them in again.
  meta: "SELECT * FROM meta WHERE key LIKE 'merge:%'",
} as const;
/** Those that become rows of the same meaning, but not the same rows. */
const RETOLD = {
  device: "SELECT * FROM device WHERE state = 'active'",
  consent: "SELECT * FROM consent",
} as const;

type DeviceRow = StoredRow & DeviceOrigin & { readonly id: string };
type ConsentRow = StoredRow & {
  readonly purpose: Purpose;
  readonly granted: number;
  readonly at: number;
  readonly source: "app" | "web" | "store" | "phone" | "letter";
  readonly device: string | null;
};

/** All that a shopper has, but for the cart, whose body lies elsewhere. */
export function pack(records: Records, { identity, consents }: Parts): Omit<Belongings, "heir" | "cart"> {
  const queries = Object.entries({ ...MOVED, ...RETOLD });
  return {
    from: identity.sub,
    anonymous: identity.anonymous,
    rows: Object.fromEntries(queries.map(([table, query]) => [table, records.rows<StoredRow>(query)])),
    pausedUntil: consents.pausedUntil,
  };
}

/** Makes them this shopper's own. Belongs into a transaction. */
export function unpack(records: Records, parts: Parts, { rows, anonymous, pausedUntil }: Belongings): void {
  const { identity, devices, consents, visits } = parts;
  const ids = new Map((rows["device"] as DeviceRow[]).map((row) => [row.id, devices.take(row)]));
  const renamed = (device: string | null): string | null => ids.get(device ?? "") ?? device;
  for (const table of Object.keys(MOVED)) {
    for (const row of rows[table] ?? []) {
      const device = typeof row["device"] === "string" ? { device: renamed(row["device"]) } : {};
      const number = table === "decision" ? { number: records.next("decisions") } : {};
      insert(records, table, { ...row, ...device, ...number });
    }
  }
  for (const { purpose, granted, at, source, device } of rows["consent"] as ConsentRow[])
    consents.record({ granted: { [purpose]: granted === 1 }, at, source, device: renamed(device) });
  consents.pause(Math.max(pausedUntil ?? 0, consents.pausedUntil ?? 0) || null);
  if (!consents.granted.preciseLocation) visits.forget();
  if (!anonymous) identity.anonymous = false;
}

function insert(records: Records, table: string, row: StoredRow): void {
  const columns = Object.keys(row);
  const names = columns.map((column) => `"${column}"`).join(", ");
  const statement = `INSERT OR IGNORE INTO ${table} (${names}) VALUES (${columns.map(() => "?").join(", ")})`;
  records.run(statement, ...Object.values(row));
}
