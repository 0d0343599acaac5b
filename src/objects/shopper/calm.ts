import type { ShopperInput } from "../../domain/campaigns/decision.ts";
import { type Channel, OWN_CHANNEL, type WeighedContact } from "../../domain/contacts/contact.ts";
import type { ContactLimit } from "../../domain/contacts/contact-limits.ts";
import { holdsOf, type Pressure, pressureOf } from "../../domain/contacts/pressure.ts";
import { historyOf } from "../../domain/visits/history.ts";
import { presenceIn } from "../../domain/visits/presence.ts";
import type { StoreRecord } from "../../domain/stores/store.ts";
import type { Records } from "../records.ts";
import type { ConsentLog } from "./consents.ts";
import type { ContactLog } from "./contact-log.ts";
import type { FeedbackLog } from "./feedback-log.ts";
import type { VisitLog } from "./visit-log.ts";
import type { Wallet } from "./wallet.ts";

/** The parts of a shopper that say what was said to them, and what they thought of it. */
interface Told {
  readonly consents: ConsentLog;
  readonly wallet: Wallet;
  readonly contacts: ContactLog;
  readonly feedback: FeedbackLog;
  readonly visits: VisitLog;
}

/** Where and on which phone a decision would speak. `from`, `to` are the stretch of the visit, epoch milliseconds. */
export interface Occasion {
  readonly store: StoreRecord;
  readonly device: string | null;
  readonly visit: { readonly from: number; readonly to: number } | null;
}

/** Whatever holds back from speaking to this shopper, read together: nothing of it is kept here. */
export class Calm {
  readonly #records: Records;
  readonly #told: Told;

  constructor(records: Records, told: Told) {
    this.#records = records;
    this.#told = told;
  }

  /** What a decision weighs of it. */
  at({ store, device, visit }: Occasion): Pick<ShopperInput, "issued" | "contacts" | "visits" | "restraint"> {
    const { wallet, feedback, visits } = this.#told;
    const now = this.#records.now();
    const stays = visits.stays();
    const isPresent = ({ from, to }: { from: number; to: number }): boolean =>
      visit !== null && from <= visit.to && visit.from <= to;
    return {
      issued: wallet
        .counted()
        .map(({ campaignId, at, device: madeFor }) => ({ campaignId, at, here: madeFor === device })),
      contacts: { list: this.#contacts() },
      visits: historyOf(
        stays.filter((stay) => !isPresent(stay)),
        now,
      ),
      restraint: {
        ...feedback.restraint(device),
        openGroups: wallet.openGroups(),
        presence: presenceIn(store, stays, now),
      },
    };
  }

  /** Whether they may be sold something now, by this channel or, where it is null, by any. */
  pressure(limits: readonly ContactLimit[], channel: Channel | null): Pressure {
    const { consents, feedback } = this.#told;
    const restraint = feedback.restraint(null);
    return pressureOf([
      ...(consents.granted.marketing ? [] : [{ code: "consent_missing" as const, until: null }]),
      ...(consents.paused ? [{ code: "paused" as const, until: consents.pausedUntil }] : []),
      ...holdsOf({ contacts: this.#contacts(), limits, restraint, channel, now: this.#records.now() }),
    ]);
  }

  /** Our own offers are contacts like any other, also those that came back. */
  #contacts(): WeighedContact[] {
    const { wallet, contacts } = this.#told;
    const own = wallet
      .made()
      .map((at): WeighedContact => ({ channel: OWN_CHANNEL, purpose: "marketing", from: at, at }));
    return [...contacts.weighed(), ...own];
  }
}
