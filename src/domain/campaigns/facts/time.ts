import { localTime } from "../local-time.ts";
import type { Fact } from "./fact.ts";

/** From Monday on, in the order of ISO 8601. */
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const about = { personal: false, needs: "time" } as const;

export const timeFacts: readonly Fact[] = [
  {
    ...about,
    name: "time.localHour",
    type: "number",
    label: "Hour at the store",
    unit: "o'clock",
    values: null,
    range: { least: 0, most: 23, whole: true },
    read: ({ now, store }) => localTime(now, store.timeZone)?.hour,
    explain: "at the store it is {value} o'clock",
  },
  {
    ...about,
    name: "time.weekday",
    type: "string",
    label: "Day at the store",
    unit: null,
    values: WEEKDAYS,
    read: ({ now, store }) => {
      const time = localTime(now, store.timeZone);
      return time && WEEKDAYS[time.dayOfWeek - 1];
    },
    explain: "at the store it is {value}",
  },
];
