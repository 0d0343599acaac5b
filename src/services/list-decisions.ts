import { LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import type { DecisionEntry, DecisionQuery } from "./decision-ports.ts";
import { type Page, type PageRequest, pageOf } from "./pages.ts";
import type { Ports } from "./ports.ts";

interface Asked extends PageRequest, Omit<DecisionQuery, "sub"> {
  readonly shopperId?: string | undefined;
}

/** The decisions that all of what is asked for holds of, newest first. */
export async function listDecisions(
  ports: Ports,
  { shopperId, cursor, limit = LIST_PAGE_DEFAULT, ...query }: Asked,
): Promise<Page<DecisionEntry>> {
  const sub = shopperId === undefined ? undefined : await ports.names.sub(shopperId);
  return pageOf(await ports.decisions.page({ ...query, sub }, cursor, limit), limit);
}
