import { namesOf } from "../../src/platform/names.ts";
import { TEST_SECRETS } from "../../test/workerd/secrets.ts";
import { keyFromSeed, signingKeyOf } from "./keys.ts";
import { signed } from "./jws.ts";

/** When everything happens, epoch milliseconds: so far ahead that no alarm set by it rings while tests run. */
export const NOW = 2_000_000_000_000;
export const NOW_S = NOW / 1_000;
export const HOUR_S = 3_600;

/** `AUDIENCE` of wrangler.toml. */
export const AUDIENCE = "beckon-local";
export const ORIGIN = "https://beckon.example";

export const DEVICE_SEED = "beckon wire device";
export const STRANGER_SEED = "beckon wire stranger";
export const device = keyFromSeed(DEVICE_SEED);
export const stranger = keyFromSeed(STRANGER_SEED);

const credentialKey = signingKeyOf("CREDENTIAL_KEYS");
export const offerKey = signingKeyOf("OFFER_KEYS");

export const SHOPPER_ID = "wire-shopper";
export const sub = await namesOf(TEST_SECRETS).sub(SHOPPER_ID);
export const DEVICE_ID = `dev_${sub}_1`;
export const NONCE = "wire-enrolment-nonce-0";

const serviceToken = (typ: string, claims: object): string =>
  signed({ alg: "ES256", kid: credentialKey.thumbprint, typ }, claims, credentialKey);

/** What lets the device in until `exp` (epoch seconds). */
const credentialUntil = (exp: number): string =>
  serviceToken("credential+jwt", {
    aud: AUDIENCE,
    sub,
    device: DEVICE_ID,
    cnf: { jkt: device.thumbprint, jwk: device.publicKey },
    iat: exp - 24 * HOUR_S,
    exp,
  });

export const CREDENTIAL = credentialUntil(NOW_S + 12 * HOUR_S);
export const EXPIRED_CREDENTIAL = credentialUntil(NOW_S - 1);

export const ENROLMENT_EXPIRES_AT = NOW + 5 * 60_000;
export const ENROLMENT_TOKEN = serviceToken("enrolment+jwt", {
  aud: AUDIENCE,
  sub,
  jti: NONCE,
  exp: ENROLMENT_EXPIRES_AT / 1_000,
});
