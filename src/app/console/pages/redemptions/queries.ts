import { stretchOf } from "../../../../domain/redemptions/day.ts";
import { Refused, refusalIn } from "../../../shared/refused.ts";
import { api, asked } from "../../../shared/client.ts";
import { useAct, useAnswer } from "../../../shared/query-hooks.ts";
import { everyPage } from "../../names.ts";

const DAYS = ["days"] as const;
const FRESH = { everyMs: 10_000 };

/** A day of a store: which one, and the zone that it is a day of. */
export interface StoreDay {
  readonly storeId: string;
  readonly day: string;
  readonly timeZone: string;
}

export const useStoreDay = ({ storeId, day }: StoreDay) =>
  useAnswer(
    [...DAYS, storeId, day],
    () => asked(api.stores[":id"].days[":businessDate"].$get({ param: { id: storeId, businessDate: day } })),
    FRESH,
  );
export type DayBook = NonNullable<ReturnType<typeof useStoreDay>["data"]>;

const journalQuery = ({ storeId, day, timeZone }: StoreDay) => {
  const { from, to } = stretchOf(day, timeZone);
  return { storeId, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
};

type Query = Parameters<typeof api.redemptions.$get>[0]["query"];
const ask = (query: Query) => asked(api.redemptions.$get({ query }));
/** As JSON, which is what comes unless a file is asked for. */
type Found = Exclude<Awaited<ReturnType<typeof ask>>, string | Response>;
const found = async (query: Query): Promise<Found> => (await ask(query)) as Found;

/** Every effect on money of the day, in the order in which it was written down. */
export const useJournal = (which: StoreDay) =>
  useAnswer(
    [...DAYS, which.storeId, which.day, "journal"],
    () =>
      everyPage(async (cursor) => {
        const query = { ...journalQuery(which), ...(cursor === undefined ? {} : { cursor }) };
        const { items, nextCursor } = await found(query);
        return { items: items.filter((one) => "kind" in one), nextCursor };
      }),
    FRESH,
  );
export type JournalEntry = NonNullable<ReturnType<typeof useJournal>["data"]>[number];

/** The same as a file for a spreadsheet. */
export async function journalFile(which: StoreDay): Promise<Blob> {
  const response = await api.redemptions.$get({ query: journalQuery(which) }, { headers: { accept: "text/csv" } });
  if (!response.ok) throw new Refused(await refusalIn(response));
  return new Blob([await response.text()], { type: "text/csv" });
}

export const useReceipt = (storeId: string, transactionId: string) =>
  useAnswer(["receipts", storeId, transactionId], async () => {
    const { items } = await found({ storeId, transactionId });
    return items.filter((one) => "offerId" in one);
  });

export const useRedemption = (id: string) =>
  useAnswer(["redemptions", id], () => asked(api.redemptions[":id"].$get({ param: { id } })));
export type Redemption = NonNullable<ReturnType<typeof useRedemption>["data"]>;

interface Counted {
  readonly transactionId: string;
  readonly amount: { readonly amount: number; readonly currency: string };
}

/** Closes the day with what was counted: once, and for good. */
export const useClose = ({ storeId, day }: StoreDay) =>
  useAct(
    (entries: readonly Counted[]) =>
      asked(
        api.stores[":id"].days[":businessDate"].close.$post({
          param: { id: storeId, businessDate: day },
          json: { entries: [...entries] },
        }),
      ),
    [DAYS],
  );
