import type { FactDescription } from "../../../../../domain/campaigns/facts.ts";
import { factNamed } from "../../../../../domain/campaigns/facts.ts";
import type { Language } from "../../../../shared/language.tsx";

/** What one says of a fact. */
export type FactLabel = Pick<FactDescription, "label" | "unit">;
/** Gives a fact by its name, as the service lists it: attributes are declared there. */
export type FactLabels = ReadonlyMap<string, FactLabel>;

/** Facts by the names that rules have; what begins with one that ends in a dot is named by what follows. */
const LABELS_SV: Readonly<Record<string, string>> = {
  "cart.total": "Varukorgens värde",
  "cart.itemCount": "Antal varor i varukorgen",
  "cart.categories": "Varukorgens kategorier",
  "cart.skus": "Varukorgens artiklar",
  "cart.abandonedMinutes": "Tid sedan varukorgen lämnades",
  "item.sku": "Artikel",
  "item.productId": "Produkt, i vilken storlek och färg som helst",
  "item.categories": "Artikelns kategorier",
  "item.quantity": "Antal av den i varukorgen",
  "item.unitPrice": "Styckpris i varukorgen",
  "item.inStock": "Den finns i butiken",
  "item.stock": "Antal av den i butiken",
  "item.onSale": "Den är nedsatt för alla",
  "item.marginBasisPoints": "Artikelns marginal",
  "item.neverDiscount": "Produkten är märkt att aldrig sättas ned",
  "store.id": "Butik",
  "store.tags": "Butikens taggar",
  "visit.dwellSeconds": "Tid i butiken",
  "visit.confidence": "Hur säkert besöket är",
  "visit.event": "Vad som hände",
  "visit.visitsLast30Days": "Tidigare besök de senaste 30 dagarna, i någon butik",
  "visit.daysSinceLastVisit": "Tid sedan förra besöket, i någon butik",
  "time.localHour": "Timme i butiken",
  "time.weekday": "Veckodag i butiken",
  "weather.condition": "Vädret vid butiken",
  "weather.temperature": "Temperaturen vid butiken",
  "weather.rainSoon": "Regn eller snö inom två timmar",
  "weather.sunSoon": "Sol inom två timmar",
  "contacts.last7Days": "Marknadsföring de senaste 7 dagarna",
  "contacts.daysSinceLast": "Tid sedan den senaste marknadsföringen",
  "contacts.email.daysSinceLast": "Tid sedan ett e-brev",
  "contacts.sms.daysSinceLast": "Tid sedan ett sms",
  "contacts.push.daysSinceLast": "Tid sedan en notis eller ett av våra erbjudanden",
  "contacts.letter.daysSinceLast": "Tid sedan ett brev",
  "contacts.postcard.daysSinceLast": "Tid sedan ett vykort",
  "contacts.phone.daysSinceLast": "Tid sedan ett telefonsamtal",
  "contacts.other.daysSinceLast": "Tid sedan ett meddelande av annat slag",
  "shopper.segments": "Kundens segment",
  "shopper.orders": "Antal köp hittills",
  "shopper.spend": "Köpt för hittills",
  "shopper.daysSinceLastPurchase": "Tid sedan det senaste köpet",
  "shopper.tier": "Kundens nivå",
  "shopper.locale": "Kundens språk",
  "shopper.potential.": "Köper för på annat håll av",
  "shopper.affinity.": "Andel av det som kunden nyligen sett på som är",
};

const UNITS_SV: Readonly<Record<string, string>> = {
  minutes: "minuter",
  seconds: "sekunder",
  days: "dagar",
  pieces: "stycken",
  visits: "besök",
  contacts: "kontakter",
  "o'clock": "(klockslag)",
  "basis points": "baspunkter",
};

const familyIn = (name: string): string | undefined =>
  Object.keys(LABELS_SV).find((prefix) => prefix.endsWith(".") && name.startsWith(prefix));

function swedish(name: string): string | undefined {
  const family = familyIn(name);
  return family === undefined ? LABELS_SV[name] : `${LABELS_SV[family]} ${name.slice(family.length)}`;
}

/** What a fact is called, and in what it is counted. One that nobody knows is called by its name. */
export function factInWords(name: string, declared: FactLabels, language: Language): FactLabel {
  const { label, unit } = declared.get(name) ?? factNamed(name) ?? { label: name, unit: null };
  if (language === "en") return { label, unit };
  return { label: swedish(name) ?? label, unit: unit === null ? null : (UNITS_SV[unit] ?? unit) };
}
