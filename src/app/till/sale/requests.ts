import type { Quote, Redemption } from "../wire.ts";
import { asked } from "../../shared/client.ts";
import { basketOf } from "../basket.ts";
import type { Presented } from "../scan/presented.ts";
import type { TillApi } from "../till-api.ts";
import type { Till } from "../this-till.ts";
import type { Sale, Stage } from "./sale.ts";

/** Where an answer leads. Of a live offer a till in training gets a quote, which has no id. */
function stageOf(answer: Quote | Redemption): Stage {
  if (!("id" in answer)) return { kind: "practised", quote: answer };
  return { kind: answer.status === "reserved" ? "reserved" : "redeemed", redemption: answer };
}

/** One key for one press of a button. */
const newKey = () => ({ "idempotency-key": crypto.randomUUID() });

/**
 * What a till asks for. Each gives a request that is made once, key and body, and may be sent again and again until
 * there is an answer.
 */
export function requestsOf(api: TillApi, { storeId, tillId, currency }: Till, training: boolean) {
  const businessOf = ({ receipt }: Sale) => ({ storeId, tillId, ...receipt });
  const bodyOf = (sale: Sale, presented: Presented, capture: "now" | "later") => ({
    ...presented,
    ...businessOf(sale),
    capture,
    training,
    basket: basketOf(sale.lines, currency),
  });
  return {
    check(sale: Sale, presented: Presented) {
      const json = bodyOf(sale, presented, "now");
      return async (): Promise<Stage> => ({
        kind: "quoted",
        quote: await asked(api.redemptions.check.$post({ json })),
      });
    },
    take(sale: Sale, presented: Presented, capture: "now" | "later") {
      const made = { header: newKey(), json: bodyOf(sale, presented, capture) };
      return async (): Promise<Stage> => stageOf(await asked(api.redemptions.$post(made)));
    },
    /** What comes off is worked out anew for the basket as it is now; one that was lost with the page is left as it was. */
    commit({ lines }: Sale, id: string) {
      const basket = lines.length === 0 ? null : basketOf(lines, currency);
      const made = { param: { id }, header: newKey(), json: { basket } };
      return async (): Promise<Stage> => stageOf(await asked(api.redemptions[":id"].commit.$post(made)));
    },
    undo(id: string) {
      const made = { param: { id }, header: newKey() };
      return async (): Promise<Stage> => {
        await asked(api.redemptions[":id"].void.$post(made));
        return { kind: "voided" };
      };
    },
    giveUp(sale: Sale, presented: Presented) {
      const made = { header: newKey(), json: { ...presented, ...businessOf(sale) } };
      return async (): Promise<Stage> => {
        await asked(api.redemptions.void.$post(made));
        return { kind: "voided" };
      };
    },
  };
}
