import {
  CODE_RANDOM_BYTES,
  DECISION_ALARM_MS,
  DECISION_CANDIDATES_MAX,
  GATHER_FACT_TIMEOUT_MS,
} from "../../domain/bounds.ts";
import type { CartInput } from "../../domain/campaigns/abandoned-cart.ts";
import type { Chosen, Situation } from "../../domain/campaigns/decision.ts";
import { cartNeeded, decide, withheld, yieldTo } from "../../domain/campaigns/pipeline.ts";
import { displayCode, makeCode } from "../../domain/offers/code.ts";
import { makeOffer } from "../../domain/offers/make-offer.ts";
import type { OfferDocument } from "../../domain/offers/offer.ts";
import type { StoreRecord } from "../../domain/stores/store.ts";
import type { Trigger } from "../../domain/visits/triggers.ts";
import type { LiveConfig, Ports, ReserveOutcome } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import {
  type DecisionBody,
  type DecisionRow,
  DecisionRows,
  type DecisionState,
  type PendingState,
} from "./decision-rows.ts";
import type { ConsentLog } from "./consents.ts";
import { decisionLine } from "./decision-line.ts";
import type { Devices } from "./devices.ts";
import type { Identity } from "./identity.ts";
import type { Wallet } from "./wallet.ts";

/** The parts of a shopper that a decision is about. */
interface Asked {
  readonly identity: Identity;
  readonly devices: Devices;
  readonly consents: ConsentLog;
  readonly wallet: Wallet;
}

type Surroundings = Pick<
  Ports,
  "observations" | "snapshots" | "random" | "names" | "offerTokens" | "campaign" | "offer"
>;

/** What a refusal of the `Campaign` object is called in the decision. A tombstone means that time ran out. */
const REFUSALS: Readonly<Record<Exclude<ReserveOutcome, "reserved">, string>> = {
  exhausted: "budget_exhausted",
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
  readonly #records: Records;
  readonly #shopper: Asked;
  readonly #wallet: Wallet;
  readonly #readCart: () => Promise<CartInput>;
  readonly #ports: Surroundings;
  readonly #running = new Map<number, Promise<void>>();

  constructor(records: Records, shopper: Asked, readCart: () => Promise<CartInput>, ports: Surroundings) {
    this.rows = new DecisionRows(records);
    this.#records = records;
    this.#shopper = shopper;
    this.#wallet = shopper.wallet;
    this.#readCart = readCart;
    this.#ports = ports;
  }

  /** Writes the row that makes this trigger's decision the only one. Belongs into the transaction that found it. */
  open(trigger: Trigger, store: StoreRecord, device: string, freshUntil: number): number {
    const { confidence, lasted, campaignIds } = trigger;
    const body: DecisionBody = {
      store,
      confidence,
      lasted,
      campaignIds,
      seed: this.#ports.random.fraction(),
      refused: [],
      considered: [],
      snapshot: 0,
      chosen: null,
      budgeted: false,
      code: null,
    };
    const number = this.rows.open(trigger, device, freshUntil, body);
    this.#records.promise("decision", String(number), this.#records.now() + DECISION_ALARM_MS);
    return number;
  }

  /** What a decision is called outside. */
  idOf(number: number): string {
    return `dec_${this.#shopper.identity.sub}_${number}`;
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
    let moved = false;
    for (let row = this.rows.get(number); row !== undefined; row = this.rows.get(number)) {
      const { state } = row;
      if (!isPending(state)) {
        this.#records.fulfilled("decision", String(number));
        // What had ended before has been told.
        if (moved) this.#ports.observations.decision(decisionLine(row, state, this.#records.now()));
        return;
      }
      moved = true;
      const code = state === "abandoning" ? null : this.#stopped(row);
      if (code !== null) this.rows.move(row, "abandoning", { code });
      else await this.#steps[state](row);
    }
  }

  /** What ends this decision whatever was weighed, or null. While it gathers, consents are weighed like all else. */
  #stopped({ state, device, freshUntil }: DecisionRow): string | null {
    const { devices, consents } = this.#shopper;
    if (this.#records.now() > freshUntil) return "too_late";
    if (devices.active(device) === undefined) return "device_revoked";
    if (consents.paused) return "shopper_paused";
    const { preciseLocation, marketing } = consents.granted;
    return state === "gathering" || (preciseLocation && marketing) ? null : "consent_missing";
  }

  /** Gathers what the surviving rules ask for, writing nothing; then decides in one transaction. */
  async #decide(row: DecisionRow): Promise<void> {
    const config = await this.#ports.snapshots.config();
    const cart = cartNeeded(this.#situation(row, config))
      ? await inTime(this.#readCart())
      : ({ kind: "none" } as const);
    const code = makeCode(this.#ports.random.bytes(CODE_RANDOM_BYTES));
    const id = await this.#ports.names.offerId(code);
    const trail = this.#ports.random.text(TRAIL_BYTES);
    this.#records.transaction(() => {
      // Read again: consents, limits and other decisions may have changed while the cart was fetched.
      const stopped = this.#stopped(row);
      if (stopped !== null) {
        this.rows.move(row, "abandoning", { code: stopped });
        return;
      }
      const situation = this.#situation(row, config);
      const weighed = decide({ ...situation, cart });
      const speaker = this.rows.spokenBy(row);
      const decision = speaker === undefined ? weighed : yieldTo(weighed, speaker);
      const record = { considered: decision.considered, snapshot: config.version };
      if (decision.outcome === "silent") {
        this.rows.move(row, "silent", { ...record, code: decision.code });
        return;
      }
      const { chosen } = decision;
      const offer = makeOffer(chosen, row.body.store, cart, { id, code: displayCode(code), trail, now: situation.now });
      if (offer === null) {
        this.rows.move(row, "gathering", refuse(row, chosen, "currency_mismatch"));
        return;
      }
      const budgeted = config.campaigns.some(
        ({ campaign }) => campaign.id === chosen.campaignId && campaign.budgets.length > 0,
      );
      if (!this.rows.move(row, "reserving", { ...record, chosen, budgeted }, id)) return;
      this.#wallet.plan(offer.document, offer.face);
      this.#records.promise("decision", String(row.number), this.#records.now() + DECISION_ALARM_MS);
    });
  }

  async #reserve(row: DecisionRow): Promise<void> {
    const { chosen, offerId, document } = this.#planned(row);
    const { currency, amount } = document.reserved;
    // Without a budget there is nothing to reserve, and the campaign's object is not asked.
    const outcome = row.body.budgeted
      ? await this.#ports.campaign(chosen.campaignId).reserve(offerId, row.store, currency, amount)
      : "reserved";
    this.#records.transaction(() => {
      if (outcome === "reserved") this.rows.move(row, "creating");
      else if (outcome === "released") this.rows.move(row, "abandoning", { code: REFUSALS.released });
      else this.#passOver(row, chosen, offerId, REFUSALS[outcome]);
    });
  }

  /** A campaign that would not reserve makes room for the next one, three times at most. */
  #passOver(row: DecisionRow, chosen: Chosen, offerId: string, code: string): void {
    const { refused } = refuse(row, chosen, code);
    const considered = withheld(row.body.considered, { stage: "refused", code });
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
    const { storeIds, issuedAt, expiresAt } = document;
    const token = await this.#ports.offerTokens.issue({ offerId, storeIds, issuedAt, expiresAt });
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

  #situation({ event, at, body, device }: DecisionRow, config: LiveConfig): Situation {
    return {
      now: this.#records.now(),
      seed: body.seed,
      trigger: { event, at, dwellSeconds: body.lasted, confidence: body.confidence },
      store: body.store,
      abandonedAfterMs: config.settings.abandonedAfterMs,
      shopper: {
        locale: this.#shopper.devices.active(device)?.locale ?? null,
        consents: this.#shopper.consents.granted,
        issued: this.#wallet.counted(),
      },
      // Who listens to this event but was asked before in this visit is not asked again.
      campaigns: config.campaigns.filter(
        ({ campaign }) => campaign.trigger.event !== event || body.campaignIds.includes(campaign.id),
      ),
      refused: body.refused,
    };
  }
}

const TRAIL_BYTES = 12;

const isPending = (state: DecisionState): state is PendingState =>
  state !== "issued" && state !== "silent" && state !== "abandoned";

const refuse = ({ body }: DecisionRow, { campaignId }: Chosen, code: string): Pick<DecisionBody, "refused"> => ({
  refused: [...body.refused, { campaignId, code }],
});

/** What is late is unknown. */
const inTime = (cart: Promise<CartInput>): Promise<CartInput> =>
  Promise.race([
    cart,
    scheduler.wait(GATHER_FACT_TIMEOUT_MS).then(() => ({ kind: "unknown", reason: "late" }) as const),
  ]);
