/** The weather that the stand-in for Open-Meteo tells of every place. */
export interface Sky {
  /** A code of WMO 4677. */
  readonly code: number;
  readonly temperature: number;
  /** Quarters of an hour from now until it rains, or the sun shines; null: not in the next hours. */
  readonly rainIn: number | null;
  readonly sunIn: number | null;
}

export const DULL: Sky = { code: 3, temperature: 8, rainIn: null, sunIn: null };

const QUARTER_S = 900;

/** What Open-Meteo answers at `now` (epoch ms) to the question that `asked` is; a question that it would refuse is a mistake. */
export function answerOf(asked: URL, now: number, sky: Sky): object {
  const { searchParams } = asked;
  const steps = Number(searchParams.get("forecast_minutely_15"));
  const [latitude, longitude] = ["latitude", "longitude"].map((name) => Number(searchParams.get(name) ?? "none"));
  const isWhole = ["temperature_2m,weather_code", "precipitation,sunshine_duration", "unixtime"].every(
    (value, index) => searchParams.get(["current", "minutely_15", "timeformat"][index] ?? "") === value,
  );
  if (!isWhole || !(steps > 0) || !Number.isFinite(latitude) || !Number.isFinite(longitude))
    throw new TypeError(`Open-Meteo knows no such question: ${asked.search}`);
  const from = Math.floor(now / 1_000 / QUARTER_S) * QUARTER_S;
  const quarters = Array.from({ length: steps }, (_, index) => index);
  return {
    latitude,
    longitude,
    utc_offset_seconds: 0,
    current: { time: from, interval: QUARTER_S, temperature_2m: sky.temperature, weather_code: sky.code },
    minutely_15: {
      time: quarters.map((index) => from + index * QUARTER_S),
      precipitation: quarters.map((index) => (sky.rainIn === index ? 0.6 : 0)),
      sunshine_duration: quarters.map((index) => (sky.sunIn === index ? QUARTER_S : 0)),
    },
  };
}
