/**
 * JSON without the ambiguities that let one text mean two things: duplicate members, which parsers resolve
 * differently; lone surrogates, which turn into other characters on their way into storage; and members named
 * `__proto__`, which vanish when an object is copied, so that a later check does not see them.
 * `undefined` means "not acceptable", for JSON has no undefined.
 *
 * The members of the parsed value must equal the colons outside strings; a duplicate leaves one colon too many. That
 * need not be counted where the text is what the value itself is written as, which is how nearly all programs write.
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isPlain(text, value) || countMembers(value) === countColons(text) ? value : undefined;
}

/** Neither a lone surrogate nor an escaped name can be written without one of these. */
const SUSPICIOUS = /\\u|__proto__/;

/** Whether `text` is the shortest way to write `value`: each member once, nothing hidden by an escape. */
function isPlain(text: string, value: unknown): boolean {
  if (SUSPICIOUS.test(text) || !text.isWellFormed()) return false;
  try {
    return JSON.stringify(value) === text;
  } catch {
    // It goes deeper than the writer can follow.
    return false;
  }
}

/**
 * The members of all objects in `root`; NaN, which equals no count, where a string or a name is not acceptable.
 * A list of what is still to be looked at instead of recursion: how deep it goes is for the sender to choose.
 */
function countMembers(root: unknown): number {
  const reached: unknown[] = [root];
  let members = 0;
  for (const value of reached) {
    if (typeof value === "string" && !value.isWellFormed()) return Number.NaN;
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) reached.push(item);
      continue;
    }
    // What was parsed inherits nothing that would be enumerated.
    for (const name in value) {
      if (name === "__proto__" || !name.isWellFormed()) return Number.NaN;
      members += 1;
      reached.push((value as Readonly<Record<string, unknown>>)[name]);
    }
  }
  return members;
}

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;

/** Expects text that `JSON.parse` accepted. */
function countColons(text: string): number {
  let colons = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (inString && unit === BACKSLASH) i += 1;
    else if (unit === QUOTE) inString = !inString;
    else if (unit === COLON && !inString) colons += 1;
  }
  return colons;
}
