import { hs256, jws, type Part, type Signer, signed, withPart, withSignature } from "./forge.ts";
import { goodPing, pingHeader, type Target } from "./target.ts";

/** Makes something that is to pass for a ping, or for a credential, of the victim's. */
export type Forgery = (target: Target) => Promise<string>;

type Over = Readonly<Record<string, unknown>> | ((target: Target) => object);
const resolved = (over: Over, target: Target): object => (typeof over === "function" ? over(target) : over);

/** The victim's phone signs the good ping under a header with these members replaced, added or (undefined) left out. */
export const header =
  (over: Over, sign?: Signer): Forgery =>
  (target) =>
    jws({ ...pingHeader(target.victim), ...resolved(over, target) }, target.payload, sign ?? target.victim.sign);

/** The same, the header being this text. */
export const headerText =
  (write: (honest: string) => string): Forgery =>
  ({ victim, payload }) =>
    jws(write(JSON.stringify(pingHeader(victim))), payload, victim.sign);

/** The victim's phone signs a ping with these members of its payload replaced, added or left out. */
export const payload =
  (over: Over): Forgery =>
  (target) =>
    jws(pingHeader(target.victim), { ...target.payload, ...resolved(over, target) }, target.victim.sign);

/** The same, the payload being this text or these bytes. */
export const payloadText =
  (write: (honest: string) => string | Uint8Array): Forgery =>
  ({ victim, payload: honest }) =>
    jws(pingHeader(victim), write(JSON.stringify(honest)), victim.sign);

/** The good ping, its text changed on the way. */
export const text =
  (change: (token: string) => string): Forgery =>
  async (target) =>
    change(await goodPing(target));

/** The good ping, the text of one part changed on the way. */
export const part = (name: Part, change: (text: string) => string): Forgery =>
  text((token) => withPart(token, name, change));

/** The good ping under a changed signature. */
export const signature = (change: (bytes: Uint8Array) => Uint8Array): Forgery =>
  text((token) => withSignature(token, change));

/** The victim's phone signs a spelling of the good ping that is not the one spelling. */
export const respelled =
  (change: (header: string, payload: string) => string): Forgery =>
  async (target) => {
    const [head = "", body = ""] = (await goodPing(target)).split(".");
    return signed(change(head, body), target.victim.sign);
  };

/** HMAC under the victim's public key, in some spelling of it that a careless verifier would use as the secret. */
export const keyedWith =
  (secretOf: (publicKey: CryptoKey, target: Target) => Promise<string | Uint8Array<ArrayBuffer>>): Forgery =>
  async (target) => {
    const secret = await secretOf(target.victim.publicKey, target);
    return jws({ ...pingHeader(target.victim), alg: "HS256" }, target.payload, hs256(secret));
  };

const same = <T>(given: T): T => given;

/** What every tool above makes where it changes nothing; all of them are good pings. */
export const controls: Readonly<Record<string, Forgery>> = {
  header: header({}),
  headerText: headerText(same),
  payload: payload({}),
  payloadText: payloadText(same),
  text: text(same),
  part: part("payload", same),
  signature: signature(same),
  respelled: respelled((head, body) => `${head}.${body}`),
};
