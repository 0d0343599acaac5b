import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { admin, type Client, clientAs, done, ORIGIN } from "./api.ts";
import { checkedFetch } from "./checked.ts";
import { stopClock } from "./clock.ts";
import { jws } from "./forge.ts";
import { type OpenPhone, openPhone, seconds } from "./open-phone.ts";
import { aCampaign, aStore, openShop, putCart } from "./retailer.ts";
import { walkIn } from "./walks.ts";

/** What attackers are after: an open shop, a victim with a full cart who is about to walk in, a thief with a phone. */
export interface Target {
  readonly backend: Client;
  /** API key of a till of the shop. */
  readonly tillKey: string;
  readonly victim: OpenPhone;
  readonly thief: OpenPhone;
  /** What the victim's phone is about to send: whoever gets it accepted is given an offer. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Nobody is slowed down here: a table of attacks is more than a phone may send in a minute. */
export async function openTarget(): Promise<Target> {
  stopClock();
  vi.spyOn(env.PING_RATE, "limit").mockResolvedValue({ success: true });
  const backend = await clientAs("backend");
  const till = { role: "till", name: "till", storeIds: ["sthlm-1"] };
  const { key: tillKey } = done(await admin<{ key: string }>("POST", "/v1/api-keys", till));
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn-cart")]);
  const victim = await openPhone(backend, "victim");
  const thief = await openPhone(backend, "thief");
  await putCart(backend, "victim");
  return { backend, tillKey, victim, thief, payload: { aud: victim.audience, iat: seconds(), fixes: walkIn() } };
}

export const pingHeader = ({ id }: OpenPhone) => ({ alg: "ES256", kid: id, typ: "ping+jws" });

/** The ping that the victim would send. */
export const goodPing = ({ victim, payload }: Target): Promise<string> => jws(pingHeader(victim), payload, victim.sign);

/** An answer, told by what a client goes by, and byte for byte. */
export interface Told {
  /** Status, problem code and pointers; after a 200 what was said of the fixes. */
  readonly verdict: string;
  /** Everything in it that may not tell one cause from another. */
  readonly bytes: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Time and the request's own id differ between any two answers; nothing else does. */
const PER_ANSWER = /"(?:serverTime|instance)":(?:\d+|"[^"]*")|\["x-request-id","[^"]*"\]/g;

export async function told(path: string, init: RequestInit): Promise<Told> {
  const response = await checkedFetch(`${ORIGIN}${path}`, init);
  const text = await response.text();
  const body = JSON.parse(text) as Told["body"];
  const {
    code,
    errors = [],
    fixes = [],
  } = body as {
    code?: string;
    errors?: { pointer: string }[];
    fixes?: { verdict: string; reason: string | null }[];
  };
  const details = [...errors.map(({ pointer }) => pointer), ...fixes.map(({ verdict, reason }) => reason ?? verdict)];
  const verdict = [response.status, code, ...details].filter((word) => word !== undefined && word !== "").join(" ");
  const headers = JSON.stringify([...response.headers]);
  return { verdict, bytes: `${response.status} ${headers} ${text}`.replaceAll(PER_ANSWER, ""), body };
}

/** Sends `body` as a ping, with the credential of this phone or whatever is to pass for one. */
export const sendPing = (body: BodyInit, credential: string, headers: Readonly<Record<string, string>> = {}) =>
  told("/v1/pings", {
    method: "POST",
    headers: { authorization: `Device ${credential}`, "content-type": "application/jose", ...headers },
    body,
  });

export const REJECTED = "401 ping_rejected";

/** The one answer to every ping that cannot be authenticated: here, to one without any credential. */
export const rejection = async (): Promise<string> =>
  (await told("/v1/pings", { method: "POST", headers: { "content-type": "application/jose" }, body: "" })).bytes;
