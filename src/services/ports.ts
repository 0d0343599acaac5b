/**
 * What the services need from outside, as interfaces. `src/platform` and `src/objects` implement them,
 * `src/worker.ts` wires them together; the services know nothing of Cloudflare.
 */
import type { Cart } from "../domain/carts/cart.ts";
import type { LifeState } from "../domain/offers/life.ts";
import type { Explanation } from "../domain/offers/explanation.ts";
import type { OfferDocument, OfferView } from "../domain/offers/offer.ts";
import type { RegionExit } from "../domain/pings/watch.ts";
import type { ConsentStatement, ConsentsView } from "../domain/privacy/consents.ts";
import type { CompletedErasure } from "../domain/privacy/erasure.ts";
import type { SingleView } from "../domain/privacy/single-view.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { ShopperIdentity } from "../domain/shoppers/identity.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import type { Observation } from "../domain/visits/observation.ts";
import type { Transition } from "../domain/visits/transitions.ts";
import type { Watch } from "./attention-ports.ts";
import type { ShopperCalmPort } from "./calm-ports.ts";
import type { BacklogRepository } from "./backlog-ports.ts";
import type { CampaignPort } from "./campaign-ports.ts";
import type { ConsentTextRepository } from "./consent-text-ports.ts";
import type { ApprovalRepository, AuditLog, CampaignVersions } from "./desk-ports.ts";
import type { Archive, DecisionIndex, KeptDecision, DecisionView } from "./decision-ports.ts";
import type { ShopperAskingPort } from "./asking-ports.ts";
import type { DeviceCall, DeviceRepository, ShopperDevicesPort, SpeakingDevice } from "./device-ports.ts";
import type { Named } from "./named.ts";
import type { Observations } from "./observations.ts";
import type { ProductRepository, StockRepository, WareReader, WeatherReport } from "./goods-ports.ts";
import type { IdentityRepository } from "./identity-ports.ts";
import type { OfferPort } from "./offer-ports.ts";
import type { Identity, PersonRepository, SessionRepository, SessionTokens } from "./people-ports.ts";
import type { AttributeRepository, ShopperProfilePort } from "./profile-ports.ts";
import type {
  BegunErasure,
  CampaignRepository,
  ErasureRepository,
  KeyRepository,
  SettingsRepository,
  StoreRepository,
} from "./repositories.ts";
import type { Reports } from "./report-ports.ts";
import type { Pointer, Snapshots, SnapshotWriter } from "./snapshot-ports.ts";
import type { StorePort } from "./store-ports.ts";
import type { StoreVersions } from "./store-version-ports.ts";

/** A JSON Web Key as the wire has it. */
export type Jwk = Readonly<Record<string, unknown>>;

/** Names of objects by keyed hashes; see `docs/storage.md`. */
export interface Names {
  sub(shopperId: string): Promise<string>;
  offerId(canonicalCode: string): Promise<string>;
  /** What an identity of a shopper is found by. */
  identity(identity: ShopperIdentity): Promise<string>;
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
  /** A test shopper's: made-up positions count. */
  readonly test: boolean;
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
  /** At most `OFFER_TOKEN_MAX_BYTES` long: where not all of the offer fits, a till has to ask (`online`). */
  issue(offer: OfferDocument): Promise<string>;
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

// Objects

export interface ObserveInput {
  readonly speaker: SpeakingDevice;
  readonly observations: readonly Observation[];
  /** What the phone's own region monitoring left. */
  readonly exits: readonly RegionExit[];
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
export interface EnrolmentOpening extends Named {
  /** Whether nobody knows yet who this is. */
  readonly anonymous: boolean;
  /** Whether one who was erased comes back. */
  readonly again?: boolean;
  readonly nonce: string;
  readonly expiresAt: number;
}

/** One shopper: consents, devices, visits, limits, decisions, open offers, the order of their cart's writes. */
export interface ShopperPort extends ShopperAskingPort, ShopperCalmPort, ShopperDevicesPort, ShopperProfilePort {
  /** Gives the retailer's id of who is let in. */
  openEnrolment(input: EnrolmentOpening): Promise<Result<string, Problem>>;
  observe(input: ObserveInput): Promise<Result<ObserveAnswer, Problem>>;
  putCart(input: Named & { readonly cart: Cart }): Promise<Result<{ applied: boolean }, Problem>>;
  /** Empties the cart; what was written before stays out, also where its clock is ahead of ours. */
  emptyCart(named: Named): Promise<Result<{ applied: boolean }, Problem>>;
  /** With a speaker it is their own device that asks. */
  readCart(speaker?: SpeakingDevice): Promise<Result<Cart, Problem>>;
  recordConsents(input: Named & { readonly statement: ConsentStatement }): Promise<Result<ConsentsView, Problem>>;
  recordOwnConsents(call: DeviceCall, statement: ConsentStatement): Promise<Result<ConsentsView, Problem>>;
  offers(speaker: SpeakingDevice, which: "open" | "all"): Promise<Result<readonly OfferView[], Problem>>;
  decision(number: number): Promise<DecisionView | undefined>;
  keptDecision(number: number): Promise<KeptDecision | undefined>;
  /** Why the shopper whose device asks has this offer. */
  explain(speaker: SpeakingDevice, offerId: string): Promise<Result<Explanation, Problem>>;
  /** `given`: what tills took off for it, less what came back; minor units. */
  offerChanged(offerId: string, state: LifeState, given: number): Promise<void>;
  /** Everything held. With a speaker it is their own device that asks. */
  view(speaker?: SpeakingDevice): Promise<Result<SingleView, Problem>>;
  /** Whom this shopper became is erased: ends the way to them. */
  endMerged(): Promise<void>;
  /** Begins the erasure, or gives the one that has begun. */
  erase(call?: DeviceCall): Promise<Result<BegunErasure, Problem>>;
}

export interface PublisherPort {
  /**
   * Publishes what is live in D1 at the time of the call, or later. Gives the snapshot's pointer.
   * @param how `anew` takes nothing for granted of what was published before
   */
  publish(how?: { readonly anew: boolean }): Promise<Pointer>;
  /** The same, soon, without waiting for it. */
  request(): Promise<void>;
}

/** Whether one more call of whoever has this key is let through. */
export interface RateLimit {
  admits(key: string): boolean | Promise<boolean>;
}

/** The browser programs, as they were built. */
export interface MapTiles {
  /** With `{z}`, `{x}` and `{y}`. */
  readonly url: string;
  readonly attribution: string;
  /** What a policy names, to let a page ask for them. */
  readonly origin: string;
}

export interface Pages {
  /** Null where maps draw their own land. */
  readonly tiles: MapTiles | null;
  /** The page that a program begins with; undefined where it was not built. */
  html(program: "console" | "phone" | "till"): Promise<string | undefined>;
}

/** Everything a request is served with. */
export interface Ports {
  readonly now: () => number;
  readonly random: Randomness;
  /** Sees work through whose end the answer need not wait for. */
  later(work: Promise<unknown>): void;
  readonly observations: Observations;
  readonly names: Names;
  readonly credentials: Credentials;
  readonly offerTokens: OfferTokens;
  readonly proofs: DeviceProofs;
  readonly snapshots: Snapshots;
  readonly stores: StoreRepository;
  readonly storeVersions: StoreVersions;
  readonly campaigns: CampaignRepository;
  readonly campaignVersions: CampaignVersions;
  readonly approvals: ApprovalRepository;
  readonly audit: AuditLog;
  readonly keys: KeyRepository;
  readonly settings: SettingsRepository;
  readonly attributes: AttributeRepository;
  readonly products: ProductRepository;
  readonly stock: StockRepository;
  readonly wares: WareReader;
  readonly weather: WeatherReport;
  readonly identities: IdentityRepository;
  readonly consentTexts: ConsentTextRepository;
  /** `pings` by the thumbprint of a device's key, `requests` by the id of an API key. */
  readonly rates: { readonly pings: RateLimit; readonly requests: RateLimit };
  readonly devices: DeviceRepository;
  readonly erasures: ErasureRepository;
  readonly receipts: ErasureReceipts;
  readonly backlog: BacklogRepository;
  readonly snapshotWriter: SnapshotWriter;
  readonly decisions: DecisionIndex;
  readonly archive: Archive;
  readonly reports: Reports;
  readonly watch: Watch;
  readonly carts: CartStore;
  readonly seal: CartSeal;
  readonly adminKey: string;
  /** Where nothing is for trying out. */
  readonly isProduction: boolean;
  readonly people: PersonRepository;
  readonly sessions: SessionRepository;
  readonly sessionTokens: SessionTokens;
  readonly identity: Identity;
  readonly pages: Pages;
  shopper(sub: string): ShopperPort;
  offer(id: string): OfferPort;
  campaign(id: string): CampaignPort;
  store(id: string): StorePort;
  publisher(): PublisherPort;
}
