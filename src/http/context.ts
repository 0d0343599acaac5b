import type { Context } from "hono";
import type { Caller } from "../services/callers.ts";
import type { CredentialClaims, Ports } from "../services/ports.ts";

/** What a request carries through the app. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    ports: Ports;
    /** Set where the route is open to API keys and one was shown. */
    caller: Extract<Caller, { kind: "key" }>;
    /** Set where the route is open to devices and one called. */
    device: CredentialClaims;
  };
}
export type AppContext = Context<AppEnv>;
