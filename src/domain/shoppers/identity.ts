import { z } from "zod";
import { IDENTITY_VALUE_MAX_CHARS } from "../bounds.ts";
import { retailerIdSchema } from "../carts/cart.ts";
import { GIVEN_ID } from "../given-id.ts";

/**
 * How sure it is that two who have it are one person. *Strong*: it joins two shoppers. *Weak*: it is whoever's had it
 * last, for a cart goes from hand to hand, a number to another customer, and a phone around the family.
 */
const STRENGTHS = {
  email: "strong",
  loyaltyCard: "strong",
  customer: "strong",
  phone: "weak",
  cart: "weak",
  checkout: "weak",
  device: "weak",
} as const;
export type IdentityKind = keyof typeof STRENGTHS;
export const IDENTITY_KINDS = Object.keys(STRENGTHS) as [IdentityKind, ...IdentityKind[]];

export const isStrong = (kind: IdentityKind): boolean => STRENGTHS[kind] === "strong";

const sourceSchema = z.string().regex(GIVEN_ID).nullish();

/** Hex SHA-256 of the normalised address (trimmed, lower case) or of the E.164 number: neither comes in clear. */
const hashedSchema = z.strictObject({
  kind: z.enum(["email", "phone"]),
  source: sourceSchema,
  value: z.string().regex(/^[0-9a-f]{64}$/, { error: "must be a SHA-256 in lower-case hex" }),
});
const plainSchema = z.strictObject({
  kind: z.enum(["loyaltyCard", "customer", "cart", "checkout", "device"]),
  source: sourceSchema,
  value: z
    .string()
    .regex(/^[\x21-\x7e][\x20-\x7e]*$/)
    .max(IDENTITY_VALUE_MAX_CHARS),
});

/** A name that other systems know a shopper by. `source` says which of them, where the same value may mean two people. */
export const identitySchema = z.discriminatedUnion("kind", [hashedSchema, plainSchema]).meta({ id: "Identity" });
export type ShopperIdentity = z.infer<typeof identitySchema>;

/** What an identity is found by: the same for the same kind, source and value alone. Holds line feeds, as no id does. */
export const identityText = ({ kind, source, value }: ShopperIdentity): string =>
  ["identity", kind, source ?? "", value].join("\n");

/** What the retailer's id is of somebody of whom the identity with this hash is all that is known. */
export const waitingShopperId = (hash: string): string => `identity-${hash}`;

/** The members by which a body says whom it is about. */
export const shopperMembers = {
  shopperId: retailerIdSchema.nullish(),
  /** Instead of `shopperId`: what another system knows them by. */
  shopper: identitySchema.nullish(),
} as const;
export interface ShopperRef {
  readonly shopperId?: string | null | undefined;
  readonly shopper?: ShopperIdentity | null | undefined;
}

/** Whether a body says by one of the two whom it is about, and not by both. */
export const namesOneShopper = ({ shopperId, shopper }: ShopperRef): boolean =>
  (shopperId == null) !== (shopper == null);
export const namesNobodyTwice = ({ shopperId, shopper }: ShopperRef): boolean => shopperId == null || shopper == null;

export const NAME_ONE = { path: ["shopperId"], error: "give shopperId, or shopper instead" };
