import { createHash } from "node:crypto";
import { signed } from "./jws.ts";
import type { WireKey } from "./keys.ts";
import { CREDENTIAL, device, EXPIRED_CREDENTIAL, HOUR_S, NOW_S, ORIGIN, stranger } from "./scene.ts";

const PATH = "/v1/offers";

const ath = (credential: string): string => createHash("sha256").update(credential).digest("base64url");

/** RFC 9449, section 4.2. */
const proofOf = (over: object = {}, key: WireKey = device): string =>
  signed(
    { alg: "ES256", typ: "dpop+jwt", jwk: key.publicKey },
    { jti: "wire-dpop-1", htm: "GET", htu: ORIGIN + PATH, iat: NOW_S, ath: ath(CREDENTIAL), ...over },
    key,
  );

const UNAUTHENTICATED = { status: 401, code: "unauthenticated" };

/** Proofs for one request, by the device that `enrolment.json` has enrolled. */
export const makeDpop = () => ({
  request: `GET ${PATH}`,
  credential: CREDENTIAL,
  cases: [
    { name: "good", proof: proofOf(), answer: { status: 200, body: { items: [], nextCursor: null } } },
    { name: "for another method", proof: proofOf({ htm: "DELETE" }), answer: UNAUTHENTICATED },
    { name: "for another path", proof: proofOf({ htu: `${ORIGIN}/v1/me` }), answer: UNAUTHENTICATED },
    { name: "for another host", proof: proofOf({ htu: `https://beckon.invalid${PATH}` }), answer: UNAUTHENTICATED },
    { name: "for another credential", proof: proofOf({ ath: ath(EXPIRED_CREDENTIAL) }), answer: UNAUTHENTICATED },
    { name: "an hour old", proof: proofOf({ iat: NOW_S - HOUR_S }), answer: UNAUTHENTICATED },
    { name: "signed by another key", proof: proofOf({}, stranger), answer: UNAUTHENTICATED },
  ],
});
