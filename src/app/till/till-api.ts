import { hc } from "hono/client";
import { CLIENT_TIMEOUT_MS } from "../../domain/bounds.ts";
import type { dayRoutes } from "../../http/routes/days.ts";
import type { journalRoutes } from "../../http/routes/journal.ts";
import type { redemptionRoutes } from "../../http/routes/redemptions.ts";
import type { storeRoutes } from "../../http/routes/stores.ts";

/** The routes that a till calls. */
type Service = ReturnType<typeof hc<typeof redemptionRoutes>> &
  ReturnType<typeof hc<typeof journalRoutes>> &
  ReturnType<typeof hc<typeof dayRoutes>> &
  ReturnType<typeof hc<typeof storeRoutes>>;
export type TillApi = Service["v1"];

/** A connection that is neither there nor gone would keep people waiting for ever. */
const inTime = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
  fetch(input, { ...init, signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS) });

/** The service for whoever has this API key. */
export const apiFor = (key: string): TillApi =>
  (hc("/", { headers: { authorization: `Bearer ${key}` }, fetch: inTime }) as unknown as Service).v1;
