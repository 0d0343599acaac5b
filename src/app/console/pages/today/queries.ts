import { api, asked } from "../../../shared/client.ts";
import { useAnswer } from "../../../shared/query-hooks.ts";

/** What is of today changes while one looks at it. */
const FRESH = { everyMs: 10_000 };
const ATTENTION_FRESH = { everyMs: 60_000 };

/** What became of a day, of one store or (`""`) of all. */
export const useDayReport = (day: string, storeId: string) =>
  useAnswer(
    ["reports", "day", day, storeId],
    () => asked(api.reports.day.$get({ query: { date: day, ...(storeId === "" ? {} : { storeId }) } })),
    FRESH,
  );
export type DayReport = NonNullable<ReturnType<typeof useDayReport>["data"]>;

export const useAttention = () => useAnswer(["attention"], () => asked(api.attention.$get()), ATTENTION_FRESH);
export type Attention = NonNullable<ReturnType<typeof useAttention>["data"]>["items"][number];
