import { LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import type { AuditLine, AuditQuery } from "./desk-ports.ts";
import { type NumberedPageRequest, numberedPage, type Page } from "./pages.ts";
import type { Ports } from "./ports.ts";

const SHOPPER = /^shoppers\/(.+)$/;

/** Who changed what, newest first. A shopper may be asked for by the retailer's own id. */
export async function readAudit(
  { audit, names }: Ports,
  { resource, ...query }: AuditQuery,
  { cursor, limit = LIST_PAGE_DEFAULT }: NumberedPageRequest,
): Promise<Page<AuditLine>> {
  const [, shopperId] = SHOPPER.exec(resource ?? "") ?? [];
  const named = shopperId === undefined ? resource : `shoppers/${await names.sub(shopperId)}`;
  const lines = await audit.page({ ...query, resource: named }, cursor ?? Number.MAX_SAFE_INTEGER, limit);
  return numberedPage(lines, limit, ({ number }) => number);
}
