import { VISITS_KEPT_MS } from "../../../domain/bounds.ts";
import { inBoth, type Language } from "../../shared/language.tsx";
import { sayMs } from "../say.ts";
import type { Purpose } from "./purposes.ts";

interface OwnWords {
  /** What one agrees to, as a label. */
  readonly label: string;
  /** What is taken, why, and for how long, where the retailer says nothing of it. */
  readonly about: string;
}

const visits = (language: Language): string => sayMs(VISITS_KEPT_MS, language);

/** What is said of a purpose where the retailer has published no wording of their own. */
export const purposeWords = inBoth<Readonly<Record<Purpose, OwnWords>>>({
  en: {
    preciseLocation: {
      label: "Know when I am in a store",
      about: `Your position is compared with the stores and forgotten at once. That you were in a store is kept for ${visits("en")}.`,
    },
    marketing: {
      label: "Send me offers for what I left in my cart",
      about: "Your cart is read when you are in a store, to see whether there is something to say about it.",
    },
    profiling: {
      label: "Fit them to what I usually buy",
      about:
        "What you bought and looked at with us is weighed. Without it, offers go by your cart and the store alone.",
    },
    adsExport: { label: "Show me advertisements elsewhere", about: "" },
  },
  sv: {
    preciseLocation: {
      label: "Veta när jag är i en butik",
      about: `Din position jämförs med butikerna och glöms genast. Att du var i en butik sparas i ${visits("sv")}.`,
    },
    marketing: {
      label: "Skicka erbjudanden om det jag lämnade i korgen",
      about: "Din varukorg läses när du är i en butik, för att se om det finns något att säga om den.",
    },
    profiling: {
      label: "Anpassa dem till vad jag brukar köpa",
      about:
        "Det vägs in vad du har köpt och tittat på hos oss. Annars går erbjudandena bara efter korgen och butiken.",
    },
    adsExport: { label: "Visa mig annonser på andra ställen", about: "" },
  },
});
