import { inBoth } from "../../../shared/language.tsx";

export const outcomeWords = inBoth({
  en: {
    issued: "Offer",
    silent: "Silence",
    withheld: "Held out",
    abandoned: "Given up",
    gathering: "Being decided",
    reserving: "Being reserved",
    creating: "Being made",
    abandoning: "Being given up",
  },
  sv: {
    issued: "Erbjudande",
    silent: "Tystnad",
    withheld: "Undanhållet",
    abandoned: "Uppgivet",
    gathering: "Avgörs",
    reserving: "Reserveras",
    creating: "Skapas",
    abandoning: "Ges upp",
  },
});
export type State = keyof (typeof outcomeWords)["en"];

/** A badge's colour: what became of it, beside the word that says so. */
export const OUTCOME_COLOURS: Readonly<Record<State, string>> = {
  issued: "spruce",
  silent: "gray",
  withheld: "blue",
  abandoned: "grape",
  gathering: "gray",
  reserving: "gray",
  creating: "gray",
  abandoning: "grape",
};

export const eventWords = inBoth({
  en: { entered: "on coming in", dwelled: "after a stay", exited: "on leaving", asked: "asked by another channel" },
  sv: { entered: "vid entrén", dwelled: "efter en stund", exited: "på väg ut", asked: "från en annan kanal" },
});

const sentences = {
  en: {
    issued: (campaign: string) => `Offered “${campaign}”`,
    withheld: (campaign: string) => `Held out: would have been offered “${campaign}”`,
    silent: (reason: string) => `Nothing offered: ${reason}`,
    abandoned: (reason: string) => `Given up: ${reason}`,
    open: () => "Not decided yet",
  },
  sv: {
    issued: (campaign: string) => `Erbjöd ”${campaign}”`,
    withheld: (campaign: string) => `I kontrollgruppen: hade erbjudits ”${campaign}”`,
    silent: (reason: string) => `Inget erbjudet: ${reason}`,
    abandoned: (reason: string) => `Uppgivet: ${reason}`,
    open: () => "Inte avgjort än",
  },
};
export const sentenceWords = inBoth(sentences);

const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** What was decided, in one sentence. `campaign` and `reason` are names and words already. */
export function sentenceOf(
  say: (typeof sentences)["en"],
  { state, campaign, reason }: { readonly state: State; readonly campaign: string; readonly reason: string },
): string {
  if (state === "issued" || state === "withheld") return say[state](campaign);
  if (state === "silent" || state === "abandoned") return say[state](lowered(reason));
  return say.open();
}
