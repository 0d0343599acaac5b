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
  /** Rows of an import, instead of a body. */
  readonly lines?: readonly unknown[];
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
  (method, path, { headers = {}, ...call } = {}) =>
    send(`${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...typeOf(call), ...headers },
      ...contentOf(call),
    });

const typeOf = ({ body, lines }: Call): Record<string, string> => {
  if (lines !== undefined) return { "content-type": "application/x-ndjson" };
  return body === undefined ? {} : { "content-type": "application/json" };
};

const contentOf = ({ body, lines }: Call): RequestInit => {
  if (lines !== undefined) return { body: lines.map((line) => JSON.stringify(line)).join("\n") };
  return body === undefined ? {} : { body: JSON.stringify(body) };
};
