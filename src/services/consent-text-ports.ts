import type { ConsentText } from "../domain/privacy/consent-texts.ts";
import type { Purpose } from "../domain/privacy/consents.ts";

/** What shoppers were ever asked: versions that are added to and never changed. */
export interface ConsentTextRepository {
  /** False where that version is there already. */
  add(text: ConsentText): Promise<boolean>;
  get(purpose: Purpose, version: number): Promise<ConsentText | undefined>;
  /** Every version for a purpose, newest first. */
  versions(purpose: Purpose): Promise<ConsentText[]>;
  /** The highest version for each purpose that has one. */
  newest(): Promise<ConsentText[]>;
}
