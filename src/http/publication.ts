import type { Caller } from "../services/callers.ts";
import type { Publication } from "../services/publish-stores.ts";
import { isOn } from "./shapes.ts";

interface Asked {
  readonly publish?: "true" | "false" | undefined;
  readonly confirm?: number | undefined;
}

/** How a caller wants a change of stores made live; null where it is to wait. */
export const publicationOf = ({ actor }: Caller, { publish, confirm }: Asked): Publication | null =>
  isOn(publish, true) ? { by: actor, confirmed: confirm ?? null } : null;
