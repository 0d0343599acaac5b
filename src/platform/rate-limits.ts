import { KEY_REQUESTS_PER_SECOND_MAX } from "../domain/bounds.ts";
import { type Bucket, takeToken } from "../domain/token-bucket.ts";
import type { Ports, RateLimit as RateLimitPort } from "../services/ports.ts";
import { Lru } from "./lru.ts";

/** How many callers this isolate remembers; whoever it forgets starts with a full bucket. */
const REMEMBERED = 10_000;

/**
 * What keeps one caller from using up what is there for all. A phone meets many isolates, so its pings are counted by
 * the platform, for the whole data centre; a benchmark leaves that out, for it is no work of this program. The platform
 * counts by ten seconds at the finest, so the requests of an API key are counted here, by each isolate for itself: what
 * it stops is a loop that has lost its brake.
 */
export const rateLimitsOf = (env: { readonly PING_RATE?: RateLimit }): Ports["rates"] => ({
  pings: { admits: async (key) => env.PING_RATE === undefined || (await env.PING_RATE.limit({ key })).success },
  requests: perSecond(KEY_REQUESTS_PER_SECOND_MAX),
});

function perSecond(count: number): RateLimitPort {
  const buckets = new Lru<string, Bucket>(REMEMBERED);
  return {
    admits(key) {
      // Not the clock of the day, which may be set back.
      const bucket = takeToken(buckets.get(key), count, performance.now());
      if (bucket !== undefined) buckets.set(key, bucket);
      return bucket !== undefined;
    },
  };
}
