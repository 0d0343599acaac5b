import type { InferRequestType } from "hono/client";
import { wireTime } from "../../../../../domain/offers/wire-time.ts";
import type { Money } from "../../../../../domain/money/money.ts";
import type { api } from "../../../../shared/client.ts";

type PreviewBody = InferRequestType<(typeof api.campaigns)[":id"]["preview"]["$post"]>["json"];
export type Supposed = NonNullable<PreviewBody["facts"]>;

/** Somebody who does not exist: what is said of them by the names of facts, and what no fact says. */
export interface Invented {
  /** Whether they left a cart at all. */
  readonly leftCart: boolean;
  readonly profiling: boolean;
  readonly age: "adult" | "minor" | "unknown";
  /** Values by the name of the fact, each of its type. What is null is not known. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Where and when they are met, for which trigger. `at` is epoch milliseconds. */
export interface Met {
  readonly at: number;
  /** What the cart is in where no fact says it. */
  readonly currency: string;
  readonly trigger: { readonly event: "entered" | "dwelled" | "exited"; readonly dwellSeconds: number | null };
}

const DAY_MS = 86_400_000;
const LEFT_BEFORE_MINUTES = 120;
const PRICE = 129_900;
const ARTICLE = { sku: "EXAMPLE-42", name: "Waterproof trail shoe" };

/** Reads the facts by name, each as what it has to be. */
const reader = (facts: Invented["facts"]) => {
  const pick = <T>(name: string, is: (value: unknown) => value is T): T | undefined => {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    return is(value) ? value : undefined;
  };
  return {
    number: (name: string) => pick(name, (value): value is number => typeof value === "number"),
    text: (name: string) => pick(name, (value): value is string => typeof value === "string" && value !== ""),
    flag: (name: string) => pick(name, (value): value is boolean => typeof value === "boolean"),
    list: (name: string) => pick(name, (value): value is readonly string[] => Array.isArray(value)),
    money: (name: string) => pick(name, isMoney),
    /** Those of a family, by what stands behind its prefix. */
    family: <T>(prefix: string, is: (value: unknown) => value is T): Record<string, T> =>
      Object.fromEntries(
        Object.entries(facts).flatMap(([name, value]) =>
          name.startsWith(prefix) && is(value) ? [[name.slice(prefix.length), value]] : [],
        ),
      ),
    speaksOf: (prefix: string): boolean =>
      Object.entries(facts).some(([name, value]) => name.startsWith(prefix) && value !== null && value !== undefined),
  };
};
type Reader = ReturnType<typeof reader>;

function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "amount" in value && typeof value.amount === "number";
}
const isNumber = (value: unknown): value is number => typeof value === "number";
type Attribute = string | number | boolean | string[];
const isAttribute = (value: unknown): value is Attribute =>
  ["string", "number", "boolean"].includes(typeof value) || Array.isArray(value);

const daysBefore = (at: number, days: number): string => wireTime(at - days * DAY_MS);

/** What `POST …/preview` supposes of them. Facts of the store and of the time are of the store, and of the time. */
export function supposedFrom(invented: Invented, met: Met): Supposed {
  const read = reader(invented.facts);
  const cart = invented.leftCart ? cartOf(read, met) : null;
  return {
    cart,
    ...goodsOf(read, cart?.items[0]?.sku ?? ARTICLE.sku),
    ...triggerOf(read, met),
    weather: weatherOf(read),
    shopper: {
      age: invented.age,
      consents: { preciseLocation: true, marketing: true, profiling: invented.profiling },
      ...shopperOf(read, met),
    },
  };
}

/** One article makes the whole value, so that value and count are as they were said; further articles cost nothing. */
function cartOf(read: Reader, { at, currency }: Met): NonNullable<Supposed["cart"]> {
  const [sku = ARTICLE.sku, ...others] = read.list("cart.skus") ?? [];
  const quantity = read.number("item.quantity") ?? Math.max(1, (read.number("cart.itemCount") ?? 1) - others.length);
  const price = priceOf(read, quantity, currency);
  const main = {
    sku: read.text("item.sku") ?? sku,
    productId: read.text("item.productId") ?? null,
    name: ARTICLE.name,
    quantity,
    unitPrice: price.amount,
    categories: categoriesOf(read),
  };
  const minutes = read.number("cart.abandonedMinutes") ?? LEFT_BEFORE_MINUTES;
  return {
    currency: price.currency,
    updatedAt: wireTime(at - minutes * 60_000),
    items: [main, ...others.map((other) => ({ sku: other, name: other, quantity: 1, unitPrice: 0, categories: [] }))],
  };
}

/** Of one piece: what was said of it, else its part of the whole. */
function priceOf(read: Reader, quantity: number, currency: string): Money {
  const total = read.money("cart.total") ?? { amount: PRICE, currency };
  return read.money("item.unitPrice") ?? { ...total, amount: Math.ceil(total.amount / quantity) };
}

const categoriesOf = (read: Reader): string[] => [
  ...new Set(["item.categories", "cart.categories"].flatMap((name) => read.list(name) ?? [])),
];

function goodsOf(read: Reader, sku: string): Pick<Supposed, "products" | "stock"> {
  const inStock = read.flag("item.inStock");
  const pieces = read.number("item.stock") ?? (inStock === undefined ? undefined : Number(inStock));
  const said = ["item.onSale", "item.marginBasisPoints", "item.neverDiscount"].some((name) => read.speaksOf(name));
  const product = {
    onSale: read.flag("item.onSale") ?? null,
    marginBasisPoints: read.number("item.marginBasisPoints") ?? null,
    neverDiscount: read.flag("item.neverDiscount") ?? false,
  };
  return { ...(said && { products: { [sku]: product } }), ...(pieces !== undefined && { stock: { [sku]: pieces } }) };
}

function triggerOf(read: Reader, { trigger }: Met): Pick<Supposed, "trigger"> {
  if (!["visit.event", "visit.dwellSeconds", "visit.confidence"].some((name) => read.speaksOf(name))) return {};
  const event = read.text("visit.event") ?? trigger.event;
  const confidence = read.text("visit.confidence") ?? "high";
  return {
    trigger: {
      event: event as Met["trigger"]["event"],
      confidence: confidence as "low" | "medium" | "high",
      dwellSeconds: read.number("visit.dwellSeconds") ?? trigger.dwellSeconds ?? 0,
    },
  };
}

function weatherOf(read: Reader): Supposed["weather"] {
  if (!read.speaksOf("weather.")) return null;
  return {
    condition: read.text("weather.condition") ?? "cloudy",
    temperature: read.number("weather.temperature") ?? 10,
    rainSoon: read.flag("weather.rainSoon") ?? false,
    sunSoon: read.flag("weather.sunSoon") ?? false,
  };
}

function shopperOf(read: Reader, { at }: Met): Supposed["shopper"] {
  const spend = read.money("shopper.spend");
  const bought = read.number("shopper.daysSinceLastPurchase");
  const shares = Object.entries(read.family("shopper.affinity.", isNumber));
  return {
    locale: read.text("shopper.locale") ?? null,
    segments: [...(read.list("shopper.segments") ?? [])],
    tier: read.text("shopper.tier") ?? null,
    orders: read.number("shopper.orders") ?? 0,
    spend: spend === undefined ? [] : [spend],
    lastPurchaseAt: bought === undefined ? null : daysBefore(at, bought),
    attributes: read.family("shopper.attributes.", isAttribute),
    potential: read.family("shopper.potential.", isMoney),
    affinity: Object.fromEntries(shares.map(([category, share]) => [category, share / 100])),
    visits: visitsOf(read, at),
    contacts: contactsOf(read, at),
  };
}

function visitsOf(read: Reader, at: number): NonNullable<Supposed["shopper"]>["visits"] {
  const last30Days = read.number("visit.visitsLast30Days");
  const days = read.number("visit.daysSinceLastVisit");
  if (last30Days === undefined && days === undefined) return null;
  return { last30Days: last30Days ?? 1, lastAt: days === undefined ? null : daysBefore(at, days) };
}

const CHANNEL = /^contacts\.(email|sms|push|letter|postcard|phone|other)\.daysSinceLast$/;

/** As few as make true what was said: those of the last week first, then the last of each channel. */
function contactsOf(read: Reader, at: number): NonNullable<Supposed["shopper"]>["contacts"] {
  if (!read.speaksOf("contacts.")) return null;
  const told = (channel: string, days: number) => ({
    channel: channel as "email",
    purpose: "marketing" as const,
    at: daysBefore(at, days),
  });
  const since = read.number("contacts.daysSinceLast");
  const recent = read.number("contacts.last7Days") ?? 0;
  const byChannel = Object.entries(read.family("contacts.", isNumber)).flatMap(([name, days]) => {
    const channel = CHANNEL.exec(`contacts.${name}`)?.[1];
    return channel === undefined ? [] : [told(channel, days)];
  });
  const last = since === undefined ? [] : [told("other", since)];
  const within = byChannel.length + last.length;
  const more = Array.from({ length: Math.max(0, recent - within) }, () => told("other", Math.max(3, since ?? 0)));
  return [...last, ...byChannel, ...more];
}
