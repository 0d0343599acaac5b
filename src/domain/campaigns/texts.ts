import { PLACEHOLDER_VALUE_MAX_CHARS } from "../bounds.ts";
import { PLACEHOLDERS, type TextContext } from "./placeholders.ts";

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names between `{{` and `}}`, each once, known or not. */
export const placeholdersOf = (text: string): string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name)),
];

/**
 * Puts values for placeholders. Each value is plain text and stays it: it is cleaned, cut, and never read
 * again, so that a product called `{{offer.expiresAt}}` is shown by that name.
 */
export const renderText = (text: string, context: TextContext): string =>
  fill(text, (name) => PLACEHOLDERS.get(name)?.read(context) ?? "");

/** The text with likely values in it. */
export const exampleText = (text: string): string => fill(text, (name) => PLACEHOLDERS.get(name)?.example ?? "");

const fill = (text: string, valueOf: (name: string) => string): string =>
  text.replaceAll(PLACEHOLDER, (_, name: string) => plainText(valueOf(name))).trim();

/** Control characters and the marks that turn writing direction around: invisible, and able to forge what is read. */
const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}\ufeff\ufff9-\ufffb]/gu;

/** A value from outside as one line of plain text: no control characters, no markup, no longer than a line. */
export function plainText(value: string): string {
  // Some screens read a push as markup; the look-alikes are never a tag.
  const line = value.toWellFormed().replaceAll(/\s/g, " ").replaceAll(INVISIBLE, "").replaceAll(/ +/g, " ").trim();
  const text = line.replaceAll("<", "‹").replaceAll(">", "›");
  const characters = [...text];
  if (characters.length <= PLACEHOLDER_VALUE_MAX_CHARS) return text;
  return `${characters
    .slice(0, PLACEHOLDER_VALUE_MAX_CHARS - 1)
    .join("")
    .trimEnd()}…`;
}
