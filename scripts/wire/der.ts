/*
 * What a platform's keystore gives is often not what JOSE takes: an ASN.1 DER sequence of two integers (RFC 3279,
 * section 2.2.3) against the two numbers themselves (RFC 7518, section 3.4). docs/mobile.md has the same in Swift
 * and Kotlin.
 */

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BYTES = 32;

/** The 64 bytes of an ES256 signature, from its DER form, which has 8 to 72. Throws where that is not one. */
export function derToRaw(der: Uint8Array): Uint8Array {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) throw new Error("not a DER sequence");
  const raw = new Uint8Array(2 * BYTES);
  let at = 2;
  for (const end of [BYTES, 2 * BYTES]) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== INTEGER || length === 0) throw new Error("not a DER integer");
    // A leading zero only says that the number is positive; short numbers are filled up on the left.
    const number = trimmed(der.subarray(at + 2, at + 2 + length));
    if (number.length > BYTES) throw new Error("not a number of P-256");
    raw.set(number, end - number.length);
    at += 2 + length;
  }
  if (at !== der.length) throw new Error("more than two integers");
  return raw;
}

/** The DER form of a 64 byte signature. */
export function rawToDer(raw: Uint8Array): Uint8Array {
  const integers = [raw.subarray(0, BYTES), raw.subarray(BYTES)].flatMap((half) => {
    const number = trimmed(half);
    const positive = (number[0] ?? 0) < 0x80 && number.length > 0 ? [...number] : [0, ...number];
    return [INTEGER, positive.length, ...positive];
  });
  return Uint8Array.from([SEQUENCE, integers.length, ...integers]);
}

function trimmed(number: Uint8Array): Uint8Array {
  const from = number.findIndex((byte) => byte !== 0);
  return from < 0 ? number.subarray(number.length) : number.subarray(from);
}
