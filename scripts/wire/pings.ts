import { rawToDer } from "./der.ts";
import { base64url, compact, partsOf, signed } from "./jws.ts";
import { AUDIENCE, CREDENTIAL, device, EXPIRED_CREDENTIAL, HOUR_S, NOW, NOW_S, stranger } from "./scene.ts";

const HEADER = { alg: "ES256", kid: device.thumbprint, typ: "ping+jws" };

/** Far out at sea: no store of any retailer is near. */
const FIX = {
  id: "wire-1",
  seq: 41,
  timestamp: NOW - 2_000,
  coords: { latitude: 40, longitude: -30, accuracy: 12, speed: 1.1, heading: null, altitude: null },
  floorLevel: 0,
  mocked: false,
};

const payload = (over: object = {}) => ({ aud: AUDIENCE, iat: NOW_S, fixes: [FIX], ...over });

const GOOD = partsOf(HEADER, payload(), device);
const ping = (over: object): string => signed(HEADER, payload(over), device);

const REJECTED = { status: 401, code: "ping_rejected" };
const accepted = (id: string) => ({ id, verdict: "accepted", reason: null });
const AT_SEA = { visits: [], offers: [], decisionId: null, state: null, nextPingAfter: null };

const tampered = (): string =>
  compact({ ...GOOD, payload: base64url(JSON.stringify(payload({ fixes: [{ ...FIX, id: "wire-2" }] }))) });

const derSigned = (): string =>
  compact({ ...GOOD, signature: base64url(rawToDer(Buffer.from(GOOD.signature, "base64url"))) });

/** Two members of one name, which two parsers may read as two messages; the signature over it is good. */
const duplicated = (): string =>
  signed(HEADER, JSON.stringify(payload()).replace('"aud":', '"aud":"elsewhere","aud":'), device);

const unsigned = (): string =>
  compact({ header: base64url(JSON.stringify({ ...HEADER, alg: "none" })), payload: GOOD.payload, signature: "" });

/** Pings, each with what the service must answer. `credential` is the good one unless a case has its own. */
export const makePings = () => ({
  request: "POST /v1/pings",
  credential: CREDENTIAL,
  cases: [
    {
      name: "good",
      ping: compact(GOOD),
      answer: { status: 200, body: { fixes: [accepted("wire-1")], ...AT_SEA } },
    },
    {
      name: "two fixes, one of them a day and an hour old, and all else that a ping may carry",
      ping: ping({
        state: null,
        fixes: [
          { ...FIX, id: "wire-3", timestamp: NOW - 25 * HOUR_S * 1_000 },
          { ...FIX, id: "wire-4" },
        ],
        watch: [{ storeId: "sthlm-1", event: "exited", at: NOW - 60_000 }],
        regionLimit: 18,
      }),
      answer: {
        status: 200,
        body: { fixes: [{ id: "wire-3", verdict: "stale", reason: "too_old" }, accepted("wire-4")], ...AT_SEA },
      },
    },
    { name: "sent more than a day ago", ping: ping({ iat: NOW_S - 24 * HOUR_S - 1 }), answer: REJECTED },
    { name: "for another deployment", ping: ping({ aud: "beckon-elsewhere" }), answer: REJECTED },
    { name: "alg none, no signature", ping: unsigned(), answer: REJECTED },
    {
      name: "the kid of another key",
      ping: signed({ ...HEADER, kid: stranger.thumbprint }, payload(), device),
      answer: REJECTED,
    },
    {
      name: "a duplicate member in the payload, well signed",
      ping: duplicated(),
      answer: { status: 400, code: "invalid_request" },
    },
    { name: "changed after it was signed", ping: tampered(), answer: REJECTED },
    { name: "the signature in DER", ping: derSigned(), answer: REJECTED },
    { name: "padded base64", ping: compact({ ...GOOD, signature: `${GOOD.signature}==` }), answer: REJECTED },
    {
      name: "good, under a credential that is over",
      ping: compact(GOOD),
      credential: EXPIRED_CREDENTIAL,
      answer: { status: 401, code: "credential_expired" },
    },
  ],
});
