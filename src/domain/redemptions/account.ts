import { LATE_COMMIT_MS } from "../bounds.ts";
import { settle, type Life, type Validity } from "../offers/life.ts";
import type { OfferRecord } from "./redemption.ts";
import { givenOf } from "./returns.ts";

/**
 * What a campaign is to know of an offer: that it still waits, what is spent of it, or that it is over without having
 * cost anything. While it waits, what was set aside for it stays so. `most` is what it may come to cost, minor units:
 * all that was set aside while it can be redeemed or a redemption be voided and made anew, then what is spent.
 */
export type Account =
  | { readonly kind: "waiting" }
  | { readonly kind: "spent"; readonly spent: number; readonly most: number }
  | { readonly kind: "over" };

/** Until when a till may still say that the customer of a reservation has paid, epoch milliseconds; 0 if none can. */
export function claimedUntil(life: Life): number {
  const lapsed = "lapsed" in life ? life.lapsed : [];
  const holds = life.state === "reserved" ? [...lapsed, life.hold] : lapsed;
  return Math.max(0, ...holds.map(({ until }) => until + LATE_COMMIT_MS));
}

/** Whether it ever took anything off: such an offer is in the books, whatever came after. */
export const wasCommitted = ({ redemptions }: OfferRecord): boolean =>
  redemptions.some(({ committed }) => committed !== null);

/** What the offer has really cost, minor units: redeemed, less voided and returned. */
export const spentOf = ({ redemptions }: OfferRecord): number =>
  redemptions
    .filter(({ committed, voidedAt }) => committed !== null && voidedAt === null)
    .reduce((sum, { frozen }) => sum + givenOf(frozen), 0);

/** Whether a till may still take off more: at once, late, or after a void. */
function canCostMore(life: Life, { expiresAt }: Validity, now: number): boolean {
  if (life.state === "redeemed") return now < expiresAt;
  return life.state === "issued" || life.state === "reserved" || claimedUntil(life) > now;
}

/** The account at `now` (epoch milliseconds). */
export function accountOf(record: OfferRecord, now: number): Account {
  const { document } = record;
  const life = settle(record.life, document, now);
  const spent = spentOf(record);
  const isOpen = canCostMore(life, document, now);
  if (!isOpen && spent === 0 && life.state !== "redeemed") return { kind: "over" };
  if (!wasCommitted(record)) return { kind: "waiting" };
  return { kind: "spent", spent, most: isOpen ? document.reserved.amount : spent };
}

/**
 * When time alone next changes what others are to know of the offer, epoch milliseconds after `now`: it expires, a
 * reservation lapses or can no longer be committed late, a redemption no longer be made anew. Null once nothing more
 * is to come.
 */
export function nextTurn({ life, document }: OfferRecord, now: number): number | null {
  if (life.state === "reserved") return life.hold.until;
  if (life.state === "issued") return document.expiresAt;
  const until = life.state === "redeemed" ? document.expiresAt : claimedUntil(life);
  return until > now ? until : null;
}
