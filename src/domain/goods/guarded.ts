import type { CartItem } from "../carts/cart.ts";
import type { DecisionInput } from "../campaigns/decision.ts";
import type { Guarded } from "../offers/offer.ts";
import { floorFor, productIn } from "./goods.ts";

type Known = Pick<DecisionInput, "settings" | "goods">;

/** Whether the retailer wants this article never reduced: by its own word, its category, or the settings' list. */
export function isNeverDiscounted(
  { settings, goods }: Known,
  { sku, categories }: Pick<CartItem, "sku" | "categories">,
): boolean {
  const { neverDiscount } = settings.guardrails;
  const product = productIn(goods, sku);
  return (
    product?.neverDiscount === true ||
    neverDiscount.skus.has(sku) ||
    [...categories, ...(product?.categories ?? [])].some((category) => neverDiscount.categories.has(category))
  );
}

/**
 * What no reward passes at a till, as far as it is known when an offer is made: the settings' lists, and what is known
 * of everything in the cart, for who left one article may be reduced on another. Undefined where there is nothing.
 */
export function guardedBy(input: Known & Pick<DecisionInput, "cart">, currency: string): Guarded | undefined {
  const { skus, categories } = input.settings.guardrails.neverDiscount;
  const left = input.cart?.kind === "present" ? input.cart.cart.items : [];
  const spared = left.filter((item) => isNeverDiscounted(input, item)).map(({ sku }) => sku);
  const floors = left.flatMap(({ sku, productId = null, gtin = null }) => {
    const amount = floorFor(input.goods, sku, currency);
    return amount === undefined ? [] : [{ sku, productId, gtin, amount }];
  });
  const guarded = { skus: [...new Set([...skus, ...spared])], categories: [...categories], floors };
  return guarded.skus.length + guarded.categories.length + floors.length === 0 ? undefined : guarded;
}
