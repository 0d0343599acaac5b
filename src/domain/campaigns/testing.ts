import type { Cart } from "../carts/cart.ts";
import { UNRESTRAINED } from "../contacts/restraint.ts";
import { compileSettings, DEFAULT_SETTINGS } from "../settings.ts";
import type { StoreRecord } from "../stores/store.ts";
import { type Campaign, parseCampaign } from "./campaign.ts";
import { type CompiledCampaign, compileCampaign } from "./compile.ts";
import type { DecisionInput } from "./decision.ts";
import type { FactContext } from "./facts/fact.ts";
import type { RuleGroup } from "./rules.ts";
import { stageContext } from "./stages/stage.ts";

/** A Saturday afternoon in Stockholm; the cart was left the evening before. Only tests read this file. */
export const NOW = 1_795_269_600_000;

export const STORE: StoreRecord = {
  id: "sthlm-1",
  name: "Drottninggatan",
  fence: { type: "Circle", center: [18.0649, 59.3326], radius: 80 },
  timeZone: "Europe/Stockholm",
  currency: "SEK",
  openingHours: null,
  tags: ["flagship", "city"],
  floorLevel: null,
  exclusionZone: false,
  country: "SE",
  locale: "sv-SE",
  address: null,
  refs: {},
};

export const CART: Cart = {
  currency: "SEK",
  updatedAt: "2026-11-20T21:00:00Z",
  items: [
    { sku: "sock-m", name: "Wool sock", quantity: 2, unitPrice: 14_900, categories: ["socks"] },
    { sku: "trail-42", name: "Trail shoe", quantity: 1, unitPrice: 129_900, categories: ["shoes", "trail"] },
  ],
};

export const DRAFT = {
  id: "a",
  name: "Back for your cart",
  trigger: { event: "dwelled" },
  variants: [{ id: "ten", title: "10 % off", body: "Today", reward: { kind: "percentOff", basisPoints: 1_000 } }],
};

/** The campaign that `DRAFT` with `changes` is; a draft that is refused is a mistake in the test. */
export function aCampaign(changes: Readonly<Record<string, unknown>> = {}): Campaign {
  const parsed = parseCampaign({ ...DRAFT, ...changes });
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.error));
  return parsed.value;
}

export const compiled = (changes: Readonly<Record<string, unknown>> = {}): CompiledCampaign =>
  compileCampaign({ campaign: aCampaign(changes), version: 1 });

export const anInput = (changes: Partial<DecisionInput> = {}): DecisionInput => ({
  now: NOW,
  seed: 0,
  channel: "visit",
  trigger: { event: "dwelled", at: NOW, dwellSeconds: 90, confidence: "high" },
  asked: null,
  store: STORE,
  cart: { kind: "present", cart: CART },
  goods: null,
  weather: null,
  settings: compileSettings(DEFAULT_SETTINGS),
  products: false,
  shopper: {
    locale: "sv-SE",
    consents: { preciseLocation: true, marketing: true, profiling: true },
    age: "unknown",
    issued: [],
    facts: null,
    contacts: null,
    visits: null,
    restraint: UNRESTRAINED,
    heldOut: { everywhere: false, campaigns: [] },
  },
  campaigns: [compiled()],
  refused: [],
  ...changes,
});

/** What facts are read from in `anInput`. */
export const aFactContext = (changes: Partial<FactContext> = {}): FactContext => ({
  ...stageContext(anInput()).facts,
  ...changes,
});

export const rules = (...all: RuleGroup["rules"]): RuleGroup => ({ combinator: "and", rules: all });
