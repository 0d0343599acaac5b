import { amountIn } from "../../money/money.ts";
import { stop } from "../reason.ts";
import { currencyFor, type Stage } from "./stage.ts";

/** Money is never converted: the campaign names an amount in this currency wherever it names any, or it stops. */
export const currency: Stage = (context, campaign) => {
  // Which currency the cart is in is still to be heard.
  if (campaign.asksCart && context.pending.has("cart")) return null;
  const here = currencyFor(context, campaign);
  const silent = campaign.money.find(({ amounts }) => here === null || amountIn(amounts, here) === undefined);
  return silent === undefined ? null : stop("currency_mismatch", { currency: here, pointer: silent.pointer });
};
