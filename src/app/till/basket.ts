import { exponentOf } from "../../domain/money/currency.ts";
import type { Till } from "./this-till.ts";

/** One line as it is typed: the price in the currency's major unit. */
export interface TypedLine {
  readonly sku: string;
  readonly productId: string;
  readonly quantity: number;
  readonly price: number;
}

export const EMPTY_LINE: TypedLine = { sku: "", productId: "", quantity: 1, price: 0 };

/** A receipt with one line, as `POST /v1/redemptions` takes it. */
export const receiptOf = (
  { storeId, tillId, currency }: Till,
  code: string,
  transactionId: string,
  line: TypedLine,
) => ({
  code,
  storeId,
  tillId,
  transactionId,
  basket: {
    currency,
    lines: [
      {
        id: "1",
        sku: line.sku,
        productId: line.productId === "" ? null : line.productId,
        quantity: line.quantity,
        unitPrice: Math.round(line.price * 10 ** exponentOf(currency)),
      },
    ],
  },
});
export type Receipt = ReturnType<typeof receiptOf>;
