/** Beyond this share of the summands the sign of a rounded 2 × 2 determinant is right (Shewchuk, 1997: (3 + 16ε)ε). */
const ROUNDING_SHARE = 3.3306690738754716e-16;

/** The finest bit that a double can have stands this many places behind the point. */
const FINEST_BIT = 1_074;

/** `value` as an integer number of finest bits: every double is one. */
function exactly(value: number): bigint {
  let whole = value;
  let shift = FINEST_BIT;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    shift -= 1;
  }
  return BigInt(whole) << BigInt(shift);
}

/**
 * Which side of the line from corner `a` to corner `b` the point (x, y) lies on; the sign is exact.
 * @param points pairs of coordinates, with `a` and `b` as indices of their first
 * @returns positive: on the left; negative: on the right; 0: on the line
 */
export function turn(points: Float64Array, a: number, b: number, x: number, y: number): number {
  const ax = points[a] as number;
  const ay = points[a + 1] as number;
  const bx = points[b] as number;
  const by = points[b + 1] as number;
  const left = (ax - x) * (by - y);
  const right = (ay - y) * (bx - x);
  const rounded = left - right;
  if (Math.abs(rounded) >= ROUNDING_SHARE * (Math.abs(left) + Math.abs(right))) return rounded;
  const exact =
    (exactly(ax) - exactly(x)) * (exactly(by) - exactly(y)) - (exactly(ay) - exactly(y)) * (exactly(bx) - exactly(x));
  return Number(exact > 0n) - Number(exact < 0n);
}
