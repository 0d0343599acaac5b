import { wireTime } from "../../domain/offers/wire-time.ts";
import type { PersonHeld, PurchaseHeld } from "../../domain/privacy/person-held.ts";
import { shopperFactsOf } from "../../domain/shoppers/facts.ts";
import { spendOf } from "../../domain/shoppers/habit.ts";
import { knownOf } from "./known.ts";
import type { Parts } from "./parts.ts";

const timeOrNull = (at: number | null): string | null => (at === null ? null : wireTime(at));

/** What the shopper's object holds of the person, as of `now` (epoch ms). */
export function personHeld(parts: Parts, now: number): PersonHeld {
  const { identities, profile, purchases } = parts;
  const { habit } = purchases;
  const { segments, affinity, potential } = shopperFactsOf(knownOf(parts), [], true, now);
  return {
    profile: profile.profile,
    identities: identities.all().map(({ kind, source, value, at }) => ({ kind, source, value, since: wireTime(at) })),
    habit: {
      orders: habit.orders,
      firstAt: timeOrNull(habit.firstAt),
      lastAt: timeOrNull(habit.lastAt),
      spend: spendOf(habit),
    },
    traits: {
      segments,
      affinity,
      potential,
      removed: profile.removed().map(({ name, until }) => ({ name, until: wireTime(until) })),
    },
    activities: profile.activities().map(({ at, ...one }) => ({ ...one, at: wireTime(at) })),
  };
}

export const purchasesHeld = ({ purchases }: Parts): PurchaseHeld[] =>
  purchases.all().map(({ id, at, kind, sale, channel, store, currency, amount, lines }) => ({
    id,
    at: wireTime(at),
    kind,
    of: sale,
    channel,
    storeId: store,
    paid: { amount, currency },
    lines: lines.map(({ sku, productId = null, quantity }) => ({ sku, productId, quantity })),
  }));
