import { z } from "zod";
import {
  FORECAST_STEPS_COUNT,
  WEATHER_FRESH_MS,
  WEATHER_IN_MEMORY_MAX,
  WEATHER_RETRY_AFTER_MS,
  WEATHER_TIMEOUT_MS,
} from "../domain/bounds.ts";
import { positionOf } from "../domain/geo/fence-position.ts";
import { conditionOf, type Forecast, weatherAt } from "../domain/weather/forecast.ts";
import type { WeatherReport } from "../services/goods-ports.ts";
import { Lru } from "./lru.ts";

/** What Open-Meteo answers of what is asked for: https://open-meteo.com/en/docs. Times are epoch seconds. */
const answerSchema = z.object({
  current: z.object({ time: z.number(), temperature_2m: z.number(), weather_code: z.number() }),
  /** Sums over the quarter of an hour that ends at `time`. */
  minutely_15: z.object({
    time: z.array(z.number()),
    precipitation: z.array(z.number().nullable()),
    sunshine_duration: z.array(z.number().nullable()),
  }),
});
const ASKED = {
  current: "temperature_2m,weather_code",
  minutely_15: "precipitation,sunshine_duration",
  forecast_minutely_15: String(FORECAST_STEPS_COUNT),
  timeformat: "unixtime",
};

/** Null for an answer that cannot be read. */
function forecastOf(answer: unknown): Forecast | null {
  const parsed = answerSchema.safeParse(answer);
  const condition = parsed.success ? conditionOf(parsed.data.current.weather_code) : undefined;
  if (!parsed.success || condition === undefined) return null;
  const { current, minutely_15: quarters } = parsed.data;
  const steps = quarters.time.flatMap((time, index) => {
    const millimetres = quarters.precipitation[index] ?? null;
    const sunSeconds = quarters.sunshine_duration[index] ?? null;
    return millimetres === null || sunSeconds === null ? [] : [{ at: time * 1_000, millimetres, sunSeconds }];
  });
  return { at: current.time * 1_000, condition, temperature: current.temperature_2m, steps };
}

/** A hundredth of a degree is about a kilometre: the stores of a street have one weather, and ask for it once. */
const placed = (degrees: number): string => degrees.toFixed(2);

async function ask(place: string): Promise<Forecast | null> {
  const response = await fetch(place, {
    signal: AbortSignal.timeout(WEATHER_TIMEOUT_MS),
    cf: { cacheTtl: WEATHER_FRESH_MS / 1_000, cacheEverything: true },
  });
  return response.ok ? forecastOf(await response.json()) : null;
}

/**
 * Open-Meteo's forecast, or whatever answers like it, at `base`; without one nothing is known. What was learnt is
 * remembered for a quarter of an hour, here and in the data centre, and a failure for a minute.
 */
export function weatherOf(base: string, now: () => number): WeatherReport {
  const memory = new Lru<string, { readonly forecast: Forecast | null; readonly askedAt: number }>(
    WEATHER_IN_MEMORY_MAX,
  );
  const forecastAt = async (place: string): Promise<Forecast | null> => {
    const known = memory.get(place);
    const keptMs = known?.forecast === null ? WEATHER_RETRY_AFTER_MS : WEATHER_FRESH_MS;
    if (known !== undefined && now() - known.askedAt < keptMs) return known.forecast;
    const forecast = await ask(place).catch(() => null);
    memory.set(place, { forecast, askedAt: now() });
    return forecast;
  };
  return {
    async at({ fence }) {
      if (base === "") return null;
      const [longitude, latitude] = positionOf(fence);
      const place = new URL(base);
      const asked = { ...ASKED, latitude: placed(latitude), longitude: placed(longitude) };
      for (const [name, value] of Object.entries(asked)) place.searchParams.set(name, value);
      const forecast = await forecastAt(place.href);
      return forecast && weatherAt(forecast, now());
    },
  };
}
