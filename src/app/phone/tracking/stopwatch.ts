import type { Fetch } from "../../../sdk/answers.ts";

/** A browser's `fetch` that notes how long each ping was under way that was answered. */
export class Stopwatch {
  #times: number[] = [];

  readonly fetch: Fetch = async (url, init) => {
    const from = performance.now();
    const response = await fetch(url, init);
    if (response.ok && url.endsWith("/v1/pings")) this.#times.push(Math.round(performance.now() - from));
    return response;
  };

  /** The round trips (ms) since this was last asked, oldest first. */
  take(): readonly number[] {
    const times = this.#times;
    this.#times = [];
    return times;
  }
}
