import { formatMoney } from "../money/currency.ts";
import { amountIn } from "../money/money.ts";
import type { Reward } from "../offers/reward.ts";
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

/** The clock time at the store, with the day where that is another one; in UTC, and saying so, if the zone is unknown. */
function expiryText({ expiresAt, now, locale, store }: TextContext): string {
  const end = localTime(expiresAt, store.timeZone);
  const zone = end?.timeZoneId ?? "UTC";
  const today = localTime(now, zone)?.toPlainDate();
  const sameDay = today && localTime(expiresAt, zone)?.toPlainDate().equals(today);
  const inWords = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(expiresAt);
  const day = sameDay === true ? [] : [inWords({ weekday: "short", day: "numeric", month: "short" })];
  return [...day, inWords({ timeStyle: "short" }), ...(end === undefined ? ["UTC"] : [])].join(" ");
}

function rewardText({ reward, locale, currency }: TextContext): string {
  if (reward.kind === "percentOff") {
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
    return percent.format(reward.basisPoints / 10_000);
  }
  const amount = currency === null ? undefined : amountIn(reward.amount, currency);
  const money = amount === undefined || currency === null ? reward.amount[0] : { amount, currency };
  return money === undefined ? "" : formatMoney(money, locale);
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
  ["reward", { example: "1 299,00 kr", needsCart: false, read: rewardText }],
]);
