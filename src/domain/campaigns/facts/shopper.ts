import { amountIn, type Money } from "../../money/money.ts";
import { SEGMENTS } from "../../shoppers/segments.ts";
import type { Fact, FactContext } from "./fact.ts";
import type { ShopperFacts } from "./sources.ts";

const about = { unit: null, values: null, personal: true, needs: "shopper" } as const;

const DAY_MS = 86_400_000;

const fromShopper =
  <T>(read: (shopper: ShopperFacts, context: FactContext) => T | null | undefined) =>
  (context: FactContext): T | undefined =>
    (context.shopper === null ? undefined : read(context.shopper, context)) ?? undefined;

/** In what the cart is in, else in what the store takes. Who never bought in it has spent nothing of it. */
function spendHere({ spend }: ShopperFacts, { cart, store }: FactContext): Money | undefined {
  const currency = cart?.cart.currency ?? store.currency;
  return currency === null ? undefined : { amount: amountIn(spend, currency) ?? 0, currency };
}

export const shopperFacts: readonly Fact[] = [
  {
    ...about,
    name: "shopper.segments",
    type: "list",
    label: "Segments of the shopper",
    values: SEGMENTS,
    read: fromShopper(({ segments }) => segments),
    explain: "the shopper is in {value}",
  },
  {
    ...about,
    name: "shopper.orders",
    type: "number",
    label: "Purchases so far",
    range: { least: 0, whole: true },
    read: fromShopper(({ orders }) => orders),
    explain: "the shopper bought {value} times",
  },
  {
    ...about,
    name: "shopper.spend",
    type: "money",
    label: "Spent so far",
    read: fromShopper(spendHere),
    explain: "the shopper spent {value}",
  },
  {
    ...about,
    name: "shopper.daysSinceLastPurchase",
    type: "number",
    label: "Time since the last purchase",
    unit: "days",
    range: { least: 0, whole: true },
    read: fromShopper(({ lastPurchaseAt }, { now }) =>
      lastPurchaseAt === null ? null : Math.max(0, Math.floor((now - lastPurchaseAt) / DAY_MS)),
    ),
    explain: "the last purchase was {value} days ago",
  },
  {
    ...about,
    name: "shopper.tier",
    type: "string",
    label: "Tier of the shopper",
    read: fromShopper(({ tier }) => tier),
    explain: "the shopper's tier is {value}",
  },
  {
    ...about,
    name: "shopper.locale",
    type: "string",
    label: "Locale of the shopper",
    read: fromShopper(({ locale }) => locale),
    explain: "the shopper's locale is {value}",
  },
];

/** Facts of which there is one for each name that somebody gives: `shopper.potential.shoes` asks for the category `shoes`. */
interface Family {
  readonly prefix: string;
  /** What stands for the name where the family is listed; null: those that there are are listed by name. */
  readonly placeholder: string | null;
  readonly fact: (name: string) => Omit<Fact, "name" | "personal" | "needs" | "values">;
}

const own = <T>(values: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

export const ATTRIBUTE_PREFIX = "shopper.attributes.";

export const shopperFamilies: readonly Family[] = [
  {
    prefix: ATTRIBUTE_PREFIX,
    placeholder: null,
    fact: (name) => ({
      type: "attribute",
      label: name,
      unit: null,
      read: fromShopper(({ attributes }) => own(attributes, name)),
      explain: `the shopper's ${name} is {value}`,
    }),
  },
  {
    prefix: "shopper.potential.",
    placeholder: "{category}",
    fact: (name) => ({
      type: "money",
      label: `Spent elsewhere on ${name}`,
      unit: null,
      read: fromShopper(({ potential }) => own(potential, name)),
      explain: `the shopper spends {value} on ${name} elsewhere`,
    }),
  },
  {
    prefix: "shopper.affinity.",
    placeholder: "{category}",
    fact: (name) => ({
      type: "number",
      label: `Share of ${name} in what the shopper turned to lately`,
      unit: "%",
      range: { least: 0, most: 100 },
      // Who turned to nothing yet prefers nothing, and that is not known to be no shoes.
      read: fromShopper(({ affinity }) =>
        Object.keys(affinity).length === 0 ? null : 100 * (own(affinity, name) ?? 0),
      ),
      explain: `{value} % of what the shopper turned to lately is ${name}`,
    }),
  },
];

/** The fact of a family that a rule asks for. */
export function familyFact(name: string): Fact | undefined {
  const family = shopperFamilies.find(({ prefix }) => name.startsWith(prefix) && name.length > prefix.length);
  return family && { ...about, ...family.fact(name.slice(family.prefix.length)), name };
}
