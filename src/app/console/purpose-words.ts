import type { Purpose } from "../../domain/privacy/consents.ts";
import { inBoth } from "../shared/language.tsx";

/** What each purpose is called in the console, and what consent to it allows. */
export const purposeWords = inBoth<Readonly<Record<Purpose, { readonly name: string; readonly about: string }>>>({
  en: {
    preciseLocation: { name: "Location", about: "Telling whether they are in a store" },
    marketing: { name: "Marketing", about: "Offers, push messages and the use of their cart" },
    profiling: { name: "Profiling", about: "Weighing what they bought and looked at" },
    adsExport: { name: "Advertising elsewhere", about: "Being part of an audience that is exported" },
  },
  sv: {
    preciseLocation: { name: "Plats", about: "Att veta om de är i en butik" },
    marketing: { name: "Marknadsföring", about: "Erbjudanden, pushmeddelanden och bruk av varukorgen" },
    profiling: { name: "Profilering", about: "Att väga in vad de har köpt och tittat på" },
    adsExport: { name: "Annonser på annat håll", about: "Att ingå i en målgrupp som exporteras" },
  },
});
