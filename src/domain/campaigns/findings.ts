import type { FieldError } from "../problems.ts";

/** `problems` keep a draft from being published; `warnings` are for its author to weigh. */
export interface Findings {
  readonly problems: readonly FieldError[];
  readonly warnings: readonly FieldError[];
}
