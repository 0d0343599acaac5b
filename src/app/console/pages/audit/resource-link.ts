/** Where what an audit line is about can be looked at. A shopper cannot: the line names them by a pseudonym alone. */
const PAGES = {
  stores: "/stores",
  campaigns: "/campaigns",
  settings: "/settings/versions",
  "consent-texts": "/settings/consent-texts",
  "api-keys": "/api-keys",
  people: "/people",
} as const;

export const pageOf = (resource: string): (typeof PAGES)[keyof typeof PAGES] | undefined => {
  const [kind = ""] = resource.split("/");
  return Object.hasOwn(PAGES, kind) ? PAGES[kind as keyof typeof PAGES] : undefined;
};

/** Long enough for everything that somebody has named, and too short for a pseudonym. */
const NAMED_MAX_CHARS = 40;

/** What a line is about, as it can be said: ids that people gave, and of pseudonyms the first letters. */
export function nameIn(resource: string): string | undefined {
  const [, ...rest] = resource.split("/");
  const name = rest.join("/");
  if (name === "") return undefined;
  return name.length > NAMED_MAX_CHARS ? `${name.slice(0, 8)}…` : name;
}
