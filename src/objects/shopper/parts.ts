import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import { Calm } from "./calm.ts";
import { CART_SCHEMA, CartOrder } from "./cart-order.ts";
import { CONSENT_SCHEMA, ConsentLog } from "./consents.ts";
import { CONTACT_SCHEMA, ContactLog } from "./contact-log.ts";
import { DECISION_SCHEMA } from "./decision-rows.ts";
import { Decisions } from "./decisions.ts";
import { DEVICE_SCHEMA, Devices } from "./devices.ts";
import { FEEDBACK_SCHEMA, FeedbackLog } from "./feedback-log.ts";
import { Identities, IDENTITIES_SCHEMA } from "./identities.ts";
import { Identity, IDENTITY_SCHEMA } from "./identity.ts";
import { PROFILE_SCHEMA, ProfileLog } from "./profile-log.ts";
import { PURCHASE_SCHEMA, Purchases } from "./purchases.ts";
import { OutcomeLog } from "./outcome-log.ts";
import { sourcesOf } from "./sources.ts";
import { VISIT_SCHEMA, VisitLog } from "./visit-log.ts";
import { Wallet, WALLET_SCHEMA } from "./wallet.ts";

export const SHOPPER_SCHEMA =
  IDENTITY_SCHEMA +
  DEVICE_SCHEMA +
  CONSENT_SCHEMA +
  VISIT_SCHEMA +
  CART_SCHEMA +
  DECISION_SCHEMA +
  WALLET_SCHEMA +
  CONTACT_SCHEMA +
  FEEDBACK_SCHEMA +
  IDENTITIES_SCHEMA +
  PROFILE_SCHEMA +
  PURCHASE_SCHEMA;

/** What a shopper's object consists of: each part has its own tables, and knows the parts that it asks. */
export interface Parts {
  readonly identity: Identity;
  readonly devices: Devices;
  readonly consents: ConsentLog;
  readonly visits: VisitLog;
  readonly cart: CartOrder;
  readonly wallet: Wallet;
  readonly contacts: ContactLog;
  readonly feedback: FeedbackLog;
  readonly calm: Calm;
  readonly decisions: Decisions;
  readonly identities: Identities;
  readonly profile: ProfileLog;
  readonly purchases: Purchases;
  readonly outcomes: OutcomeLog;
}

export function partsOf(records: Records, ports: Ports): Parts {
  const identity = new Identity(records, ports.random);
  const devices = new Devices(records, identity);
  const visits = new VisitLog(records);
  const contacts = new ContactLog(records);
  const identities = new Identities(records);
  const profile = new ProfileLog(records);
  const purchases = new Purchases(records, () => profile.leave);
  const feedback = new FeedbackLog(records);
  const consents = new ConsentLog(records, {
    // Without leave to know where they are, nothing is kept that says where they were, and nothing is decided there.
    preciseLocation: () => {
      visits.forget();
      feedback.forgetStores();
      decisions.giveUp("consent_missing");
    },
    profiling: () => profile.unprofile(),
  });
  const outcomes = new OutcomeLog(records, identity, ports);
  const cart = new CartOrder(records, identity, purchases, ports, () => outcomes.cartWritten());
  const wallet = new Wallet(records);
  const calm = new Calm(records, { consents, wallet, contacts, feedback, visits });
  const decisions = new Decisions(
    records,
    { identity, devices, consents, wallet, calm, profile, purchases },
    sourcesOf(cart, ports),
    ports,
  );
  return {
    identity,
    devices,
    consents,
    visits,
    cart,
    wallet,
    contacts,
    feedback,
    calm,
    decisions,
    identities,
    profile,
    purchases,
    outcomes,
  };
}
