import { placeFor } from "./findings.ts";

const FOCUSABLE = "input:not([type=hidden]), select, textarea, button";

/** Goes to the field that shows what a pointer names. */
export function focusOn(pointer: string): void {
  const shown = [...document.querySelectorAll<HTMLElement>("[data-pointer]")];
  const place = placeFor(
    pointer,
    shown.map((element) => element.dataset["pointer"] ?? ""),
  );
  const field = shown.find((element) => element.dataset["pointer"] === place);
  const target = field?.matches(FOCUSABLE) === true ? field : field?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "center" });
}
