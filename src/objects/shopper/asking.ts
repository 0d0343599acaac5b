import { OFFER_FRESHNESS_MS } from "../../domain/bounds.ts";
import { rankAnswers } from "../../domain/campaigns/answers.ts";
import { withDraft } from "../../domain/campaigns/supposed.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Ordered, Ordering, Weighed, Weighing } from "../../services/asking-ports.ts";
import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import type { Parts } from "./parts.ts";

/** What somebody asks for who did not walk in. */
export class Asking {
  readonly #records: Records;
  readonly #parts: Parts;
  readonly #ports: Pick<Ports, "snapshots" | "random">;

  constructor(records: Records, parts: Parts, ports: Pick<Ports, "snapshots" | "random">) {
    this.#records = records;
    this.#parts = parts;
    this.#ports = ports;
  }

  /** Weighs what is live for this shopper and writes nothing. */
  async weigh({ channel, trigger, store, at, draft, limit, testOnly }: Weighing): Promise<Result<Weighed, Problem>> {
    if (!this.#isThere(testOnly)) return err(problem("not_found"));
    const config = await this.#ports.snapshots.config();
    const live = draft === null ? config : withDraft(config, draft);
    const { situations } = this.#parts.decisions;
    const now = at ?? this.#records.now();
    const visit = trigger === null ? null : { from: now, to: now };
    const occasion = { channel, trigger, store, device: null, visit, seed: this.#ports.random.fraction() };
    const situation = { ...situations.on({ ...occasion, asked: null, refused: [], locale: null }, live), now };
    const { decision, chosen } = rankAnswers({ ...situation, ...(await situations.gather(situation)) }, limit);
    return ok({ decision, chosen });
  }

  /** Makes an offer if one is due, on the same path as for somebody who walked in. */
  async order({ channel, store, only, testOnly }: Ordering): Promise<Result<Ordered, Problem>> {
    const { decisions, wallet } = this.#parts;
    const number = this.#records.transaction(() => {
      if (!this.#isThere(testOnly)) return undefined;
      return decisions.order({ channel, only }, store, this.#records.now() + OFFER_FRESHNESS_MS);
    });
    if (number === undefined) return err(problem("not_found"));
    await decisions.advance(number);
    const row = decisions.rows.get(number);
    const offers = wallet.issued("all").filter(({ id }) => row?.state === "issued" && id === row.offer);
    const code = offers.length > 0 ? null : (row?.body.code ?? "abandoned");
    return ok({ decisionId: decisions.idOf(number), code, offers });
  }

  #isThere(testOnly: boolean): boolean {
    const { identity } = this.#parts;
    return !identity.gone && (!testOnly || identity.test);
  }
}
