/** Tills that do things to one offer, for tests. */
import type { BusinessKey } from "../../offers/business-key.ts";
import type { OfferDocument } from "../../offers/offer.ts";
import type { Problem } from "../../problems.ts";
import { ok, type Result } from "../../result.ts";
import type { Basket } from "../basket.ts";
import { commit } from "../commit.ts";
import { redeem, type RedeemRequest } from "../redeem.ts";
import { type Done, newRecord, type OfferRecord } from "../redemption.ts";
import { redemptionId } from "../redemption-id.ts";
import { returnLines } from "../return-lines.ts";
import type { ReturnLine } from "../returns.ts";
import { ISSUED_AT, offerDocument, redeemRequest } from "../testing.ts";
import { undoTransaction } from "../undo.ts";

/** What a till may do in a story: each step at its own time, with the body that it would send. */
export type Step =
  | ["redeem" | "reserve", over?: Partial<RedeemRequest>]
  | ["commit", number: number, over?: Basket]
  | ["void", over?: Partial<BusinessKey>]
  | ["return", number: number, lines: readonly ReturnLine[], transactionId?: string | undefined]
  | ["wait", ms: number];

/** An offer that tills do things to, one after the other. Remembers what it was told last. */
export class Story {
  record: OfferRecord;
  now = ISSUED_AT + 60_000;

  constructor(document: Partial<OfferDocument> = {}) {
    this.record = newRecord(offerDocument(document));
  }

  /** Plays the steps; gives the answer to the last, or its refusal's code. */
  play(...steps: readonly Step[]): unknown {
    let answer: unknown;
    for (const step of steps) answer = this.#take(this.#done(step));
    return answer;
  }

  idOf(number: number): string {
    return redemptionId(this.record.document.id, number);
  }

  #done(step: Step): Result<Done<unknown>, Problem> {
    const callerStores = null;
    switch (step[0]) {
      case "redeem":
        return redeem(this.record, redeemRequest(step[1]), this.now);
      case "reserve":
        return redeem(this.record, redeemRequest({ capture: "later", ...step[1] }), this.now);
      case "commit":
        return commit(
          this.record,
          { redemptionId: this.idOf(step[1]), basket: step[2] ?? null, callerStores },
          this.now,
        );
      case "void":
        return ok({ record: undoTransaction(this.record, redeemRequest(step[1]), this.now), answer: null });
      case "return": {
        const [, number, lines, transactionId = "B-1"] = step;
        const receipt = { storeId: "gbg-1", tillId: "9", transactionId };
        return returnLines(this.record, { redemptionId: this.idOf(number), ...receipt, lines }, this.now);
      }
      case "wait":
        this.now += step[1];
        return ok({ record: this.record, answer: null });
    }
  }

  #take(done: Result<Done<unknown>, Problem>): unknown {
    if (!done.ok) return done.error.code;
    this.record = done.value.record;
    return done.value.answer;
  }
}
