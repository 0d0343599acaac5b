/**
 * Exact arithmetic on integer minor units. Products run through BigInt: a large basket times basis points
 * passes 2^53. Arguments are non-negative integers.
 */

const BASIS = 10_000n;

/** `basisPoints` of `amount`, rounded half up. */
export const percentHalfUp = (amount: number, basisPoints: number): number =>
  Number((BigInt(amount) * BigInt(basisPoints) + BASIS / 2n) / BASIS);

/** `basisPoints` of `amount`, rounded up: for what must be enough. */
export const percentUp = (amount: number, basisPoints: number): number =>
  Number((BigInt(amount) * BigInt(basisPoints) + BASIS - 1n) / BASIS);

/** `amount × part / whole`, rounded down. `whole` is at least 1. */
export const proportionDown = (amount: number, part: number, whole: number): number =>
  Number((BigInt(amount) * BigInt(part)) / BigInt(whole));

/** `amount × part / whole`, rounded half up. `whole` is at least 1. */
export const proportionHalfUp = (amount: number, part: number, whole: number): number =>
  Number((2n * BigInt(amount) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));

/**
 * Splits `amount` in proportion to `weights` so that the shares sum to it exactly: everyone gets the whole units of
 * their quota, and what is left goes one by one to the largest remainders, ties to the earliest (Hare–Niemeyer).
 * dinero.js serves for cross-checks only: its `allocate` hands what is left to the first, whatever their remainders.
 * No share is larger than its weight when `amount` is at most the sum of the weights, which must be at least 1.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const quotas = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, units: Number(product / whole), remainder: product % whole };
  });
  const shares = quotas.map((quota) => quota.units);
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = quotas.toSorted((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const { index, units } of byRemainder.slice(0, left)) shares[index] = units + 1;
  return shares;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : Number(a > b));
