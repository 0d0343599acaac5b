import type { Fact } from "./fact.ts";

const about = { personal: false, needs: "visit" } as const;

export const visitFacts: readonly Fact[] = [
  {
    ...about,
    name: "visit.dwellSeconds",
    type: "number",
    label: "Time in the store",
    unit: "seconds",
    values: null,
    read: ({ trigger }) => trigger.dwellSeconds,
    explain: "the visit has lasted {value} seconds",
  },
  {
    ...about,
    name: "visit.confidence",
    type: "level",
    label: "Certainty of the visit",
    unit: null,
    values: ["low", "medium", "high"],
    read: ({ trigger }) => trigger.confidence,
    explain: "the visit is certain to a {value} degree",
  },
];
