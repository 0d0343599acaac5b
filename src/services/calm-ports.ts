import type { Channel, Contact } from "../domain/contacts/contact.ts";
import type { Pressure } from "../domain/contacts/pressure.ts";
import type { FeedbackKind } from "../domain/offers/feedback.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { DeviceCall } from "./device-ports.ts";
import type { Named } from "./named.ts";

/** The part of a shopper's object that knows what was said to them, and what they think of it. */
export interface ShopperCalmPort {
  /** Takes what the shopper thinks of one of their offers. */
  hearFeedback(call: DeviceCall, offerId: string, kind: FeedbackKind): Promise<Result<null, Problem>>;
  /** Notes what another channel said to them; whether it was new. */
  recordContact(input: Named & { readonly contact: Contact }): Promise<Result<{ applied: boolean }, Problem>>;
  /** Whether they may be sold something now by this channel; null is any. */
  pressure(channel: Channel | null): Promise<Result<Pressure, Problem>>;
}
