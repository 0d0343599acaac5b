/** Characters in one value: D1 takes 2 MB, and a character may be three bytes. */
const PART_CHARS = 500_000;

/** The values as JSON arrays, none so long that D1 would not take it as one value of a statement. */
export function jsonPartsOf(values: readonly object[]): string[] {
  const parts: string[] = [];
  let part: string[] = [];
  let chars = 0;
  for (const text of values.map((value) => JSON.stringify(value))) {
    if (chars > 0 && chars + text.length > PART_CHARS) {
      parts.push(`[${part.join(",")}]`);
      [part, chars] = [[], 0];
    }
    part.push(text);
    chars += text.length;
  }
  return [...parts, `[${part.join(",")}]`];
}
