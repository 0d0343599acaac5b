import type { CartItem } from "../carts/cart.ts";
import type { CartInput } from "./abandoned-cart.ts";
import type { Chosen, Considered } from "./decision.ts";
import { endedBy } from "./ended.ts";
import { isProfiled } from "./profiled.ts";
import type { DecisionRecord } from "./record.ts";

const nameless = ({ name: _name, imageUrl: _image, ...item }: CartItem) => item;

const cartOf = (cart: CartInput | undefined) =>
  cart?.kind === "present"
    ? { ...cart, cart: { ...cart.cart, url: null, items: cart.cart.items.map(nameless) } }
    : cart;

const chosenOf = ({ title: _title, body: _body, reasons: _reasons, items, ...chosen }: Chosen) => ({
  ...chosen,
  items: items.map(nameless),
});

/**
 * What the log keeps of a decision for the laboratory: what it was made from and came to, without who it was, what the
 * articles are called, and what the retailer's own attributes say, which may be a name by another name.
 */
export function logged({ considered, record }: { considered: readonly Considered[]; record: DecisionRecord | null }) {
  if (record === null) return { ended: endedBy(considered) };
  const { moment, gathered, chosen, engine, snapshot, document, ranking } = record;
  const { shopper } = moment;
  // What may not be read of the person is not kept either.
  const facts = shopper.facts !== null && isProfiled(shopper) ? { ...shopper.facts, attributes: {} } : null;
  return {
    engine,
    snapshot,
    document,
    moment: { ...moment, shopper: { ...shopper, facts } },
    gathered: { ...gathered, ...(gathered.cart === undefined ? {} : { cart: cartOf(gathered.cart) }) },
    ended: endedBy(considered),
    ranking,
    chosen: chosen === null ? null : chosenOf(chosen),
  };
}
