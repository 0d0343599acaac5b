import { z } from "zod";
import { LINE_QUANTITY_MAX, QUANTITY_PARTS } from "../bounds.ts";

/** A quantity in thousandths, which are integers: `1.35` kg are 1,350. */
export const partsOf = (quantity: number): number => Math.round(quantity * QUANTITY_PARTS);

/** Thousandths as the wire has them. */
export const quantityOf = (parts: number): number => parts / QUANTITY_PARTS;

// The double nearest to a decimal is what dividing its thousandths gives, so this is exact.
const hasThreeDecimals = (quantity: number): boolean => quantityOf(partsOf(quantity)) === quantity;

/** Pieces, or kilos and metres with up to three decimals; below zero for what comes back in the same receipt. */
export const signedQuantitySchema = z
  .number()
  .min(-LINE_QUANTITY_MAX)
  .max(LINE_QUANTITY_MAX)
  .refine((quantity) => quantity !== 0 && hasThreeDecimals(quantity), {
    error: "must not be 0, and have three decimals at most",
  });

export const quantitySchema = signedQuantitySchema.refine((quantity) => quantity > 0, { error: "must be above 0" });
