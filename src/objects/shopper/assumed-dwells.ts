import { cellToLatLng } from "h3-js";
import { ANCHOR_RADIUS_MAX_M, OFFER_FRESHNESS_MS, VISIT_SILENCE_MS } from "../../domain/bounds.ts";
import { selects } from "../../domain/stores/store-selector.ts";
import type { StoreRecord } from "../../domain/stores/store.ts";
import {
  assumedTriggers,
  type Assumption,
  assumptionsOf,
  type ExpectedDwell,
  expectedDwells,
} from "../../domain/visits/assumption.ts";
import type { LiveConfig, Snapshots } from "../../services/snapshot-ports.ts";
import { storesAround } from "../../services/surroundings.ts";
import type { Records } from "../records.ts";
import { listenersIn } from "./listeners.ts";
import type { Parts } from "./parts.ts";
import type { Track } from "./visit-log.ts";
import { inTurn } from "./speakers.ts";

/**
 * Completes, by the alarm, the dwells of phones that fell asleep inside. What is due is not kept but read anew from what
 * was seen, so a fix or a crossing that comes before takes it back; and the decision that it opens is what a second ring
 * finds, so that it is the only one.
 */
export class AssumedDwells {
  readonly #records: Records;
  readonly #parts: Parts;
  readonly #snapshots: Snapshots;

  constructor(records: Records, parts: Parts, snapshots: Snapshots) {
    this.#records = records;
    this.#parts = parts;
    this.#snapshots = snapshots;
  }

  /**
   * Promises to complete what this track may come to, or takes the promise back. Belongs into the transaction that saw it.
   * @param stores the records that are at hand
   * @returns until when (epoch ms) the phone is expected to tell of its leaving, or null
   */
  expect(deviceId: string, track: Track, stores: readonly StoreRecord[], config: LiveConfig): number | null {
    const expected = this.#expected(deviceId, track, byId(stores), config);
    if (expected.length === 0) {
      this.#records.fulfilled(PROMISE, deviceId);
      return null;
    }
    this.#records.promise(PROMISE, deviceId, Math.min(...expected.map(({ at }) => at)));
    return Math.max(...expected.map(({ visit }) => visit.lastInsideAt)) + VISIT_SILENCE_MS;
  }

  /** Keeps the promise: opens the decisions that are due for this device, and promises what is due later. */
  async complete(deviceId: string): Promise<void> {
    const { decisions, visits } = this.#parts;
    const config = await this.#snapshots.config();
    const stores = await this.#storesOf(this.#assumptions(deviceId, visits.read(deviceId)));
    const opened = this.#records.transaction(() => this.#open(deviceId, stores, config));
    const numbers = await inTurn(decisions, config, opened).catch(() => opened);
    for (const number of numbers) await decisions.advance(number);
  }

  #open(deviceId: string, stores: Stores, config: LiveConfig): number[] {
    const { identity, decisions, devices, consents, visits } = this.#parts;
    if (identity.gone || devices.active(deviceId) === undefined || consents.refusal() !== null) return [];
    const now = this.#records.now();
    const expected = this.#expected(deviceId, visits.read(deviceId), stores, config);
    const later = expected.filter(({ at }) => at > now).map(({ at }) => at);
    if (later.length > 0) this.#records.promise(PROMISE, deviceId, Math.min(...later));
    return assumedTriggers(expected, now).flatMap((trigger) => {
      const store = stores.get(trigger.storeId);
      return store === undefined ? [] : [decisions.open(trigger, store, deviceId, now + OFFER_FRESHNESS_MS)];
    });
  }

  #assumptions(deviceId: string, { observations }: Track): Assumption[] {
    return assumptionsOf(observations, this.#parts.visits.exits(deviceId), this.#records.now());
  }

  #expected(deviceId: string, track: Track, stores: Stores, config: LiveConfig): ExpectedDwell[] {
    const listeners = listenersIn(config).filter(({ assumes }) => assumes);
    const isQuiet = track.quietUntil !== null && this.#records.now() < track.quietUntil;
    if (listeners.length === 0 || isQuiet) return [];
    const assumptions = this.#assumptions(deviceId, track);
    const decided = this.#parts.decisions.rows.decided(track.visits);
    // A campaign of other stores would use up what is decided once in a visit.
    const selectors = new Map(config.campaigns.map(({ campaign }) => [campaign.id, campaign.stores]));
    return expectedDwells(assumptions, listeners, decided).filter(({ visit, listener }) => {
      const [store, selector] = [stores.get(visit.storeId), selectors.get(listener.campaignId)];
      return store === undefined || selector === undefined || selects(selector, store);
    });
  }

  /** As they are live now: of one that is gone nothing is said. */
  async #storesOf(assumptions: readonly Assumption[]): Promise<Stores> {
    const stores: StoreRecord[] = [];
    for (const anchor of new Set(assumptions.map((one) => one.anchor))) {
      const [latitude, longitude] = cellToLatLng(anchor);
      const around = await storesAround({ snapshots: this.#snapshots }, { latitude, longitude }, ANCHOR_RADIUS_MAX_M);
      stores.push(...around.map(({ store }) => store));
    }
    return byId(stores);
  }
}

type Stores = ReadonlyMap<string, StoreRecord>;

const byId = (stores: readonly StoreRecord[]): Stores => new Map(stores.map((store) => [store.id, store]));

const PROMISE = "assume";
