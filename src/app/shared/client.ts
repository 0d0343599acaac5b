import { type ClientResponse, hc } from "hono/client";
import type { campaignRoutes } from "../../http/routes/campaigns.ts";
import type { dayRoutes } from "../../http/routes/days.ts";
import type { sessionRoutes } from "../../http/routes/sessions.ts";
import type { signInRoutes } from "../../http/routes/sign-in.ts";
import type { storeRoutes } from "../../http/routes/stores.ts";
import type { tryItRoutes } from "../../http/routes/try-it.ts";
import { Refused, refusalIn } from "./refused.ts";

/** The groups of routes that pages call, each with the types that it takes and answers. */
type Service = ReturnType<typeof hc<typeof sessionRoutes>> &
  ReturnType<typeof hc<typeof signInRoutes>> &
  ReturnType<typeof hc<typeof tryItRoutes>> &
  ReturnType<typeof hc<typeof storeRoutes>> &
  ReturnType<typeof hc<typeof dayRoutes>> &
  ReturnType<typeof hc<typeof campaignRoutes>>;

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
