import lookUpZone from "@photostructure/tz-lookup";
import { getTimezone } from "countries-and-timezones";
import currencies from "country-to-currency";
import { Temporal } from "temporal-polyfill";
import { wrapLongitude, type LngLat } from "../geo/position.ts";

/** The IANA zone at a position; null on the open sea, whose nautical zones no store keeps. */
export const timeZoneAt = ([longitude, latitude]: LngLat): string | null => {
  if (!Number.isFinite(longitude) || !(Math.abs(latitude) <= 90)) return null;
  const zone = lookUpZone(latitude, wrapLongitude(longitude));
  return zone.startsWith("Etc/") ? null : zone;
};

/** ISO 3166-1 alpha-2. A zone that several countries keep stands for the one that its city lies in. */
export const countryOf = (timeZone: string): string | null => getTimezone(timeZone)?.countries[0] ?? null;

const isListed = (country: string): country is keyof typeof currencies => Object.hasOwn(currencies, country);

/** ISO 4217: what prices are in, in a country given as ISO 3166-1 alpha-2. */
export const currencyOf = (country: string): string | null => (isListed(country) ? currencies[country] : null);

/** Whether `name` is a zone of the IANA database. Bare offsets such as `+02:00` have no change of the clock and are not. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Temporal.ZonedDateTime(0n, name).epochMilliseconds === 0;
  } catch {
    return false;
  }
};
