import fc from "fast-check";
import { base64url, exportJWK, generateKeyPair, type JWK } from "jose";
import { describe, expect, test } from "vitest";
import { hasHeader, parseCompactJws, signedWith } from "../../src/platform/jws.ts";
import { importPublicKey, readKeySet } from "../../src/platform/key-sets.ts";
import { es256, jws, nothing, type Signer } from "./support/forge.ts";
import { openKey } from "./support/open-phone.ts";

/** A signature of the right length, which is all that taking a token apart asks for. */
const someSignature: Signer = async () => new Uint8Array(64).fill(7);

describe("taking a compact JWS apart", () => {
  const header = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: "grapheme" }));
  const payload = fc.uint8Array({ minLength: 1, maxLength: 60 });

  test("gives the header as it was put in", () =>
    fc.assert(
      fc.asyncProperty(header, payload, async (members, bytes) => {
        const text = await jws(members, bytes, someSignature);
        const { signed, signature } = parseCompactJws(text) ?? {};
        expect(`${signed}.${signature}`).toBe(text);
        expect(JSON.stringify(parseCompactJws(text)?.header)).toBe(JSON.stringify(members));
      }),
      { numRuns: 200 },
    ));

  test("gives the payload as it was put in, once it is verified", async () => {
    const { jwk, sign } = await openKey();
    const key = await importPublicKey(jwk);
    if (key === undefined) throw new Error("the key was not read");
    await fc.assert(
      fc.asyncProperty(payload, async (bytes) => {
        const parsed = parseCompactJws(await jws({ alg: "ES256" }, bytes, sign));
        expect(parsed && (await signedWith(parsed, key))).toEqual(bytes);
        const forged = parseCompactJws(await jws({ alg: "ES256" }, bytes, someSignature));
        expect(forged && (await signedWith(forged, key))).toBeUndefined();
        const otherwise = parseCompactJws(await jws({ alg: "ES384" }, bytes, sign));
        expect(otherwise && (await signedWith(otherwise, key))).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  test("knows one spelling of each message", async () => {
    const text = await jws({ alg: "ES256" }, { a: 1 }, someSignature);
    const edit = fc.record({
      at: fc.nat(text.length),
      without: fc.nat(2),
      put: fc.string({ maxLength: 2, unit: fc.constantFrom(...Array.from("AQgwZ09-_.=+/ \n\0ä")) }),
    });
    fc.assert(
      fc.property(edit, ({ at, without, put }) => {
        const edited = text.slice(0, at) + put + text.slice(at + without);
        if (parseCompactJws(edited) === undefined) return;
        expect(edited.split(".").map((part) => base64url.encode(base64url.decode(part)))).toEqual(edited.split("."));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["no signature", nothing],
    ["a signature of 63 bytes", async () => new Uint8Array(63)],
    ["a signature of 65 bytes", async () => new Uint8Array(65)],
    ["a signature of 132 bytes", async () => new Uint8Array(132)],
  ])("refuses %s", async (_, sign) => {
    expect(parseCompactJws(await jws({ alg: "ES256" }, {}, sign))).toBeUndefined();
  });

  test("refuses a header over 2,048 characters, before it is decoded", async () => {
    const padded = (length: number) => jws({ alg: "x".repeat(length) }, {}, someSignature);
    expect(parseCompactJws(await padded(1_500))).toBeDefined();
    expect(parseCompactJws(await padded(1_530))).toBeUndefined();
  });
});

describe("a header", () => {
  const expected = { alg: "ES256", kid: "k", typ: "ping+jws" };
  test.each<[name: string, header: object, holds: boolean]>([
    ["as it must be", { alg: "ES256", kid: "k", typ: "ping+jws" }, true],
    ["in another order", { typ: "ping+jws", alg: "ES256", kid: "k" }, true],
    ["with a member less", { alg: "ES256", kid: "k" }, false],
    ["with a member more", { ...expected, cty: "json" }, false],
    ["with another member in place of one", { alg: "ES256", kid: "k", cty: "ping+jws" }, false],
    ["with another value", { ...expected, typ: "JWT" }, false],
    ["with a value in a list", { ...expected, kid: ["k"] }, false],
    ["that is empty", {}, false],
  ])("%s", async (_, header, holds) => {
    const parsed = parseCompactJws(await jws(header, {}, someSignature));
    expect(parsed && hasHeader(parsed, expected)).toBe(holds);
  });
});

describe("a public key", () => {
  test("comes back as it was given, and verifies what its other half signs", async () => {
    const { jwk, sign } = await openKey();
    const key = await importPublicKey(jwk);
    expect(key && (await exportJWK(key))).toEqual(jwk);
    const signed = parseCompactJws(await jws({ alg: "ES256" }, {}, sign));
    expect(signed && key && (await signedWith(signed, key))).toBeDefined();
  });

  test("is nothing else, whatever it is", () =>
    fc.assert(
      fc.asyncProperty(fc.anything(), async (given) => {
        expect(await importPublicKey(given)).toBeUndefined();
      }),
      { numRuns: 200 },
    ));
});

describe("a key set", () => {
  const setOf = (...keys: object[]): string => JSON.stringify({ keys });
  const privateJwk = async (algorithm = "ES256"): Promise<JWK> =>
    exportJWK((await generateKeyPair(algorithm, { extractable: true })).privateKey);

  test("signs with the first key and verifies with all of them, under their thumbprints", async () => {
    const jwks = [await privateJwk(), await privateJwk()];
    const { signing, verifying } = await readKeySet(setOf(...jwks));
    expect([...verifying.keys()]).toHaveLength(2);
    expect(signing.kid).toBe([...verifying.keys()][0]);
    const token = parseCompactJws(await jws({ alg: "ES256" }, {}, es256(signing.privateKey)));
    const held = [...verifying.values()].map(async ({ publicKey }) => token && signedWith(token, publicKey));
    expect((await Promise.all(held)).map((payload) => payload !== undefined)).toEqual([true, false]);
  });

  test("publishes nothing that is private", async () => {
    const { verifying } = await readKeySet(setOf(await privateJwk()));
    const [published] = verifying.values();
    expect(Object.keys(published?.publicJwk ?? {}).toSorted()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
  });

  const NOT_FOR_US = "keys for ES256 only";
  test.each<[name: string, make: () => Promise<string>, fault: string | RegExp]>([
    ["that is empty", async () => setOf(), "at least one key"],
    ["with a key on P-384", async () => setOf(await privateJwk("ES384")), NOT_FOR_US],
    ["with an RSA key", async () => setOf(await privateJwk("RS256")), NOT_FOR_US],
    ["with a symmetric key", async () => setOf({ kty: "oct", k: "AAAA" }), NOT_FOR_US],
    ["with a key for encryption", async () => setOf({ ...(await privateJwk()), use: "enc" }), NOT_FOR_US],
    [
      "with a key that may not sign",
      async () => setOf({ ...(await privateJwk()), key_ops: ["deriveBits"] }),
      NOT_FOR_US,
    ],
    ["with a key for another algorithm", async () => setOf({ ...(await privateJwk()), alg: "ES384" }), NOT_FOR_US],
    ["whose first key is public", async () => setOf((await openKey()).jwk), "must be private"],
    ["whose first key is made of two", async () => setOf({ ...(await privateJwk()), d: (await privateJwk()).d }), /./],
    ["that is no JSON", async () => "keys", "not valid JSON"],
  ])("%s lets no deployment start", async (_, make, fault) => {
    await expect(readKeySet(await make())).rejects.toThrow(fault);
  });
});

/** C2SP Wycheproof, `json_web_signature_test.json`. */
interface Vectors {
  readonly testGroups: readonly {
    readonly private: JWK;
    readonly tests: readonly { readonly tcId: number; readonly jws: unknown; readonly result: "valid" | "invalid" }[];
  }[];
}

declare global {
  interface ImportMeta {
    /** Vite's: the modules that a pattern finds, by their paths. */
    glob<T>(pattern: string, options: { eager: true; import: "default" }): Record<string, T>;
  }
}

const [vectors] = Object.values(
  import.meta.glob<Vectors>("../../../shared/vectors/wycheproof-json-web-signature.json", {
    eager: true,
    import: "default",
  }),
);

/** The JWS step as every token of the service takes it, but for its header, which is not looked at. */
async function verifies(text: unknown, jwk: JWK): Promise<boolean> {
  const parsed = typeof text === "string" ? parseCompactJws(text) : undefined;
  const keys = await readKeySet(JSON.stringify({ keys: [jwk] })).catch(() => undefined);
  const [key] = keys?.verifying.values() ?? [];
  return parsed !== undefined && key !== undefined && (await signedWith(parsed, key.publicKey)) !== undefined;
}

const absent = vectors === undefined ? "SKIPPED, for ../shared/vectors is not there: " : "";

test.skipIf(vectors === undefined)(
  `${absent}of Wycheproof both valid ES256 cases are accepted, and none of the 355 invalid ones`,
  async () => {
    const tried: { tcId: number; result: string; alg: string | undefined; accepted: boolean }[] = [];
    for (const { private: jwk, tests } of vectors?.testGroups ?? []) {
      for (const { tcId, jws: text, result } of tests) {
        tried.push({ tcId, result, alg: jwk.alg, accepted: await verifies(text, jwk) });
      }
    }
    const invalid = tried.filter(({ result }) => result === "invalid");
    const accepted = tried.filter((one) => one.accepted);
    console.info(`Wycheproof: ${tried.length} tried, ${invalid.length} invalid, ${accepted.length} accepted`);
    expect(invalid).toHaveLength(355);
    expect(invalid.filter((one) => one.accepted)).toEqual([]);
    const valid = tried.filter(({ result, alg }) => result === "valid" && alg === "ES256");
    expect(accepted).toEqual(valid);
    expect(valid).toHaveLength(2);
  },
);
