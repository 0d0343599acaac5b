import { inBoth } from "../../../shared/language.tsx";
import { platformName } from "./device-words.ts";

const WAYS_EN: Readonly<Record<string, string>> = {
  app: "in the app",
  web: "on the web",
  store: "in a store",
  phone: "by telephone",
  letter: "by letter",
};
const WAYS_SV: Readonly<Record<string, string>> = {
  app: "i appen",
  web: "på webben",
  store: "i en butik",
  phone: "per telefon",
  letter: "per brev",
};

/** How a word was given, and the wording that it was given to. */
export const receiptWords = inBoth({
  en: {
    way: (source: string | null, platform: string | null) =>
      `${WAYS_EN[source ?? ""] ?? source ?? ""}${platform === null ? "" : `, on their ${platformName(platform)}`}`,
    text: (id: string) => `Wording ${id}`,
    noText: "The wording is not known",
  },
  sv: {
    way: (source: string | null, platform: string | null) =>
      `${WAYS_SV[source ?? ""] ?? source ?? ""}${platform === null ? "" : `, på deras ${platformName(platform)}`}`,
    text: (id: string) => `Ordalydelse ${id}`,
    noText: "Ordalydelsen är inte känd",
  },
});
