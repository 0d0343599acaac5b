import { compactVerify, type CryptoKey, importJWK, type JWK } from "jose";

/** Verifies a ping's signature and nothing else: the floor of any service that takes signed messages. */
const keys = new Map<string, CryptoKey>();

async function keyOf(credential: string): Promise<CryptoKey> {
  const known = keys.get(credential);
  if (known !== undefined) return known;
  const [, payload = ""] = credential.split(".");
  const { cnf } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as { cnf: { jwk: JWK } };
  const key = (await importJWK(cnf.jwk, "ES256")) as CryptoKey;
  keys.set(credential, key);
  return key;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const credential = request.headers.get("authorization")?.slice("Device ".length) ?? "";
    const { payload } = await compactVerify(await request.text(), await keyOf(credential), { algorithms: ["ES256"] });
    return Response.json({ bytes: payload.length });
  },
};
