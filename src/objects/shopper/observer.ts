import { VISIT_SILENCE_MS } from "../../domain/bounds.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { isWorthWaiting } from "../../domain/visits/awake.ts";
import type { Visit } from "../../domain/visits/fold.ts";
import { freshUntil } from "../../domain/visits/freshness.ts";
import type { Transition } from "../../domain/visits/transitions.ts";
import { bySpeaker, triggersOf } from "../../domain/visits/triggers.ts";
import type { ObserveAnswer, ObserveInput } from "../../services/ports.ts";
import type { LiveConfig, Snapshots } from "../../services/snapshot-ports.ts";
import type { Records } from "../records.ts";
import { AssumedDwells } from "./assumed-dwells.ts";
import { listenersIn } from "./listeners.ts";
import type { Parts } from "./parts.ts";
import type { Track } from "./visit-log.ts";
import { inTurn } from "./speakers.ts";

interface Seen {
  readonly duplicates: readonly string[];
  readonly refused: ObserveAnswer["refused"];
  readonly visits: readonly Visit[];
  readonly transitions: readonly Transition[];
  /** Until when an assumption is open (epoch ms), or null. */
  readonly assumedUntil: number | null;
  readonly decision: number | undefined;
}

const NOTHING: Omit<Seen, "refused"> = {
  duplicates: [],
  visits: [],
  transitions: [],
  assumedUntil: null,
  decision: undefined,
};

/** From what the edge saw of a ping to what the shopper is told. */
export class Observer {
  readonly #records: Records;
  readonly #parts: Parts;
  readonly #snapshots: Snapshots;
  readonly #assumed: AssumedDwells;

  constructor(records: Records, parts: Parts, snapshots: Snapshots) {
    this.#records = records;
    this.#parts = parts;
    this.#snapshots = snapshots;
    this.#assumed = new AssumedDwells(records, parts, snapshots);
  }

  /** Completes what may be assumed of a device that fell asleep in a store. */
  assume(deviceId: string): Promise<void> {
    return this.#assumed.complete(deviceId);
  }

  /**
   * Takes what the edge saw of a ping, decides what the visit calls for, and answers with what is open. A decision
   * that fails on the way is no failure of the ping: its row stands, and the alarm brings it to its end.
   */
  async observe(input: ObserveInput): Promise<Result<ObserveAnswer, Problem>> {
    const { decisions, devices } = this.#parts;
    const config = await this.#snapshots.config();
    const seen = this.#records.transaction(() => this.#see(input, config));
    if (seen === undefined) return err(problem("ping_rejected"));
    const waiting = decisions.rows.unfinished();
    // Where the stock cannot be asked for, the nearest speaks.
    const numbers = await inTurn(decisions, config, waiting).catch(() => waiting);
    for (const number of numbers) {
      await decisions.advance(number).catch((error: unknown) => reportFailure(error));
    }
    // The device may have been revoked while others were asked.
    if (devices.acting(input.speaker) === undefined) return err(problem("ping_rejected"));
    const { duplicates, refused, visits, transitions, decision } = seen;
    return ok({
      duplicates,
      refused,
      offers: refused === null ? this.#offersNear(input.nearStoreIds) : [],
      visits: transitions,
      decisionId: decision === undefined ? null : decisions.idOf(decision),
      openUntil: this.#openUntil(seen),
      awake: isWorthWaiting(visits, input.observations, longestDwell(config)),
    });
  }

  #see(input: ObserveInput, config: LiveConfig): Seen | undefined {
    const { devices, consents, visits } = this.#parts;
    const device = devices.acting(input.speaker);
    if (device === undefined) return undefined;
    devices.sawPing(device.id);
    const refused = consents.refusal();
    if (refused !== null) {
      devices.refused(device.id, refused);
      return { ...NOTHING, refused };
    }
    const duplicates = visits.add(device.id, input.observations);
    visits.left(device.id, input.exits);
    const track = visits.read(device.id);
    const transitions = visits.tell(device.id, track, config.settings.dwellAfterSeconds);
    const opened = this.#openDecisions(input, track, config);
    const assumedUntil = this.#assumed.expect(device.id, track, input.stores, config);
    return { duplicates, refused: null, visits: track.visits, transitions, assumedUntil, decision: opened.at(-1) };
  }

  /** Opens the decisions that this request calls for, of stores that it shows the shopper to be in right now. */
  #openDecisions({ observations, stores, speaker }: ObserveInput, track: Track, config: LiveConfig): number[] {
    const { decisions } = this.#parts;
    const now = this.#records.now();
    const decided = decisions.rows.decided(track.visits);
    if (track.quietUntil !== null && now < track.quietUntil) return [];
    for (const visit of track.visits) {
      const until = freshUntil(visit, observations);
      if (until !== null) decisions.rows.refresh(visit.storeId, until);
    }
    const rank = (storeId: string): number => stores.findIndex(({ id }) => id === storeId);
    const triggers = triggersOf(track.visits, listenersIn(config), decided).toSorted(bySpeaker(rank));
    return triggers.flatMap((trigger) => {
      const store = stores.find(({ id }) => id === trigger.storeId);
      const until = freshUntil(trigger.visit, observations);
      if (store === undefined || until === null || until < now) return [];
      return [decisions.open(trigger, store, speaker.deviceId, until)];
    });
  }

  #offersNear(storeIds: readonly string[]): ObserveAnswer["offers"] {
    return this.#parts.wallet.issued("open").filter((offer) => offer.storeIds.some((id) => storeIds.includes(id)));
  }

  #openUntil({ visits, assumedUntil }: Seen): number | null {
    const stays = visits.flatMap(({ exitedAt, lastInsideAt }) =>
      exitedAt === null ? [lastInsideAt + VISIT_SILENCE_MS] : [],
    );
    const offers = this.#parts.wallet.issued("open").map(({ expiresAt }) => Date.parse(expiresAt));
    return [...stays, ...offers].reduce((most, at) => Math.max(most ?? 0, at), assumedUntil);
  }
}

/** The longest that anything here waits for, in seconds. */
const longestDwell = ({ campaigns, settings }: LiveConfig): number =>
  Math.max(settings.dwellAfterSeconds, ...campaigns.map(({ campaign: { trigger } }) => trigger.dwellSeconds));

const reportFailure = (error: unknown): void =>
  console.warn(JSON.stringify({ event: "decision_delayed", error: error instanceof Error ? error.name : "unknown" }));
