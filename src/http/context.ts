import type { Context } from "hono";
import type { CallingDevice } from "../services/authenticate.ts";
import type { ProblemCode } from "../domain/problems.ts";
import type { Caller } from "../services/callers.ts";
import type { Change } from "../services/desk-ports.ts";
import type { Ports } from "../services/ports.ts";
import type { SignedIn } from "../services/sessions.ts";

/** What a request carries through the app. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    ports: Ports;
    /** A UUID; the `x-request-id` of the answer. */
    requestId: string;
    /** What it was refused with. */
    problem?: ProblemCode;
    /** Whether its caller keeps time by the answers, refusals included. */
    keepsTime: () => boolean;
    /** Set where the route is open to API keys and one was shown, or somebody is signed in. */
    caller: Caller;
    /** What a handler tells the audit of the change that it makes. */
    change?: Change;
    /** Set where the caller is a person. */
    signedIn?: SignedIn;
    /** Set where the route is open to devices and one called. */
    device: CallingDevice;
    /** What it was let in with. */
    credential: string;
  };
}
export type AppContext = Context<AppEnv>;
