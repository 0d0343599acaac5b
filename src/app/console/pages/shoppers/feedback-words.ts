import type { FeedbackKind } from "../../../../domain/offers/feedback.ts";
import { inBoth } from "../../../shared/language.tsx";

/** What a shopper has done with an offer, or said of it. */
export const feedbackWords = inBoth<Readonly<Record<FeedbackKind, string> & Record<string, string | undefined>>>({
  en: {
    shown: "It was shown",
    viewed: "They opened it",
    saved: "They saved it",
    dismissed: "They waved it off",
    not_for_me: "“Not for me”",
    already_bought: "“Already bought”",
    not_mine: "“Not my cart”",
    too_often: "“Too often”",
    wrong_store: "“I am not in this store”",
  },
  sv: {
    shown: "Det visades",
    viewed: "De öppnade det",
    saved: "De sparade det",
    dismissed: "De viftade bort det",
    not_for_me: "”Inte för mig”",
    already_bought: "”Redan köpt”",
    not_mine: "”Inte min varukorg”",
    too_often: "”För ofta”",
    wrong_store: "”Jag är inte i den butiken”",
  },
});
