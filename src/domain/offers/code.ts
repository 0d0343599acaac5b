import { CODE_RANDOM_SYMBOLS } from "../bounds.ts";

/** Digits and letters without 0, O, 1, I and L. Their number is prime, on which the check symbol rests. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/** The largest multiple of 31 in a byte: bytes from here on would favour the first symbols and are passed over. */
const FAIR_BYTES = 256 - (256 % ALPHABET.length);
const CANONICAL = new RegExp(`^[${ALPHABET}]{${CODE_RANDOM_SYMBOLS + 1}}$`, "i");
const SEPARATORS = /[\s\p{Dash_Punctuation}]/gu;
const GROUP = /.{4}(?=.)/g;

/**
 * Weighted sum modulo 31, weights 2, 3, 4, … from the left. A wrong symbol changes it since no weight is a multiple
 * of 31; two swapped neighbours do since their weights differ (those of the last pair by 12, as the check's own is -1).
 */
function checkSymbol(symbols: string): string {
  const sum = Array.from(symbols, (symbol, index) => (index + 2) * ALPHABET.indexOf(symbol)).reduce((a, b) => a + b, 0);
  return ALPHABET.charAt(sum % ALPHABET.length);
}

/**
 * A code in canonical form: `CODE_RANDOM_SYMBOLS` random symbols (49 bits) and a check symbol.
 * `randomBytes` come from a cryptographic source, `CODE_RANDOM_BYTES` of them.
 * Throws a `RangeError` when they run dry: a shorter code would be guessable.
 */
export function makeCode(randomBytes: Uint8Array): string {
  const fair = Array.from(randomBytes).filter((byte) => byte < FAIR_BYTES);
  if (fair.length < CODE_RANDOM_SYMBOLS) throw new RangeError("too few random bytes for a code");
  const symbols = fair
    .slice(0, CODE_RANDOM_SYMBOLS)
    .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
    .join("");
  return symbols + checkSymbol(symbols);
}

/** The canonical form of what someone typed, in any case, with spaces or dashes; null if it cannot be a code. */
export function canonicalCode(typed: string): string | null {
  const compact = typed.replace(SEPARATORS, "");
  if (!CANONICAL.test(compact)) return null;
  const code = compact.toUpperCase();
  return checkSymbol(code.slice(0, -1)) === code.slice(-1) ? code : null;
}

/** A canonical code as it is shown and read out: `ABCD-EFGH-JKM`. */
export const displayCode = (code: string): string => code.replace(GROUP, "$&-");
