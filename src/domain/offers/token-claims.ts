import { amountIn } from "../money/money.ts";
import type { OfferDocument, OfferItem } from "./offer.ts";
import { kindOf, type Reward } from "./reward.ts";

/** A short hash of a name, text of a fixed width. `hashedNames` says which are needed. */
export type NameHash = (name: string) => string;
type Claims = Readonly<Record<string, unknown>>;

const GTIN_DIGITS = 14;

const storeName = (id: string): string => `store:${id}`;
/** What a basket line may be recognised by, each with its kind before it, so that a SKU is no GTIN. */
const itemNames = ({ sku, productId, gtin }: OfferItem, match: "product" | "sku"): string[] => [
  `sku:${sku}`,
  ...(productId === null || match === "sku" ? [] : [`product:${productId}`]),
  ...(gtin === null ? [] : [`gtin:${gtin.padStart(GTIN_DIGITS, "0")}`]),
];

const matchOf = (reward: Reward): "product" | "sku" => kindOf(reward).reach(reward)?.appliesTo.match ?? "product";

/** Every name that a token of this offer may hold a hash of. */
export const hashedNames = ({ storeIds, items, reward }: OfferDocument): string[] => [
  ...storeIds.map(storeName),
  ...items.flatMap((item) => itemNames(item, matchOf(reward))),
];

/**
 * What a token tells a till of an offer beside its id and its time, as members of JSON, the richest first. The service
 * signs the first that is short enough; what was left out a till has to ask for (`online`).
 *
 * - `stores`: hashes of the stores it is for, in a row.
 * - `items`: what was left in the cart, `[quantity, hashes of its names in a row]`; absent where the whole basket counts.
 * - `off`: `basisPoints`, or an `amount` in minor units of `currency`; `max`: what is never exceeded.
 * - `label`: the line on the receipt.
 */
export function tokenClaims(document: OfferDocument, hash: NameHash): Claims[] {
  const { storeIds, test } = document;
  const asked = { ...(test ? { test } : {}), online: true };
  const stores = storeIds.map((id) => hash(storeName(id))).join("");
  const off = offlineOf(document, hash);
  const whole = off === null ? [] : [{ ...(test ? { test } : {}), stores, ...off }];
  return [...whole, { ...asked, stores }, asked];
}

/** What a till needs to take the offer off by itself; null where the reward is of a kind that it must ask about. */
function offlineOf({ reward, items, reserved, label }: OfferDocument, hash: NameHash): Claims | null {
  const off = offOf(reward, reserved.currency);
  const reach = kindOf(reward).reach(reward);
  if (off === null || reach === null || reach.onDiscounted !== "after" || reach.appliesTo.target !== "all") return null;
  const { kind, match } = reach.appliesTo;
  const rest = { off, max: reserved.amount, currency: reserved.currency, label };
  if (kind === "basket") return rest;
  if (kind !== "cartItems") return null;
  return { items: items.map((item) => [item.quantity, itemNames(item, match).map(hash).join("")]), ...rest };
}

function offOf(reward: Reward, currency: string): Readonly<Record<string, number>> | null {
  if (reward.kind === "percentOff") return { basisPoints: reward.basisPoints };
  const amount = reward.kind === "amountOff" ? amountIn(reward.amount, currency) : undefined;
  return amount === undefined ? null : { amount };
}
