import { base64url, type CryptoKey } from "jose";
import { parseStrictJson } from "../domain/pings/strict-json.ts";
import { Lru } from "./lru.ts";

type Header = Readonly<Record<string, unknown>>;

/** A compact JWS of the one exact shape; nothing in it is trusted yet. What it says is known once it is verified. */
export interface CompactJws {
  readonly header: Header;
  /** Header and payload as they were sent, which is what the signature is over. */
  readonly signed: string;
  /** Base64url. */
  readonly payload: string;
  /** Base64url. */
  readonly signature: string;
}

/** Headers that this isolate has read, by their text: a phone writes the same one every time. */
const headers = new Lru<string, Header>(10_000);

/** RFC 7518, section 3.4. */
const ES256 = { name: "ECDSA", hash: "SHA-256" } as const;
const encoder = new TextEncoder();

/** Three parts of base64url, nothing else; an ES256 signature is 64 bytes, which 86 characters hold. */
const SHAPE = /^([A-Za-z0-9_-]{1,2048})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The last characters that leave no unused bit set, by the length modulo 4; no base64url text has the length 1. */
const LAST_CHARACTERS = ["", "", "AQgw", "AEIMQUYcgkosw048"] as const;

/** Whether a text of base64url characters is the one spelling of its bytes (RFC 4648, section 3.5). */
function isCanonical(part: string): boolean {
  const beyond = part.length % 4;
  return beyond === 0 || (LAST_CHARACTERS[beyond] ?? "").includes(part.charAt(part.length - 1));
}

/** UTF-8 JSON without duplicate members, or undefined. */
export function readJson(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined;
  try {
    return parseStrictJson(utf8.decode(bytes));
  } catch {
    return undefined;
  }
}

/**
 * Takes a compact JWS apart, refusing (with undefined) whatever is not in the one exact shape.
 * jose by itself accepts padding, white space and unused bits.
 */
export function parseCompactJws(text: string): CompactJws | undefined {
  const parts = SHAPE.exec(text);
  if (parts === null) return undefined;
  const [, header = "", payload = "", signature = ""] = parts;
  if (!isCanonical(header) || !isCanonical(payload) || !isCanonical(signature)) return undefined;
  const members = headers.get(header) ?? readHeader(header);
  return members && { header: members, signed: text.slice(0, header.length + 1 + payload.length), payload, signature };
}

function readHeader(text: string): Header | undefined {
  const members = readJson(base64url.decode(text));
  if (typeof members !== "object" || members === null || Array.isArray(members)) return undefined;
  headers.set(text, members as Header);
  return members as Header;
}

/**
 * Whether the header has exactly these members with exactly these values: no `jwk`, `jku`, `x5c`, `crit`, `b64`,
 * no other `alg`. `typ` keeps one kind of token from being replayed as another.
 */
export function hasHeader(jws: CompactJws, expected: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(expected);
  return Object.keys(jws.header).length === names.length && names.every((name) => jws.header[name] === expected[name]);
}

/**
 * What was signed, if the ES256 signature holds under `key`, or undefined. The header must have been checked before.
 *
 * Web Crypto at once: what jose would look at on the way, `parseCompactJws` has held to more, and to take it apart
 * again would be a tenth of all that a ping costs.
 */
export async function signedWith(
  { header, signed, payload, signature }: CompactJws,
  key: CryptoKey,
): Promise<Uint8Array | undefined> {
  if (header["alg"] !== "ES256") return undefined;
  const holds = await crypto.subtle.verify(ES256, key, base64url.decode(signature), encoder.encode(signed));
  return holds ? base64url.decode(payload) : undefined;
}
