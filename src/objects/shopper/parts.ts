import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import { CART_SCHEMA, CartOrder } from "./cart-order.ts";
import { CONSENT_SCHEMA, ConsentLog } from "./consents.ts";
import { DECISION_SCHEMA } from "./decision-rows.ts";
import { Decisions } from "./decisions.ts";
import { DEVICE_SCHEMA, Devices } from "./devices.ts";
import { Identity, IDENTITY_SCHEMA } from "./identity.ts";
import { VISIT_SCHEMA, VisitLog } from "./visit-log.ts";
import { Wallet, WALLET_SCHEMA } from "./wallet.ts";

export const SHOPPER_SCHEMA =
  IDENTITY_SCHEMA + DEVICE_SCHEMA + CONSENT_SCHEMA + VISIT_SCHEMA + CART_SCHEMA + DECISION_SCHEMA + WALLET_SCHEMA;

/** What a shopper's object consists of: each part has its own tables, and knows the parts that it asks. */
export interface Parts {
  readonly identity: Identity;
  readonly devices: Devices;
  readonly consents: ConsentLog;
  readonly visits: VisitLog;
  readonly cart: CartOrder;
  readonly wallet: Wallet;
  readonly decisions: Decisions;
}

export function partsOf(records: Records, ports: Ports): Parts {
  const identity = new Identity(records, ports.random);
  const devices = new Devices(records, identity);
  const visits = new VisitLog(records);
  const consents = new ConsentLog(records, visits);
  const cart = new CartOrder(records, identity, ports);
  const wallet = new Wallet(records);
  const decisions = new Decisions(records, { identity, devices, consents, wallet }, () => cart.read(), ports);
  return { identity, devices, consents, visits, cart, wallet, decisions };
}
