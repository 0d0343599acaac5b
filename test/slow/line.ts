import { Unanswered } from "../../src/sdk/answers.ts";

/** The same request is not asked for ever: this many kills do not strike one. */
const ATTEMPTS_MAX = 20;

/** What `fetch`, the parsing of half an answer and a phone throw; whatever else is thrown was an answer. */
const wasNotAnswered = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof SyntaxError || error instanceof Unanswered;

/** The line to a service that is cut from time to time. */
export class Line {
  #up = Promise.withResolvers<void>();
  #inFlight = 0;
  /** How many requests were cut off so far. */
  unanswered = 0;
  answered = 0;

  get inFlight(): number {
    return this.#inFlight;
  }

  open(): void {
    this.#up.resolve();
  }

  /** Whoever asks from now on waits until the line is open again. */
  cut(): void {
    this.#up = Promise.withResolvers();
  }

  /** Asks the very same again until there is an answer. */
  async insist<T>(ask: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#up.promise;
      this.#inFlight += 1;
      try {
        const answer = await ask();
        this.answered += 1;
        return answer;
      } catch (error) {
        if (!wasNotAnswered(error) || attempt === ATTEMPTS_MAX) throw error;
        this.unanswered += 1;
      } finally {
        this.#inFlight -= 1;
      }
    }
  }
}
