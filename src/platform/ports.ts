import { waitUntil } from "cloudflare:workers";
import { base64url } from "jose";
import type { CampaignPort } from "../services/campaign-ports.ts";
import type { OfferPort } from "../services/offer-ports.ts";
import type { Ports, PublisherPort, Randomness, ShopperPort } from "../services/ports.ts";
import type { StorePort } from "../services/store-ports.ts";
import { approvalsIn } from "./approvals.ts";
import { auditIn } from "./audit-log.ts";
import { campaignVersionsIn } from "./campaign-versions.ts";
import { attributesIn } from "./attributes.ts";
import { archiveIn } from "./archive.ts";
import { backlogIn } from "./backlog.ts";
import { cartSeal } from "./cart-seal.ts";
import { cartsIn } from "./cart-store.ts";
import { clockOf } from "./clock.ts";
import { consentTextsIn } from "./consent-texts.ts";
import { credentialsOf } from "./credentials.ts";
import { decisionsIn } from "./decision-index.ts";
import { devicesIn } from "./device-owners.ts";
import { deviceProofs } from "./device-proofs.ts";
import { erasureReceiptsOf } from "./erasure-receipts.ts";
import { erasuresIn } from "./erasures.ts";
import { identitiesIn } from "./identities.ts";
import { keysIn } from "./key-repository.ts";
import { countCall, metered } from "./metered.ts";
import { namesOf } from "./names.ts";
import { identityOf } from "./identity.ts";
import { observationsOf } from "./observations.ts";
import { offerTokensOf } from "./offer-tokens.ts";
import { pagesOf } from "./pages.ts";
import { peopleIn } from "./people.ts";
import { reportsIn } from "./reports.ts";
import { campaignsIn, storesIn } from "./repositories.ts";
import { productsIn } from "./products.ts";
import { rateLimitsOf } from "./rate-limits.ts";
import { sessionsIn } from "./sessions.ts";
import { sessionTokensOf } from "./session-tokens.ts";
import { settingsIn } from "./settings-repository.ts";
import { snapshotsOf, snapshotWriterOf } from "./snapshots.ts";
import { stockIn } from "./stock.ts";
import { storeVersionsIn } from "./store-versions.ts";
import { waresIn } from "./wares.ts";
import { watchOf } from "./watch.ts";
import { weatherOf } from "./weather.ts";

const random: Randomness = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  text: (bytes) => base64url.encode(crypto.getRandomValues(new Uint8Array(bytes))),
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
};

/** The name alone: a message may carry what was being said. */
const sayLost = (error: unknown): void =>
  console.warn(JSON.stringify({ event: "later_failed", error: error instanceof Error ? error.name : "unknown" }));

/** What fails is only said: the answer that it belongs to has been given. */
const later = (work: Promise<unknown>): void => waitUntil(work.catch(sayLost));

/** Ports are made once per environment: an isolate's `env` is the same object for all of its requests. */
const made = new WeakMap<Env, Ports>();

export function portsOf(env: Env): Ports {
  const known = made.get(env);
  if (known !== undefined) return known;
  const ports = makePorts(env);
  made.set(env, ports);
  return ports;
}

function makePorts(env: Env): Ports {
  const now = clockOf(env);
  const reach = objectsOf(env);
  const database = metered(env.DB, "d1");
  const snapshots = metered(env.SNAPSHOTS, "kv");
  return {
    now,
    random,
    later,
    observations: observationsOf(env),
    names: namesOf(env),
    credentials: credentialsOf(env),
    offerTokens: offerTokensOf(env),
    proofs: deviceProofs,
    snapshots: snapshotsOf(snapshots),
    snapshotWriter: snapshotWriterOf(snapshots),
    stores: storesIn(database, now),
    storeVersions: storeVersionsIn(database, now),
    campaigns: campaignsIn(database, now),
    campaignVersions: campaignVersionsIn(database, now),
    approvals: approvalsIn(database, now),
    audit: auditIn(database, now),
    keys: keysIn(database, now),
    settings: settingsIn(database, now),
    attributes: attributesIn(database, now),
    products: productsIn(database, now),
    stock: stockIn(database),
    wares: waresIn(database, now),
    weather: weatherOf(env.WEATHER_URL, now),
    identities: identitiesIn(database),
    consentTexts: consentTextsIn(database, now),
    rates: rateLimitsOf(env),
    devices: devicesIn(database, now),
    erasures: erasuresIn(database, now),
    receipts: erasureReceiptsOf(env),
    backlog: backlogIn(database, now),
    decisions: decisionsIn(database, now),
    archive: archiveIn(metered(env.LOG, "r2")),
    reports: reportsIn(database, now),
    watch: watchOf(database),
    carts: cartsIn(metered(env.CARTS, "kv")),
    seal: cartSeal,
    adminKey: env.ADMIN_KEY,
    isProduction: env.ENVIRONMENT === "production",
    people: peopleIn(database),
    sessions: sessionsIn(database, now),
    sessionTokens: sessionTokensOf(env, now),
    identity: identityOf(env, now),
    pages: pagesOf(env),
    shopper: (sub) => reach<ShopperPort>(env.SHOPPER, sub),
    offer: (id) => reach<OfferPort>(env.OFFER, id),
    campaign: (id) => reach<CampaignPort>(env.CAMPAIGN, id),
    store: (id) => reach<StorePort>(env.STORE, id),
    publisher: () => reach<PublisherPort>(env.PUBLISHER, "publisher"),
  };
}

/**
 * The one way to an object. The same name inside and outside a jurisdiction is two objects, so every call applies it;
 * an object lives for ever where it is first called from, hence the hint.
 */
function objectsOf({ JURISDICTION, LOCATION_HINT }: Env) {
  return <Port>(namespace: DurableObjectNamespace, name: string): Port => {
    const within = JURISDICTION === "" ? namespace : namespace.jurisdiction(JURISDICTION as DurableObjectJurisdiction);
    const options = LOCATION_HINT === "" ? {} : { locationHint: LOCATION_HINT as DurableObjectLocationHint };
    countCall("object");
    // What the object implements is not in the type of its namespace, which would have to import it.
    return within.getByName(name, options) as unknown as Port;
  };
}
