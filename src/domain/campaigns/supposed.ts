import { z } from "zod";
import { SUPPOSED_LIST_MAX, TRIGGER_DWELL_MAX_S } from "../bounds.ts";
import { cartSchema, categorySchema, retailerIdSchema } from "../carts/cart.ts";
import { CHANNELS } from "../contacts/contact.ts";
import { UNRESTRAINED } from "../contacts/restraint.ts";
import { moneySchema } from "../money/money.ts";
import type { StoreRecord } from "../stores/store.ts";
import type { Campaign } from "./campaign.ts";
import { compileCampaign } from "./compile.ts";
import type { DecisionInput, Live } from "./decision.ts";
import type { Trigger } from "./facts/fact.ts";
import { instantOf } from "./local-time.ts";
import { localeSchema } from "./variant.ts";

const instant = z.iso.datetime({ offset: true });
const few = <S extends z.ZodType>(schema: S) => z.array(schema).max(SUPPOSED_LIST_MAX);
const byName = <S extends z.ZodType>(schema: S) =>
  z
    .record(z.string().min(1).max(128), schema)
    .refine((all) => Object.keys(all).length <= SUPPOSED_LIST_MAX, { error: "names too many" });

const shopperSchema = z.strictObject({
  locale: localeSchema.nullable().default(null),
  consents: z
    .strictObject({
      preciseLocation: z.boolean().default(true),
      marketing: z.boolean().default(true),
      profiling: z.boolean().default(true),
    })
    .prefault({}),
  age: z.enum(["adult", "minor", "unknown"]).default("adult"),
  segments: few(z.string().max(200)).default([]),
  attributes: byName(z.union([z.string(), z.number(), z.boolean(), few(z.string())])).default({}),
  tier: z.string().max(200).nullable().default(null),
  orders: z.int().min(0).default(0),
  spend: few(moneySchema).default([]),
  lastPurchaseAt: instant.nullable().default(null),
  potential: byName(moneySchema).default({}),
  affinity: byName(z.number().min(0)).default({}),
  /** Earlier visits to any store; null where that is not known. */
  visits: z
    .strictObject({ last30Days: z.int().min(0), lastAt: instant.nullable() })
    .nullable()
    .default(null),
  contacts: few(z.strictObject({ channel: z.enum(CHANNELS), purpose: z.enum(["marketing", "service"]), at: instant }))
    .nullable()
    .default(null),
});

const productSchema = z.strictObject({
  categories: few(categorySchema).default([]),
  marginBasisPoints: z.int().min(0).max(10_000).nullable().default(null),
  prices: few(moneySchema).default([]),
  floorPrices: few(moneySchema).default([]),
  onSale: z.boolean().nullable().default(null),
  neverDiscount: z.boolean().default(false),
});

/** Somebody who does not exist, as a preview supposes them. What is left out is not known of them. */
export const supposedSchema = z
  .strictObject({
    /** Left out: what the campaign waits for. */
    trigger: z
      .strictObject({
        event: z.enum(["entered", "dwelled", "exited"]),
        dwellSeconds: z.int().min(0).max(TRIGGER_DWELL_MAX_S).default(0),
        confidence: z.enum(["low", "medium", "high"]).default("high"),
      })
      .optional(),
    cart: cartSchema.nullable().default(null),
    shopper: shopperSchema.prefault({}),
    products: z.record(retailerIdSchema, productSchema).default({}),
    stock: z.record(retailerIdSchema, z.int().min(0)).default({}),
    weather: z
      .strictObject({
        condition: z.string().max(100),
        temperature: z.number(),
        rainSoon: z.boolean(),
        sunSoon: z.boolean(),
      })
      .nullable()
      .default(null),
  })
  .meta({ id: "Supposed" });
export type Supposed = z.infer<typeof supposedSchema>;

/** A campaign that is to be weighed as if it were live. A version of 0 is a draft that was never frozen. */
export interface Draft {
  readonly campaign: Campaign;
  readonly version: number;
}

/** What would be live with the draft in the place of what is. */
export const withDraft = <L extends Live>(live: L, draft: Draft): L => ({
  ...live,
  campaigns: [...live.campaigns.filter(({ campaign }) => campaign.id !== draft.campaign.id), compileCampaign(draft)],
});

/** When (epoch ms), where and for which campaign something is supposed. */
export interface Supposition {
  readonly now: number;
  readonly store: StoreRecord;
  readonly campaign: Campaign;
}

/** The transition that the campaign waits for, just made and beyond doubt. */
export const awaitedTrigger = ({ trigger }: Campaign, now: number): Trigger => ({
  event: trigger.event,
  at: now,
  dwellSeconds: trigger.dwellSeconds,
  confidence: "high",
});

/** What a decision about them would be made from. Everything is known at once: there is nothing left to fetch. */
export function supposedInput(
  { trigger, cart, shopper, products, stock, weather }: Supposed,
  { now, store, campaign }: Supposition,
  live: Live,
): DecisionInput {
  const { locale, consents, age, visits, contacts, lastPurchaseAt, ...known } = shopper;
  const said = contacts?.map(({ at, ...contact }) => ({ ...contact, at: instantOf(at), from: instantOf(at) }));
  return {
    ...live,
    now,
    seed: 0,
    channel: "visit",
    trigger: trigger === undefined ? awaitedTrigger(campaign, now) : { ...trigger, at: now },
    asked: null,
    store,
    shopper: {
      locale,
      consents,
      age,
      issued: [],
      facts: { ...known, locale, lastPurchaseAt: lastPurchaseAt === null ? null : instantOf(lastPurchaseAt) },
      contacts: said === undefined ? null : { list: said },
      visits: visits && { ...visits, lastAt: visits.lastAt === null ? null : instantOf(visits.lastAt) },
      restraint: UNRESTRAINED,
      heldOut: { everywhere: false, campaigns: [] },
    },
    refused: [],
    cart: cart === null ? { kind: "none" } : { kind: "present", cart },
    goods: { products, stock },
    weather,
  };
}
