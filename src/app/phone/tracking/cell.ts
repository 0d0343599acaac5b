import { useSyncExternalStore } from "react";

/** A value that goes on changing whichever page is shown, and that whoever shows it hears of. */
export class Cell<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  set(changed: Partial<T>): void {
    this.#value = { ...this.#value, ...changed };
    for (const heard of this.#listeners) heard();
  }

  readonly subscribe = (heard: () => void): (() => void) => {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  };
}

export const useCell = <T>(cell: Cell<T>): T => useSyncExternalStore(cell.subscribe, cell.get);
