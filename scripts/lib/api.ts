/** An answer of the service. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
  /** Round trip in milliseconds. */
  readonly ms: number;
}

export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the service as `bearer`; whatever it answers comes back. */
export type Client = <T = unknown>(method: string, path: string, call?: Call) => Promise<Answer<T>>;

export async function send<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  const from = performance.now();
  const response = await fetch(url, init);
  const text = await response.text();
  const body = (text === "" ? null : JSON.parse(text)) as T;
  return { status: response.status, body, headers: response.headers, ms: performance.now() - from };
}

export const client =
  (origin: string, bearer: string): Client =>
  (method, path, { body, headers = {} } = {}) =>
    send(`${origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
