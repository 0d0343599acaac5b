import { inBoth, type Language } from "../../../../shared/language.tsx";
import { type ListedFact, topicOf } from "./fact.ts";

/** The service names its facts in English; these are the others. An attribute is called as its retailer calls it. */
const LABELS: Readonly<Record<string, string>> = {
  "cart.total": "Varukorgens värde",
  "cart.itemCount": "Antal varor i korgen",
  "cart.categories": "Kategorier i korgen",
  "cart.skus": "Artiklar i korgen",
  "cart.abandonedMinutes": "Tid sedan korgen lämnades",
  "item.sku": "Artikel",
  "item.productId": "Produkt, i alla storlekar och färger",
  "item.categories": "Artikelns kategorier",
  "item.quantity": "Antal av den i korgen",
  "item.unitPrice": "Pris per styck i korgen",
  "item.inStock": "Den finns i butiken",
  "item.stock": "Antal av den i butiken",
  "item.onSale": "Den är nedsatt för alla",
  "item.marginBasisPoints": "Artikelns marginal",
  "item.neverDiscount": "Dess produkt sätts aldrig ned",
  "store.id": "Butik",
  "store.tags": "Butikens taggar",
  "visit.dwellSeconds": "Tid i butiken",
  "visit.confidence": "Hur säkert besöket är",
  "visit.event": "Vad som hände",
  "visit.visitsLast30Days": "Tidigare besök de senaste 30 dagarna, i någon butik",
  "visit.daysSinceLastVisit": "Tid sedan förra besöket, i någon butik",
  "time.localHour": "Klockslag vid butiken",
  "time.weekday": "Veckodag vid butiken",
  "weather.condition": "Väder vid butiken",
  "weather.temperature": "Temperatur vid butiken",
  "weather.rainSoon": "Regn eller snö inom två timmar",
  "weather.sunSoon": "Sol inom två timmar",
  "contacts.last7Days": "Reklamkontakter de senaste 7 dagarna",
  "contacts.daysSinceLast": "Tid sedan den senaste reklamkontakten",
  "contacts.email.daysSinceLast": "Tid sedan ett mejl",
  "contacts.sms.daysSinceLast": "Tid sedan ett sms",
  "contacts.push.daysSinceLast": "Tid sedan en notis eller ett erbjudande från oss",
  "contacts.letter.daysSinceLast": "Tid sedan ett brev",
  "contacts.postcard.daysSinceLast": "Tid sedan ett vykort",
  "contacts.phone.daysSinceLast": "Tid sedan ett telefonsamtal",
  "contacts.other.daysSinceLast": "Tid sedan ett meddelande av annat slag",
  "shopper.segments": "Kundens segment",
  "shopper.orders": "Köp hittills",
  "shopper.spend": "Handlat för hittills",
  "shopper.daysSinceLastPurchase": "Tid sedan senaste köpet",
  "shopper.tier": "Kundens nivå",
  "shopper.locale": "Kundens språk",
  "shopper.potential.{category}": "Köper någon annanstans av kategorin",
  "shopper.affinity.{category}": "Kategorins del av vad kunden intresserat sig för",
};
/** What a family is called where its name is typed beside it. */
const FAMILIES: Readonly<Record<string, string>> = {
  "shopper.potential.{category}": "Spent elsewhere on the category",
  "shopper.affinity.{category}": "The category's share in what the shopper turned to lately",
};

export const factLabel = ({ name, label }: ListedFact, language: Language): string =>
  (language === "sv" ? LABELS[name] : FAMILIES[name]) ?? label;

const UNITS: Readonly<Record<string, string>> = {
  pieces: "st",
  minutes: "minuter",
  seconds: "sekunder",
  days: "dagar",
  visits: "besök",
  contacts: "kontakter",
  "o'clock": "(timme)",
  "basis points": "baspunkter",
};

export const unitLabel = (unit: string, language: Language): string =>
  (language === "sv" ? UNITS[unit] : undefined) ?? unit;

/** What facts speak of, in the order in which they are offered. */
export const topicWords = inBoth<Readonly<Record<string, string>>>({
  en: {
    cart: "The cart",
    item: "One item of the cart",
    store: "The store",
    visit: "The visit",
    time: "Time",
    weather: "Weather",
    contacts: "Contacts",
    shopper: "The shopper",
  },
  sv: {
    cart: "Varukorgen",
    item: "En vara i korgen",
    store: "Butiken",
    visit: "Besöket",
    time: "Tiden",
    weather: "Vädret",
    contacts: "Kontakter",
    shopper: "Kunden",
  },
});

/** The values of facts that have few. Those that are not here stand for themselves. */
const valueWords = inBoth<Readonly<Record<string, string>>>({
  en: {
    "time.mon": "Monday",
    "time.tue": "Tuesday",
    "time.wed": "Wednesday",
    "time.thu": "Thursday",
    "time.fri": "Friday",
    "time.sat": "Saturday",
    "time.sun": "Sunday",
    "visit.low": "low",
    "visit.medium": "medium",
    "visit.high": "high",
    "visit.entered": "came in",
    "visit.dwelled": "stayed",
    "visit.exited": "left",
    "weather.clear": "clear",
    "weather.cloudy": "cloudy",
    "weather.fog": "fog",
    "weather.rain": "rain",
    "weather.snow": "snow",
    "weather.storm": "storm",
    "shopper.loyal": "loyal",
    "shopper.new": "new",
    "shopper.slipping": "slipping away",
  },
  sv: {
    "time.mon": "måndag",
    "time.tue": "tisdag",
    "time.wed": "onsdag",
    "time.thu": "torsdag",
    "time.fri": "fredag",
    "time.sat": "lördag",
    "time.sun": "söndag",
    "visit.low": "låg",
    "visit.medium": "medel",
    "visit.high": "hög",
    "visit.entered": "kom in",
    "visit.dwelled": "stannade",
    "visit.exited": "gick ut",
    "weather.clear": "klart",
    "weather.cloudy": "molnigt",
    "weather.fog": "dimma",
    "weather.rain": "regn",
    "weather.snow": "snö",
    "weather.storm": "oväder",
    "shopper.loyal": "trogen",
    "shopper.new": "ny",
    "shopper.slipping": "på väg bort",
  },
});

export const valueLabel = ({ name }: ListedFact, value: string, language: Language): string =>
  valueWords[language][`${topicOf(name)}.${value}`] ?? value;
