import { type DecisionRecord, ENGINE_VERSION } from "../../../../domain/campaigns/record.ts";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { inBoth } from "../../../shared/language.tsx";

const sentences = {
  en: {
    yes: "Yes",
    no: "No",
    unknown: "Unknown",
    nothing: "Nothing",
    consents: "Agrees to",
    preciseLocation: "location",
    marketing: "offers",
    profiling: "profiling",
    age: "Age",
    adult: "Adult",
    minor: "Minor",
    heldOut: "Held out",
    everywhere: "From everything",
    earlier: "Offers before",
    visits: "Visits in 30 days",
    segments: "Segments",
    cart: "Cart",
    notAsked: "Not asked for",
    noCart: "None",
    unheard: "Not to be used",
    weather: "Weather",
    stock: "In stock here",
    seed: "Drawn with",
  },
  sv: {
    yes: "Ja",
    no: "Nej",
    unknown: "Okänt",
    nothing: "Inget",
    consents: "Samtycker till",
    preciseLocation: "plats",
    marketing: "erbjudanden",
    profiling: "profilering",
    age: "Ålder",
    adult: "Vuxen",
    minor: "Minderårig",
    heldOut: "I kontrollgrupp",
    everywhere: "För allt",
    earlier: "Tidigare erbjudanden",
    visits: "Besök på 30 dagar",
    segments: "Segment",
    cart: "Varukorg",
    notAsked: "Efterfrågades inte",
    noCart: "Ingen",
    unheard: "Får inte användas",
    weather: "Väder",
    stock: "I lager här",
    seed: "Drogs med",
  },
};
export const inputWords = inBoth(sentences);
type Words = (typeof sentences)["en"];

/** A fact that a decision was made from, as one reads it. */
export interface Input {
  readonly label: string;
  readonly value: string;
}

/** The record as this program knows it; null for one that another version of the engine kept. */
export const knownRecord = (record: Readonly<Record<string, unknown>>): DecisionRecord | null =>
  record["engine"] === ENGINE_VERSION ? (record as unknown as DecisionRecord) : null;

/** What the decision was made from, in words. */
export function inputsOf(record: DecisionRecord, say: Words, locale: string): Input[] {
  const { shopper, seed } = record.moment;
  const granted = (["preciseLocation", "marketing", "profiling"] as const).filter(
    (purpose) => shopper.consents[purpose],
  );
  return [
    {
      label: say.consents,
      value: listed(
        granted.map((purpose) => say[purpose]),
        say,
      ),
    },
    { label: say.age, value: say[shopper.age] },
    { label: say.cart, value: cartText(record.gathered, say, locale) },
    { label: say.earlier, value: String(shopper.issued.length) },
    { label: say.visits, value: shopper.visits === null ? say.unknown : String(shopper.visits.last30Days) },
    { label: say.segments, value: shopper.facts === null ? say.unknown : listed(shopper.facts.segments, say) },
    { label: say.heldOut, value: heldOutText(shopper.heldOut, say) },
    { label: say.weather, value: weatherText(record.gathered, say, locale) },
    { label: say.stock, value: stockText(record.gathered, say) },
    { label: say.seed, value: String(seed) },
  ];
}

const listed = (items: readonly string[], say: Words): string => (items.length === 0 ? say.nothing : items.join(", "));

function heldOutText({ everywhere, campaigns }: DecisionRecord["moment"]["shopper"]["heldOut"], say: Words): string {
  if (everywhere) return say.everywhere;
  return campaigns.length === 0 ? say.no : campaigns.join(", ");
}

type Gathered = DecisionRecord["gathered"];

function cartText({ cart }: Gathered, say: Words, locale: string): string {
  if (cart === undefined) return say.notAsked;
  if (cart.kind === "none") return say.noCart;
  if (cart.kind === "unknown") return say.unknown;
  if (cart.kind === "unheard") return say.unheard;
  const { items, currency } = cart.cart;
  const priced = ({ quantity, name, unitPrice }: (typeof items)[number]): string =>
    `${quantity} × ${name}, ${formatMoney({ amount: unitPrice, currency }, locale)}`;
  return listed(items.map(priced), say);
}

function weatherText({ weather }: Gathered, say: Words, locale: string): string {
  if (weather === undefined) return say.notAsked;
  if (weather === null) return say.unknown;
  const degrees = new Intl.NumberFormat(locale, { style: "unit", unit: "celsius" }).format(weather.temperature);
  return `${weather.condition}, ${degrees}`;
}

function stockText({ goods }: Gathered, say: Words): string {
  if (goods === undefined) return say.notAsked;
  if (goods === null) return say.unknown;
  const known = Object.entries(goods.stock).map(([sku, quantity]) => `${sku}: ${quantity}`);
  return known.length === 0 ? say.unknown : known.join(", ");
}
