import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { Returned } from "../../../domain/redemptions/returns.ts";
import { asked } from "../../shared/client.ts";
import { type Refusal, refusalOf } from "../../shared/refused.ts";
import type { Deed } from "../doubt.ts";
import { count, doubts } from "../memory.ts";
import { newReceiptNumber } from "../receipt-number.ts";
import { insistOn } from "../insist.ts";
import { apiFor } from "../till-api.ts";
import type { Till } from "../this-till.ts";
import type { RedemptionDetail } from "../wire.ts";
import { returnLinesOf, type TypedReturns } from "./give-back.ts";

/** What is asked about a redemption that was found, and what came of it. */
export type Settling =
  | { readonly kind: "idle" }
  | { readonly kind: "asking"; readonly silences: number }
  | { readonly kind: "returned"; readonly answer: Returned; readonly transactionId: string }
  | { readonly kind: "voided" }
  | { readonly kind: "committed" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export const FOUND = ["found"] as const;

/** All that can be done to redemptions that were made before, here or elsewhere. */
export function useSettle(till: Till, training: boolean) {
  const [settling, set] = useState<Settling>({ kind: "idle" });
  const queries = useQueryClient();
  const api = apiFor(till.key);
  const { storeId, tillId } = till;

  /** Asks until there is an answer; what it is about is in doubt until then. */
  const ask = async (
    deed: Deed,
    { id, transactionId }: { readonly id: string; readonly transactionId: string },
    request: () => Promise<Settling>,
  ): Promise<void> => {
    doubts.note({ deed, storeId, tillId, transactionId, redemptionId: id, training });
    set({ kind: "asking", silences: 0 });
    try {
      set(await insistOn(request, (silences) => set({ kind: "asking", silences })));
    } catch (error) {
      set({ kind: "refused", refusal: refusalOf(error) });
    }
    doubts.settle(transactionId);
    await queries.invalidateQueries({ queryKey: FOUND });
  };

  return {
    settling,
    reset: () => set({ kind: "idle" }),
    giveBack(redemption: RedemptionDetail, typed: TypedReturns) {
      const transactionId = newReceiptNumber();
      const lines = returnLinesOf(typed, transactionId, redemption.discount.currency);
      const json = { storeId, tillId, transactionId, lines };
      const made = { param: { id: redemption.id }, header: newKey(), json };
      return ask("return", { id: redemption.id, transactionId }, async () => {
        const answer = await asked(api.redemptions[":id"].returns.$post(made));
        const effect = { kind: `returned ${transactionId}`, amount: 0 - answer.refund.discount };
        count(till, transactionId, redemption, effect);
        return { kind: "returned", answer, transactionId };
      });
    },
    undo(redemption: RedemptionDetail) {
      const made = { param: { id: redemption.id }, header: newKey() };
      return ask("void", redemption, async () => {
        await asked(api.redemptions[":id"].void.$post(made));
        const effect = { kind: "voided", amount: 0 - redemption.discount.amount };
        if (redemption.committedAt !== null) count(till, redemption.transactionId, redemption, effect);
        return { kind: "voided" };
      });
    },
    commit(redemption: RedemptionDetail) {
      const made = { param: { id: redemption.id }, header: newKey(), json: {} };
      return ask("commit", redemption, async () => {
        const { discount } = await asked(api.redemptions[":id"].commit.$post(made));
        count(till, redemption.transactionId, redemption, { kind: "redeemed", amount: discount.amount });
        return { kind: "committed" };
      });
    },
  };
}
export type Settler = ReturnType<typeof useSettle>;

const newKey = () => ({ "idempotency-key": crypto.randomUUID() });
