import { RAIN_SOON_MIN_MM, SUN_SOON_MIN_S, WEATHER_SOON_MS, WEATHER_STALE_AFTER_MS } from "../bounds.ts";
import type { Weather } from "../campaigns/facts/sources.ts";

export const CONDITIONS = ["clear", "cloudy", "fog", "rain", "snow", "storm"] as const;
export type Condition = (typeof CONDITIONS)[number];

/** What a stretch of `FORECAST_STEP_MS` brings that ends at `at`. */
export interface ForecastStep {
  readonly at: number;
  /** Rain and melted snow. */
  readonly millimetres: number;
  readonly sunSeconds: number;
}

/** The weather at a place, as it was at `at` and as it will be. Times are epoch milliseconds. */
export interface Forecast {
  readonly at: number;
  readonly condition: Condition;
  /** Degrees Celsius. */
  readonly temperature: number;
  readonly steps: readonly ForecastStep[];
}

/**
 * What a forecast says at `now`. Null where it is too old, or does not reach over the whole of the next two hours: what
 * is not known of is not dry.
 */
export function weatherAt({ at, condition, temperature, steps }: Forecast, now: number): Weather | null {
  const soon = steps.filter((step) => step.at > now && step.at <= now + WEATHER_SOON_MS);
  const reaches = steps.some((step) => step.at >= now + WEATHER_SOON_MS);
  if (now - at > WEATHER_STALE_AFTER_MS || !reaches) return null;
  return {
    condition,
    temperature,
    rainSoon: soon.some(({ millimetres }) => millimetres >= RAIN_SOON_MIN_MM),
    sunSoon: soon.some(({ sunSeconds }) => sunSeconds >= SUN_SOON_MIN_S),
  };
}

/** The weather codes of WMO 4677 in the ranges that forecasts use, each up to and with its code. */
const WMO: readonly (readonly [upTo: number, condition: Condition])[] = [
  [1, "clear"],
  [3, "cloudy"],
  [48, "fog"],
  [67, "rain"],
  [77, "snow"],
  [82, "rain"],
  [86, "snow"],
  [99, "storm"],
];

/** Undefined for what is no code. */
export const conditionOf = (wmoCode: number): Condition | undefined =>
  wmoCode < 0 ? undefined : WMO.find(([upTo]) => wmoCode <= upTo)?.[1];
