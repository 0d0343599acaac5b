import { QUANTITY_PARTS } from "../../domain/bounds.ts";
import { exponentOf } from "../../domain/money/currency.ts";
import { proportionHalfUp } from "../../domain/money/exact.ts";

/** A line of the receipt. Prices are minor units. */
export interface Line {
  /** Numbers from 1, which a return names weeks later. */
  readonly id: string;
  readonly sku: string;
  readonly productId: string | null;
  readonly gtin: string | null;
  /** What the cashier calls it. It is shown here and sent nowhere. */
  readonly name: string;
  /** Pieces, kilos or metres; below zero for what comes back in the same receipt. */
  readonly quantity: number;
  readonly unitPrice: number;
}
export type NewLine = Omit<Line, "id">;

/** A line as it is typed: the price in the currency's major unit, empty where nothing was typed yet. */
export interface TypedLine {
  readonly sku: string;
  readonly productId: string;
  readonly name: string;
  readonly quantity: number | string;
  readonly price: number | string;
}
export const EMPTY_LINE: TypedLine = { sku: "", productId: "", name: "", quantity: 1, price: "" };

/** A price in major units as minor ones. */
export const minorOf = (price: number | string, currency: string): number =>
  Math.round(Number(price) * 10 ** exponentOf(currency));
export const majorOf = (amount: number, currency: string): number => amount / 10 ** exponentOf(currency);

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

export const lineOf = ({ sku, productId, name, quantity, price }: TypedLine, currency: string): NewLine => ({
  sku: sku.trim(),
  productId: orNull(productId),
  gtin: /^\d{8,14}$/.test(sku.trim()) ? sku.trim() : null,
  name: name.trim(),
  quantity: Number(quantity),
  unitPrice: minorOf(price, currency),
});

/** What a line costs before anything comes off, minor units: rounded half up, once. */
export function costOf({ quantity, unitPrice }: Pick<Line, "quantity" | "unitPrice">): number {
  const cost = proportionHalfUp(unitPrice, Math.abs(Math.round(quantity * QUANTITY_PARTS)), QUANTITY_PARTS);
  return quantity < 0 ? 0 - cost : cost;
}

export const totalOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + costOf(line), 0);

/** A line as the service takes it: what the cashier calls it stays here. */
export function soldAs<L extends NewLine>(line: L): Omit<L, "name"> {
  const { name: _name, ...rest } = line;
  return rest;
}

/** The lines as `POST /v1/redemptions` takes them. */
export const basketOf = (lines: readonly Line[], currency: string) => ({
  currency,
  lines: lines.map(soldAs),
});

const nextId = (lines: readonly Line[]): string => String(Math.max(0, ...lines.map(({ id }) => Number(id))) + 1);

/** The same article at the same price is one line with more of it. */
export function withLine(lines: readonly Line[], added: NewLine): readonly Line[] {
  const same = lines.find(
    ({ sku, productId, unitPrice, quantity }) =>
      sku === added.sku &&
      productId === added.productId &&
      unitPrice === added.unitPrice &&
      quantity > 0 === added.quantity > 0,
  );
  if (same === undefined) return [...lines, { ...added, id: nextId(lines) }];
  const more = (same.quantity * QUANTITY_PARTS + added.quantity * QUANTITY_PARTS) / QUANTITY_PARTS;
  return lines.map((line) => (line === same ? { ...line, quantity: more } : line));
}
