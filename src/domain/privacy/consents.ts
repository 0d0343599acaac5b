import { z } from "zod";

/** What a shopper can agree to. `marketing` covers offers, push and the use of the cart. */
export const PURPOSES = ["preciseLocation", "marketing", "profiling", "adsExport"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const consentsAtEnrolmentSchema = z.strictObject({
  preciseLocation: z.boolean().default(false),
  marketing: z.boolean().default(false),
  profiling: z.boolean().default(false),
  adsExport: z.boolean().default(false),
});
export type Consents = z.infer<typeof consentsAtEnrolmentSchema>;

/** Nothing was agreed to: what holds for a shopper of whom nothing is known. */
export const NO_CONSENTS: Consents = consentsAtEnrolmentSchema.parse({});
