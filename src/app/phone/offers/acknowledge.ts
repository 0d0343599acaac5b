import { useEffect } from "react";
import type { FeedbackKind } from "../../../domain/offers/feedback.ts";
import { giveFeedback } from "../../../sdk/account.ts";
import { useThisPhone } from "../this-phone.ts";

/** What this page has said already; said again it would change nothing. */
const said = new Set<string>();

/** Tells that offers were shown or opened: then no push goes out for them. It is said again next time if it is not heard. */
export function useAcknowledge(kind: Extract<FeedbackKind, "shown" | "viewed">, offerIds: readonly string[]): void {
  const { phone } = useThisPhone();
  const ids = offerIds.join(" ");
  useEffect(() => {
    for (const offerId of ids.split(" ")) {
      const key = `${kind} ${offerId}`;
      if (offerId === "" || said.has(key)) continue;
      said.add(key);
      giveFeedback(phone, offerId, kind).catch(() => said.delete(key));
    }
  }, [phone, kind, ids]);
}
