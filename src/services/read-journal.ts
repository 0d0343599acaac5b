import { LIST_PAGE_DEFAULT, LIST_PAGE_MAX } from "../domain/bounds.ts";
import type { Stretch } from "../domain/redemptions/day.ts";
import type { JournalEntry } from "../domain/redemptions/journal.ts";
import { csvOf, CSV_HEADER } from "../domain/redemptions/journal-csv.ts";
import type { Page, PageRequest } from "./pages.ts";
import type { Ports } from "./ports.ts";

/** A page of a store's journal, in the order in which it was written. */
export const readJournal = (
  ports: Ports,
  storeId: string,
  stretch: Stretch,
  { cursor = "0", limit = LIST_PAGE_DEFAULT }: PageRequest,
): Promise<Page<JournalEntry>> => ports.store(storeId).journal(stretch, cursor, limit);

/** All of it as the pieces of a CSV text (RFC 4180), none larger than a page. */
export async function* journalCsv(ports: Ports, storeId: string, stretch: Stretch): AsyncGenerator<string> {
  yield CSV_HEADER;
  for (let cursor: string | null = "0"; cursor !== null;) {
    const page: Page<JournalEntry> = await ports.store(storeId).journal(stretch, cursor, LIST_PAGE_MAX);
    yield csvOf(page.items);
    cursor = page.nextCursor;
  }
}
