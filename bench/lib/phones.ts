import { DeviceKey } from "../../src/sdk/device-key.ts";
import type { Credentials } from "../../src/services/ports.ts";
import { type Client, send } from "../../scripts/lib/api.ts";
import type { Prepared } from "./load.ts";

const AUDIENCE = "beckon-local";
const DAY_MS = 24 * 3_600_000;

/** A phone whose pings are made ready before they are sent. */
export interface BenchPhone {
  readonly key: DeviceKey;
  readonly credential: string;
  /** The code of its one open offer. */
  offerCode(origin: string): Promise<string>;
}

export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
  readonly secondsAgo: number;
}

let fixes = 0;

export async function pingOf({ key, credential }: BenchPhone, spots: readonly Spot[]): Promise<Prepared> {
  const now = Date.now();
  const sent = spots.map(({ latitude, longitude, secondsAgo }) => ({
    id: `f${(fixes += 1)}`,
    timestamp: now - secondsAgo * 1000,
    coords: { latitude, longitude, accuracy: 8, speed: 0.3 },
  }));
  const body = await key.ping({ aud: AUDIENCE, iat: Math.floor(now / 1000), fixes: sent });
  const headers = { authorization: `Device ${credential}`, "content-type": "application/jose" };
  return { method: "POST", path: "/v1/pings", headers, body };
}

function phoneOf(key: DeviceKey, credential: string): BenchPhone {
  return {
    key,
    credential,
    async offerCode(origin) {
      const url = `${origin}/v1/offers`;
      const dpop = await key.dpop({ credential, method: "GET", url, now: Date.now() });
      const answer = await send<{ items: { code: string }[] }>(url, {
        headers: { authorization: `DPoP ${credential}`, dpop },
      });
      const [offer] = answer.body.items;
      if (offer === undefined) throw new Error(`no offer was made: ${JSON.stringify(answer.body)}`);
      return offer.code;
    },
  };
}

/** Phones with credentials of people who were never near a store: nothing is stored of them. */
export function makeStrangers(credentials: Credentials, count: number): Promise<BenchPhone[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const key = await DeviceKey.generate();
      const sub = `bench${n}`;
      const claims = {
        sub,
        deviceId: `dev_${sub}_1`,
        jkt: key.id,
        jwk: { ...key.publicKey },
        expiresAt: Date.now() + DAY_MS,
        test: false,
      };
      return phoneOf(key, await credentials.issueCredential(claims, Date.now()));
    }),
  );
}

/** Phones of shoppers who left a cart last night, enrolled through the API, one after the other. */
export async function enrolPhones(
  origin: string,
  backend: Client,
  count: number,
  prefix = "bench",
): Promise<BenchPhone[]> {
  const phones: BenchPhone[] = [];
  for (let n = 0; n < count; n += 1) phones.push(await enrolPhone(origin, backend, `${prefix}-${n}`));
  return phones;
}

async function enrolPhone(origin: string, backend: Client, shopperId: string): Promise<BenchPhone> {
  const item = {
    sku: "VITMOSSA-42",
    productId: "VITMOSSA",
    name: "Vitmossa",
    quantity: 1,
    unitPrice: 149_900,
    categories: ["shoes"],
  };
  const updatedAt = new Date(Date.now() - 12 * 3_600_000).toISOString();
  const cart = await backend("PUT", `/v1/carts/${shopperId}`, { body: { currency: "SEK", updatedAt, items: [item] } });
  if (cart.status !== 200) throw new Error(`the cart was not taken: ${cart.status}`);
  const opened = await backend<{ enrolmentToken: string }>("POST", "/v1/enrolments", { body: { shopperId } });
  const { enrolmentToken } = opened.body;
  const key = await DeviceKey.generate();
  const proof = await key.enrolmentProof(enrolmentToken, Date.now());
  const consents = { preciseLocation: true, marketing: true, profiling: false };
  const enrolled = await send<{ credential: string }>(`${origin}/v1/devices`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ enrolmentToken, publicKey: key.publicKey, proof, platform: "ios", locale: "en", consents }),
  });
  if (enrolled.status !== 201) throw new Error(`the phone was not enrolled: ${JSON.stringify(enrolled.body)}`);
  return phoneOf(key, enrolled.body.credential);
}
