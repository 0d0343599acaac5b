import type { Returned } from "../../../domain/redemptions/returns.ts";
import { lineOf, soldAs, type TypedLine } from "../basket.ts";

/** What comes back of one line, and what is taken instead, as it is typed. */
export interface TypedReturn {
  readonly quantity: number;
  readonly instead: TypedLine | null;
}
export type TypedReturns = Readonly<Record<string, TypedReturn>>;
export const NOTHING: TypedReturn = { quantity: 0, instead: null };

type Remaining = Returned["remaining"][number];

/** A quantity that a line can come back in: no more than is left of it. */
export const clamped = ({ quantity: left }: Remaining, quantity: number): number =>
  Math.min(left, Math.max(0, quantity));

/** The lines of `POST …/returns`. A line that is taken instead is named after the one it replaces and the receipt. */
export const returnLinesOf = (typed: TypedReturns, transactionId: string, currency: string) =>
  Object.entries(typed)
    .filter(([, { quantity }]) => quantity > 0)
    .map(([lineId, { quantity, instead }]) => ({
      lineId,
      quantity,
      replacedBy: instead === null ? null : { id: `${lineId}/${transactionId}`, ...soldAs(lineOf(instead, currency)) },
    }));

/** Whether something comes back, and all that is taken instead says what it is. */
export const isReady = (typed: TypedReturns): boolean => {
  const back = Object.values(typed).filter(({ quantity }) => quantity > 0);
  return (
    back.length > 0 &&
    back.every(({ instead }) => instead === null || (instead.sku.trim() !== "" && instead.price !== ""))
  );
};
