import { useEffect, useEffectEvent, useRef } from "react";
import { hear, QUIET } from "./typed-scan.ts";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (element: Element | null): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

/** What the field with the focus held before a scanner typed into it. */
interface Before {
  readonly field: Field;
  readonly value: string;
}

function focused(): Before | null {
  const field = document.activeElement;
  return isField(field) ? { field, value: field.value } : null;
}

/** Sets a field as a hand would: React hears of it by the event, and only if the value did not come through itself. */
function putBack({ field, value }: Before): void {
  const property = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  property?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}

const hasModifier = ({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean => ctrlKey || altKey || metaKey;

/** Hears a scanner that types, wherever the focus is; what it typed is taken out of there again. */
export function useTypedScan(onScan: (text: string) => void): void {
  const burst = useRef(QUIET);
  const before = useRef<Before | null>(null);
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (hasModifier(event)) return;
    const heard = hear(burst.current, { key: event.key, at: event.timeStamp });
    burst.current = heard.burst;
    if (heard.begins) before.current = focused();
    if (heard.scanned === null) return;
    // Its Enter is the end of a scan, and neither sends a form nor presses a button.
    event.preventDefault();
    event.stopPropagation();
    if (before.current !== null) putBack(before.current);
    onScan(heard.scanned);
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => listen(event);
    window.addEventListener("keydown", heard, { capture: true });
    return () => window.removeEventListener("keydown", heard, { capture: true });
  }, []);
}
