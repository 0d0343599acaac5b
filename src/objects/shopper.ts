import { DECISION_KEPT_MS } from "../domain/bounds.ts";
import type { Cart } from "../domain/carts/cart.ts";
import type { LifeState } from "../domain/offers/life.ts";
import type { OfferView } from "../domain/offers/offer.ts";
import { wireTime } from "../domain/offers/wire-time.ts";
import type { ConsentStatement, ConsentsView } from "../domain/privacy/consents.ts";
import type { SingleView } from "../domain/privacy/single-view.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Belongings, DeviceCall, EnrolInput, Heir, SpeakingDevice } from "../services/device-ports.ts";
import type { DecisionView, EnrolmentOpening, Named, ObserveInput, Ports, ShopperPort } from "../services/ports.ts";
import type { BegunErasure } from "../services/repositories.ts";
import type { Due } from "./records.ts";
import { DeviceLife } from "./shopper/device-life.ts";
import { UNAUTHENTICATED } from "./shopper/devices.ts";
import { Erasure } from "./shopper/erasure.ts";
import { Merge } from "./shopper/merge.ts";
import { Observer } from "./shopper/observer.ts";
import { type Parts, partsOf, SHOPPER_SCHEMA } from "./shopper/parts.ts";
import { readSingleView } from "./shopper/single-view.ts";
import { wasErased } from "./shopper/was-erased.ts";
import { StoredObject } from "./stored-object.ts";

type Input<Method extends "putCart" | "recordPurchase" | "recordConsents"> = Parameters<ShopperPort[Method]>[0];

/** One shopper: the only place that knows their consents, devices, visits, limits, decisions, carts' order and offers. */
export abstract class ShopperObject<E> extends StoredObject<E> implements ShopperPort {
  readonly #ports: Ports;
  readonly #parts: Parts;
  readonly #observer: Observer;
  readonly #merge: Merge;
  readonly #life: DeviceLife;
  readonly #erasure: Erasure;

  constructor(ctx: DurableObjectState, env: E, ports: Ports) {
    super(ctx, env, SHOPPER_SCHEMA, ports.now);
    this.#ports = ports;
    this.#parts = partsOf(this.records, ports);
    this.#observer = new Observer(this.records, this.#parts, ports.snapshots);
    this.#merge = new Merge(this.records, this.#parts, ports);
    this.#life = new DeviceLife(this.records, this.#parts, this.#merge, ports);
    this.#erasure = new Erasure(this.records, this.#parts, ports);
  }

  // Devices

  async openEnrolment(opening: EnrolmentOpening): Promise<Result<null, Problem>> {
    const { identity } = this.#parts;
    if (opening.again && identity.erasure !== undefined)
      return err(problem("unavailable", "The shopper is being erased", { retryAfterSeconds: 1 }));
    return this.#forNamed(opening, () => identity.openEnrolment(opening), opening.again);
  }

  async redeemEnrolment(nonce: string) {
    return this.records.transaction(() => this.#parts.identity.redeemEnrolment(nonce));
  }

  async enrol(input: EnrolInput) {
    return this.#life.enrol(input);
  }

  yieldKey(thumbprint: string, move: number, heir: Heir & { readonly anonymous: boolean }): Promise<void> {
    return this.#life.yieldKey(thumbprint, move, heir);
  }

  renew(call: DeviceCall) {
    return this.#life.renew(call);
  }

  homeOf(thumbprint: string) {
    return this.#life.homeOf(thumbprint);
  }

  rotateKey(call: DeviceCall, thumbprint: string) {
    return this.#life.rotateKey(call, thumbprint);
  }

  async leave(call: DeviceCall) {
    return this.#life.leave(call);
  }

  async revokeDevice(deviceId: string) {
    return this.#life.revoke(deviceId);
  }

  async readDevice(deviceId: string) {
    return this.#life.read(deviceId);
  }

  mergeInto(heir: Heir): Promise<Result<null, Problem>> {
    return this.#merge.into(heir);
  }

  adopt(belongings: Belongings): Promise<Result<null, Problem>> {
    return this.#merge.adopt(belongings);
  }

  // Consents

  async recordConsents({ statement, ...named }: Input<"recordConsents">): Promise<Result<ConsentsView, Problem>> {
    return this.#forNamed(named, () => this.#heed(statement));
  }

  async recordOwnConsents(call: DeviceCall, statement: ConsentStatement): Promise<Result<ConsentsView, Problem>> {
    return this.records.transaction(() => {
      const admitted = this.#parts.devices.admit(call);
      return admitted.ok ? this.#heed(statement) : admitted;
    });
  }

  #heed(statement: ConsentStatement): Result<ConsentsView, Problem> {
    this.#parts.consents.record(statement);
    return ok(this.#parts.consents.view());
  }

  // Visits, carts, offers

  observe(input: ObserveInput) {
    return this.#observer.observe(input);
  }

  async putCart({ cart, ...named }: Input<"putCart">): Promise<Result<{ applied: boolean }, Problem>> {
    const present = await this.#forNamed(named, () => ok(null));
    return present.ok ? ok(await this.#parts.cart.put(cart)) : present;
  }

  async emptyCart(named: Named): Promise<Result<{ applied: boolean }, Problem>> {
    const present = await this.#forNamed(named, () => ok(null));
    return present.ok ? ok(await this.#parts.cart.empty()) : present;
  }

  async readCart(speaker?: SpeakingDevice): Promise<Result<Cart, Problem>> {
    if (speaker !== undefined && this.#parts.devices.acting(speaker) === undefined) return UNAUTHENTICATED;
    const cart = this.#parts.identity.gone ? ({ kind: "none" } as const) : await this.#parts.cart.read();
    if (cart.kind === "present") return ok(cart.cart);
    if (cart.kind === "none") return err(problem("not_found"));
    return err(problem("unavailable", undefined, { retryAfterSeconds: 1 }));
  }

  async recordPurchase({
    purchase,
    ...named
  }: Input<"recordPurchase">): Promise<Result<{ applied: boolean }, Problem>> {
    return this.#forNamed(named, () => ok({ applied: this.#parts.cart.buy(purchase) }));
  }

  async offers(speaker: SpeakingDevice, which: "open" | "all"): Promise<Result<readonly OfferView[], Problem>> {
    const isActing = this.#parts.devices.acting(speaker) !== undefined;
    return isActing ? ok(this.#parts.wallet.issued(which)) : UNAUTHENTICATED;
  }

  async offerChanged(offerId: string, state: LifeState): Promise<void> {
    const elsewhere = await this.#merge.whereTo();
    if (elsewhere !== undefined) await this.#ports.shopper(elsewhere).offerChanged(offerId, state);
    else if (this.records.exist()) this.#parts.wallet.heard(offerId, state);
  }

  async decision(number: number): Promise<DecisionView | undefined> {
    const { decisions, identity } = this.#parts;
    const row = identity.gone ? undefined : decisions.rows.get(number);
    if (row === undefined || row.at < this.records.now() - DECISION_KEPT_MS) return undefined;
    const { considered, chosen, code, confidence, lasted, snapshot } = row.body;
    return {
      id: decisions.idOf(number),
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

  // Access and erasure

  async view(speaker?: SpeakingDevice): Promise<Result<SingleView, Problem>> {
    const elsewhere = await this.#merge.whereTo();
    if (speaker !== undefined && this.#parts.devices.acting(speaker) === undefined) return UNAUTHENTICATED;
    return elsewhere === undefined ? readSingleView(this.records, this.#parts) : this.#ports.shopper(elsewhere).view();
  }

  async erase(call?: DeviceCall): Promise<Result<BegunErasure, Problem>> {
    const elsewhere = await this.#merge.whereTo();
    if (elsewhere !== undefined) return call === undefined ? this.#ports.shopper(elsewhere).erase() : UNAUTHENTICATED;
    return this.records.transaction(() => {
      const admitted = call === undefined ? ok(null) : this.#parts.devices.admit(call);
      if (!admitted.ok) return admitted;
      return this.records.exist() ? ok(this.#erasure.begin()) : err(problem("not_found"));
    });
  }

  endMerged(): Promise<void> {
    return this.#merge.end();
  }

  /** Does `work` for a shopper who is here or comes by it. One who was erased comes only if they mean to. */
  async #forNamed<T>(named: Named, work: () => Result<T, Problem>, again = false): Promise<Result<T, Problem>> {
    if (!again && (await wasErased(this.records, this.#ports, named.shopperId))) return err(problem("erased"));
    return this.records.transaction(() => {
      const ensured = this.#parts.identity.ensure(named);
      return ensured.ok ? work() : ensured;
    });
  }

  readonly #duties: Readonly<Record<string, (due: Due) => Promise<unknown>>> = {
    decision: ({ key }) => this.#parts.decisions.advance(Number(key)),
    cart: () => this.#parts.cart.drain(),
    merge: ({ attempt }) => this.#merge.finish(attempt),
    erase: () => this.#erasure.advance(),
  };

  protected async perform(due: Due): Promise<void> {
    await this.#duties[due.kind]?.(due);
  }
}
