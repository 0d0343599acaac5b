import { base64url, type CryptoKey } from "jose";

/** Puts a signature, or what is to pass for one, under the signing input of a JWS. */
export type Signer = (input: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
export type Part = "header" | "payload" | "signature";

const PLACE = { header: 0, payload: 1, signature: 2 } as const;
const encoder = new TextEncoder();

export const es256 =
  (key: CryptoKey): Signer =>
  async (input) =>
    new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, input));

/** HMAC-SHA-256 with `secret`, which an attacker hopes the service takes its public key for. */
export const hs256 =
  (secret: string | Uint8Array<ArrayBuffer>): Signer =>
  async (input) => {
    const bytes = typeof secret === "string" ? encoder.encode(secret) : secret;
    const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", key, input));
  };

export const nothing: Signer = async () => new Uint8Array();

/** Text and bytes as they are, anything else as JSON: so a part may also be what no JSON writer makes. */
export const encoded = (content: unknown): string => {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return base64url.encode(content instanceof Uint8Array ? content : encoder.encode(text));
};

/** A compact JWS of any header over any payload. */
export const jws = (header: unknown, payload: unknown, sign: Signer): Promise<string> =>
  signed(`${encoded(header)}.${encoded(payload)}`, sign);

/** `input` as it stands, with a signature over it. */
export const signed = async (input: string, sign: Signer): Promise<string> =>
  `${input}.${base64url.encode(await sign(encoder.encode(input).slice()))}`;

/** A token in which the text of one part was changed. */
export const withPart = (token: string, part: Part, change: (text: string) => string): string =>
  token
    .split(".")
    .map((text, place) => (place === PLACE[part] ? change(text) : text))
    .join(".");

/** A token in which the bytes of the signature were changed. */
export const withSignature = (token: string, change: (bytes: Uint8Array) => Uint8Array): string =>
  withPart(token, "signature", (text) => base64url.encode(change(base64url.decode(text))));

/** The JSON in a token's header or payload. */
export const contentOf = (token: string, part: "header" | "payload"): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(base64url.decode(token.split(".")[PLACE[part]] ?? ""))) as Record<
    string,
    unknown
  >;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The same bytes in another spelling: base64url leaves bits unused where the length is no multiple of four. */
export function withUnusedBits(text: string): string {
  if (text.length % 4 === 0) throw new Error("this text has no unused bits");
  const last = ALPHABET.indexOf(text.slice(-1));
  return text.slice(0, -1) + ALPHABET.charAt(last + 1);
}

/** The order of the group of P-256 (FIPS 186-5 with SP 800-186, section 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const toNumber = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
export const toBytes = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * (31 - i))) & 0xffn));

/** r and s of a raw signature, changed. */
export const withRs =
  (change: (r: bigint, s: bigint) => readonly [bigint, bigint]) =>
  (signature: Uint8Array): Uint8Array => {
    const [r, s] = change(toNumber(signature.subarray(0, 32)), toNumber(signature.subarray(32)));
    return Uint8Array.of(...toBytes(r), ...toBytes(s));
  };

/** (r, n - s) holds wherever (r, s) does: a second signature that needs no key. */
export const malleated = withRs((r, s) => [r, ORDER - s]);
export const ofOrder = withRs(() => [ORDER, ORDER]);

function derInteger(bytes: Uint8Array): number[] {
  const trimmed = [...bytes.subarray(bytes.findIndex((byte) => byte !== 0))];
  const positive = (trimmed[0] ?? 0) > 0x7f ? [0, ...trimmed] : trimmed;
  return [0x02, positive.length, ...positive];
}

/** The signature as X.509 writes it, which is what most platforms' key stores give. */
export function toDer(raw: Uint8Array): Uint8Array {
  const body = [...derInteger(raw.subarray(0, 32)), ...derInteger(raw.subarray(32))];
  return Uint8Array.of(0x30, body.length, ...body);
}
