import type { Fact } from "./fact.ts";

const about = { personal: false, needs: "visit" } as const;
/** Where else they were is about the person, other than what this visit shows. */
const aboutThem = { type: "number", values: null, personal: true, needs: "visit" } as const;
const DAY_MS = 24 * 3_600_000;

export const visitFacts: readonly Fact[] = [
  {
    ...about,
    name: "visit.dwellSeconds",
    type: "number",
    label: "Time in the store",
    unit: "seconds",
    values: null,
    range: { least: 0 },
    read: ({ trigger }) => trigger?.dwellSeconds,
    explain: "the visit has lasted {value} seconds",
  },
  {
    ...about,
    name: "visit.confidence",
    type: "level",
    label: "Certainty of the visit",
    unit: null,
    values: ["low", "medium", "high"],
    read: ({ trigger }) => trigger?.confidence,
    explain: "the visit is certain to a {value} degree",
  },
  {
    ...about,
    name: "visit.event",
    type: "string",
    label: "What happened",
    unit: null,
    values: ["entered", "dwelled", "exited"],
    read: ({ trigger }) => trigger?.event,
    explain: "the shopper has {value}",
  },
  {
    ...aboutThem,
    name: "visit.visitsLast30Days",
    label: "Earlier visits in the last 30 days, to any store",
    unit: "visits",
    range: { least: 0, whole: true },
    read: ({ visits }) => visits?.last30Days,
    explain: "they came {value} times in 30 days",
  },
  {
    ...aboutThem,
    name: "visit.daysSinceLastVisit",
    label: "Time since the last visit, to any store",
    unit: "days",
    range: { least: 0, whole: true },
    // Unknown of who was not here in the time that visits are remembered for.
    read: ({ visits, now }) => (visits?.lastAt == null ? undefined : Math.floor((now - visits.lastAt) / DAY_MS)),
    explain: "the last visit was {value} days ago",
  },
];
