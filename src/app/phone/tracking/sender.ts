import { needsPing } from "../../../sdk/watch.ts";
import type { Courier, Sample, Standing } from "../../../sdk/courier.ts";
import type { Phone } from "../../../sdk/phone.ts";
import { Cell } from "./cell.ts";
import { type PingReport, reportOf, withReports } from "./report.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** Pings of one phone are counted, 120 a minute: a walk in quick motion puts more fixes into each. */
const PING_EVERY_MS = 1_000;

export interface Sending {
  /** How many positions wait to be sent. */
  readonly waiting: number;
  /** How many positions were not worth a ping: no store could be there. */
  readonly held: number;
  readonly standing: Standing;
  readonly reports: readonly PingReport[];
}

/** Brings positions to the service as an app would, and tells what came of it. */
export class Sender {
  readonly state: Cell<Sending>;
  readonly #phone: Phone;
  readonly #courier: Courier;
  readonly #stopwatch: Stopwatch;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushedAt = 0;

  constructor(phone: Phone, courier: Courier, stopwatch: Stopwatch) {
    this.#phone = phone;
    this.#courier = courier;
    this.#stopwatch = stopwatch;
    this.state = new Cell<Sending>({ waiting: courier.waiting, held: 0, standing: { kind: "empty" }, reports: [] });
    if (courier.waiting > 0) this.#flushAt(0);
  }

  /** Takes a position; kept once this resolves, whatever becomes of the network. */
  async take(sample: Sample): Promise<void> {
    if (!needsPing(this.#phone.watch, sample.coords, this.#phone.now())) {
      this.state.set({ held: this.state.get().held + 1 });
      return;
    }
    await this.#courier.record(sample);
    this.state.set({ waiting: this.#courier.waiting });
    this.#flushAt(0);
  }

  /** Tries once more after the service had refused this phone's pings. */
  resume(): void {
    this.#courier.resume();
    this.#flushAt(0);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** @param at epoch milliseconds by the phone's clock; later if a ping has just gone out */
  #flushAt(at: number): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(at, this.#flushedAt + PING_EVERY_MS) - Date.now();
    this.#timer = setTimeout(() => void this.#flush(), Math.max(0, wait));
  }

  async #flush(): Promise<void> {
    this.#flushedAt = Date.now();
    const { answers, standing } = await this.#courier.flush();
    this.#timer = undefined;
    const times = this.#stopwatch.take();
    const fresh = answers.map((answer, n) => reportOf(answer, times[n] ?? null));
    const { waiting } = this.#courier;
    this.state.set({ waiting, standing, reports: withReports(this.state.get().reports, fresh) });
    if (standing.kind === "later") this.#flushAt(standing.at);
    else if (standing.kind === "empty" && waiting > 0) this.#flushAt(0);
  }
}
