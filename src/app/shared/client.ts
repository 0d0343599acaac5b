import { type ClientResponse, hc } from "hono/client";
import type { createApp } from "../../http/app.ts";
import { Refused, refusalIn } from "./refused.ts";

/** The service's routes, each with the types that it takes and answers. */
export const service = hc<ReturnType<typeof createApp>>("/");
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
