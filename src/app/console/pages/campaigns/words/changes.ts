import type { Statement } from "./statements.ts";

/** A statement that is another, or is not made, in another version. Null: it is not made there. */
export interface Change extends Pick<Statement, "key" | "section" | "label"> {
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
}

const isSame = (one: readonly string[] | null, other: readonly string[] | null): boolean =>
  one?.join("\n") === other?.join("\n");

/** What of one version is otherwise in another one, in the order of the later. */
export function changesBetween(before: readonly Statement[], after: readonly Statement[]): Change[] {
  const was = new Map(before.map((one) => [one.key, one]));
  const is = new Set(after.map(({ key }) => key));
  const gone = before.filter(({ key }) => !is.has(key));
  return [
    ...after.map(({ lines, ...one }) => ({ ...one, before: was.get(one.key)?.lines ?? null, after: lines })),
    ...gone.map(({ lines, ...one }) => ({ ...one, before: lines, after: null })),
  ].filter((change) => !isSame(change.before, change.after));
}
