import type { CONSENT_SOURCES } from "../../../domain/privacy/consents.ts";
import { inBoth } from "../../shared/language.tsx";

type Source = (typeof CONSENT_SOURCES)[number];

/** How a word came to the retailer. */
export const SOURCES = inBoth<Readonly<Record<Source, string>>>({
  en: { app: "in the app", web: "on the web", store: "in a store", phone: "by telephone", letter: "by letter" },
  sv: { app: "i appen", web: "på webben", store: "i en butik", phone: "per telefon", letter: "per brev" },
});
