import { env } from "cloudflare:workers";
import { checkedFetch } from "./checked.ts";

export const ORIGIN = "https://beckon.test";

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Sends a request to the Worker; whatever it answers comes back, if it is what the OpenAPI document promises. */
export async function send<T = unknown>(path: string, init: RequestInit): Promise<Answer<T>> {
  const response = await checkedFetch(`${ORIGIN}${path}`, init);
  const text = await response.text();
  return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as T, headers: response.headers };
}

/** Calls the Worker with an API key. */
export type Client = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer<T>>;

export const client =
  (key: string): Client =>
  (method, path, body, headers = {}) => {
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    return send(path, { method, headers: { authorization: `Bearer ${key}`, ...type, ...headers }, ...content });
  };

export const admin = client(env.ADMIN_KEY);

/** A client with a new key of this role. */
export async function clientAs(role: string, storeIds?: readonly string[]): Promise<Client> {
  const { key } = done(await admin<{ key: string }>("POST", "/v1/api-keys", { role, name: role, storeIds }));
  return client(key);
}

/** The body of an answer that tests take for granted. */
export function done<T>({ status, body }: Answer<T>): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
