import type { Life } from "./life.ts";

/** One page to be photographed: where it is, and the words by which one sees that it is there. */
export interface Shown {
  readonly name: string;
  readonly path: (life: Life) => string;
  /** Shown once the page has what it shows. */
  readonly ready: string | RegExp;
}

const at = (path: string) => (): string => `/console${path}`;

/** The console, as somebody sees it who may see all of it. */
export const CONSOLE: readonly Shown[] = [
  { name: "today", path: at("/"), ready: "Where shoppers were lost" },
  { name: "stores", path: at("/stores"), ready: "Drottninggatan" },
  { name: "store", path: at("/stores/sthlm-3"), ready: "Götgatan" },
  { name: "who-is-inside", path: at("/stores/inside"), ready: /inside/i },
  { name: "import", path: at("/stores/import"), ready: /import/i },
  { name: "store-versions", path: at("/stores/versions"), ready: /version/i },
  { name: "campaigns", path: at("/campaigns"), ready: "Back for your cart" },
  { name: "campaign", path: at("/campaigns/autumn-cart"), ready: "Back for your cart" },
  { name: "campaign-editor", path: at("/campaigns/autumn-cart/edit"), ready: "Back for your cart" },
  { name: "decisions", path: at("/decisions?store=sthlm-1"), ready: /Drottninggatan/ },
  { name: "decision", path: ({ decisionId }) => `/console/decisions/${decisionId}`, ready: /Why/ },
  { name: "shopper", path: ({ shopperId }) => `/console/shoppers/${shopperId}`, ready: /Consents/ },
  { name: "redemptions", path: at("/redemptions"), ready: /Drottninggatan/ },
  { name: "redemption", path: ({ redemptionId }) => `/console/redemptions/${redemptionId}`, ready: /SEK/ },
  { name: "settings", path: at("/settings"), ready: /Stop all offers/ },
  { name: "consent-texts", path: at("/settings/consent-texts"), ready: /version 1/i },
  { name: "people", path: at("/people"), ready: "linnea@tallstig.example" },
  { name: "api-keys", path: at("/api-keys"), ready: "backend (local)" },
  { name: "audit", path: at("/audit"), ready: /settings/i },
  { name: "try-it", path: at("/try-it"), ready: /phone/i },
];
