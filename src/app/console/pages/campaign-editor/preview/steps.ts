/** One stage of a decision, as a campaign went through it. */
export interface Step<S = string, R = unknown> {
  readonly stage: S;
  readonly state: "passed" | "stopped" | "skipped";
  /** Why, where it stopped. */
  readonly reason: R | null;
}

/** The stages in their order: those before the one that stopped the campaign, that one, and those never reached. */
export function stepsOf<const S extends string, R extends { readonly stage: S }>(
  stages: readonly S[],
  reason: R | null,
): Step<S, R>[] {
  const stoppedAt = reason === null ? stages.length : stages.indexOf(reason.stage);
  return stages.map((stage, index) => {
    if (index === stoppedAt) return { stage, state: "stopped", reason };
    return { stage, state: index < stoppedAt ? "passed" : "skipped", reason: null };
  });
}
