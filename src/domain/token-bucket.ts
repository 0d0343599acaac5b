/** A bucket of tokens that fills as time goes by; `at` is milliseconds on any clock that only goes forwards. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/**
 * Takes one token from a bucket that holds at most `perSecond` of them and gains as many each second. A caller not
 * seen before has a full one.
 * @returns the bucket afterwards, or undefined where it was empty.
 */
export function takeToken(bucket: Bucket | undefined, perSecond: number, now: number): Bucket | undefined {
  const { tokens, at } = bucket ?? { tokens: perSecond, at: now };
  const gained = (Math.max(0, now - at) * perSecond) / 1_000;
  const left = Math.min(perSecond, tokens + gained) - 1;
  return left < 0 ? undefined : { tokens: left, at: Math.max(at, now) };
}
