import { FIX_MAX_AGE_MS } from "../../domain/bounds.ts";
import { foldVisits, type Visit } from "../../domain/visits/fold.ts";
import type { Observation } from "../../domain/visits/observation.ts";
import { quietUntil } from "../../domain/visits/track.ts";
import { newTransitions, type Reported, type Transition } from "../../domain/visits/transitions.ts";
import type { Records } from "../records.ts";

export const VISIT_SCHEMA = `
  CREATE TABLE fix (device TEXT, id TEXT, at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (device, id)) WITHOUT ROWID;
  CREATE TABLE stay (
    device TEXT, store TEXT, from_at INTEGER, to_at INTEGER NOT NULL, dwelled INTEGER NOT NULL, exited INTEGER NOT NULL,
    PRIMARY KEY (device, store, from_at)
  ) WITHOUT ROWID;
`;

interface StayRow {
  readonly store: string;
  readonly from_at: number;
  readonly to_at: number;
  readonly dwelled: number;
  readonly exited: number;
}

/** What a device's track of the last day comes to. */
export interface Track {
  readonly visits: readonly Visit[];
  readonly transitions: readonly Transition[];
  /** Until when a track that jumped gets no offer (epoch ms), or null. */
  readonly quietUntil: number | null;
}

/**
 * What was seen of visits, without a coordinate: the fixes of a day as observations, and what was told of them.
 * Visits are not kept but folded anew from the observations, so no order or batching of fixes can matter.
 */
export class VisitLog {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Keeps the observations; gives the ids of those it already had. (device, fix id) is the replay window. */
  add(deviceId: string, observations: readonly Observation[]): string[] {
    this.#records.run("DELETE FROM fix WHERE at < ?", this.#records.now() - FIX_MAX_AGE_MS);
    return observations.flatMap((observation) => {
      const insert = "INSERT OR IGNORE INTO fix VALUES (?, ?, ?, ?) RETURNING id";
      const { fixId, at } = observation;
      const isNew = this.#records.first(insert, deviceId, fixId, at, JSON.stringify(observation)) !== undefined;
      return isNew ? [] : [fixId];
    });
  }

  /** Forgets what was seen of one device, or of all. */
  forget(deviceId: string | null = null): void {
    for (const table of ["fix", "stay"])
      this.#records.run(`DELETE FROM ${table} WHERE device = coalesce(?, device)`, deviceId);
  }

  /** Folds the track and remembers what of it is told by this. */
  follow(deviceId: string, dwellAfterSeconds: number): Track {
    const rows = this.#records.rows<{ body: string }>("SELECT body FROM fix WHERE device = ?", deviceId);
    const observations = rows.map(({ body }) => JSON.parse(body) as Observation);
    const visits = foldVisits(observations, this.#records.now());
    const { transitions, reported } = newTransitions(visits, this.#told(deviceId), dwellAfterSeconds);
    this.#tell(deviceId, reported);
    return { visits, transitions, quietUntil: quietUntil(observations) };
  }

  #told(deviceId: string): Reported[] {
    const rows = this.#records.rows<StayRow>("SELECT * FROM stay WHERE device = ?", deviceId);
    return rows.map((row) => ({
      storeId: row.store,
      from: row.from_at,
      to: row.to_at,
      dwelled: row.dwelled === 1,
      exited: row.exited === 1,
    }));
  }

  #tell(deviceId: string, reported: readonly Reported[]): void {
    const oldest = this.#records.now() - FIX_MAX_AGE_MS;
    this.#records.run("DELETE FROM stay WHERE device = ?", deviceId);
    for (const { storeId, from, to, dwelled, exited } of reported) {
      if (to < oldest) continue;
      this.#records.run(
        "INSERT INTO stay VALUES (?, ?, ?, ?, ?, ?)",
        deviceId,
        storeId,
        from,
        to,
        Number(dwelled),
        Number(exited),
      );
    }
  }
}
