import { type Purpose, PURPOSES } from "../../../../domain/privacy/consents.ts";

/** How a customer can have said something to somebody who records it. */
export const SOURCES = ["phone", "letter", "store"] as const;
/** Pauses that are offered, in days. */
export const PAUSES_DAYS = [1, 7, 30] as const;
const DAY_MS = 86_400_000;

/** What was said, as the form holds it. A purpose that was not spoken of is not in it. */
export interface Spoken {
  readonly said: Readonly<Partial<Record<Purpose, boolean>>>;
  readonly source: (typeof SOURCES)[number];
  readonly pause: "leave" | "end" | (typeof PAUSES_DAYS)[number];
}
export const UNSPOKEN: Spoken = { said: {}, source: "phone", pause: "leave" };

export const isUnspoken = ({ said, pause }: Spoken): boolean => Object.keys(said).length === 0 && pause === "leave";

/**
 * The body of `PUT /v1/shoppers/{id}/consents`.
 * @param textIdOf the wording that was read for a purpose, where there is one
 * @param now epoch ms
 */
export function statementOf(
  { said, source, pause }: Spoken,
  textIdOf: (purpose: Purpose) => string | undefined,
  now: number,
) {
  const answers = PURPOSES.flatMap((purpose) => {
    const granted = said[purpose];
    return granted === undefined ? [] : [[purpose, { granted, text: textIdOf(purpose) ?? null }] as const];
  });
  return { consents: Object.fromEntries(answers), source, ...pauseOf(pause, now) };
}

function pauseOf(pause: Spoken["pause"], now: number): { readonly pausedUntil?: string | null } {
  if (pause === "leave") return {};
  return { pausedUntil: pause === "end" ? null : new Date(now + pause * DAY_MS).toISOString() };
}
