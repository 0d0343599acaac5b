import {
  FATIGUE_DISMISSALS,
  FATIGUE_SILENCE_MS,
  FEEDBACK_KEPT_MS,
  NOT_FOR_ME_MS,
  TOO_OFTEN_MS,
  WRONG_STORE_MS,
} from "../../../domain/bounds.ts";
import type { FeedbackKind } from "../../../domain/offers/feedback.ts";
import { inBoth, type Language } from "../../shared/language.tsx";
import { sayMs } from "../say.ts";

interface Verb {
  readonly label: string;
  /** What it changes. */
  readonly effect: string;
}

const times = (language: Language) => ({
  kept: sayMs(FEEDBACK_KEPT_MS, language),
  category: sayMs(NOT_FOR_ME_MS, language),
  half: sayMs(TOO_OFTEN_MS, language),
  store: sayMs(WRONG_STORE_MS, language),
  silence: sayMs(FATIGUE_SILENCE_MS, language),
});
const [en, sv] = [times("en"), times("sv")];

/** What one can say of an offer, each with what follows from it. The type keeps the list complete. */
export const feedbackWords = inBoth<Readonly<Record<FeedbackKind, Verb>>>({
  en: {
    shown: { label: "It was shown", effect: `Noted for ${en.kept}, to learn from. This phone says it by itself.` },
    viewed: { label: "I opened it", effect: `Noted for ${en.kept}, to learn from. This phone says it by itself.` },
    saved: { label: "I like this", effect: `Noted for ${en.kept}, to learn from: such offers come sooner.` },
    dismissed: {
      label: "Not now",
      effect: `Noted. After ${FATIGUE_DISMISSALS} of them in a month you hear nothing for ${en.silence}.`,
    },
    not_for_me: { label: "Not for me", effect: `For ${en.category} you hear nothing of this kind of goods.` },
    already_bought: { label: "Already bought", effect: "These items leave your cart." },
    not_mine: { label: "Not my cart", effect: "This phone hears nothing of this cart any more. Your other phones do." },
    too_often: { label: "Too often", effect: `For ${en.half} you hear from us half as often at most.` },
    wrong_store: {
      label: "I was not there",
      effect: `The visit is taken back, nothing is learnt from it, and this store is silent for ${en.store}.`,
    },
  },
  sv: {
    shown: { label: "Det visades", effect: `Noteras i ${sv.kept}, för att lära av. Telefonen säger det själv.` },
    viewed: { label: "Jag öppnade det", effect: `Noteras i ${sv.kept}, för att lära av. Telefonen säger det själv.` },
    saved: { label: "Jag gillar det", effect: `Noteras i ${sv.kept}, för att lära av: sådana kommer hellre.` },
    dismissed: {
      label: "Inte nu",
      effect: `Noteras. Efter ${FATIGUE_DISMISSALS} på en månad hör du inget på ${sv.silence}.`,
    },
    not_for_me: { label: "Inte för mig", effect: `I ${sv.category} hör du inget om den här sortens varor.` },
    already_bought: { label: "Redan köpt", effect: "Varorna tas bort ur din varukorg." },
    not_mine: {
      label: "Inte min varukorg",
      effect: "Den här telefonen hör inget mer om den här varukorgen. Dina andra telefoner gör det.",
    },
    too_often: { label: "För ofta", effect: `I ${sv.half} hör du av oss högst hälften så ofta.` },
    wrong_store: {
      label: "Jag var inte där",
      effect: `Besöket tas tillbaka, inget lärs av det, och butiken är tyst i ${sv.store}.`,
    },
  },
});

/** What a person says; the others the phone says by itself. */
export const SPOKEN = [
  "saved",
  "dismissed",
  "not_for_me",
  "already_bought",
  "not_mine",
  "too_often",
  "wrong_store",
] as const satisfies readonly FeedbackKind[];
