/**
 * Exact arithmetic on integer minor units. Products that may pass 2^53, as a large basket times basis points does, run
 * through BigInt. Arguments are non-negative integers.
 */

const BASIS = 10_000;

/** `amount × part + added` by `whole`, and what is left. Doubles are exact below 2^53, and many times faster. */
function divided(amount: number, part: number, added: number, whole: number) {
  const dividend = amount * part + added;
  if (Number.isSafeInteger(dividend)) {
    const remainder = dividend % whole;
    return { units: (dividend - remainder) / whole, remainder };
  }
  const [large, by] = [BigInt(amount) * BigInt(part) + BigInt(added), BigInt(whole)];
  return { units: Number(large / by), remainder: large % by };
}
const quotient = (amount: number, part: number, added: number, whole: number): number =>
  divided(amount, part, added, whole).units;

/** `basisPoints` of `amount`, rounded half up. */
export const percentHalfUp = (amount: number, basisPoints: number): number =>
  quotient(amount, basisPoints, BASIS / 2, BASIS);

/** `basisPoints` of `amount`, rounded up: for what must be enough. */
export const percentUp = (amount: number, basisPoints: number): number =>
  quotient(amount, basisPoints, BASIS - 1, BASIS);

/** `amount × part / whole`, rounded down. `whole` is at least 1. */
export const proportionDown = (amount: number, part: number, whole: number): number => quotient(amount, part, 0, whole);

/** `amount × part / whole`, rounded half up. `whole` is at least 1. */
export const proportionHalfUp = (amount: number, part: number, whole: number): number =>
  quotient(2 * amount, part, whole, 2 * whole);

/**
 * Splits `amount` in proportion to `weights` so that the shares sum to it exactly: everyone gets the whole units of
 * their quota, and what is left goes one by one to the largest remainders, ties to the earliest (Hare–Niemeyer).
 * dinero.js serves for cross-checks only: its `allocate` hands what is left to the first, whatever their remainders.
 * No share is larger than its weight when `amount` is at most the sum of the weights, which must be at least 1 and
 * below 2^53.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const quotas = weights.map((weight, index) => ({ index, ...divided(amount, weight, 0, whole) }));
  const shares = quotas.map((quota) => quota.units);
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = quotas.toSorted((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const { index, units } of byRemainder.slice(0, left)) shares[index] = units + 1;
  return shares;
}

const compare = (a: bigint | number, b: bigint | number): number => (a < b ? -1 : Number(a > b));
