import type { Purchase } from "../domain/carts/purchase.ts";
import type { RowOutcome } from "../domain/import-lines.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { Activity } from "../domain/shoppers/activity.ts";
import type { Attribute } from "../domain/shoppers/attribute.ts";
import type { ProfileInput } from "../domain/shoppers/profile.ts";
import type { DeviceCall } from "./device-ports.ts";
import type { ShopperIdentitiesPort } from "./identity-ports.ts";
import type { Named } from "./named.ts";

/** What the retailer's attributes are declared as. */
export interface AttributeRepository {
  /** By name. */
  all(): Promise<Attribute[]>;
  put(attribute: Attribute): Promise<void>;
}

/** A shopper as a search finds them. */
export interface FoundShopper {
  readonly shopperId: string;
  readonly anonymous: boolean;
  readonly test: boolean;
}

/** A purchase on its way to its shopper. */
export interface RecordPurchaseInput extends Named {
  readonly purchase: Purchase;
  /** From before: it says what the shopper does, but clears no cart, and nobody is told. */
  readonly history: boolean;
  readonly dryRun: boolean;
}

/** The part of a shopper's object that is about the person. With `dryRun` nothing changes, and nobody comes into being. */
export interface ShopperProfilePort extends ShopperIdentitiesPort {
  putProfile(
    input: Named & { readonly profile: ProfileInput; readonly dryRun: boolean },
  ): Promise<Result<RowOutcome, Problem>>;
  /** Notes a purchase; whether it was news. */
  recordPurchase(input: RecordPurchaseInput): Promise<Result<{ applied: boolean }, Problem>>;
  /** Notes what they did, if they agree to be profiled. */
  recordActivities(
    input: Named & { readonly activities: readonly Activity[] },
  ): Promise<Result<{ applied: boolean }, Problem>>;
  removeTrait(call: DeviceCall, name: string): Promise<Result<null, Problem>>;
  found(): Promise<FoundShopper | undefined>;
}
