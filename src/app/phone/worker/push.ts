/** What arrives when an offer was made while nobody looked: never its code. */
export interface Push {
  readonly title: string;
  readonly body: string;
  readonly beckon: Beckon;
}

export interface Beckon {
  readonly offerId: string;
  /** RFC 3339. */
  readonly expiresAt: string;
  /** Where the campaign leads to, which may be an app of another kind altogether. */
  readonly deepLink: string | null;
}

/** What the worker tells the pages that are open. */
export type Told =
  | { readonly kind: "pushed"; readonly offerId: string }
  /** Somebody tapped the notice: show this path. */
  | { readonly kind: "open"; readonly path: string };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Reads what was pushed; null where it is nothing of ours. */
export function readPush(text: string): Push | null {
  const push = parsed(text);
  if (!isObject(push) || !isObject(push["beckon"])) return null;
  const { title, body, beckon } = push;
  const { offerId, expiresAt, deepLink = null } = beckon;
  if (typeof title !== "string" || typeof body !== "string") return null;
  if (typeof offerId !== "string" || typeof expiresAt !== "string") return null;
  return { title, body, beckon: { offerId, expiresAt, deepLink: typeof deepLink === "string" ? deepLink : null } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The path below `scope` (a URL that ends in `/`) that a notice opens: where the offer's own link leads, if that is in
 * this program, else the offer itself, which shows the link.
 */
export function pathOf({ offerId, deepLink }: Pick<Beckon, "offerId" | "deepLink">, scope: string): string {
  const own = new URL(`offers/${encodeURIComponent(offerId)}`, scope);
  const link = deepLink === null || !URL.canParse(deepLink, scope) ? own : new URL(deepLink, scope);
  const { pathname, search, hash } = link.href.startsWith(scope) ? link : own;
  return pathname + search + hash;
}
