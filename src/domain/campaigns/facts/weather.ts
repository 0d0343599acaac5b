import { CONDITIONS } from "../../weather/forecast.ts";
import type { Fact } from "./fact.ts";

const about = { unit: null, values: null, personal: false, needs: "weather" } as const;

/** The weather at the store, never where somebody is. */
export const weatherFacts: readonly Fact[] = [
  {
    ...about,
    name: "weather.condition",
    type: "string",
    label: "Weather at the store",
    values: CONDITIONS,
    read: ({ weather }) => weather?.condition,
    explain: "at the store the weather is: {value}",
  },
  {
    ...about,
    name: "weather.temperature",
    type: "number",
    label: "Temperature at the store",
    unit: "°C",
    read: ({ weather }) => weather?.temperature,
    explain: "at the store it is {value} °C",
  },
  {
    ...about,
    name: "weather.rainSoon",
    type: "boolean",
    label: "Rain or snow within two hours",
    read: ({ weather }) => weather?.rainSoon,
    explain: "rain or snow within two hours: {value}",
  },
  {
    ...about,
    name: "weather.sunSoon",
    type: "boolean",
    label: "Sunshine within two hours",
    read: ({ weather }) => weather?.sunSoon,
    explain: "sunshine within two hours: {value}",
  },
];
