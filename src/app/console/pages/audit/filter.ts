/** What the audit is asked for, as it stands in the page's address. Days are those of this device's calendar, `2026-11-22`. */
export interface Filter {
  readonly actor?: string | undefined;
  readonly resource?: string | undefined;
  readonly day?: string | undefined;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** Of an address that somebody may have typed; what is none of it is left out. */
export const filterIn = ({ actor, resource, day }: Readonly<Record<string, unknown>>): Filter => ({
  actor: text(actor),
  resource: text(resource),
  day: typeof day === "string" && DAY.test(day) ? day : undefined,
});
