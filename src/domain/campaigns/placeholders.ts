import { describeReward, type Reward } from "../offers/reward.ts";
import type { StoreRecord } from "../stores/store.ts";
import { type AbandonedCart, topItem } from "./abandoned-cart.ts";
import { localTime } from "./local-time.ts";

/** What a text may speak of. Times are epoch milliseconds. */
export interface TextContext {
  readonly now: number;
  /** A tag that `Intl` knows. */
  readonly locale: string;
  readonly store: StoreRecord;
  readonly cart: AbandonedCart | null;
  readonly reward: Reward;
  /** In which an amount is named, where there are several. */
  readonly currency: string | null;
  readonly expiresAt: number;
}

interface Placeholder {
  /** A long but likely value: what `check` measures a text with. */
  readonly example: string;
  readonly needsCart: boolean;
  readonly read: (context: TextContext) => string;
}

/** Making one takes a hundred times as long as using it; there are as many as locales of texts and zones of stores. */
const clocks = new Map<string, Intl.DateTimeFormat>();
const CLOCKS_MAX = 500;
function clockOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const clock = clocks.get(key) ?? new Intl.DateTimeFormat(locale, options);
  if (clocks.size >= CLOCKS_MAX) clocks.clear();
  clocks.set(key, clock);
  return clock;
}

/** The clock time at the store, with the day where that is another one; in UTC, and saying so, if the zone is unknown. */
function expiryText({ expiresAt, now, locale, store }: TextContext): string {
  const here = localTime(expiresAt, store.timeZone);
  const end = here ?? localTime(expiresAt, "UTC");
  const zone = end?.timeZoneId ?? "UTC";
  const today = localTime(now, zone)?.toPlainDate();
  const sameDay = today && end?.toPlainDate().equals(today);
  const inWords = (options: Intl.DateTimeFormatOptions): string =>
    clockOf(locale, { timeZone: zone, ...options }).format(expiresAt);
  const day = sameDay === true ? [] : [inWords({ weekday: "short", day: "numeric", month: "short" })];
  return [...day, inWords({ timeStyle: "short" }), ...(here === undefined ? ["UTC"] : [])].join(" ");
}

/** Every `{{name}}` that a text may hold. */
export const PLACEHOLDERS: ReadonlyMap<string, Placeholder> = new Map<string, Placeholder>([
  [
    "cart.topItem.name",
    {
      example: "Waterproof trail shoe",
      needsCart: true,
      read: ({ cart }) => (cart && topItem(cart.cart)?.name) ?? "",
    },
  ],
  ["offer.expiresAt", { example: "20:00", needsCart: false, read: expiryText }],
  ["store.name", { example: "Drottninggatan", needsCart: false, read: ({ store }) => store.name }],
  [
    "reward",
    {
      example: "1 299,00 kr",
      needsCart: false,
      read: ({ reward, locale, currency }) => describeReward(reward, locale, currency),
    },
  ],
]);
