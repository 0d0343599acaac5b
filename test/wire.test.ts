import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, sign, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generatedWire } from "../scripts/wire/all.ts";
import { derToRaw, rawToDer } from "../scripts/wire/der.ts";
import { signDeterministically } from "../scripts/wire/ecdsa.ts";
import { keyFromSeed, type WireKey } from "../scripts/wire/keys.ts";

const FOLDER = new URL("../fixtures/wire/", import.meta.url);

interface Keys {
  readonly device: { readonly seed: string; readonly publicKey: JsonWebKey };
}
interface Tokens {
  readonly cases: readonly { readonly name: string; readonly token: string; readonly offline: string }[];
  readonly jwks: { readonly keys: readonly (JsonWebKey & { kid: string })[] };
  readonly issuer: string;
  readonly body: { readonly storeId: string };
  readonly now: number;
}
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as T;

const publicKeyOf = (jwk: object) => createPublicKey({ key: { ...jwk }, format: "jwk" });
const privateKeyOf = ({ publicKey, privateKey }: WireKey) =>
  createPrivateKey({ key: { ...publicKey, d: Buffer.from(privateKey).toString("base64url") }, format: "jwk" });

describe("fixtures/wire", () => {
  test.each([...generatedWire()])("%s is what the script makes, to the byte", (name, text) => {
    expect(readFileSync(new URL(name, FOLDER), "utf8")).toBe(text);
  });

  test("a client can make the device's key from its seed", () => {
    const { device } = read<Keys>("keys.json");
    expect(keyFromSeed(device.seed).publicKey).toEqual(device.publicKey);
  });

  /** What `docs/till.md` does in C#, line by line. */
  const checkOffline = (token: string, { jwks, issuer, body, now }: Tokens): string => {
    const [header = "", payload = "", signature = ""] = token.split(".");
    const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
    const { alg, typ, kid } = decode(header);
    const key = jwks.keys.find((candidate) => candidate.kid === kid);
    if (alg !== "ES256" || typ !== "offer+jwt" || key === undefined) return "invalid";
    const message = Buffer.from(`${header}.${payload}`);
    const raw = Buffer.from(signature, "base64url");
    if (!verify("sha256", message, { key: publicKeyOf(key), dsaEncoding: "ieee-p1363" }, raw)) return "invalid";
    const { iss, exp, stores } = decode(payload) as { iss: string; exp: number; stores?: string };
    const hash = createHash("sha256").update(`store:${body.storeId}`).digest().subarray(0, 5).toString("base64url");
    if (iss !== issuer || (stores !== undefined && !stores.match(/.{7}/g)?.includes(hash))) return "invalid";
    return exp * 1000 > now ? "valid" : "expired";
  };

  const tokens = read<Tokens>("offers.json");
  test.each(tokens.cases)("a till without a network sees: $name", ({ token, offline }) => {
    expect(checkOffline(token, tokens)).toBe(offline);
  });
});

const key = keyFromSeed("beckon test ecdsa");

describe("a deterministic signature", () => {
  test("is the one of RFC 6979, appendix A.2.5, for the message “sample”", () => {
    const secret = Buffer.from("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", "hex");
    expect(signDeterministically(Buffer.from("sample"), secret).toString("hex")).toBe(
      "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716" +
        "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
    );
  });

  test("verifies, whatever is signed", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (message) => {
        const signature = signDeterministically(message, key.privateKey);
        expect(
          verify("sha256", message, { key: publicKeyOf(key.publicKey), dsaEncoding: "ieee-p1363" }, signature),
        ).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a signature in DER", () => {
  test("of Node's keystore becomes one that verifies raw", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (message) => {
        const raw = derToRaw(sign("sha256", message, { key: privateKeyOf(key), dsaEncoding: "der" }));
        expect(verify("sha256", message, { key: publicKeyOf(key.publicKey), dsaEncoding: "ieee-p1363" }, raw)).toBe(
          true,
        );
      }),
      { numRuns: 100 },
    );
  });

  test("comes back as it was, also with short and with high numbers", () => {
    const half = fc
      .tuple(fc.integer({ min: 0, max: 31 }), fc.uint8Array({ minLength: 32, maxLength: 32 }))
      .map(([zeros, bytes]) => bytes.fill(0, 0, zeros));
    fc.assert(
      fc.property(half, half, (r, s) => {
        const raw = Uint8Array.from([...r, ...s]);
        expect(derToRaw(rawToDer(raw))).toEqual(raw);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["nothing", []],
    ["another tag", [0x31, 6, 2, 1, 1, 2, 1, 1]],
    ["a wrong length", [0x30, 7, 2, 1, 1, 2, 1, 1]],
    ["one integer", [0x30, 3, 2, 1, 1]],
    ["an empty integer", [0x30, 5, 2, 0, 2, 1, 1]],
    ["three integers", [0x30, 9, 2, 1, 1, 2, 1, 1, 2, 1, 1]],
    ["a number of 33 bytes", [0x30, 38, 2, 33, ...new Uint8Array(33).fill(1), 2, 1, 1]],
    ["an integer that runs over the end", [0x30, 6, 2, 1, 1, 2, 9, 1]],
  ])("is refused: %s", (_, bytes) => {
    expect(() => derToRaw(Uint8Array.from(bytes))).toThrow(Error);
  });
});
