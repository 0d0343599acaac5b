/** What D1 keeps of who decided what: versions of campaigns, approvals, and the audit. A part of `ports.ts`. */
import type { Campaign } from "../domain/campaigns/campaign.ts";
import type { Actor } from "./callers.ts";

/** A state of a campaign's draft, frozen. Times are epoch milliseconds. */
export interface CampaignVersion {
  readonly version: number;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly comment: string | null;
  readonly holdoutWaiver: string | null;
  /** Null while it never was live. */
  readonly liveFrom: number | null;
  /** Who wrote in it since the last version that went live, and who asked for its publication. */
  readonly authors: readonly string[];
}
export interface FrozenCampaign extends CampaignVersion {
  readonly campaign: Campaign;
}
export interface VersionRequest {
  readonly by: Actor;
  readonly comment: string | null;
  readonly holdoutWaiver: string | null;
}
export interface CampaignVersions {
  /** Freezes the draft as the next version. It is not live yet, and an approval that was asked for before is withdrawn. */
  freeze(id: string, request: VersionRequest): Promise<FrozenCampaign | undefined>;
  /** Makes a version the live one; false where a newer one is. */
  launch(id: string, version: number): Promise<boolean>;
  get(id: string, version: number): Promise<FrozenCampaign | undefined>;
  /** Newest first, below `before`. */
  page(id: string, before: number, limit: number): Promise<CampaignVersion[]>;
}

export const APPROVAL_STATES = ["open", "approved", "declined", "withdrawn"] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** A version that somebody other than its authors has to answer for. */
export interface Approval {
  readonly number: number;
  readonly id: string;
  readonly campaignId: string;
  readonly version: number;
  readonly state: ApprovalState;
  readonly requestedAt: number;
  readonly requestedBy: string;
  readonly comment: string | null;
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  readonly answer: string | null;
}
export interface ApprovalAnswer {
  readonly state: "approved" | "declined";
  readonly by: Actor;
  readonly comment: string | null;
}
/** Null asks for those of every state, and of every campaign. */
export interface ApprovalQuery {
  readonly state: ApprovalState | null;
  readonly campaignId: string | null;
}
export interface ApprovalRepository {
  request(asked: Pick<Approval, "id" | "campaignId" | "version" | "requestedBy" | "comment">): Promise<void>;
  get(id: string): Promise<Approval | undefined>;
  /** Newest first, below `before`. */
  page(query: ApprovalQuery, before: number, limit: number): Promise<Approval[]>;
  /** False where it is not open any more. */
  answer(id: string, answer: ApprovalAnswer): Promise<boolean>;
}

/** A change that somebody made, or began to make. */
export interface AuditLine {
  readonly number: number;
  readonly at: number;
  readonly actor: string;
  /** The method and the route. */
  readonly action: string;
  /** What was changed: `campaigns/autumn-cart`. A shopper is named by their pseudonym. */
  readonly resource: string;
  /** Null where the change may not have come to its end. */
  readonly status: number | null;
  readonly before: number | null;
  readonly after: number | null;
}
/** What is known of a change beyond its path. Versions are those of the resource. */
export interface Change {
  readonly resource?: string;
  readonly before?: number | null;
  readonly after?: number | null;
}
export interface AuditQuery {
  readonly actor: string | null;
  /** This one, and whatever lies under it. */
  readonly resource: string | null;
  readonly from: number;
  readonly to: number;
}
export interface AuditOutcome {
  readonly resource: string;
  readonly status: number;
  readonly before: number | null;
  readonly after: number | null;
}
export interface AuditLog {
  /** Notes what is about to be done; gives the line's number. */
  begin(line: Pick<AuditLine, "actor" | "action" | "resource">): Promise<number>;
  complete(number: number, outcome: AuditOutcome): Promise<void>;
  /** Takes back a line of what was refused: nothing was changed. */
  discard(number: number): Promise<void>;
  /** Newest first, below `before`. */
  page(query: AuditQuery, before: number, limit: number): Promise<AuditLine[]>;
  /** Takes a shopper's pseudonym out of every line; gives how many there were. */
  forget(sub: string): Promise<number>;
}
