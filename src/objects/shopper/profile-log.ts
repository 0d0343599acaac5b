import { ACTIVITIES_KEPT_MAX, ACTIVITIES_KEPT_MS, TRAIT_BARRED_MS } from "../../domain/bounds.ts";
import type { Activity } from "../../domain/shoppers/activity.ts";
import { NO_PROFILE, type Profile } from "../../domain/shoppers/profile.ts";
import { type Leave, leaveBut } from "../../domain/shoppers/traits.ts";
import type { Records } from "../records.ts";

export const PROFILE_SCHEMA = `
  CREATE TABLE profile (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL);
  -- What they did without buying; '' where something is not known. The same twice is the same.
  CREATE TABLE activity (
    at INTEGER, kind TEXT, sku TEXT, category TEXT, query TEXT, categories TEXT NOT NULL,
    PRIMARY KEY (at, kind, sku, category, query)
  ) WITHOUT ROWID;
  -- What the shopper had removed, and until when it is not computed again.
  CREATE TABLE trait_removed (name TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
`;

type ActivityRow = { readonly [K in Exclude<keyof Activity, "categories">]: NonNullable<Activity[K]> } & {
  readonly categories: string;
};

const FORGET = "activity";

const orNull = (text: string): string | null => (text === "" ? null : text);

/** What the retailer says of a shopper, what they did in the shop, and what of it they do not want computed. */
export class ProfileLog {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  get profile(): Profile {
    const row = this.#records.first<{ body: string }>("SELECT body FROM profile");
    return row === undefined ? NO_PROFILE : (JSON.parse(row.body) as Profile);
  }

  set profile(profile: Profile) {
    this.#records.run("INSERT OR REPLACE INTO profile VALUES (1, ?)", JSON.stringify(profile));
  }

  /** Forgets what they are thought to spend on a category, or on any. */
  forgetPotential(category: string | null): void {
    const { profile } = this;
    const isKept = (one: Profile["potential"][number]): boolean => category !== null && one.category !== category;
    this.profile = { ...profile, potential: profile.potential.filter(isKept) };
  }

  /** Keeps the newest, and promises to forget them. */
  note(activities: readonly Activity[]): void {
    for (const { at, kind, sku, category, query, categories } of activities) {
      const insert = "INSERT OR IGNORE INTO activity VALUES (?, ?, ?, ?, ?, ?)";
      this.#records.run(insert, at, kind, sku ?? "", category ?? "", query ?? "", JSON.stringify(categories));
    }
    const newest = "SELECT at FROM activity ORDER BY at DESC LIMIT 1 OFFSET ?";
    const last = this.#records.first<{ at: number }>(newest, ACTIVITIES_KEPT_MAX);
    if (last !== undefined) this.#records.run("DELETE FROM activity WHERE at <= ?", last.at);
    this.forgetActivities();
  }

  /** Forgets the activities that are too old, and promises to forget the next. */
  forgetActivities(): void {
    this.#records.run("DELETE FROM activity WHERE at <= ?", this.#records.now() - ACTIVITIES_KEPT_MS);
    const oldest = this.#records.first<{ at: number | null }>("SELECT min(at) AS at FROM activity")?.at;
    if (typeof oldest === "number") this.#records.promise(FORGET, "", oldest + ACTIVITIES_KEPT_MS);
  }

  /** They do not agree any more that anybody keeps what they look at. */
  unprofile(): void {
    this.#records.run("DELETE FROM activity");
    this.#records.fulfilled(FORGET, "");
  }

  /** Oldest first. */
  activities(): Activity[] {
    return this.#records
      .rows<ActivityRow>("SELECT * FROM activity ORDER BY at, kind, sku, category, query")
      .map(({ at, kind, sku, category, query, categories }) => ({
        at,
        kind,
        sku: orNull(sku),
        category: orNull(category),
        query: orNull(query),
        categories: JSON.parse(categories) as string[],
      }));
  }

  remove(trait: string): void {
    const now = this.#records.now();
    this.#records.run("DELETE FROM trait_removed WHERE until <= ?", now);
    this.#records.run("INSERT OR REPLACE INTO trait_removed VALUES (?, ?)", trait, now + TRAIT_BARRED_MS);
  }

  removed(): { readonly name: string; readonly until: number }[] {
    return this.#records.rows(
      "SELECT name, until FROM trait_removed WHERE until > ? ORDER BY name",
      this.#records.now(),
    );
  }

  /** What may be computed of this shopper. */
  get leave(): Leave {
    return leaveBut(new Set(this.removed().map(({ name }) => name)));
  }
}
