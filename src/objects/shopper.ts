import { DECISION_KEPT_MS, VISIT_SILENCE_MS } from "../domain/bounds.ts";
import type { Cart } from "../domain/carts/cart.ts";
import type { LifeState } from "../domain/offers/life.ts";
import type { OfferView } from "../domain/offers/offer.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { wireTime } from "../domain/offers/wire-time.ts";
import { isWorthWaiting } from "../domain/visits/awake.ts";
import { freshUntil } from "../domain/visits/freshness.ts";
import { bySpeaker, triggersOf } from "../domain/visits/triggers.ts";
import type {
  DecisionView,
  EnrolInput,
  LiveConfig,
  ObserveAnswer,
  ObserveInput,
  Ports,
  ShopperPort,
} from "../services/ports.ts";
import type { Due } from "./records.ts";
import { CART_SCHEMA, CartOrder } from "./shopper/cart-order.ts";
import { DECISION_SCHEMA } from "./shopper/decision-rows.ts";
import { Decisions } from "./shopper/decisions.ts";
import { Identity, IDENTITY_SCHEMA } from "./shopper/identity.ts";
import { VISIT_SCHEMA, VisitLog, type Track } from "./shopper/visit-log.ts";
import { Wallet, WALLET_SCHEMA } from "./shopper/wallet.ts";
import { StoredObject } from "./stored-object.ts";

const SCHEMA = IDENTITY_SCHEMA + VISIT_SCHEMA + CART_SCHEMA + DECISION_SCHEMA + WALLET_SCHEMA;

/** One shopper: the only place that knows their consents, devices, visits, limits, decisions, carts' order and offers. */
export abstract class ShopperObject<E> extends StoredObject<E> implements ShopperPort {
  readonly #ports: Ports;
  readonly #identity: Identity;
  readonly #visits: VisitLog;
  readonly #cart: CartOrder;
  readonly #wallet: Wallet;
  readonly #decisions: Decisions;

  constructor(ctx: DurableObjectState, env: E, ports: Ports) {
    super(ctx, env, SCHEMA, ports.now);
    this.#ports = ports;
    this.#identity = new Identity(this.records, ports.random);
    this.#visits = new VisitLog(this.records);
    this.#cart = new CartOrder(this.records, this.#identity, ports);
    this.#wallet = new Wallet(this.records);
    this.#decisions = new Decisions(this.records, this.#identity, this.#wallet, () => this.#cart.read(), ports);
  }

  async openEnrolment({
    shopperId,
    sub,
    nonce,
    expiresAt,
  }: Parameters<ShopperPort["openEnrolment"]>[0]): Promise<void> {
    this.records.transaction(() => {
      this.#identity.ensure(shopperId, sub);
      this.#identity.openEnrolment(nonce, expiresAt);
    });
  }

  async enrol(input: EnrolInput): Promise<Result<{ deviceId: string; created: boolean }, Problem>> {
    if (!this.records.exist()) return err(problem("unauthenticated"));
    return this.records.transaction(() => this.#identity.enrol(input));
  }

  /**
   * Takes what the edge saw of a ping, decides what the visit calls for, and answers with what is open. A decision
   * that fails on the way is no failure of the ping: its row stands, and the alarm brings it to its end.
   */
  async observe(input: ObserveInput): Promise<Result<ObserveAnswer, Problem>> {
    const config = await this.#ports.snapshots.config();
    const seen = this.records.transaction(() => this.#see(input, config));
    if (seen === undefined) return err(problem("ping_rejected"));
    for (const number of this.#decisions.rows.unfinished()) {
      await this.#decisions.advance(number).catch((error: unknown) => reportFailure(error));
    }
    const offers = this.#wallet
      .issued("open")
      .filter(({ storeIds }) => storeIds.some((id) => input.nearStoreIds.includes(id)));
    const { duplicates, refused, track, decision } = seen;
    return ok({
      duplicates,
      refused,
      offers,
      visits: track?.transitions ?? [],
      decisionId: decision === undefined ? null : this.#decisionId(decision),
      openUntil: this.#openUntil(track),
      awake: isWorthWaiting(track?.visits ?? [], input.observations, longestDwell(config)),
    });
  }

  #see(input: ObserveInput, config: LiveConfig): Seen | undefined {
    const device = this.#identity.device(input.deviceId);
    if (device === undefined) return undefined;
    if (!this.#identity.consents.preciseLocation) return { duplicates: [], refused: "no_consent" };
    this.#identity.sawPing(device.id);
    const duplicates = this.#visits.add(device.id, input.observations);
    const track = this.#visits.follow(device.id, config.settings.dwellAfterSeconds);
    const opened = this.#openDecisions(input, track, config);
    return { duplicates, refused: null, track, decision: opened.at(-1) };
  }

  /** Opens the decisions that this request calls for, of stores that it shows the shopper to be in right now. */
  #openDecisions(input: ObserveInput, track: Track, config: LiveConfig): number[] {
    const now = this.records.now();
    const decided = this.#decisions.rows.decided(track.visits);
    if (track.quietUntil !== null && now < track.quietUntil) return [];
    const listeners = config.campaigns.map(({ campaign: { id, trigger }, retriggerAfterMs }) => ({
      campaignId: id,
      event: trigger.event,
      dwellSeconds: trigger.dwellSeconds,
      retriggerAfterMs,
    }));
    const rank = (storeId: string): number => input.stores.findIndex(({ id }) => id === storeId);
    const triggers = triggersOf(track.visits, listeners, decided).toSorted(bySpeaker(rank));
    return triggers.flatMap((trigger) => {
      const store = input.stores.find(({ id }) => id === trigger.storeId);
      const until = freshUntil(trigger.visit, input.observations);
      if (store === undefined || until === null || until < now) return [];
      return [this.#decisions.open(trigger, store, input.deviceId, until)];
    });
  }

  #openUntil(track: Track | undefined): number | null {
    const visits = (track?.visits ?? []).flatMap(({ exitedAt, lastInsideAt }) =>
      exitedAt === null ? [lastInsideAt + VISIT_SILENCE_MS] : [],
    );
    const offers = this.#wallet.issued("open").map(({ expiresAt }) => Date.parse(expiresAt));
    return [...visits, ...offers].reduce<number | null>((most, at) => Math.max(most ?? 0, at), null);
  }

  async putCart({ shopperId, sub, cart }: Parameters<ShopperPort["putCart"]>[0]): Promise<{ applied: boolean }> {
    this.records.transaction(() => this.#identity.ensure(shopperId, sub));
    return this.#cart.put(cart);
  }

  async readCart(): Promise<Result<Cart, Problem>> {
    const cart = this.records.exist() ? await this.#cart.read() : ({ kind: "none" } as const);
    if (cart.kind === "present") return ok(cart.cart);
    return err(problem(cart.kind === "none" ? "not_found" : "unavailable"));
  }

  async recordPurchase({
    shopperId,
    sub,
    purchase,
  }: Parameters<ShopperPort["recordPurchase"]>[0]): Promise<{ applied: boolean }> {
    const applied = this.records.transaction(() => {
      this.#identity.ensure(shopperId, sub);
      return this.#cart.buy(purchase);
    });
    return { applied };
  }

  async offers(deviceId: string, which: "open" | "all"): Promise<Result<readonly OfferView[], Problem>> {
    return this.#identity.device(deviceId) === undefined
      ? err(problem("unauthenticated"))
      : ok(this.#wallet.issued(which));
  }

  async offerChanged(offerId: string, state: LifeState): Promise<void> {
    if (this.records.exist()) this.#wallet.heard(offerId, state);
  }

  async decision(number: number): Promise<DecisionView | undefined> {
    const row = this.records.exist() ? this.#decisions.rows.get(number) : undefined;
    if (row === undefined || row.at < this.records.now() - DECISION_KEPT_MS) return undefined;
    const { considered, chosen, code, confidence, lasted, snapshot } = row.body;
    return {
      id: this.#decisionId(number),
      storeId: row.store,
      at: wireTime(row.at),
      trigger: { event: row.event, dwellSeconds: lasted, confidence },
      state: row.state,
      code,
      snapshot,
      chosen: chosen && { campaignId: chosen.campaignId, version: chosen.version, variantId: chosen.variantId },
      considered,
    };
  }

  #decisionId(number: number): string {
    return `dec_${this.#identity.sub}_${number}`;
  }

  protected async perform({ kind, key }: Due): Promise<void> {
    if (kind === "decision") await this.#decisions.advance(Number(key));
    else await this.#cart.drain();
  }
}

interface Seen {
  readonly duplicates: readonly string[];
  readonly refused: "no_consent" | null;
  readonly track?: Track;
  readonly decision?: number | undefined;
}

/** The longest that anything here waits for, in seconds. */
const longestDwell = ({ campaigns, settings }: LiveConfig): number =>
  Math.max(settings.dwellAfterSeconds, ...campaigns.map(({ campaign: { trigger } }) => trigger.dwellSeconds));

const reportFailure = (error: unknown): void =>
  console.warn(JSON.stringify({ event: "decision_delayed", error: error instanceof Error ? error.name : "unknown" }));
