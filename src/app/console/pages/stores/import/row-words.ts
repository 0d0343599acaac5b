import { inBoth } from "../../../../shared/language.tsx";

/** What is said of a row of a file besides a refusal, by its code. */
export const noteWords = inBoth<Readonly<Record<string, string>>>({
  en: {
    duplicate_row: "It stands in the file twice",
    duplicate_nearby: "The same store, twice",
    opening_hours_unknown: "Its opening hours are not understood",
    time_zone_unknown: "No time zone is known there",
    same_brand_nearby: "Another of the same brand is close by",
    coordinates_swapped: "Latitude and longitude look swapped",
  },
  sv: {
    duplicate_row: "Den står två gånger i filen",
    duplicate_nearby: "Samma butik, två gånger",
    opening_hours_unknown: "Öppettiderna förstås inte",
    time_zone_unknown: "Ingen tidszon är känd där",
    same_brand_nearby: "En till av samma märke ligger nära",
    coordinates_swapped: "Latitud och longitud verkar ombytta",
  },
});
