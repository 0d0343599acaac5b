import { createHash } from "node:crypto";
import { signed } from "./jws.ts";
import type { WireKey } from "./keys.ts";
import {
  device,
  DEVICE_ID,
  ENROLMENT_EXPIRES_AT,
  ENROLMENT_TOKEN,
  HOUR_S,
  NONCE,
  NOW_S,
  SHOPPER_ID,
  stranger,
  sub,
} from "./scene.ts";

const proofOf = (token: string, iat: number, key: WireKey = device): string => {
  const enrolment = createHash("sha256").update(token).digest("base64url");
  return signed({ alg: "ES256", typ: "device-proof+jws" }, { enrolment, iat }, key);
};

const UNAUTHENTICATED = { status: 401, code: "unauthenticated" };

/** Proofs that a key is held, in the order in which they are to be sent: the token serves once. */
export const makeEnrolment = () => ({
  request: "POST /v1/devices",
  given: { shopperId: SHOPPER_ID, sub, nonce: NONCE, expiresAt: ENROLMENT_EXPIRES_AT },
  body: {
    enrolmentToken: ENROLMENT_TOKEN,
    publicKey: device.publicKey,
    platform: "ios",
    locale: "sv-SE",
    consents: { preciseLocation: true, marketing: true, profiling: false },
  },
  cases: [
    { name: "signed by another key", proof: proofOf(ENROLMENT_TOKEN, NOW_S, stranger), answer: UNAUTHENTICATED },
    { name: "made for another token", proof: proofOf(`${ENROLMENT_TOKEN}x`, NOW_S), answer: UNAUTHENTICATED },
    { name: "an hour old", proof: proofOf(ENROLMENT_TOKEN, NOW_S - HOUR_S), answer: UNAUTHENTICATED },
    {
      name: "good",
      proof: proofOf(ENROLMENT_TOKEN, NOW_S),
      answer: { status: 201, body: { deviceId: DEVICE_ID, keyId: device.thumbprint } },
    },
    { name: "the token was used", proof: proofOf(ENROLMENT_TOKEN, NOW_S), answer: UNAUTHENTICATED },
  ],
});
