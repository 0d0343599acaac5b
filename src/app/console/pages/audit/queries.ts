import { api, asked } from "../../../shared/client.ts";
import { usePaged } from "../../../shared/paged.tsx";
import type { Filter } from "./filter.ts";

const DAY_MS = 86_400_000;

/** From the midnight that a day begins with to the next, however long that day is. */
function within(day: string): { readonly from: string; readonly to: string } {
  const from = new Date(`${day}T00:00:00`);
  const next = new Date(from.getTime() + DAY_MS * 1.5);
  next.setHours(0, 0, 0, 0);
  return { from: from.toISOString(), to: next.toISOString() };
}

export const useAudit = ({ actor, resource, day }: Filter) =>
  usePaged(["audit", actor, resource, day], (cursor) => {
    const range = day === undefined ? {} : within(day);
    return asked(api.audit.$get({ query: { actor, resource, cursor, ...range } }));
  });
export type AuditLine = NonNullable<ReturnType<typeof useAudit>["data"]>[number];
