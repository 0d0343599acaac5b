/** Without signs that look alike: it is read out and typed again, weeks later. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/** 40 bits: two receipts of a store are never the same. */
const LENGTH = 8;

/** The number of a new receipt, such as `R-7KQ4-M2XP`, from as many random bytes. */
export function receiptNumber(random: Uint8Array): string {
  const signs = Array.from(random.subarray(0, LENGTH), (byte) => SIGNS.charAt(byte % SIGNS.length)).join("");
  return `R-${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;
}

export const newReceiptNumber = (): string => receiptNumber(crypto.getRandomValues(new Uint8Array(LENGTH)));
