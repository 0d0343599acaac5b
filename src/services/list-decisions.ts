import { LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import type { DecisionEntry } from "./decision-ports.ts";
import { type Page, type PageRequest, pageOf } from "./pages.ts";
import type { Ports } from "./ports.ts";

interface Asked extends PageRequest {
  readonly shopperId?: string | undefined;
  readonly storeId?: string | undefined;
}

/** The decisions of a shopper, of a store, or of one in the other, newest first. */
export async function listDecisions(
  ports: Ports,
  { shopperId, storeId, cursor, limit = LIST_PAGE_DEFAULT }: Asked,
): Promise<Page<DecisionEntry>> {
  const sub = shopperId === undefined ? undefined : await ports.names.sub(shopperId);
  return pageOf(await ports.decisions.page({ sub, storeId }, cursor, limit), limit);
}
