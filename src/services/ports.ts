/**
 * What the services need from outside, as interfaces. `src/platform` and `src/objects` implement them,
 * `src/worker.ts` wires them together; the services know nothing of Cloudflare.
 */
import type { Cart } from "../domain/carts/cart.ts";
import type { Purchase } from "../domain/carts/purchase.ts";
import type { CompiledCampaign } from "../domain/campaigns/compile.ts";
import type { Chosen, Considered } from "../domain/campaigns/decision.ts";
import type { Trigger } from "../domain/campaigns/facts/fact.ts";
import type { FenceShard } from "../domain/geo/fence-shard.ts";
import type { Position } from "../domain/geo/position.ts";
import type { Money } from "../domain/money/money.ts";
import type { LifeState } from "../domain/offers/life.ts";
import type { OfferDocument, OfferView } from "../domain/offers/offer.ts";
import type { ConsentStatement, ConsentsView } from "../domain/privacy/consents.ts";
import type { CompletedErasure, Outcome } from "../domain/privacy/erasure.ts";
import type { SingleView } from "../domain/privacy/single-view.ts";
import type { Problem } from "../domain/problems.ts";
import type { Quote, Redemption, RedeemRequest } from "../domain/redemptions/redeem.ts";
import type { Result } from "../domain/result.ts";
import type { CompiledSettings } from "../domain/settings.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import type { Observation } from "../domain/visits/observation.ts";
import type { Transition } from "../domain/visits/transitions.ts";
import type { LiveKey } from "./callers.ts";
import type { DeviceCall, DeviceRepository, ShopperDevicesPort, SpeakingDevice } from "./device-ports.ts";
import type { Observations } from "./observations.ts";
import type {
  BegunErasure,
  CampaignRepository,
  CampaignState,
  ErasureRepository,
  KeyRepository,
  SettingsRepository,
  StoreRepository,
} from "./repositories.ts";

/** A JSON Web Key as the wire has it. */
export type Jwk = Readonly<Record<string, unknown>>;

/** Names of objects by keyed hashes; see `docs/storage.md`. */
export interface Names {
  sub(shopperId: string): Promise<string>;
  offerId(canonicalCode: string): Promise<string>;
  /** What is remembered of a shopper who was erased: another hash than `sub`, so that nothing that is left can be found by it. */
  erasedHash(shopperId: string): Promise<string>;
  /** What tells one body of a redemption from another; keyed, for a code in it must not be guessed from it. */
  fingerprint(canonicalBody: string): Promise<string>;
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

/** A key that the service signs with, as anybody may see it (RFC 7517). */
export interface PublicKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: "ES256";
  readonly use: "sig";
}

/** The tokens in an offer's QR code. */
export interface OfferTokens {
  issue(claims: OfferTokenClaims): Promise<string>;
  read(token: string): Promise<OfferTokenClaims | undefined>;
  /** The public keys that they verify under. */
  keys(): Promise<PublicKey[]>;
}

/** What a phone signs. */
export interface DeviceProofs {
  /** RFC 7638 thumbprint of a usable public key, or undefined. */
  thumbprint(jwk: unknown): Promise<string | undefined>;
  /** Whether the holder of the key proves to have it, over the token that lets it in. */
  isDeviceProof(proof: string, expected: { jwk: Jwk; token: string; now: number }): Promise<boolean>;
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

/** Receipts of erasures, and the public key that they verify under. */
export interface ErasureReceipts {
  /** A signed receipt of a completed erasure. */
  issue(erasure: CompletedErasure): Promise<string>;
  key(): Promise<Jwk>;
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
  readonly settings: CompiledSettings;
  /** By their hash. */
  readonly keys: ReadonlyMap<string, LiveKey>;
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
  /** When what this isolate knows was published, or null while it knows nothing. */
  publishedAt(): number | null;
  /** The shards that exist, by their id, and the names of their documents. */
  manifest(): Promise<ReadonlyMap<string, string>>;
  shard(id: string): Promise<FenceShard | undefined>;
  shardAt(position: Position): Promise<FenceShard | undefined>;
}

// Objects

export interface ObserveInput {
  readonly speaker: SpeakingDevice;
  readonly observations: readonly Observation[];
  /** Records of every store that an observation names. */
  readonly stores: readonly StoreRecord[];
  /** Stores whose fence, or 1 km around it, holds the newest fix. */
  readonly nearStoreIds: readonly string[];
}
export interface ObserveAnswer {
  readonly duplicates: readonly string[];
  readonly refused: "no_consent" | "paused" | null;
  readonly visits: readonly Transition[];
  readonly offers: readonly OfferView[];
  readonly decisionId: string | null;
  /** Until when something is open, or null. */
  readonly openUntil: number | null;
  /** Whether the phone should stay awake for what may still come about. */
  readonly awake: boolean;
}
export interface DecisionView {
  readonly id: string;
  readonly storeId: string;
  readonly at: string;
  readonly trigger: Pick<Trigger, "event" | "dwellSeconds" | "confidence">;
  readonly state: "gathering" | "reserving" | "creating" | "issued" | "silent" | "abandoning" | "abandoned";
  /** Why it is silent, or was abandoned. */
  readonly code: string | null;
  /** The version of the snapshot that was weighed. */
  readonly snapshot: number;
  readonly chosen: Pick<Chosen, "campaignId" | "version" | "variantId"> | null;
  readonly considered: readonly Considered[];
}

/** A shopper by the retailer's id, whose object comes into being if this is the first word of them. */
export interface Named {
  readonly shopperId: string;
  readonly sub: string;
}
export interface EnrolmentOpening extends Named {
  /** Whether nobody knows yet who this is. */
  readonly anonymous: boolean;
  /** Whether one who was erased comes back. */
  readonly again?: boolean;
  readonly nonce: string;
  readonly expiresAt: number;
}

/** One shopper: consents, devices, visits, limits, decisions, open offers, the order of their cart's writes. */
export interface ShopperPort extends ShopperDevicesPort {
  openEnrolment(input: EnrolmentOpening): Promise<Result<null, Problem>>;
  observe(input: ObserveInput): Promise<Result<ObserveAnswer, Problem>>;
  putCart(input: Named & { readonly cart: Cart }): Promise<Result<{ applied: boolean }, Problem>>;
  /** Empties the cart; what was written before stays out, also where its clock is ahead of ours. */
  emptyCart(named: Named): Promise<Result<{ applied: boolean }, Problem>>;
  /** With a speaker it is their own device that asks. */
  readCart(speaker?: SpeakingDevice): Promise<Result<Cart, Problem>>;
  recordPurchase(input: Named & { readonly purchase: Purchase }): Promise<Result<{ applied: boolean }, Problem>>;
  recordConsents(input: Named & { readonly statement: ConsentStatement }): Promise<Result<ConsentsView, Problem>>;
  recordOwnConsents(call: DeviceCall, statement: ConsentStatement): Promise<Result<ConsentsView, Problem>>;
  offers(speaker: SpeakingDevice, which: "open" | "all"): Promise<Result<readonly OfferView[], Problem>>;
  decision(number: number): Promise<DecisionView | undefined>;
  offerChanged(offerId: string, state: LifeState): Promise<void>;
  /** Everything held. With a speaker it is their own device that asks. */
  view(speaker?: SpeakingDevice): Promise<Result<SingleView, Problem>>;
  /** Whom this shopper became is erased: ends the way to them. */
  endMerged(): Promise<void>;
  /** Begins the erasure, or gives the one that has begun. */
  erase(call?: DeviceCall): Promise<Result<BegunErasure, Problem>>;
}

export interface OfferPort {
  create(document: OfferDocument, sub: string): Promise<"created" | "cancelled">;
  cancel(): Promise<void>;
  /** Its shopper is erased: nothing is left of it but a redemption, without the shopper. */
  erase(): Promise<Outcome>;
  check(request: RedeemRequest): Promise<Result<Quote, Problem>>;
  redeem(request: RedeemRequest, key: IdempotentRequest): Promise<RedeemAnswer>;
}
/** An `Idempotency-Key` within its scope, and what it was first used for. */
export interface IdempotentRequest {
  /** API key and route; the offer is the object. */
  readonly scope: string;
  readonly key: string;
  /** Of the body's canonical JSON, which holds the code and therefore may not be kept. */
  readonly fingerprint: string;
}
/** A redemption or its refusal, and whether this `Idempotency-Key` had been given the same before. */
export type RedeemAnswer = Result<Redemption, Problem> & { readonly replayed: boolean };

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

/** Immutable documents under their names, and the pointer to the current ones. */
export interface SnapshotWriter {
  put(name: string, bytes: Uint8Array | string): Promise<void>;
  putPointer(pointer: Pointer): Promise<void>;
}

/** Whether one more call of whoever has this key is let through. */
export interface RateLimit {
  admits(key: string): boolean | Promise<boolean>;
}

/** Everything a request is served with. */
export interface Ports {
  readonly now: () => number;
  readonly random: Randomness;
  readonly observations: Observations;
  readonly names: Names;
  readonly credentials: Credentials;
  readonly offerTokens: OfferTokens;
  readonly proofs: DeviceProofs;
  readonly snapshots: Snapshots;
  readonly stores: StoreRepository;
  readonly campaigns: CampaignRepository;
  readonly keys: KeyRepository;
  readonly settings: SettingsRepository;
  /** `pings` by the thumbprint of a device's key, `requests` by the id of an API key. */
  readonly rates: { readonly pings: RateLimit; readonly requests: RateLimit };
  readonly devices: DeviceRepository;
  readonly erasures: ErasureRepository;
  readonly receipts: ErasureReceipts;
  readonly snapshotWriter: SnapshotWriter;
  readonly carts: CartStore;
  readonly seal: CartSeal;
  readonly adminKey: string;
  shopper(sub: string): ShopperPort;
  offer(id: string): OfferPort;
  campaign(id: string): CampaignPort;
  publisher(): PublisherPort;
}
