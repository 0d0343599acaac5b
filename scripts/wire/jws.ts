import { signDeterministically } from "./ecdsa.ts";
import type { WireKey } from "./keys.ts";

export const base64url = (part: string | Uint8Array): string => Buffer.from(part).toString("base64url");

/** The parts of a compact JWS (RFC 7515, section 7.1), each as it stands in it. */
export interface Parts {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
}

export const compact = ({ header, payload, signature }: Parts): string => `${header}.${payload}.${signature}`;

/** Signs a message with a test key. A payload given as text is signed as it is, well-formed or not. */
export function partsOf(header: object, claims: object | string, { privateKey }: WireKey): Parts {
  const encoded = {
    header: base64url(JSON.stringify(header)),
    payload: base64url(typeof claims === "string" ? claims : JSON.stringify(claims)),
  };
  const message = Buffer.from(`${encoded.header}.${encoded.payload}`);
  return { ...encoded, signature: base64url(signDeterministically(message, privateKey)) };
}

export const signed = (header: object, claims: object | string, key: WireKey): string =>
  compact(partsOf(header, claims, key));
