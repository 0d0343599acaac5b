import { SignJWT } from "jose";
import type { z } from "zod";
import { hasHeader, signedWith, parseCompactJws, readJson } from "./jws.ts";
import { type KeySet, readKeySet } from "./key-sets.ts";

/** The kinds of token the service signs. `typ` keeps one from being taken for another (RFC 8725, section 3.11). */
type Kind = "credential+jwt" | "enrolment+jwt" | "erasure-receipt+jwt" | "offer+jwt" | "session+jwt" | "sign-in+jwt";

/** Key sets by the secret that holds them: read once per isolate. */
const keySets = new Map<string, Promise<KeySet>>();

export function keySetOf(secret: string): Promise<KeySet> {
  let keys = keySets.get(secret);
  if (keys === undefined) keySets.set(secret, (keys = readKeySet(secret)));
  return keys;
}

/** Signs `claims` with the first key of the set in `secret`. */
export async function signToken(secret: string, typ: Kind, claims: Record<string, unknown>): Promise<string> {
  const { signing } = await keySetOf(secret);
  return new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: signing.kid, typ }).sign(signing.privateKey);
}

/** The claims of a token of this kind and shape that one of the keys has signed, or undefined. */
export async function readToken<S extends z.ZodType>(
  secret: string,
  typ: Kind,
  token: string,
  shape: S,
): Promise<z.output<S> | undefined> {
  const jws = parseCompactJws(token);
  const kid = jws?.header["kid"];
  if (jws === undefined || typeof kid !== "string" || !hasHeader(jws, { alg: "ES256", kid, typ })) return undefined;
  const key = (await keySetOf(secret)).verifying.get(kid);
  return key && shape.safeParse(readJson(await signedWith(jws, key.publicKey))).data;
}

export const toSeconds = (ms: number): number => Math.floor(ms / 1000);
