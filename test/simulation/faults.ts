import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { CLOCKS_APART_MAX_MS } from "../../src/domain/bounds.ts";
import { Records } from "../../src/objects/records.ts";
import { intercept } from "../workerd/support/intercept.ts";
import type { Dice } from "./dice.ts";

/** What may become of a message from a program to an object, and how often. */
const FATES = { arrives: 80, lost: 4, unanswered: 4, doubled: 4, late: 8 } as const;
const LATE_MAX_MS = 12;
/** A disk fails in this share of the steps, at a write from the first to this one. */
const DISK_FAILS = 0.3;
const WRITES_MAX = 25;

type Run = (this: Records, ...call: Parameters<Records["run"]>) => void;

class Fault extends Error {
  override readonly name = "Fault";
  /** The runtime writes down what an object throws: a line of it is enough. */
  override readonly stack = "Fault";
}

/**
 * What goes wrong between programs and objects, and on the objects' disks: messages are lost, answered to nobody, doubled and
 * overtaken, writes fail, and no two looks at the clock agree.
 */
export class Faults {
  readonly #dice: Dice;
  #isCalm = false;
  #writesLeft = Infinity;
  /** How often each kind of fault happened: a simulation without any shows nothing. */
  readonly happened: Record<string, number> = {};

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** Takes effect until mocks are restored. */
  install(): void {
    for (const namespace of [env.OFFER, env.STORE, env.CAMPAIGN]) {
      intercept(namespace, (_, proceed) => (this.#isCalm ? proceed() : this.#carry(proceed)));
    }
    this.#wearDisks();
    const clock = Date.now.bind(Date);
    const apart = CLOCKS_APART_MAX_MS - 1;
    vi.spyOn(Date, "now").mockImplementation(() => clock() + this.#dice.below(apart) - Math.floor(apart / 2));
    // What an object puts off, it says so of; here that is the rule.
    vi.spyOn(console, "warn").mockReturnValue();
  }

  /** Begins a step, on whose way a disk may fail. */
  stir(): void {
    this.#writesLeft = this.#dice.chance(DISK_FAILS) ? this.#dice.below(WRITES_MAX) : Infinity;
  }

  calm(): void {
    this.#isCalm = true;
    this.#writesLeft = Infinity;
  }

  async #carry(proceed: () => Promise<unknown>): Promise<unknown> {
    const fate = this.#dice.weighted(FATES);
    this.#note(fate);
    if (fate === "lost") throw new Fault("the message is lost");
    if (fate === "late") await scheduler.wait(this.#dice.below(LATE_MAX_MS));
    if (fate === "doubled") return (await Promise.all([proceed(), proceed()]))[this.#dice.below(2)];
    const answer = await proceed();
    if (fate === "unanswered") throw new Fault("the answer is lost");
    return answer;
  }

  #wearDisks(): void {
    const run: Run = Reflect.get(Records.prototype, "run");
    const wear = (): void => {
      if ((this.#writesLeft -= 1) >= 0) return;
      this.#writesLeft = Infinity;
      this.#note("disk");
      throw new Fault("the disk has failed");
    };
    vi.spyOn(Records.prototype, "run").mockImplementation(function worn(this: Records, ...call) {
      wear();
      run.apply(this, call);
    });
  }

  #note(what: string): void {
    this.happened[what] = (this.happened[what] ?? 0) + 1;
  }
}
