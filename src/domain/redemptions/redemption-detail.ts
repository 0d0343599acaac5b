import { wireTime } from "../offers/wire-time.ts";
import { type OfferRecord, type Redemption, type RedemptionRecord, redemptionView } from "./redemption.ts";
import { remainingOf, type Returned } from "./returns.ts";

/** A redemption with all that has happened to it, for whoever has its id. Times are RFC 3339. */
export interface RedemptionDetail extends Redemption {
  readonly storeId: string;
  readonly tillId: string;
  readonly transactionId: string;
  readonly attempt: number;
  /** When it was first asked for. */
  readonly at: string;
  readonly committedAt: string | null;
  readonly voidedAt: string | null;
  readonly returns: readonly (Pick<Returned, "refund" | "moved"> & {
    readonly storeId: string;
    readonly tillId: string;
    readonly transactionId: string;
    readonly at: string;
  })[];
  /** What can still come back; nothing before it was committed, and nothing of what was voided. */
  readonly remaining: Returned["remaining"];
}

const timeOrNull = (at: number | null): string | null => (at === null ? null : wireTime(at));

/** The redemption at `now` (epoch milliseconds). */
export function redemptionDetail(record: OfferRecord, redemption: RedemptionRecord, now: number): RedemptionDetail {
  const { key, at, committed, voidedAt, frozen, returns } = redemption;
  const isReturnable = committed !== null && voidedAt === null;
  return {
    ...redemptionView(record, redemption, now),
    ...key,
    at: wireTime(at),
    committedAt: timeOrNull(committed?.at ?? null),
    voidedAt: timeOrNull(voidedAt),
    returns: returns.map(({ storeId, tillId, transactionId, at: when, answer: { refund, moved } }) => ({
      storeId,
      tillId,
      transactionId,
      at: wireTime(when),
      refund,
      moved,
    })),
    remaining: isReturnable ? remainingOf(frozen) : [],
  };
}
