import { pointerTo } from "./validation.ts";

/** A place (RFC 6901) in which two documents differ. A document that has nothing there has no such member here. */
export interface JsonChange {
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Where two JSON documents differ, in the order of their members: the smallest parts that do. Elements of a list are
 * compared by their place, so one that is put in front moves all that follow.
 */
export const jsonDiff = (before: unknown, after: unknown): JsonChange[] => differences(before, after, []);

type Container = Readonly<Record<string, unknown>>;

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;

function differences(before: unknown, after: unknown, path: readonly string[]): JsonChange[] {
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after))
    return Object.is(before, after) ? [] : [{ pointer: pointerTo(path), before, after }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [was, is] = [before, after].map((one) => Object.hasOwn(one, key));
    const at = [...path, key];
    if (was === true && is === true) return differences(before[key], after[key], at);
    return [{ pointer: pointerTo(at), ...(was === true ? { before: before[key] } : { after: after[key] }) }];
  });
}
