import { canonicalCode } from "../../../domain/offers/code.ts";

/** What a shopper shows: a code that is typed, or a token that is scanned. Never kept, only held. */
export type Presented = { readonly code: string } | { readonly token: string };

/** What somebody typed or a scanner read. */
export type Scan =
  | { readonly kind: "offer"; readonly presented: Presented }
  | { readonly kind: "article"; readonly sku: string; readonly gtin: string | null };

/** A JWS in its compact form (RFC 7515, section 7.1). */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** GTIN-8, -12, -13 and -14, as the numbers under bars. */
const GTIN = /^(?:\d{8}|\d{12,14})$/;

/** The offer that a text names, in any case and with any spaces and hyphens; null where a sign in it must be wrong. */
export function presentedBy(text: string): Presented | null {
  const trimmed = text.trim();
  const code = canonicalCode(trimmed);
  if (code !== null) return { code };
  return TOKEN.test(trimmed) ? { token: trimmed } : null;
}

/** What a scanner read: whatever cannot be an offer is an article. */
export function scanOf(text: string): Scan {
  const presented = presentedBy(text);
  if (presented !== null) return { kind: "offer", presented };
  const sku = text.trim();
  return { kind: "article", sku, gtin: GTIN.test(sku) ? sku : null };
}
