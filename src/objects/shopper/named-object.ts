import { type Problem, problem } from "../../domain/problems.ts";
import { err, type Result } from "../../domain/result.ts";
import type { Named } from "../../services/named.ts";
import type { Ports } from "../../services/ports.ts";
import { StoredObject } from "../stored-object.ts";
import { Merge } from "./merge.ts";
import { type Parts, partsOf, SHOPPER_SCHEMA } from "./parts.ts";
import { Waiting } from "./waiting.ts";
import { wasErased } from "./was-erased.ts";

/** What every call to a shopper's object stands on: its parts, and how somebody comes to be one. */
export abstract class NamedObject<E> extends StoredObject<E> {
  protected readonly ports: Ports;
  protected readonly parts: Parts;
  protected readonly merge: Merge;
  protected readonly waiting: Waiting;

  constructor(ctx: DurableObjectState, env: E, ports: Ports) {
    super(ctx, env, { name: "shopper", schema: SHOPPER_SCHEMA }, ports);
    this.ports = ports;
    this.parts = partsOf(this.records, ports);
    this.merge = new Merge(this.records, this.parts, ports);
    this.waiting = new Waiting(this.records, this.parts, this.merge, ports);
  }

  /** Does `work` for a shopper who is here or comes by it. One who was erased comes only if they mean to. */
  protected async forNamed<T>(
    named: Named,
    work: () => Result<T, Problem>,
    again = false,
  ): Promise<Result<T, Problem>> {
    const { shopperId, waitsFor } = named;
    if (!again && shopperId !== null && (await wasErased(this.records, this.ports, shopperId)))
      return err(problem("erased"));
    return this.records.transaction(() => {
      const isNew = !this.records.exist();
      const ensured = this.parts.identity.ensure(named);
      if (!ensured.ok) return ensured;
      if (isNew && waitsFor !== undefined) this.waiting.begin(waitsFor);
      return work();
    });
  }
}
