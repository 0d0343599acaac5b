import { useState } from "react";
import { kept } from "./kept.ts";

/** Which till this is, and the API key that it calls with. Kept in this browser alone. */
export interface Till {
  readonly key: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly tillId: string;
  /** ISO 4217: what its baskets are in. */
  readonly currency: string;
  /** Of the store's dates and times (IANA). */
  readonly timeZone: string;
}

const keptTill = kept<Till>("this");
const keptTraining = kept<boolean>("training");

/** This till, and whether somebody learns at it: that too outlives the page, lest a reload goes live unseen. */
export function useTill() {
  const [till, setTill] = useState(keptTill.read);
  const [training, setTraining] = useState(() => keptTraining.read() ?? false);
  const keep = (made: Till | null): void => {
    keptTill.write(made);
    setTill(made);
  };
  const train = (on: boolean): void => {
    keptTraining.write(on);
    setTraining(on);
  };
  return { till, keep, training, train };
}

/** A date as it is written on the wire, where the store stands: Swedish dates are ISO 8601. */
export const dateAt = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);

/** A time where the store stands, as people of a language write it. */
export const timeAt = (time: string, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(language, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(new Date(time));
