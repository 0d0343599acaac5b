import { FIX_MAX_AGE_MS, VISITS_KEPT_MS } from "../../domain/bounds.ts";
import type { RegionExit } from "../../domain/pings/watch.ts";
import { foldVisits, type Visit } from "../../domain/visits/fold.ts";
import type { Observation } from "../../domain/visits/observation.ts";
import { quietUntil } from "../../domain/visits/track.ts";
import type { Stretch } from "../../domain/visits/stretch.ts";
import { newTransitions, type Reported, type Transition } from "../../domain/visits/transitions.ts";
import type { Records } from "../records.ts";

export const VISIT_SCHEMA = `
  CREATE TABLE fix (device TEXT, id TEXT, at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (device, id)) WITHOUT ROWID;
  CREATE TABLE stay (
    device TEXT, store TEXT, from_at INTEGER, to_at INTEGER NOT NULL, dwelled INTEGER NOT NULL, exited INTEGER NOT NULL,
    PRIMARY KEY (device, store, from_at)
  ) WITHOUT ROWID;
  -- When the phone's own monitoring last left a store.
  CREATE TABLE region_exit (device TEXT, store TEXT, at INTEGER NOT NULL, PRIMARY KEY (device, store)) WITHOUT ROWID;
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
  readonly observations: readonly Observation[];
  readonly visits: readonly Visit[];
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

  /** Keeps the newest exit from each store that the phone's own monitoring told of. */
  left(deviceId: string, exits: readonly RegionExit[]): void {
    this.#records.run("DELETE FROM region_exit WHERE at < ?", this.#records.now() - FIX_MAX_AGE_MS);
    const keep = "INSERT INTO region_exit VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = max(at, excluded.at)";
    for (const { storeId, at } of exits) this.#records.run(keep, deviceId, storeId, at);
  }

  /** Forgets what was seen of one device, or of all. */
  forget(deviceId: string | null = null): void {
    for (const table of ["fix", "stay", "region_exit"])
      this.#records.run(`DELETE FROM ${table} WHERE device = coalesce(?, device)`, deviceId);
  }

  /** Folds the track. */
  read(deviceId: string): Track {
    const rows = this.#records.rows<{ body: string }>("SELECT body FROM fix WHERE device = ?", deviceId);
    const observations = rows.map(({ body }) => JSON.parse(body) as Observation);
    const visits = foldVisits(observations, this.#records.now());
    return { observations, visits, quietUntil: quietUntil(observations) };
  }

  /** The stays that are remembered, of every phone: what was told of them, without a fix. */
  stays(): Stretch[] {
    return this.#records.rows<Stretch>('SELECT store AS storeId, from_at AS "from", to_at AS "to" FROM stay');
  }

  /** The phone was never in that store: what says so is forgotten, and with it the visit, as if it had not been. */
  wasElsewhere(deviceId: string, storeId: string): void {
    this.#records.run(
      "DELETE FROM stay WHERE device = ? AND store = ? AND to_at > ?",
      deviceId,
      storeId,
      this.#records.now() - FIX_MAX_AGE_MS,
    );
    for (const observation of this.read(deviceId).observations) {
      const stores = observation.stores.filter((reading) => reading.storeId !== storeId);
      const body = JSON.stringify({ ...observation, stores });
      this.#records.run("UPDATE fix SET body = ? WHERE device = ? AND id = ?", body, deviceId, observation.fixId);
    }
  }

  /** When the phone's own monitoring last left each store. */
  exits(deviceId: string): ReadonlyMap<string, number> {
    const query = "SELECT store, at FROM region_exit WHERE device = ?";
    const rows = this.#records.rows<{ store: string; at: number }>(query, deviceId);
    return new Map(rows.map(({ store, at }) => [store, at]));
  }

  /** What of the track is news, which is told by this. */
  tell(deviceId: string, { visits }: Track, dwellAfterSeconds: number): readonly Transition[] {
    const { transitions, reported } = newTransitions(visits, this.#told(deviceId), dwellAfterSeconds);
    this.#remember(deviceId, reported);
    return transitions;
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

  #remember(deviceId: string, reported: readonly Reported[]): void {
    const oldest = this.#records.now() - VISITS_KEPT_MS;
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
