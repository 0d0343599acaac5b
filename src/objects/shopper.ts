import type { Cart } from "../domain/carts/cart.ts";
import type { Channel } from "../domain/contacts/contact.ts";
import type { Pressure } from "../domain/contacts/pressure.ts";
import type { FeedbackKind } from "../domain/offers/feedback.ts";
import type { LifeState } from "../domain/offers/life.ts";
import type { Explanation } from "../domain/offers/explanation.ts";
import type { OfferView } from "../domain/offers/offer.ts";
import type { ConsentStatement, ConsentsView } from "../domain/privacy/consents.ts";
import type { SingleView } from "../domain/privacy/single-view.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Ordering, Weighing } from "../services/asking-ports.ts";
import type {
  Belongings,
  DeviceCall,
  DeviceRefusal,
  EnrolInput,
  Heir,
  SpeakingDevice,
} from "../services/device-ports.ts";
import type { Named } from "../services/named.ts";
import type { EnrolmentOpening, ObserveInput, Ports, ShopperPort } from "../services/ports.ts";
import type { BegunErasure } from "../services/repositories.ts";
import type { Due } from "./records.ts";
import { Asking } from "./shopper/asking.ts";
import { DeviceLife } from "./shopper/device-life.ts";
import { decisionView, explanationOf, keptDecision } from "./shopper/decision-view.ts";
import { UNAUTHENTICATED } from "./shopper/devices.ts";
import { Erasure } from "./shopper/erasure.ts";
import { Heeded } from "./shopper/heeded.ts";
import { Observer } from "./shopper/observer.ts";
import { ProfiledObject } from "./shopper/profiled.ts";
import { readSingleView } from "./shopper/single-view.ts";

type Input<Method extends "putCart" | "recordConsents" | "recordContact"> = Parameters<ShopperPort[Method]>[0];

/** One shopper: the only place that knows their consents, devices, visits, limits, decisions, carts' order and offers. */
export abstract class ShopperObject<E> extends ProfiledObject<E> implements ShopperPort {
  readonly #observer: Observer;
  readonly #life: DeviceLife;
  readonly #erasure: Erasure;
  readonly #heeded: Heeded;
  readonly #asking: Asking;

  constructor(ctx: DurableObjectState, env: E, ports: Ports) {
    super(ctx, env, ports);
    this.#observer = new Observer(this.records, this.parts, ports.snapshots);
    this.#life = new DeviceLife(this.records, this.parts, this.merge, ports);
    this.#erasure = new Erasure(this.records, this.parts, ports);
    this.#heeded = new Heeded(this.parts);
    this.#asking = new Asking(this.records, this.parts, ports);
  }

  // Devices

  async openEnrolment(opening: EnrolmentOpening): Promise<Result<string, Problem>> {
    const { identity } = this.parts;
    if (opening.again && identity.erasure !== undefined)
      return err(problem("unavailable", "The shopper is being erased", { retryAfterSeconds: 1 }));
    return this.forNamed(opening, () => identity.openEnrolment(opening), opening.again);
  }

  async redeemEnrolment(nonce: string) {
    return this.records.transaction(() => this.parts.identity.redeemEnrolment(nonce));
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

  async noteRefusal(speaker: SpeakingDevice, cause: DeviceRefusal): Promise<void> {
    this.parts.devices.refusedOutside(speaker, cause);
  }

  mergeInto(heir: Heir): Promise<Result<null, Problem>> {
    return this.merge.into(heir);
  }

  adopt(belongings: Belongings): Promise<Result<null, Problem>> {
    return this.merge.adopt(belongings);
  }

  // Consents

  async recordConsents({ statement, ...named }: Input<"recordConsents">): Promise<Result<ConsentsView, Problem>> {
    return this.forNamed(named, () => this.#heed(statement));
  }

  async recordOwnConsents(call: DeviceCall, statement: ConsentStatement): Promise<Result<ConsentsView, Problem>> {
    return this.records.transaction(() => {
      const admitted = this.parts.devices.admit(call);
      return admitted.ok ? this.#heed(statement) : admitted;
    });
  }

  #heed(statement: ConsentStatement): Result<ConsentsView, Problem> {
    this.parts.consents.record(statement);
    return ok(this.parts.consents.view());
  }

  // Visits, carts, offers

  observe(input: ObserveInput) {
    return this.#observer.observe(input);
  }

  async putCart({ cart, ...named }: Input<"putCart">): Promise<Result<{ applied: boolean }, Problem>> {
    const present = await this.forNamed(named, () => ok(null));
    return present.ok ? ok(await this.parts.cart.put(cart)) : present;
  }

  async emptyCart(named: Named): Promise<Result<{ applied: boolean }, Problem>> {
    const present = await this.forNamed(named, () => ok(null));
    return present.ok ? ok(await this.parts.cart.empty()) : present;
  }

  async readCart(speaker?: SpeakingDevice): Promise<Result<Cart, Problem>> {
    if (speaker !== undefined && this.parts.devices.acting(speaker) === undefined) return UNAUTHENTICATED;
    const { identity, feedback } = this.parts;
    const isNotTheirs = identity.gone || (speaker !== undefined && feedback.isNotMine(speaker.deviceId));
    const cart = isNotTheirs ? ({ kind: "none" } as const) : await this.parts.cart.read();
    if (cart.kind === "present") return ok(cart.cart);
    if (cart.kind === "none") return err(problem("not_found"));
    return err(problem("unavailable", undefined, { retryAfterSeconds: 1 }));
  }

  async hearFeedback(call: DeviceCall, offerId: string, kind: FeedbackKind): Promise<Result<null, Problem>> {
    return this.records.transaction(() => {
      const admitted = this.parts.devices.admit(call);
      return admitted.ok ? this.#heeded.hear(admitted.value.id, offerId, kind) : admitted;
    });
  }

  async recordContact({ contact, ...named }: Input<"recordContact">): Promise<Result<{ applied: boolean }, Problem>> {
    return this.forNamed(named, () => ok({ applied: this.parts.contacts.record(contact) }));
  }

  async pressure(channel: Channel | null): Promise<Result<Pressure, Problem>> {
    const elsewhere = await this.merge.whereTo();
    if (elsewhere !== undefined) return this.ports.shopper(elsewhere).pressure(channel);
    const { settings } = await this.ports.snapshots.config();
    const { identity, calm } = this.parts;
    return identity.gone ? err(problem("not_found")) : ok(calm.pressure(settings.contactLimits, channel));
  }

  async offers(speaker: SpeakingDevice, which: "open" | "all"): Promise<Result<readonly OfferView[], Problem>> {
    const isActing = this.parts.devices.acting(speaker) !== undefined;
    return isActing ? ok(this.parts.wallet.issued(which)) : UNAUTHENTICATED;
  }

  async offerChanged(offerId: string, state: LifeState, given: number): Promise<void> {
    const elsewhere = await this.merge.whereTo();
    if (elsewhere !== undefined) return this.ports.shopper(elsewhere).offerChanged(offerId, state, given);
    if (!this.records.exist()) return;
    this.records.transaction(() => {
      this.parts.wallet.heard(offerId, state, given);
      this.parts.outcomes.promise();
    });
  }

  async decision(number: number) {
    return decisionView(this.records, this.parts, number);
  }

  async keptDecision(number: number) {
    return keptDecision(this.records, this.parts, number);
  }

  async explain(speaker: SpeakingDevice, offerId: string): Promise<Result<Explanation, Problem>> {
    if (this.parts.devices.acting(speaker) === undefined) return UNAUTHENTICATED;
    const explanation = explanationOf(this.parts, speaker.deviceId, offerId);
    return explanation === undefined ? err(problem("not_found")) : ok(explanation);
  }

  // What is asked of nobody who walked in

  async weigh(weighing: Weighing) {
    const elsewhere = await this.merge.whereTo();
    return elsewhere === undefined ? this.#asking.weigh(weighing) : this.ports.shopper(elsewhere).weigh(weighing);
  }

  async order(ordering: Ordering) {
    const elsewhere = await this.merge.whereTo();
    return elsewhere === undefined ? this.#asking.order(ordering) : this.ports.shopper(elsewhere).order(ordering);
  }

  // Access and erasure

  async view(speaker?: SpeakingDevice): Promise<Result<SingleView, Problem>> {
    const elsewhere = await this.merge.whereTo();
    if (speaker !== undefined && this.parts.devices.acting(speaker) === undefined) return UNAUTHENTICATED;
    return elsewhere === undefined ? readSingleView(this.records, this.parts) : this.ports.shopper(elsewhere).view();
  }

  async erase(call?: DeviceCall): Promise<Result<BegunErasure, Problem>> {
    const elsewhere = await this.merge.whereTo();
    if (elsewhere !== undefined) return call === undefined ? this.ports.shopper(elsewhere).erase() : UNAUTHENTICATED;
    return this.records.transaction(() => {
      const admitted = call === undefined ? ok(null) : this.parts.devices.admit(call);
      if (!admitted.ok) return admitted;
      return this.records.exist() ? ok(this.#erasure.begin()) : err(problem("not_found"));
    });
  }

  endMerged(): Promise<void> {
    return this.merge.end();
  }

  readonly #duties: Readonly<Record<string, (due: Due) => Promise<unknown>>> = {
    decision: ({ key }) => this.parts.decisions.advance(Number(key)),
    log: () => this.parts.decisions.log.tell(),
    outcome: () => this.parts.outcomes.tell(),
    assume: ({ key }) => this.#observer.assume(key),
    cart: () => this.parts.cart.drain(),
    link: () => this.waiting.advance(),
    activity: async () => this.parts.profile.forgetActivities(),
    merge: ({ attempt }) => this.merge.finish(attempt),
    erase: () => this.#erasure.advance(),
  };

  protected async perform(due: Due): Promise<void> {
    await this.#duties[due.kind]?.(due);
  }
}
