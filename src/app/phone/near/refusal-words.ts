import { inBoth } from "../../shared/language.tsx";

/** Why a position was not taken, by the reasons of the contract. */
type FixReason =
  | "mocked"
  | "implausible"
  | "too_coarse"
  | "in_future"
  | "too_old"
  | "no_consent"
  | "paused"
  | "malformed"
  | "stale";

export const fixRefusalWords = inBoth<Readonly<Record<FixReason, string>>>({
  en: {
    mocked: "the position is made up",
    implausible: "nobody gets there so fast",
    too_coarse: "it is not known precisely enough",
    in_future: "its time has not come yet",
    too_old: "it is older than a day",
    no_consent: "you have not agreed to it",
    paused: "you have paused",
    malformed: "it is not written as it should be",
    stale: "it is too old",
  },
  sv: {
    mocked: "positionen är påhittad",
    implausible: "så fort kommer ingen dit",
    too_coarse: "den är inte tillräckligt noga känd",
    in_future: "dess tid har inte kommit än",
    too_old: "den är äldre än ett dygn",
    no_consent: "du har inte sagt ja till det",
    paused: "du har pausat",
    malformed: "den är inte skriven som den ska",
    stale: "den är för gammal",
  },
});
