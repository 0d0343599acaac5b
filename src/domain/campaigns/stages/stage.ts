import { type CartState, cartState } from "../abandoned-cart.ts";
import type { CompiledCampaign } from "../compile.ts";
import type { DecisionInput, Situation } from "../decision.ts";
import { type FactSource, factSource } from "../facts.ts";
import type { Reason } from "../reason.ts";

/** What a stage may look at. */
export interface StageContext {
  readonly situation: Situation;
  readonly cart: CartState;
  readonly fact: FactSource;
}

/** Lets a campaign pass with null, or ends it with the reason. */
export type Stage = (context: StageContext, campaign: CompiledCampaign) => Reason | null;

export function stageContext({ cart: given, ...situation }: DecisionInput): StageContext {
  const { now, trigger, store, abandonedAfterMs } = situation;
  const cart = cartState(given, now, abandonedAfterMs);
  return { situation, cart, fact: factSource({ now, trigger, store, cart: cart.abandoned }) };
}

/** What the campaign's money is in here: what the cart it looks at is in, else what the store takes. */
export const currencyFor = ({ cart, situation }: StageContext, { asksCart }: CompiledCampaign): string | null =>
  (asksCart ? cart.abandoned?.cart.currency : undefined) ?? situation.store.currency;
