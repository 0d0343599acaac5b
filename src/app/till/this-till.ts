import { hc } from "hono/client";
import { useState } from "react";
import type { redemptionRoutes } from "../../http/routes/redemptions.ts";

/** Which till this is, and the API key that it calls with. Kept in this browser alone. */
export interface Till {
  readonly key: string;
  readonly storeId: string;
  readonly tillId: string;
  /** ISO 4217: what its baskets are in. */
  readonly currency: string;
}

const KEPT_AS = "beckon-till";

function keptTill(): Till | null {
  const kept = localStorage.getItem(KEPT_AS);
  return kept === null ? null : (JSON.parse(kept) as Till);
}

export function useTill() {
  const [till, setTill] = useState(keptTill);
  const keep = (made: Till | null): void => {
    if (made === null) localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, JSON.stringify(made));
    setTill(made);
  };
  return { till, keep };
}

export const clientOf = ({ key }: Till) =>
  hc<typeof redemptionRoutes>("/", { headers: { authorization: `Bearer ${key}` } }).v1.redemptions;
