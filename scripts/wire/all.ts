import { makeDpop } from "./dpop.ts";
import { makeEnrolment } from "./enrolment.ts";
import { publicKeysOf } from "./keys.ts";
import { makeOffers } from "./offers.ts";
import { makePings } from "./pings.ts";
import { AUDIENCE, device, DEVICE_SEED, NOW, ORIGIN, stranger, STRANGER_SEED } from "./scene.ts";

const makeKeys = () => ({
  note: "Test keys. A private key is the SHA-256 of its seed, read as a number; none of them may guard anything.",
  origin: ORIGIN,
  audience: AUDIENCE,
  device: { seed: DEVICE_SEED, publicKey: device.publicKey, thumbprint: device.thumbprint },
  stranger: { seed: STRANGER_SEED, publicKey: stranger.publicKey, thumbprint: stranger.thumbprint },
  credentialKeys: { keys: publicKeysOf("CREDENTIAL_KEYS") },
});

/** Every file under `fixtures/wire/`: its name there, and its whole text. */
export const generatedWire = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries({
      "keys.json": makeKeys(),
      "enrolment.json": makeEnrolment(),
      "dpop.json": makeDpop(),
      "pings.json": makePings(),
      "offers.json": makeOffers(),
    }).map(([name, content]) => [name, `${JSON.stringify({ now: NOW, ...content }, null, 2)}\n`]),
  );
