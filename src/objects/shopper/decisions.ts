import { CODE_RANDOM_BYTES, DECISION_ALARM_MS, DECISION_CANDIDATES_MAX } from "../../domain/bounds.ts";
import type { Chosen, DecisionInput } from "../../domain/campaigns/decision.ts";
import { localTime } from "../../domain/campaigns/local-time.ts";
import { decide, overruled, yieldTo } from "../../domain/campaigns/pipeline.ts";
import { withDraft } from "../../domain/campaigns/supposed.ts";
import { recordOf } from "../../domain/campaigns/record.ts";
import { displayCode, makeCode } from "../../domain/offers/code.ts";
import { makeOffer } from "../../domain/offers/make-offer.ts";
import type { OfferDocument } from "../../domain/offers/offer.ts";
import type { StoreRecord } from "../../domain/stores/store.ts";
import type { Trigger } from "../../domain/visits/triggers.ts";
import type { ReserveOutcome } from "../../services/campaign-ports.ts";
import type { Ports } from "../../services/ports.ts";
import type { LiveConfig } from "../../services/snapshot-ports.ts";
import type { Records } from "../records.ts";
import { type DecisionBody, type DecisionRow, DecisionRows, isEnded, type PendingState } from "./decision-rows.ts";
import { decisionLine } from "./decision-line.ts";
import { DecisionLog } from "./decision-log.ts";
import { type Seen, Situations, type Sources } from "./situations.ts";
import type { Wallet } from "./wallet.ts";

/** The parts of a shopper that a decision is about. */
interface Asked extends Seen {
  readonly wallet: Wallet;
}

type Surroundings = Pick<
  Ports,
  "observations" | "snapshots" | "random" | "names" | "offerTokens" | "campaign" | "offer" | "decisions" | "archive"
>;

/** What a refusal of the `Campaign` object is called in the decision. A tombstone means that time ran out. */
const REFUSALS: Readonly<Record<Exclude<ReserveOutcome, "reserved">, string>> = {
  exhausted: "budget_exhausted",
  limited: "limit_reached",
  paused: "paused",
  released: "abandoned",
};

/**
 * The issue path: from a trigger to an offer in the shopper's hand, or to silence with its reasons.
 *
 * Every step writes its row before the next call leaves the object, and every call is idempotent, so that a crash
 * anywhere is finished by the alarm from the row with the same ids, while the shopper can still be in the store.
 */
export class Decisions {
  readonly rows: DecisionRows;
  readonly log: DecisionLog;
  readonly #records: Records;
  readonly #shopper: Asked;
  readonly #wallet: Wallet;
  readonly situations: Situations;
  readonly #ports: Surroundings;
  readonly #running = new Map<number, Promise<void>>();

  constructor(records: Records, shopper: Asked, sources: Sources, ports: Surroundings) {
    this.rows = new DecisionRows(records);
    this.log = new DecisionLog(records, this.rows, shopper.identity, ports);
    this.#records = records;
    this.#shopper = shopper;
    this.#wallet = shopper.wallet;
    this.situations = new Situations(records, shopper, sources);
    this.#ports = ports;
  }

  /** Writes the row that makes this trigger's decision the only one. Belongs into the transaction that found it. */
  open(trigger: Trigger, store: StoreRecord, device: string, freshUntil: number): number {
    const { confidence, lasted, assumed, campaignIds } = trigger;
    return this.#open(
      trigger,
      { device, freshUntil },
      { store, confidence, lasted, assumed, campaignIds, order: null },
    );
  }

  /** The same where nobody walked in: on another channel, or for a test. */
  order(order: NonNullable<DecisionBody["order"]>, store: StoreRecord, freshUntil: number): number {
    const now = this.#records.now();
    const about = { storeId: store.id, event: "asked", dwellSeconds: 0, from: now, to: now } as const;
    const seen = { confidence: "high", lasted: 0, assumed: false, campaignIds: [] } as const;
    return this.#open(about, { device: "", freshUntil }, { store, ...seen, order });
  }

  #open(
    about: Parameters<DecisionRows["open"]>[0],
    { device, freshUntil }: Pick<DecisionRow, "device" | "freshUntil">,
    seen: Pick<DecisionBody, "store" | "confidence" | "lasted" | "assumed" | "campaignIds" | "order">,
  ): number {
    const body: DecisionBody = {
      ...seen,
      seed: this.#ports.random.fraction(),
      refused: [],
      considered: [],
      record: null,
      chosen: null,
      budgeted: false,
      ghost: false,
      code: null,
    };
    const trail = this.#ports.random.text(TRAIL_BYTES);
    const number = this.rows.open(about, { device, freshUntil, trail }, body);
    this.#records.promise("decision", String(number), this.#records.now() + DECISION_ALARM_MS);
    return number;
  }

  /** What a decision is called outside. */
  idOf(number: number): string {
    return `dec_${this.#shopper.identity.sub}_${number}`;
  }

  /** Ends whatever is not decided yet without an offer, at once. Belongs into the transaction of the reason. */
  giveUp(code: string): void {
    for (const number of this.rows.unfinished()) {
      const row = this.rows.get(number);
      if (row === undefined || row.state === "abandoning") continue;
      this.rows.move(row, "abandoning", { code });
      this.#records.promise("decision", String(number), this.#records.now());
    }
  }

  /** Brings a decision to its end. Whoever asks while it runs waits for the same run. */
  advance(number: number): Promise<void> {
    const running = this.#running.get(number) ?? this.#run(number).finally(() => this.#running.delete(number));
    this.#running.set(number, running);
    return running;
  }

  readonly #steps: Readonly<Record<PendingState, (row: DecisionRow) => Promise<void>>> = {
    gathering: (row) => this.#decide(row),
    reserving: (row) => this.#reserve(row),
    creating: (row) => this.#create(row),
    abandoning: (row) => this.#abandon(row),
  };

  async #run(number: number): Promise<void> {
    const { test } = this.#shopper.identity;
    let moved = false;
    for (let row = this.rows.get(number); row !== undefined; row = this.rows.get(number)) {
      const { state } = row;
      if (isEnded(state)) {
        this.#records.transaction(() => {
          this.#records.fulfilled("decision", String(number));
          this.log.promise();
        });
        // What had ended before has been told. A test is in no number.
        if (moved && !test) this.#ports.observations.decision(decisionLine(row, state, this.#records.now()));
        return;
      }
      moved = true;
      const code = state === "abandoning" ? null : this.#stopped(row);
      if (code !== null) this.rows.move(row, "abandoning", { code });
      else await this.#steps[state](row);
    }
  }

  /** What ends this decision whatever was weighed, or null. While it gathers, consents are weighed like all else. */
  #stopped({ state, event, device, freshUntil }: DecisionRow): string | null {
    const { devices, consents, identity } = this.#shopper;
    const isVisit = event !== "asked";
    if (this.#records.now() > freshUntil) return "too_late";
    if (isVisit ? devices.active(device) === undefined : identity.gone) return "device_revoked";
    if (consents.paused) return "shopper_paused";
    const { preciseLocation, marketing } = consents.granted;
    const isGranted = marketing && (preciseLocation || !isVisit);
    return state === "gathering" || isGranted ? null : "consent_missing";
  }

  /** Gathers what the surviving rules ask for, writing nothing; then decides in one transaction. */
  async #decide(row: DecisionRow): Promise<void> {
    const config = configFor(row, await this.#ports.snapshots.config());
    const gathered = await this.situations.gather(this.situations.at(row, config));
    const code = makeCode(this.#ports.random.bytes(CODE_RANDOM_BYTES));
    const made = {
      id: await this.#ports.names.offerId(code),
      code: displayCode(code),
      trail: this.#ports.random.text(TRAIL_BYTES),
    };
    this.#records.transaction(() => {
      // Read again: consents, limits and other decisions may have changed while others were asked.
      const stopped = this.#stopped(row);
      if (stopped === null) this.#weigh(row, { ...this.situations.at(row, config), ...gathered }, config, made);
      else this.rows.move(row, "abandoning", { code: stopped });
    });
  }

  /** Decides, and fixes what is promised. Belongs into a transaction. */
  #weigh(row: DecisionRow, input: DecisionInput, config: LiveConfig, made: Made): void {
    const weighed = decide(input);
    const speaker = this.rows.spokenBy(row);
    const decision = speaker === undefined ? weighed : yieldTo(weighed, speaker);
    const record = { considered: decision.considered, record: recordOf(input, weighed, config) };
    if (decision.outcome === "silent") {
      this.rows.move(row, "silent", { ...record, code: decision.code });
      return;
    }
    const { chosen } = decision;
    const { test } = this.#shopper.identity;
    const offer = makeOffer(chosen, input, { ...made, test });
    if (offer === null) {
      this.rows.move(row, "gathering", refuse(row, chosen, "currency_mismatch"));
      return;
    }
    const live = config.campaigns.find(({ campaign }) => campaign.id === chosen.campaignId);
    // A test costs nothing, and nothing is set aside for it.
    const budgeted = live?.reserves === true && !test;
    const ghost = decision.outcome === "withheld";
    if (!this.rows.move(row, "reserving", { ...record, chosen, budgeted, ghost }, made.id)) return;
    const exclusionGroup = live?.campaign.exclusionGroup ?? null;
    this.#wallet.plan(offer.document, offer.face, { device: row.device, exclusionGroup });
    this.#records.promise("decision", String(row.number), this.#records.now() + DECISION_ALARM_MS);
  }

  async #reserve(row: DecisionRow): Promise<void> {
    const { chosen, offerId, document } = this.#planned(row);
    const { reserved, issuedAt } = document;
    const utcOffsetMs = (localTime(issuedAt, row.body.store.timeZone)?.offsetNanoseconds ?? 0) / NS_PER_MS;
    const claim = { offerId, storeId: row.store, ...reserved, utcOffsetMs };
    const { budgeted, ghost } = row.body;
    const campaign = this.#ports.campaign;
    // Without a budget there is nothing to reserve, and the campaign's object is not asked. A ghost only asks.
    const asked = ghost ? "wouldReserve" : "reserve";
    const outcome = budgeted ? await campaign(chosen.campaignId)[asked](claim) : "reserved";
    this.#records.transaction(() => {
      if (outcome === "reserved" && ghost) this.#withhold(row, offerId);
      else if (outcome === "reserved") this.rows.move(row, "creating");
      else if (outcome === "released") this.rows.move(row, "abandoning", { code: REFUSALS.released });
      else this.#passOver(row, chosen, offerId, REFUSALS[outcome]);
    });
  }

  /** What a held out shopper would have got: it counts towards their limits like an offer, and goes nowhere. */
  #withhold(row: DecisionRow, offerId: string): void {
    if (this.rows.move(row, "withheld", { code: "holdout" })) this.#wallet.haunt(offerId);
  }

  /** A campaign that would not reserve makes room for the next one, three times at most. */
  #passOver(row: DecisionRow, chosen: Chosen, offerId: string, code: string): void {
    const { refused } = refuse(row, chosen, code);
    const considered = overruled(row.body.considered, { stage: "refused", code });
    const next = refused.length >= DECISION_CANDIDATES_MAX ? "silent" : "gathering";
    if (!this.rows.move(row, next, { refused, considered, chosen: null, code }, null)) return;
    this.#wallet.drop(offerId);
  }

  async #create(row: DecisionRow): Promise<void> {
    const { offerId, document } = this.#planned(row);
    const outcome = await this.#ports.offer(offerId).create(document, this.#shopper.identity.sub);
    if (outcome === "cancelled") {
      this.rows.move(row, "abandoning", { code: REFUSALS.released });
      return;
    }
    const token = await this.#ports.offerTokens.issue(document);
    this.#records.transaction(() => {
      // Made, but not yet in anyone's hand: whoever took their leave meanwhile gets no offer.
      const stopped = this.#stopped(row);
      if (stopped !== null) this.rows.move(row, "abandoning", { code: stopped });
      else if (this.rows.move(row, "issued")) this.#wallet.issue(offerId, token);
    });
  }

  /** Too late: what was reserved is given back, and tombstones refuse whatever still comes. */
  async #abandon(row: DecisionRow): Promise<void> {
    const { offer, body } = row;
    if (offer !== null && body.chosen !== null) {
      if (body.budgeted) await this.#ports.campaign(body.chosen.campaignId).release(offer);
      await this.#ports.offer(offer).cancel();
    }
    this.#records.transaction(() => {
      if (this.rows.move(row, "abandoned") && offer !== null) this.#wallet.drop(offer);
    });
  }

  #planned(row: DecisionRow): { chosen: Chosen; offerId: string; document: OfferDocument } {
    const document = row.offer === null ? undefined : this.#wallet.planned(row.offer);
    if (row.offer === null || row.body.chosen === null || document === undefined)
      throw new Error("a decision without its offer");
    return { chosen: row.body.chosen, offerId: row.offer, document };
  }
}

/** What is drawn before the transaction that uses it. */
interface Made {
  readonly id: string;
  /** As it is shown. */
  readonly code: string;
  readonly trail: string;
}

/** What is live; for a test the variant that is tried, and nothing else. */
const configFor = ({ body: { order } }: DecisionRow, config: LiveConfig): LiveConfig =>
  order === null || order.only === null ? config : withDraft({ ...config, campaigns: [] }, order.only);

const TRAIL_BYTES = 12;
const NS_PER_MS = 1_000_000;

const refuse = ({ body }: DecisionRow, { campaignId }: Chosen, code: string): Pick<DecisionBody, "refused"> => ({
  refused: [...body.refused, { campaignId, code }],
});
