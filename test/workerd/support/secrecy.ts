const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const binary = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** How base64 writes a text that begins at the first, second or third byte of a group, without its blurred ends. */
const base64At = (text: string, offset: number): string => {
  const padded = new Uint8Array([...new Uint8Array(offset), ...bytesOf(text)]);
  return btoa(binary(padded))
    .replace(/=+$/, "")
    .slice(Math.ceil((offset * 4) / 3), -1);
};
const wide = (text: string, littleEndian: boolean): string => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  Array.from(text, (_, n) => view.setUint16(n * 2, text.charCodeAt(n), littleEndian));
  return binary(new Uint8Array(view.buffer));
};
const hex = (text: string): string => Array.from(bytesOf(text), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The ways in which a text may stand in bytes, as strings of one character a byte. */
const spellings = (text: string): string[] => [
  binary(bytesOf(text)),
  wide(text, true),
  wide(text, false),
  hex(text),
  hex(text).toUpperCase(),
  encodeURIComponent(text),
  ...[0, 1, 2].flatMap((offset) => [
    base64At(text, offset),
    base64At(text, offset).replaceAll("+", "-").replaceAll("/", "_"),
  ]),
  binary(bytesOf([...text].toReversed().join(""))),
];

const numberSpellings = (value: number): string[] => {
  const view = new DataView(new ArrayBuffer(24));
  view.setUint32(0, value, true);
  view.setUint32(4, value, false);
  view.setFloat64(8, value, true);
  view.setFloat64(16, value, false);
  const bytes = new Uint8Array(view.buffer);
  return [bytes.slice(0, 4), bytes.slice(4, 8), bytes.slice(8, 16), bytes.slice(16, 24)].map(binary);
};

/** Which of these secrets can be read out of the bytes, in any of the usual spellings. Texts are 4 characters or more. */
export function leaksIn(bytes: Uint8Array, secrets: readonly (string | number)[]): (string | number)[] {
  const found = binary(bytes);
  return secrets.filter((secret) => {
    const ways = [...spellings(String(secret)), ...(typeof secret === "number" ? numberSpellings(secret) : [])];
    return ways.some((way) => found.includes(way));
  });
}
