import type { Ports } from "../../services/ports.ts";
import { readGoods } from "../../services/read-goods.ts";
import type { CartOrder } from "./cart-order.ts";
import type { Sources } from "./situations.ts";

/** What decisions ask for outside of the shopper's own tables. What cannot be asked is unknown: it is no reason to fail. */
export const sourcesOf = (cart: CartOrder, ports: Ports): Sources => ({
  cart: () => cart.read(),
  goods: (situation) => readGoods(ports, situation.store.id, situation.cart, situation.settings).catch(() => null),
  // The store's own position is all that leaves.
  weather: ({ store }) => ports.weather.at(store).catch(() => null),
});
