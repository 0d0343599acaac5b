import { storeOpenState } from "../../stores/store-hours.ts";
import { type CartState, cartState, heardCart } from "../abandoned-cart.ts";
import type { CompiledCampaign } from "../compile.ts";
import type { DecisionInput } from "../decision.ts";
import type { FactContext } from "../facts/fact.ts";
import { type FactSource, factSource } from "../facts.ts";
import { pendingIn, someIn, type Source } from "../gathered.ts";
import { isProfiled } from "../profiled.ts";
import type { Reason } from "../reason.ts";

/** What a stage may look at. */
export interface StageContext {
  readonly situation: DecisionInput;
  readonly cart: CartState;
  /** What could still be fetched. */
  readonly pending: ReadonlySet<Source>;
  readonly facts: FactContext;
  readonly fact: FactSource;
}

/** Lets a campaign pass with null, or ends it with the reason. */
export type Stage = (context: StageContext, campaign: CompiledCampaign) => Reason | null;

export function stageContext(situation: DecisionInput): StageContext {
  const { now, trigger, store, shopper, goods = null, weather = null, settings } = situation;
  const cart = cartState(
    heardCart(situation.cart ?? { kind: "none" }, shopper.restraint, now),
    now,
    settings.abandonedAfterMs,
  );
  const facts: FactContext = {
    now,
    trigger,
    store,
    profiled: isProfiled(shopper),
    hours: storeOpenState(store, now, settings.publicHolidays),
    cart: cart.abandoned,
    shopper: shopper.facts,
    contacts: shopper.contacts,
    visits: shopper.visits,
    goods,
    weather,
  };
  return { situation, cart, pending: pendingIn(situation), facts, fact: factSource(facts) };
}

/** Whether something that its items, variants or words need is still to be fetched. */
export const isPending = ({ pending }: StageContext, { needs }: CompiledCampaign): boolean => someIn(pending, needs);

/** What the campaign's money is in here: what the cart it looks at is in, else what the store takes. */
export const currencyFor = ({ cart, situation }: StageContext, { asksCart }: CompiledCampaign): string | null =>
  (asksCart ? cart.abandoned?.cart.currency : undefined) ?? situation.store.currency;
