import type { ComponentType } from "react";
import { inBoth } from "../../../shared/language.tsx";
import { Calm } from "./calm.tsx";
import { Countries } from "./countries.tsx";
import { GuardrailsSection } from "./guardrails.tsx";
import { Ages, Approvals, Holdout } from "./people-rules.tsx";
import { Retention } from "./retention.tsx";
import type { SectionProps } from "./section.ts";
import { Timing } from "./timing.tsx";
import { Web } from "./web.tsx";

/** The form, section by section; each can be linked to by its name. */
export const SECTIONS = {
  calm: Calm,
  timing: Timing,
  ages: Ages,
  guardrails: GuardrailsSection,
  holdout: Holdout,
  approvals: Approvals,
  countries: Countries,
  web: Web,
  retention: Retention,
} as const satisfies Record<string, ComponentType<SectionProps>>;
export type SectionName = keyof typeof SECTIONS;

export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

export const sectionWords = inBoth<Readonly<Record<SectionName, { readonly title: string; readonly about: string }>>>({
  en: {
    calm: { title: "Calm", about: "When and how often anything is said at all." },
    timing: { title: "Carts, visits and stock", about: "When something counts." },
    ages: { title: "Age", about: "Who may be met by what is known of them." },
    guardrails: { title: "Guardrails", about: "What no campaign and no score can pass." },
    holdout: { title: "Measurement", about: "Who is held out, so that what offers add can be told." },
    approvals: { title: "Approvals", about: "Who has to agree before something goes live." },
    countries: { title: "Countries", about: "What holds in one country alone, by the store’s country." },
    web: { title: "Web", about: "Browsers that may call as devices." },
    retention: {
      title: "How long things are kept",
      about: "Fixed, and the same everywhere. Whoever is erased goes at once.",
    },
  },
  sv: {
    calm: { title: "Lugn", about: "När och hur ofta något sägs över huvud taget." },
    timing: { title: "Korgar, besök och lager", about: "När något räknas." },
    ages: { title: "Ålder", about: "Vem som får mötas efter vad man vet om dem." },
    guardrails: { title: "Skyddsräcken", about: "Det ingen kampanj och ingen poäng går förbi." },
    holdout: { title: "Mätning", about: "Vilka som hålls utanför, så att man ser vad erbjudanden ger." },
    approvals: { title: "Godkännanden", about: "Vem som måste hålla med innan något startar." },
    countries: { title: "Länder", about: "Vad som gäller i ett land, efter butikens land." },
    web: { title: "Webb", about: "Webbläsare som får anropa som enheter." },
    retention: {
      title: "Hur länge saker sparas",
      about: "Fast, och lika överallt. Den som raderas försvinner genast.",
    },
  },
});
