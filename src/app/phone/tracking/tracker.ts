import type { Position } from "../../../domain/geo/position.ts";
import type { Sample } from "../../../sdk/courier.ts";
import { Cell } from "./cell.ts";
import type { Sender } from "./sender.ts";
import { type Manner, replayOf, secondsOf, type Step, stepsOf } from "./walk.ts";

/** How the phone learns where it is. */
export type Motion =
  | { readonly kind: "still" }
  | { readonly kind: "watching" }
  /** Where the walk is by its own time, in seconds, and how many times as fast as life it is played. */
  | { readonly kind: "walking"; readonly seconds: number; readonly of: number; readonly speed: number }
  | { readonly kind: "failed"; readonly why: "denied" | "unavailable" };

export interface Tracking {
  readonly motion: Motion;
  /** Where the phone was last, in this page's memory alone. */
  readonly position: Position | null;
}

/** A walk as somebody drew it. */
export interface Walk extends Manner {
  readonly points: readonly Position[];
  /** How many times as fast as life. */
  readonly speed: number;
  /** Whether to say that the positions are made up: of a test shopper they count all the same. */
  readonly mocked: boolean;
}

const TICK_MS = 100;
const ACCURACY_M = 8;
const TOLD_UNTIL = "beckon-told-until";
/** GeolocationPositionError.PERMISSION_DENIED */
const DENIED = 1;

/** Knows where this phone is, really or by a walk that is played, until it is stopped. */
export class Tracker {
  readonly state = new Cell<Tracking>({ motion: { kind: "still" }, position: null });
  readonly #sender: Sender;
  #halt: () => void = () => undefined;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  stop(): void {
    this.#halt();
    this.#halt = () => undefined;
    this.state.set({ motion: { kind: "still" } });
  }

  /** Goes by where the browser says it is. */
  watch(): void {
    this.stop();
    const id = navigator.geolocation.watchPosition(
      (position) => void this.#arrive(position),
      ({ code }) => this.#fail(code === DENIED ? "denied" : "unavailable"),
      { enableHighAccuracy: true },
    );
    this.#halt = () => navigator.geolocation.clearWatch(id);
    this.state.set({ motion: { kind: "watching" } });
  }

  /** Plays a walk, from its start. */
  play({ points, pace, staySeconds, speed: wanted, mocked }: Walk): void {
    this.stop();
    const manner = { pace, staySeconds };
    const steps = stepsOf(points, manner);
    const of = secondsOf(points, manner);
    const startedAt = Date.now();
    const { beganAt, speed } = replayOf(of, wanted, startedAt, toldUntil());
    let arrived = Promise.resolve();
    const tick = (): void => {
      const seconds = Math.min(of, ((Date.now() - startedAt) / 1_000) * speed);
      this.state.set({ motion: { kind: "walking", seconds, of, speed } });
      const due = steps.splice(0, steps.filter(({ atSeconds }) => atSeconds <= seconds).length);
      for (const step of due) arrived = arrived.then(() => this.#arrive(sampleOf(step, beganAt, mocked)));
      if (steps.length > 0) return;
      clearInterval(timer);
      // Unless it was stopped, or another walk begun, before the last position had arrived.
      void arrived.then(() => this.#halt === halt && this.stop());
    };
    const timer = setInterval(tick, TICK_MS);
    const halt = (): void => clearInterval(timer);
    this.#halt = halt;
    tick();
  }

  #fail(why: "denied" | "unavailable"): void {
    this.stop();
    this.state.set({ motion: { kind: "failed", why } });
  }

  async #arrive(sample: Sample): Promise<void> {
    const { latitude, longitude } = sample.coords;
    this.state.set({ position: { latitude, longitude } });
    localStorage.setItem(TOLD_UNTIL, String(Math.max(sample.timestamp, toldUntil() ?? 0)));
    await this.#sender.take(sample);
  }
}

const sampleOf = ({ atSeconds, position, speed }: Step, beganAt: number, mocked: boolean): Sample => ({
  timestamp: beganAt + atSeconds * 1_000,
  coords: { ...position, accuracy: ACCURACY_M, speed },
  mocked,
});

/** The time (epoch ms) of the newest position that this phone told of: of no time before it may it tell another place. */
function toldUntil(): number | null {
  const kept = localStorage.getItem(TOLD_UNTIL);
  return kept === null ? null : Number(kept);
}

/** Another phone begins with a clean sheet. */
export const forgetTold = (): void => localStorage.removeItem(TOLD_UNTIL);
