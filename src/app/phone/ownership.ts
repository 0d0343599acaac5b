import { Cell } from "./tracking/cell.ts";

const LOCK = "beckon-phone";

/** Whether this page is the one that runs the phone; null until that is known. */
export const ownership = new Cell<{ readonly isHere: boolean | null }>({ isHere: null });

/** Held as long as the page lives. */
const forEver = (): Promise<never> => new Promise(() => undefined);

function held(lock: Lock | null): Promise<never> | undefined {
  ownership.set({ isHere: lock !== null });
  return lock === null ? undefined : forEver();
}

/**
 * Claims the phone for this page. What waits to be sent is kept in one place, and two pages that send from it would
 * tell it in two orders, so a second one stays passive. A page that the phone is taken from begins anew, as the passive one.
 */
export function claim(how: "ifAvailable" | "steal"): void {
  navigator.locks.request(LOCK, { [how]: true }, held).catch(() => location.reload());
}
