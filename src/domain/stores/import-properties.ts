import type { StoreInput } from "./store.ts";

/** The `properties` of a GeoJSON Feature, or the columns of a row. */
export type Properties = Readonly<Record<string, unknown>>;

/** Where a value is looked for: names of OpenStreetMap and AllThePlaces, then our own. The first that is not blank counts. */
const NAMES = {
  id: ["@id", "id", "ref"],
  ref: ["ref"],
  name: ["name"],
  brand: ["brand"],
  branch: ["branch"],
  radius: ["radius"],
  openingHours: ["opening_hours", "openingHours"],
  timeZone: ["time_zone", "timeZone", "timezone"],
  currency: ["currency"],
  country: ["addr:country", "country"],
  locale: ["locale"],
  address: ["addr:full", "address"],
  street: ["addr:street"],
  houseNumber: ["addr:housenumber"],
  streetAddress: ["addr:street_address"],
  postcode: ["addr:postcode"],
  city: ["addr:city"],
  level: ["level", "floor_level", "floorLevel"],
  exclusionZone: ["exclusion_zone", "exclusionZone"],
} as const satisfies Record<string, readonly string[]>;

export const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value).trim() : "";

export const read = (properties: Properties, what: keyof typeof NAMES): string | null =>
  NAMES[what].map((name) => textOf(properties[name])).find((text) => text !== "") ?? null;

/** Joins what is there: `joinOf(" ", "Storgatan", null)` is `Storgatan`, and nothing at all is null. */
const joinOf = (separator: string, ...parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(separator) || null;

const addressOf = (properties: Properties): string | null => {
  const part = (what: keyof typeof NAMES): string | null => read(properties, what);
  const street = part("streetAddress") ?? joinOf(" ", part("street"), part("houseNumber"));
  return part("address") ?? joinOf(", ", street, joinOf(" ", part("postcode"), part("city")));
};

/** Null where there is neither name nor brand. Chains give every shop one name and tell them apart by `branch`. */
export const nameOf = (properties: Properties): string | null => {
  const name = read(properties, "name") ?? read(properties, "brand");
  const branch = read(properties, "branch");
  return name === null || branch === null || name.includes(branch) ? name : `${name} ${branch}`;
};

/** Only two letters are a code, and a floor is one number: what else stands there (`Sverige`, `0;1`) says nothing safe. */
const countryIn = (text: string | null): string | null =>
  text && /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null;
const floorIn = (text: string | null): number | null => (text && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null);

const tagsIn = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return textOf(value)
    .split(/[;,]/)
    .map(textOf)
    .filter((tag) => tag !== "");
};

/** What the properties say of a store, in the words of `PUT /v1/stores/{id}`, besides its name and fence. */
export const detailsOf = (properties: Properties): Partial<Record<keyof StoreInput, unknown>> => {
  const ref = read(properties, "ref");
  return {
    timeZone: read(properties, "timeZone"),
    currency: read(properties, "currency"),
    openingHours: read(properties, "openingHours"),
    tags: tagsIn(properties["tags"]),
    floorLevel: floorIn(read(properties, "level")),
    exclusionZone: /^(true|yes|1)$/i.test(read(properties, "exclusionZone") ?? ""),
    country: countryIn(read(properties, "country")),
    locale: read(properties, "locale"),
    address: addressOf(properties),
    refs: ref === null ? {} : { ref },
  };
};
