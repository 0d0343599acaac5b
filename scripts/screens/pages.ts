import type { Life } from "./life.ts";

/** One page to be photographed, and where it is. */
export interface Shown {
  readonly name: string;
  readonly path: (life: Life) => string;
}

const at = (path: string) => (): string => `/console${path}`;

/** The console, as somebody sees it who may see all of it. */
export const CONSOLE: readonly Shown[] = [
  { name: "today", path: at("/") },
  { name: "stores", path: at("/stores") },
  { name: "store", path: at("/stores/sthlm-3") },
  { name: "who-is-inside", path: at("/stores/inside") },
  { name: "import", path: at("/stores/import") },
  { name: "store-versions", path: at("/stores/versions") },
  { name: "campaigns", path: at("/campaigns") },
  { name: "campaign", path: at("/campaigns/autumn-cart") },
  { name: "campaign-editor", path: at("/campaigns/autumn-cart/edit") },
  { name: "decisions", path: at("/decisions?store=sthlm-1") },
  { name: "decision", path: ({ decisionId }) => `/console/decisions/${decisionId}` },
  { name: "shopper", path: ({ shopperId }) => `/console/shoppers/${shopperId}` },
  { name: "redemptions", path: at("/redemptions?store=sthlm-1") },
  { name: "redemption", path: ({ redemptionId }) => `/console/redemptions/${redemptionId}` },
  { name: "settings", path: at("/settings") },
  { name: "consent-texts", path: at("/settings/consent-texts") },
  { name: "people", path: at("/people") },
  { name: "api-keys", path: at("/api-keys") },
  { name: "audit", path: at("/audit") },
  { name: "try-it", path: at("/try-it") },
];
