/** What D1 keeps, as interfaces: what people ask for, not pings. `src/platform` implements them. */
import type { Campaign } from "../domain/campaigns/campaign.ts";
import type { LngLat } from "../domain/geo/position.ts";
import type { Erasure, ErasureReport } from "../domain/privacy/erasure.ts";
import type { Settings } from "../domain/settings.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import type { Actor, ApiKeyRecord } from "./callers.ts";

export type CampaignState = "draft" | "live" | "paused" | "ended";
export interface CampaignRow {
  readonly campaign: Campaign;
  readonly state: CampaignState;
  /** The newest published version, or null. */
  readonly version: number | null;
}
export interface StoreRepository {
  all(): Promise<StoreRecord[]>;
  /** Of all stores, or of those with these ids. */
  page(after: string, limit: number, ids: readonly string[] | null): Promise<StoreRecord[]>;
  get(id: string): Promise<StoreRecord | undefined>;
  /** Gives how many of them were not there before. */
  put(stores: readonly StoreRecord[]): Promise<{ created: number }>;
  /** Gives how many of them are not there yet, and puts nothing. */
  compare(stores: readonly StoreRecord[]): Promise<{ created: number }>;
  /** Where there are stores other than these, to some ten kilometres. */
  places(apartFrom: readonly string[]): Promise<LngLat[]>;
  delete(id: string): Promise<boolean>;
}
export interface CampaignRepository {
  all(): Promise<CampaignRow[]>;
  /** The live campaigns as last published. */
  published(): Promise<{ campaign: Campaign; version: number }[]>;
  get(id: string): Promise<CampaignRow | undefined>;
  /** False where the id is taken. */
  create(campaign: Campaign, by: Actor): Promise<boolean>;
  /** Replaces the draft, which withdraws an approval that was asked for. Gives whether it was created. */
  put(campaign: Campaign, by: Actor): Promise<{ created: boolean }>;
  setState(id: string, state: CampaignState): Promise<void>;
}
/** `lastUsedAt` is epoch milliseconds, and may be an hour behind. */
export interface KeyRow extends ApiKeyRecord {
  readonly lastUsedAt: number | null;
}
export interface KeyRepository {
  all(): Promise<ApiKeyRecord[]>;
  page(after: string, limit: number): Promise<KeyRow[]>;
  get(id: string): Promise<KeyRow | undefined>;
  byHash(hash: string): Promise<ApiKeyRecord | undefined>;
  create(key: ApiKeyRecord): Promise<void>;
  put(key: ApiKeyRecord): Promise<void>;
  delete(id: string): Promise<boolean>;
  /** Notes that a key was just used, once an hour at most. */
  used(id: string): Promise<void>;
}
/** The settings as they were at one time; version 0 are the defaults, which nobody has changed yet. */
export interface SettingsVersion {
  readonly version: number;
  readonly settings: Settings;
}
/** Who made a version of the settings, and when (epoch milliseconds). */
export interface SettingsChange {
  readonly version: number;
  readonly at: number;
  readonly by: string;
  /** The version that this one brought back, or null. */
  readonly restored: number | null;
}
export interface SettingsRepository {
  latest(): Promise<SettingsVersion | undefined>;
  version(version: number): Promise<Settings | undefined>;
  /** Newest first, below `before`. */
  page(before: number, limit: number): Promise<SettingsChange[]>;
  /** Gives the number of the version that it became. */
  append(settings: Settings, by: Actor, restored: number | null): Promise<number>;
}
/** `requestedAt` is epoch milliseconds. */
export interface BegunErasure {
  readonly erasureId: string;
  readonly requestedAt: number;
}
/** Erasures by their random ids, and who is not to come back. */
export interface ErasureRepository {
  /** Notes that an erasure has begun; nothing where it is known. */
  begin(begun: BegunErasure): Promise<void>;
  /** Notes what it came to; the first report stays. */
  complete(begun: BegunErasure, completedAt: number, report: ErasureReport): Promise<void>;
  get(id: string): Promise<Erasure | undefined>;
  /** How many have not come to their end, and since when the oldest goes on. */
  running(): Promise<{ readonly running: number; readonly oldestRequestedAt: number | null }>;
  /** Remembers the hash of an erased shopper's id until `until` (epoch ms). */
  remember(hash: string, until: number): Promise<void>;
  remembers(hash: string): Promise<boolean>;
  forget(hash: string): Promise<void>;
}
