import { type ClientResponse, hc } from "hono/client";
import type { apiKeyRoutes } from "../../http/routes/api-keys.ts";
import type { approvalRoutes } from "../../http/routes/approvals.ts";
import type { askingRoutes } from "../../http/routes/askings.ts";
import type { attentionRoutes } from "../../http/routes/attention.ts";
import type { auditRoutes } from "../../http/routes/audit.ts";
import type { campaignVersionRoutes } from "../../http/routes/campaign-versions.ts";
import type { campaignRoutes } from "../../http/routes/campaigns.ts";
import type { consentTextRoutes } from "../../http/routes/consent-texts.ts";
import type { consentRoutes } from "../../http/routes/consents.ts";
import type { contactRoutes } from "../../http/routes/contacts.ts";
import type { dayRoutes } from "../../http/routes/days.ts";
import type { decisionRoutes } from "../../http/routes/decisions.ts";
import type { deviceRoutes } from "../../http/routes/devices.ts";
import type { erasureRoutes } from "../../http/routes/erasures.ts";
import type { journalRoutes } from "../../http/routes/journal.ts";
import type { offerRoutes } from "../../http/routes/offers.ts";
import type { peopleRoutes } from "../../http/routes/people.ts";
import type { profileRoutes } from "../../http/routes/profiles.ts";
import type { redemptionRoutes } from "../../http/routes/redemptions.ts";
import type { reportRoutes } from "../../http/routes/reports.ts";
import type { revocationRoutes } from "../../http/routes/revocations.ts";
import type { sessionRoutes } from "../../http/routes/sessions.ts";
import type { settingsRoutes } from "../../http/routes/settings.ts";
import type { shopperRoutes } from "../../http/routes/shoppers.ts";
import type { signInRoutes } from "../../http/routes/sign-in.ts";
import type { statusRoutes } from "../../http/routes/status.ts";
import type { storeVersionRoutes } from "../../http/routes/store-versions.ts";
import type { storeRoutes } from "../../http/routes/stores.ts";
import type { tryItRoutes } from "../../http/routes/try-it.ts";
import { Refused, refusalIn } from "./refused.ts";

/** The groups of routes that pages call, each with the types that it takes and answers. */
type Service = ReturnType<typeof hc<typeof apiKeyRoutes>> &
  ReturnType<typeof hc<typeof approvalRoutes>> &
  ReturnType<typeof hc<typeof askingRoutes>> &
  ReturnType<typeof hc<typeof attentionRoutes>> &
  ReturnType<typeof hc<typeof auditRoutes>> &
  ReturnType<typeof hc<typeof campaignVersionRoutes>> &
  ReturnType<typeof hc<typeof campaignRoutes>> &
  ReturnType<typeof hc<typeof consentTextRoutes>> &
  ReturnType<typeof hc<typeof consentRoutes>> &
  ReturnType<typeof hc<typeof contactRoutes>> &
  ReturnType<typeof hc<typeof dayRoutes>> &
  ReturnType<typeof hc<typeof decisionRoutes>> &
  ReturnType<typeof hc<typeof deviceRoutes>> &
  ReturnType<typeof hc<typeof erasureRoutes>> &
  ReturnType<typeof hc<typeof journalRoutes>> &
  ReturnType<typeof hc<typeof offerRoutes>> &
  ReturnType<typeof hc<typeof peopleRoutes>> &
  ReturnType<typeof hc<typeof profileRoutes>> &
  ReturnType<typeof hc<typeof redemptionRoutes>> &
  ReturnType<typeof hc<typeof reportRoutes>> &
  ReturnType<typeof hc<typeof revocationRoutes>> &
  ReturnType<typeof hc<typeof sessionRoutes>> &
  ReturnType<typeof hc<typeof settingsRoutes>> &
  ReturnType<typeof hc<typeof shopperRoutes>> &
  ReturnType<typeof hc<typeof signInRoutes>> &
  ReturnType<typeof hc<ReturnType<typeof statusRoutes>>> &
  ReturnType<typeof hc<typeof storeVersionRoutes>> &
  ReturnType<typeof hc<typeof storeRoutes>> &
  ReturnType<typeof hc<typeof tryItRoutes>>;

export const service = hc("/") as unknown as Service;
export const api = service.v1;

/** A problem may come with any status, so it stands among the types of every answer. */
interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
}
type Answer<R> = R extends ClientResponse<infer Body, number> ? (Body extends ProblemDocument ? never : Body) : never;

/** What was answered, null where nothing was to be said. A refusal is thrown, as `Refused`. */
export async function asked<R extends ClientResponse<unknown>>(request: Promise<R>): Promise<Answer<R>> {
  const response = await request;
  if (!response.ok) throw new Refused(await refusalIn(response));
  return (response.status === 204 ? null : await response.json()) as Answer<R>;
}
