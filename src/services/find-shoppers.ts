import { identitySchema, type IdentityKind, type ShopperIdentity } from "../domain/shoppers/identity.ts";
import type { FoundShopper } from "./profile-ports.ts";
import type { Ports } from "./ports.ts";

/** What may be asked for without saying of which kind it is. */
const GUESSED: readonly IdentityKind[] = ["email", "phone", "loyaltyCard", "customer"];

/**
 * The shoppers that a query names exactly: by the retailer's id, or by an identity as `value`, `kind:value` or
 * `kind:source:value`. An e-mail address or a number may stand in clear; what it is found by is its SHA-256.
 */
export async function findShoppers(ports: Ports, query: string): Promise<FoundShopper[]> {
  const identities = await identitiesIn(ports, query);
  const owners = identities.map(async (one) => ports.identities.owner(await ports.names.identity(one)));
  const subs = await Promise.all([ports.names.sub(query), ...owners]);
  const known = [...new Set(subs)].filter((sub) => sub !== undefined);
  const found = (await Promise.all(known.map((sub) => ports.shopper(sub).found()))).filter((one) => one !== undefined);
  return [...new Map(found.map((one) => [one.shopperId, one])).values()];
}

async function identitiesIn({ names }: Pick<Ports, "names">, query: string): Promise<ShopperIdentity[]> {
  const [kind, ...rest] = query.split(":");
  const [source, ...value] = rest;
  const address = query.trim().toLowerCase();
  const candidates = [
    { kind, value: rest.join(":") },
    { kind, source, value: value.join(":") },
    ...GUESSED.map((guess) => ({ kind: guess, value: query })),
    ...(address.includes("@") ? [{ kind: "email", value: await names.digest(address) }] : []),
    ...(/^\+\d{6,15}$/.test(address) ? [{ kind: "phone", value: await names.digest(address) }] : []),
  ];
  return candidates.flatMap((one) => {
    const read = identitySchema.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
