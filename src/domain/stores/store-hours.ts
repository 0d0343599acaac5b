import type { PublicHolidays } from "../country-settings.ts";
import { openState, parseOpeningHours, type OpenState } from "./opening-hours.ts";
import type { StoreRecord } from "./store.ts";

/** Whether a store is open at `now` (epoch milliseconds); null where its hours or its zone are not known. */
export const storeOpenState = (
  { openingHours, timeZone, country }: Pick<StoreRecord, "openingHours" | "timeZone" | "country">,
  now: number,
  holidays: PublicHolidays,
): OpenState | null => {
  const hours = openingHours === null ? null : parseOpeningHours(openingHours);
  if (hours === null || timeZone === null) return null;
  return openState(hours, timeZone, now, country === null ? [] : holidays.get(country));
};
