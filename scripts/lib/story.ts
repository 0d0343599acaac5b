/** A story told step by step: one line each, saying what was sent, what came back and how long it took. */
export interface Story {
  step<T>(what: string, work: () => Promise<Told<T>>): Promise<T>;
  chapter(title: string): void;
}

export interface Told<T> {
  readonly value: T;
  /** What came back, in words. */
  readonly came: string;
}

/** Thrown where something is not as it should be. */
export class NotAsItShouldBe extends Error {}

export function should(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new NotAsItShouldBe(otherwise);
}

const WIDTH = 46;

export function tell(print: (line: string) => void): Story {
  let number = 0;
  return {
    chapter: (title) => print(`\n${title}`),
    async step(what, work) {
      number += 1;
      const label = `${String(number).padStart(3)}  ${what.padEnd(WIDTH)}`;
      const from = performance.now();
      try {
        const { value, came } = await work();
        print(`${label} → ${came}  (${Math.round(performance.now() - from)} ms)`);
        return value;
      } catch (error) {
        print(`${label} ✗ ${error instanceof Error ? error.message : String(error)}`);
        throw new NotAsItShouldBe(`step ${number}, ${what}`, { cause: error });
      }
    },
  };
}
