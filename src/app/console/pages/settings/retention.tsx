import { DataList } from "@mantine/core";
import {
  ACTIVITIES_KEPT_MS,
  CART_TTL_S,
  CONTACTS_KEPT_MS,
  DECISION_INDEX_KEPT_MS,
  DECISION_KEPT_MS,
  ERASED_REMEMBERED_DAYS,
  FEEDBACK_KEPT_MS,
  FIX_MAX_AGE_MS,
  OFFER_KEPT_AFTER_END_MS,
  VISITS_KEPT_MS,
} from "../../../../domain/bounds.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { sayDuration } from "../../../shared/durations.ts";

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** How long what is held of a shopper stays, unless they leave before. */
const KEPT = {
  fixes: FIX_MAX_AGE_MS,
  visits: VISITS_KEPT_MS,
  cart: CART_TTL_S * SECOND_MS,
  activities: ACTIVITIES_KEPT_MS,
  decisions: DECISION_KEPT_MS,
  index: DECISION_INDEX_KEPT_MS,
  offers: OFFER_KEPT_AFTER_END_MS,
  feedback: FEEDBACK_KEPT_MS,
  contacts: CONTACTS_KEPT_MS,
  erased: ERASED_REMEMBERED_DAYS * DAY_MS,
} as const;

const words = inBoth<Readonly<Record<keyof typeof KEPT, string>>>({
  en: {
    fixes: "That a phone was heard near a store, without a place",
    visits: "Visits, as store and time",
    cart: "A cart, after it was last changed",
    activities: "What was looked at and searched for",
    decisions: "Decisions with all their reasons",
    index: "One line per decision, for reports",
    offers: "An offer that was not used, after its end",
    feedback: "What a shopper thought of an offer",
    contacts: "Contacts of other channels",
    erased: "A keyed hash of somebody erased, so that no import brings them back",
  },
  sv: {
    fixes: "Att en telefon hördes nära en butik, utan plats",
    visits: "Besök, som butik och tid",
    cart: "En varukorg, efter den senaste ändringen",
    activities: "Vad någon har tittat på och sökt efter",
    decisions: "Beslut med alla sina skäl",
    index: "En rad per beslut, för rapporter",
    offers: "Ett erbjudande som inte användes, efter sitt slut",
    feedback: "Vad en kund tyckte om ett erbjudande",
    contacts: "Kontakter i andra kanaler",
    erased: "Ett nycklat fingeravtryck av någon raderad, så att ingen import för dem tillbaka",
  },
});

/** Read only: these times are those of the service. */
export function Retention() {
  const say = useWords(words);
  const { language } = useLanguage();
  return (
    <DataList labelWidth="min(60%, 420px)">
      {Object.entries(KEPT).map(([name, ms]) => (
        <DataList.Item key={name}>
          <DataList.ItemLabel>{say[name as keyof typeof KEPT]}</DataList.ItemLabel>
          <DataList.ItemValue>{sayDuration(`PT${ms / SECOND_MS}S`, language)}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}
