import { CONTACTS_KEPT_MS } from "../../domain/bounds.ts";
import { type Contact, weigh, type WeighedContact } from "../../domain/contacts/contact.ts";
import type { Records } from "../records.ts";

export const CONTACT_SCHEMA = `
  -- What other channels said. It has no id of its own: the same words about the same moment are the same contact.
  CREATE TABLE contact (
    channel TEXT, purpose TEXT, at INTEGER, campaign TEXT, arrives_at INTEGER, PRIMARY KEY (channel, purpose, at, campaign)
  ) WITHOUT ROWID;
`;

interface ContactRow extends Pick<Contact, "channel" | "purpose" | "at"> {
  readonly campaign: string;
  readonly arrives_at: number | null;
}

/** What was said to the shopper by other channels, while a limit looks back on it. */
export class ContactLog {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Notes a contact; told again with another day of arrival, that one holds. Gives whether it was new. */
  record({ channel, purpose, at, arrivesAt, campaign }: Contact): boolean {
    this.#sweep();
    const key = [channel, purpose, at, campaign ?? ""] as const;
    const known = "SELECT 1 FROM contact WHERE channel = ? AND purpose = ? AND at = ? AND campaign = ?";
    const isNew = this.#records.first(known, ...key) === undefined;
    this.#records.run("INSERT OR REPLACE INTO contact VALUES (?, ?, ?, ?, ?)", ...key, arrivesAt);
    return isNew;
  }

  /** Oldest first. */
  all(): Contact[] {
    return this.#records
      .rows<ContactRow>("SELECT * FROM contact ORDER BY at, channel, purpose, campaign")
      .map(({ arrives_at, campaign, ...contact }) => ({
        ...contact,
        arrivesAt: arrives_at,
        campaign: campaign === "" ? null : campaign,
      }));
  }

  weighed(): WeighedContact[] {
    return this.all().map(weigh);
  }

  #sweep(): void {
    const oldest = this.#records.now() - CONTACTS_KEPT_MS;
    this.#records.run("DELETE FROM contact WHERE max(at, coalesce(arrives_at, at)) < ?", oldest);
  }
}
