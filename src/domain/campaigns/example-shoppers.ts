import { NOWHERE } from "../stores/nowhere.ts";
import type { StoreRecord } from "../stores/store.ts";
import type { Campaign } from "./campaign.ts";
import { parseDuration } from "../duration.ts";
import { wireTime } from "../offers/wire-time.ts";
import { kindOf } from "../offers/reward.ts";
import type { TextContext } from "./placeholders.ts";
import type { Variant } from "./variant.ts";

/** A Saturday afternoon; what is said then is as long as on any other day, within a few characters. */
const NOW = 1_795_269_600_000;

const STORE: StoreRecord = { ...NOWHERE, id: "example", name: "Drottninggatan", timeZone: "Europe/Stockholm" };

/** Somebody that a text has to do for. Those here are told with long names: what is short needs no example. */
interface ExampleShopper {
  readonly who: string;
  readonly item: string;
  readonly store: StoreRecord;
}

const EXAMPLES: readonly ExampleShopper[] = [
  { who: "a shopper who left a long-named article", item: "Waterproof trail running shoe, wide fit", store: STORE },
  {
    who: "a shopper in a store with a long name and an unknown time zone",
    item: "Wool sock",
    store: { ...STORE, name: "Fifth Avenue at Twenty-Third Street", timeZone: null },
  },
];

const FALLBACK_CURRENCY = "SEK";

/** How each of them reads a variant in one language, in every currency that its reward names. */
export function exampleReadings(
  { offerTtl }: Pick<Campaign, "offerTtl">,
  { reward }: Pick<Variant, "reward">,
  locale: string,
): { readonly who: string; readonly context: TextContext }[] {
  const named = kindOf(reward)
    .states(reward)
    .flatMap(({ amounts }) => amounts.map(({ currency }) => currency));
  const currencies = new Set(named.length === 0 ? [FALLBACK_CURRENCY] : named);
  const expiresAt = NOW + (parseDuration(offerTtl) ?? 0);
  return EXAMPLES.flatMap(({ who, item, store }) =>
    [...currencies].map((currency) => {
      const items = [{ sku: "example", name: item, quantity: 1, unitPrice: 129_900, categories: [] }];
      const cart = { cart: { currency, updatedAt: wireTime(NOW), items }, leftAt: NOW };
      return { who, context: { now: NOW, locale, store, cart, reward, currency, expiresAt } };
    }),
  );
}
