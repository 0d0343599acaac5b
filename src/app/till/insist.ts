import { type Patience, untilAnswered } from "./repeat.ts";

/** Waits, or until the browser is back on the network, or nobody waits any more. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      over.abort();
      resolve();
    }
    window.addEventListener("online", done, { signal: over.signal });
    signal.addEventListener("abort", done, { signal: over.signal });
  });
}

/** `untilAnswered` by the clock and the chance of this browser. */
export const insistOn = <T>(
  request: () => Promise<T>,
  unheard: Patience["unheard"],
  signal = new AbortController().signal,
): Promise<T> => untilAnswered(request, { wait: (ms) => pause(ms, signal), random: Math.random, unheard, signal });

/** Whether somebody gave up waiting, which is no answer. */
export const isAbandoned = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
