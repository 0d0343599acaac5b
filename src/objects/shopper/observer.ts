import { VISIT_SILENCE_MS } from "../../domain/bounds.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { isWorthWaiting } from "../../domain/visits/awake.ts";
import { freshUntil } from "../../domain/visits/freshness.ts";
import { bySpeaker, triggersOf } from "../../domain/visits/triggers.ts";
import type { LiveConfig, ObserveAnswer, ObserveInput, Snapshots } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import type { Parts } from "./parts.ts";
import type { Track } from "./visit-log.ts";

interface Seen {
  readonly duplicates: readonly string[];
  readonly refused: ObserveAnswer["refused"];
  readonly track?: Track;
  readonly decision?: number | undefined;
}

/** From what the edge saw of a ping to what the shopper is told. */
export class Observer {
  readonly #records: Records;
  readonly #parts: Parts;
  readonly #snapshots: Snapshots;

  constructor(records: Records, parts: Parts, snapshots: Snapshots) {
    this.#records = records;
    this.#parts = parts;
    this.#snapshots = snapshots;
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
    for (const number of decisions.rows.unfinished()) {
      await decisions.advance(number).catch((error: unknown) => reportFailure(error));
    }
    // The device may have been revoked while others were asked.
    if (devices.acting(input.speaker) === undefined) return err(problem("ping_rejected"));
    const { duplicates, refused, track, decision } = seen;
    return ok({
      duplicates,
      refused,
      offers: refused === null ? this.#offersNear(input.nearStoreIds) : [],
      visits: track?.transitions ?? [],
      decisionId: decision === undefined ? null : decisions.idOf(decision),
      openUntil: this.#openUntil(track),
      awake: isWorthWaiting(track?.visits ?? [], input.observations, longestDwell(config)),
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
      return { duplicates: [], refused };
    }
    const duplicates = visits.add(device.id, input.observations);
    const track = visits.follow(device.id, config.settings.dwellAfterSeconds);
    const opened = this.#openDecisions(input, track, config);
    return { duplicates, refused: null, track, decision: opened.at(-1) };
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
    const listeners = config.campaigns.map(({ campaign: { id, trigger }, retriggerAfterMs }) => ({
      campaignId: id,
      event: trigger.event,
      dwellSeconds: trigger.dwellSeconds,
      retriggerAfterMs,
    }));
    const rank = (storeId: string): number => stores.findIndex(({ id }) => id === storeId);
    const triggers = triggersOf(track.visits, listeners, decided).toSorted(bySpeaker(rank));
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

  #openUntil(track: Track | undefined): number | null {
    const visits = (track?.visits ?? []).flatMap(({ exitedAt, lastInsideAt }) =>
      exitedAt === null ? [lastInsideAt + VISIT_SILENCE_MS] : [],
    );
    const offers = this.#parts.wallet.issued("open").map(({ expiresAt }) => Date.parse(expiresAt));
    return [...visits, ...offers].reduce<number | null>((most, at) => Math.max(most ?? 0, at), null);
  }
}

/** The longest that anything here waits for, in seconds. */
const longestDwell = ({ campaigns, settings }: LiveConfig): number =>
  Math.max(settings.dwellAfterSeconds, ...campaigns.map(({ campaign: { trigger } }) => trigger.dwellSeconds));

const reportFailure = (error: unknown): void =>
  console.warn(JSON.stringify({ event: "decision_delayed", error: error instanceof Error ? error.name : "unknown" }));
