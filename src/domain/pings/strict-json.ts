/**
 * JSON without the two ambiguities that let one text mean two things: duplicate members, which parsers
 * resolve differently, and lone surrogates. `undefined` means "not acceptable", for JSON has no undefined.
 *
 * The members of the parsed value must equal the colons outside strings; a duplicate leaves one colon too many.
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return countMembers(value) === countColons(text) && text.isWellFormed() ? value : undefined;
}

function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0);
  let members = 0;
  for (const member of Object.values(value)) members += 1 + countMembers(member);
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
