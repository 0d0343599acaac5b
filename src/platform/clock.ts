/**
 * The one clock. `CLOCK_OFFSET` (milliseconds) moves it, for demonstrations and tests, and only where
 * `ENVIRONMENT` is `local`: a deployed service that could be told the time could be told anything.
 */
export function clockOf(env: { readonly ENVIRONMENT: string; readonly CLOCK_OFFSET?: string }): () => number {
  const offset = Number(env.CLOCK_OFFSET ?? 0);
  if (!Number.isSafeInteger(offset)) throw new Error("CLOCK_OFFSET must be whole milliseconds");
  if (offset !== 0 && env.ENVIRONMENT !== "local") throw new Error("CLOCK_OFFSET is refused unless ENVIRONMENT=local");
  return () => Date.now() + offset;
}
