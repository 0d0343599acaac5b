import type { RowOutcome } from "../../domain/import-lines.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { ShopperIdentity } from "../../domain/shoppers/identity.ts";
import { traitNamed } from "../../domain/shoppers/traits.ts";
import type { DeviceCall } from "../../services/device-ports.ts";
import type { Linkable, Linked } from "../../services/identity-ports.ts";
import type { FoundShopper, RecordPurchaseInput, ShopperProfilePort } from "../../services/profile-ports.ts";
import type { Named } from "../../services/named.ts";
import { MERGED } from "./identity.ts";
import { NamedObject } from "./named-object.ts";
import { wasErased } from "./was-erased.ts";

type Input<Method extends "putProfile" | "recordActivities"> = Parameters<ShopperProfilePort[Method]>[0];

const NOT_FOUND: Result<never, Problem> = err(problem("not_found"));

/** The calls to a shopper's object that are about the person: who they are, what they bought, what is made of it. */
export abstract class ProfiledObject<E> extends NamedObject<E> implements ShopperProfilePort {
  async putProfile({ profile, dryRun, ...named }: Input<"putProfile">): Promise<Result<RowOutcome, Problem>> {
    const fate = this.parts.identity.gone ? "created" : "updated";
    if (dryRun) return this.#wouldBe(named, () => fate);
    const { test, ...said } = profile;
    return this.forNamed({ ...named, test: test === true }, () => {
      if (test === false && this.parts.identity.test)
        return err(problem("conflict", "A test shopper stays one: much of what they did never counted"));
      this.parts.profile.profile = said;
      return ok(fate);
    });
  }

  async recordPurchase({
    purchase,
    history,
    dryRun,
    ...named
  }: RecordPurchaseInput): Promise<Result<{ applied: boolean }, Problem>> {
    const { purchases, outcomes } = this.parts;
    if (dryRun) return this.#wouldBe(named, () => ({ applied: !this.#knowsPurchase(purchase.id) }));
    return this.forNamed(named, () => {
      const applied = purchases.record(purchase, !history);
      if (applied) outcomes.promise();
      return ok({ applied });
    });
  }

  async recordActivities({
    activities,
    ...named
  }: Input<"recordActivities">): Promise<Result<{ applied: boolean }, Problem>> {
    return this.forNamed(named, () => {
      const applied = this.parts.consents.granted.profiling;
      if (applied) this.parts.profile.note(activities);
      return ok({ applied });
    });
  }

  async removeTrait(call: DeviceCall, name: string): Promise<Result<null, Problem>> {
    return this.records.transaction(() => {
      const { devices, profile, purchases } = this.parts;
      const admitted = devices.admit(call);
      if (!admitted.ok) return admitted;
      const trait = traitNamed(name);
      if (trait === undefined) return NOT_FOUND;
      if (trait.kind === "affinity") purchases.forgetCategory(trait.category);
      if (trait.kind === "potential") profile.forgetPotential(trait.category);
      profile.remove(name);
      return ok(null);
    });
  }

  async found(): Promise<FoundShopper | undefined> {
    const elsewhere = await this.merge.whereTo();
    if (elsewhere !== undefined) return this.ports.shopper(elsewhere).found();
    const { identity } = this.parts;
    if (identity.gone) return undefined;
    const { shopperId, anonymous, test } = identity;
    return { shopperId, anonymous, test };
  }

  async linkable(named: Named): Promise<Result<Linkable, Problem>> {
    const { identities, identity } = this.parts;
    return this.forNamed(named, () => ok({ strong: identities.isStrong, anonymous: identity.anonymous }));
  }

  async noteIdentity(
    named: Named,
    hash: string,
    identity: ShopperIdentity,
  ): Promise<Result<readonly string[], Problem>> {
    return this.forNamed(named, () => ok(this.parts.identities.note(hash, identity)));
  }

  async dropIdentity(hash: string): Promise<void> {
    const elsewhere = await this.merge.whereTo();
    if (elsewhere !== undefined) await this.ports.shopper(elsewhere).dropIdentity(hash);
    else if (this.records.exist()) this.parts.identities.drop(hash);
  }

  async linked(): Promise<Result<Linked, Problem>> {
    const elsewhere = await this.merge.whereTo();
    if (elsewhere !== undefined) return this.ports.shopper(elsewhere).linked();
    const { identity, identities } = this.parts;
    if (identity.gone) return NOT_FOUND;
    return ok({ shopperId: identity.shopperId, identities: identities.all() });
  }

  /** What would become of a row, for somebody who may not even be here. */
  async #wouldBe<T>({ shopperId }: Named, fate: () => T): Promise<Result<T, Problem>> {
    const { identity } = this.parts;
    if (identity.merged !== undefined) return MERGED;
    const isErased =
      identity.erasure !== undefined || (shopperId !== null && (await wasErased(this.records, this.ports, shopperId)));
    return isErased ? err(problem("erased")) : ok(fate());
  }

  #knowsPurchase(id: string): boolean {
    return this.records.exist() && this.parts.purchases.knows(id);
  }
}
