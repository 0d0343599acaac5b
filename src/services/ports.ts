/**
 * What the services need from outside, as interfaces. `src/platform` and `src/objects` implement them,
 * `src/worker.ts` wires them together; the services know nothing of Cloudflare.
 */
import type { Cart } from "../domain/carts/cart.ts";
import type { Purchase } from "../domain/carts/purchase.ts";
import type { Campaign } from "../domain/campaigns/campaign.ts";
import type { CompiledCampaign } from "../domain/campaigns/compile.ts";
import type { FenceShard } from "../domain/geo/fence-shard.ts";
import type { Position } from "../domain/geo/position.ts";
import type { Money } from "../domain/money/money.ts";
import type { LifeState } from "../domain/offers/life.ts";
import type { OfferDocument, OfferView } from "../domain/offers/offer.ts";
import type { Consents } from "../domain/privacy/consents.ts";
import type { Problem } from "../domain/problems.ts";
import type { Quote, Redemption, RedeemRequest } from "../domain/redemptions/redeem.ts";
import type { Result } from "../domain/result.ts";
import type { Settings } from "../domain/settings.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import type { Observation } from "../domain/visits/observation.ts";
import type { Transition } from "../domain/visits/transitions.ts";
import type { ApiKeyRecord } from "./callers.ts";

/** A JSON Web Key as the wire has it. */
export type Jwk = Readonly<Record<string, unknown>>;

/** Names of objects by keyed hashes; see `docs/storage.md`. */
export interface Names {
  sub(shopperId: string): Promise<string>;
  offerId(canonicalCode: string): Promise<string>;
  /** SHA-256 in hex. */
  digest(content: string | Uint8Array): Promise<string>;
}

export interface Randomness {
  bytes(count: number): Uint8Array<ArrayBuffer>;
  /** `bytes` random bytes as base64url. */
  text(bytes: number): string;
  /** Uniform in [0, 1). */
  fraction(): number;
}

export interface CredentialClaims {
  readonly sub: string;
  readonly deviceId: string;
  readonly jkt: string;
  readonly jwk: Jwk;
  /** Epoch milliseconds, as all times between layers. */
  readonly expiresAt: number;
}
export interface VerifiedCredential {
  readonly claims: CredentialClaims;
  readonly publicKey: CryptoKey;
}
export interface EnrolmentClaims {
  readonly sub: string;
  readonly nonce: string;
  readonly expiresAt: number;
}
export interface OfferTokenClaims {
  readonly offerId: string;
  readonly storeIds: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** What the service signs to let phones in. Reading gives undefined for whatever does not verify; expiry is the caller's to judge. */
export interface Credentials {
  readonly audience: string;
  issueCredential(claims: CredentialClaims, now: number): Promise<string>;
  readCredential(token: string): Promise<VerifiedCredential | undefined>;
  issueEnrolment(claims: EnrolmentClaims): Promise<string>;
  readEnrolment(token: string): Promise<EnrolmentClaims | undefined>;
}

/** The tokens in an offer's QR code. */
export interface OfferTokens {
  issue(claims: OfferTokenClaims): Promise<string>;
  read(token: string): Promise<OfferTokenClaims | undefined>;
  /** The public keys that they verify under. */
  keys(): Promise<Jwk[]>;
}

/** What a phone signs. */
export interface DeviceProofs {
  /** RFC 7638 thumbprint of a usable public key, or undefined. */
  thumbprint(jwk: unknown): Promise<string | undefined>;
  isEnrolmentProof(proof: string, expected: { jwk: Jwk; enrolmentToken: string; now: number }): Promise<boolean>;
  /** `payload` is undefined where the signature holds over something that is no strict JSON. */
  readPing(body: string, credential: VerifiedCredential): Promise<{ readonly payload: unknown } | undefined>;
  readDpop(
    proof: string,
    expected: { claims: CredentialClaims; credential: string; method: string; url: string; now: number },
  ): Promise<{ readonly jti: string } | undefined>;
}

export interface CartSeal {
  seal(key: Uint8Array<ArrayBuffer>, version: number, cart: Cart): Promise<Uint8Array<ArrayBuffer>>;
  /** Undefined where the value is of another version, or not sealed under this key. */
  open(key: Uint8Array<ArrayBuffer>, version: number, sealed: Uint8Array<ArrayBuffer>): Promise<Cart | undefined>;
}

/** Sealed carts in KV. */
export interface CartStore {
  get(sub: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  put(sub: string, sealed: Uint8Array<ArrayBuffer>): Promise<void>;
  delete(sub: string): Promise<void>;
}

/** What is live, read once per isolate and then from memory. */
export interface LiveConfig {
  readonly version: number;
  readonly campaigns: readonly CompiledCampaign[];
  readonly settings: Settings;
  readonly keys: ReadonlyMap<string, ApiKeyRecord>;
}
/** What is current: names of immutable documents. */
export interface Pointer {
  readonly version: number;
  readonly publishedAt: number;
  readonly manifest: string;
  readonly config: string;
}
export interface Snapshots {
  /** Tells this isolate of a newer pointer, so that it need not wait until it looks again. */
  adopt(pointer: Pointer): void;
  config(): Promise<LiveConfig>;
  /** The shards that exist, by their id, and the names of their documents. */
  manifest(): Promise<ReadonlyMap<string, string>>;
  shard(id: string): Promise<FenceShard | undefined>;
  shardAt(position: Position): Promise<FenceShard | undefined>;
}

// Objects

export interface ObserveInput {
  readonly deviceId: string;
  readonly observations: readonly Observation[];
  /** Records of every store that an observation names. */
  readonly stores: readonly StoreRecord[];
  /** Stores whose fence, or 1 km around it, holds the newest fix. */
  readonly nearStoreIds: readonly string[];
}
export interface ObserveAnswer {
  readonly duplicates: readonly string[];
  readonly refused: "no_consent" | null;
  readonly visits: readonly Transition[];
  readonly offers: readonly OfferView[];
  readonly decisionId: string | null;
  /** Until when something is open, or null. */
  readonly openUntil: number | null;
  /** Whether the phone should stay awake for what may still come about. */
  readonly awake: boolean;
}
export interface EnrolInput {
  readonly nonce: string;
  readonly thumbprint: string;
  readonly platform: "ios" | "android" | "web";
  readonly locale: string | null;
  readonly consents: Consents;
}
export interface DecisionView {
  readonly id: string;
  readonly storeId: string;
  readonly at: string;
  readonly state: string;
  readonly [member: string]: unknown;
}

/** One shopper: consents, devices, visits, limits, decisions, open offers, the order of their cart's writes. */
export interface ShopperPort {
  openEnrolment(input: { shopperId: string; sub: string; nonce: string; expiresAt: number }): Promise<void>;
  enrol(input: EnrolInput): Promise<Result<{ deviceId: string; created: boolean }, Problem>>;
  observe(input: ObserveInput): Promise<Result<ObserveAnswer, Problem>>;
  putCart(input: { shopperId: string; sub: string; cart: Cart }): Promise<{ applied: boolean }>;
  readCart(): Promise<Result<Cart, Problem>>;
  recordPurchase(input: { shopperId: string; sub: string; purchase: Purchase }): Promise<{ applied: boolean }>;
  offers(deviceId: string, which: "open" | "all"): Promise<Result<readonly OfferView[], Problem>>;
  decision(number: number): Promise<DecisionView | undefined>;
  offerChanged(offerId: string, state: LifeState): Promise<void>;
}

export interface OfferPort {
  create(document: OfferDocument, sub: string): Promise<"created" | "cancelled">;
  cancel(): Promise<void>;
  check(request: RedeemRequest): Promise<Result<Quote, Problem>>;
  redeem(request: RedeemRequest, key: IdempotentRequest): Promise<Result<RedeemAnswer, Problem>>;
}
/** An `Idempotency-Key` within its scope, and what it was first used for. */
export interface IdempotentRequest {
  /** API key and route; the offer is the object. */
  readonly scope: string;
  readonly key: string;
  /** Canonical JSON of the body. */
  readonly fingerprint: string;
}
export interface RedeemAnswer {
  readonly redemption: Redemption;
  /** Whether this `Idempotency-Key` had been answered before. */
  readonly replayed: boolean;
}

export type ReserveOutcome = "reserved" | "exhausted" | "paused" | "released";
export interface CampaignPort {
  configure(config: { state: CampaignState; version: number; limits: readonly Money[] }): Promise<void>;
  reserve(offerId: string, storeId: string, currency: string, amount: number): Promise<ReserveOutcome>;
  release(offerId: string): Promise<void>;
  /** The till took `spent` minor units off; what was reserved beyond that is free again. */
  settle(offerId: string, spent: number): Promise<void>;
  budget(): Promise<readonly { currency: string; limit: number; reserved: number; spent: number }[]>;
}

export interface PublisherPort {
  /** Publishes all that stands in D1 at the time of the call, or later. Gives the snapshot's pointer. */
  publish(): Promise<Pointer>;
  /** The same, soon, without waiting for it. */
  request(): Promise<void>;
}

// D1: what people ask for, not pings

export type CampaignState = "draft" | "live" | "paused" | "ended";
export interface CampaignRow {
  readonly campaign: Campaign;
  readonly state: CampaignState;
  /** The newest published version, or null. */
  readonly version: number | null;
}
export interface StoreRepository {
  all(): Promise<StoreRecord[]>;
  page(after: string, limit: number): Promise<StoreRecord[]>;
  get(id: string): Promise<StoreRecord | undefined>;
  /** Gives how many of them were not there before. */
  put(stores: readonly StoreRecord[]): Promise<{ created: number }>;
  delete(id: string): Promise<boolean>;
}
export interface CampaignRepository {
  all(): Promise<CampaignRow[]>;
  /** The live campaigns as last published. */
  published(): Promise<{ campaign: Campaign; version: number }[]>;
  get(id: string): Promise<CampaignRow | undefined>;
  /** False where the id is taken. */
  create(campaign: Campaign): Promise<boolean>;
  /** Whether it was created. */
  put(campaign: Campaign): Promise<{ created: boolean }>;
  /** Makes the draft the next version and the campaign live. */
  publish(id: string, holdoutWaiver: string | null): Promise<{ version: number; campaign: Campaign } | undefined>;
  setState(id: string, state: CampaignState): Promise<void>;
}
export interface KeyRepository {
  all(): Promise<ApiKeyRecord[]>;
  byHash(hash: string): Promise<ApiKeyRecord | undefined>;
  create(key: ApiKeyRecord): Promise<void>;
  delete(id: string): Promise<boolean>;
}
export interface DeviceRepository {
  /** Records that the key with this thumbprint is now a device of `sub`. Gives whose it was before. */
  assign(thumbprint: string, sub: string, deviceId: string): Promise<void>;
}

/** Immutable documents under their names, and the pointer to the current ones. */
export interface SnapshotWriter {
  put(name: string, bytes: Uint8Array | string): Promise<void>;
  putPointer(pointer: Pointer): Promise<void>;
}

/** Everything a request is served with. */
export interface Ports {
  readonly now: () => number;
  readonly random: Randomness;
  readonly names: Names;
  readonly credentials: Credentials;
  readonly offerTokens: OfferTokens;
  readonly proofs: DeviceProofs;
  readonly snapshots: Snapshots;
  readonly stores: StoreRepository;
  readonly campaigns: CampaignRepository;
  readonly keys: KeyRepository;
  readonly devices: DeviceRepository;
  readonly snapshotWriter: SnapshotWriter;
  readonly carts: CartStore;
  readonly seal: CartSeal;
  readonly adminKey: string;
  shopper(sub: string): ShopperPort;
  offer(id: string): OfferPort;
  campaign(id: string): CampaignPort;
  publisher(): PublisherPort;
}
