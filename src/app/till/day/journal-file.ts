import { stretchOf } from "../../../domain/redemptions/day.ts";
import { Refused, refusalIn } from "../../shared/refused.ts";
import { apiFor } from "../till-api.ts";
import type { Till } from "../this-till.ts";

/** The journal of a date, where the store stands, as the service writes it for spreadsheets. */
async function journalOf({ key, storeId, timeZone }: Till, date: string): Promise<Blob> {
  const { from, to } = stretchOf(date, timeZone);
  const query = { storeId, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const response = await apiFor(key).redemptions.$get({ query }, { headers: { accept: "text/csv" } });
  if (!response.ok) throw new Refused(await refusalIn(response));
  return response.blob();
}

/** Hands a day's journal to the browser as a file. Throws `Refused`. */
export async function downloadJournal(till: Till, date: string): Promise<void> {
  const address = URL.createObjectURL(await journalOf(till, date));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${till.storeId}-${date}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
