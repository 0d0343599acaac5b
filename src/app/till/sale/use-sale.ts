import { useEffect, useReducer, useRef } from "react";
import { refusalOf } from "../../shared/refused.ts";
import { type Deed, type Doubt, effectOf, type Outcome } from "../doubt.ts";
import { count, doubts, keptReceipt } from "../memory.ts";
import { newReceiptNumber } from "../receipt-number.ts";
import { insistOn, isAbandoned } from "../insist.ts";
import type { Presented } from "../scan/presented.ts";
import { apiFor } from "../till-api.ts";
import type { Till } from "../this-till.ts";
import { type Ask, type Event, newSale, type Receipt, type Sale, saleAfter, type Stage } from "./sale.ts";
import { requestsOf } from "./requests.ts";

const newReceipt = (): Receipt => ({ transactionId: newReceiptNumber(), attempt: 1 });

/** What takes effect, and is in doubt until it is answered. */
const DEEDS: Readonly<Record<Ask, Deed | null>> = {
  check: null,
  redeem: "redeem",
  reserve: "reserve",
  commit: "commit",
  void: "void",
  giveUp: "redeem",
};

const redemptionIdIn = ({ stage }: Sale): string | null =>
  stage.kind === "reserved" || stage.kind === "redeemed" ? stage.redemption.id : null;

/** One sale after the other, and all that a cashier can ask for in one. */
export function useSale(till: Till, training: boolean) {
  const [sale, dispatch] = useReducer(saleAfter, null, () => newSale(keptReceipt.read() ?? newReceipt()));
  const waiting = useRef(new AbortController());
  useEffect(() => keptReceipt.write(sale.receipt), [sale.receipt]);
  const requests = requestsOf(apiFor(till.key), till, training);

  /** Asks until there is an answer. What the answer leaves open is noted, what it settles is forgotten. */
  const ask = async (kind: Ask, { receipt, ...about }: Sale, request: () => Promise<Stage>): Promise<void> => {
    const { transactionId } = receipt;
    const deed = DEEDS[kind];
    const noted = { ...whereOf(till), transactionId, training };
    if (deed !== null) doubts.note({ ...noted, deed, redemptionId: redemptionIdIn({ receipt, ...about }) });
    waiting.current = new AbortController();
    dispatch({ kind: "asked", ask: kind });
    const stage = await insistOn(
      request,
      (silences) => dispatch({ kind: "unheard", of: transactionId, silences }),
      waiting.current.signal,
    ).catch((error: unknown): Stage | null =>
      isAbandoned(error) ? null : { kind: "refused", ask: kind, refusal: refusalOf(error) },
    );
    if (stage === null) return;
    if (stage.kind === "reserved") doubts.note({ ...noted, deed: "commit", redemptionId: stage.redemption.id });
    else if (deed !== null) doubts.settle(transactionId);
    noteInBooks(till, transactionId, about.stage, stage);
    dispatch({ kind: "answered", of: transactionId, stage });
  };

  const check = (presented: Presented): Promise<void> => ask("check", sale, requests.check(sale, presented));
  return {
    sale,
    dispatch,
    present(presented: Presented | null) {
      dispatch({ kind: "presented", presented });
      if (presented !== null && sale.lines.length > 0) void check(presented);
    },
    check,
    /** To the basket and the code as they are, before anything was asked about them. */
    back: () => dispatch({ kind: "presented", presented: sale.presented }),
    redeem: (presented: Presented) => ask("redeem", sale, requests.take(sale, presented, "now")),
    reserve: (presented: Presented) => ask("reserve", sale, requests.take(sale, presented, "later")),
    commit: (redemptionId: string) => ask("commit", sale, requests.commit(sale, redemptionId)),
    undo: (redemptionId: string) => ask("void", sale, requests.undo(redemptionId)),
    /** Bars what was asked for and may still be on its way. Nobody waits for the answer to that any more. */
    giveUp(presented: Presented) {
      waiting.current.abort(new DOMException("given up", "AbortError"));
      return ask("giveUp", sale, requests.giveUp(sale, presented));
    },
    /** Goes on with a receipt whose answer was lost with the page. */
    resume(doubt: Doubt, outcome: Outcome) {
      const event = resumedBy(till, doubt, outcome);
      if (event !== null) dispatch(event);
    },
    next: () => dispatch({ kind: "began", receipt: newReceipt() }),
  };
}
export type Selling = ReturnType<typeof useSale>;

const whereOf = ({ storeId, tillId }: Till) => ({ storeId, tillId });

/** The sale that goes on after its answer was lost with the page, if one does. The books and the doubts hear of it. */
function resumedBy(till: Till, doubt: Doubt, outcome: Outcome): Event | null {
  if (outcome.kind !== "done" && outcome.kind !== "held") return null;
  const { redemption, kind } = outcome;
  const { transactionId } = doubt;
  const receipt = { transactionId, attempt: redemption.attempt };
  if (kind === "held") {
    doubts.note({ ...doubt, deed: "commit", redemptionId: redemption.id });
    return { kind: "resumed", receipt, stage: { kind: "reserved", redemption } };
  }
  const effect = effectOf(doubt, redemption);
  if (effect === null) return null;
  count(till, transactionId, redemption, effect);
  const goesOn = effect.kind === "redeemed" && redemption.status === "committed";
  return goesOn ? { kind: "resumed", receipt, stage: { kind: "redeemed", redemption } } : null;
}

/** What the till counts by itself, for the evening. */
function noteInBooks(till: Till, transactionId: string, before: Stage, { kind, ...after }: Stage): void {
  if (kind === "redeemed" && "redemption" in after) {
    const { redemption } = after;
    count(till, transactionId, redemption, { kind: "redeemed", amount: redemption.discount.amount });
  }
  if (kind === "voided" && before.kind === "redeemed") {
    const { redemption } = before;
    count(till, transactionId, redemption, { kind: "voided", amount: 0 - redemption.discount.amount });
  }
}
