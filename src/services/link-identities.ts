import { z } from "zod";
import { IDENTITIES_PER_REQUEST_MAX, IDENTITY_LINK_ATTEMPTS } from "../domain/bounds.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { identitySchema, isStrong, type ShopperIdentity, waitingShopperId } from "../domain/shoppers/identity.ts";
import type { Linked } from "./identity-ports.ts";
import type { Named } from "./named.ts";
import type { Ports } from "./ports.ts";
import { waitingFor } from "./resolve-shopper.ts";

const listSchema = z.array(identitySchema).max(IDENTITIES_PER_REQUEST_MAX).default([]);

/** The body of `PUT /v1/shoppers/{id}/identities`. */
export const identitiesInputSchema = z.strictObject({ add: listSchema, remove: listSchema });

/**
 * Says what other systems know a shopper by. A strong identity that is somebody else's makes the two one where this one has
 * none of their own yet, and is refused otherwise; a weak one is this shopper's from now on.
 * @returns who they are in the end, with all that they are known by
 */
export async function linkIdentities(
  ports: Ports,
  shopperId: string,
  { add, remove }: z.infer<typeof identitiesInputSchema>,
): Promise<Result<Linked, Problem>> {
  let home: Named = { shopperId, sub: await ports.names.sub(shopperId) };
  for (const identity of remove) await release(ports, home.sub, await ports.names.identity(identity));
  const known = await Promise.all(add.map((identity) => whose(ports, identity)));
  const others = known.filter(({ identity, owner }) => isStrong(identity.kind) && (owner ?? home.sub) !== home.sub);
  if (new Set(others.map(({ owner }) => owner)).size > 1) return conflict(ports);
  // Who turns out to be somebody else is them before anything more is said of them.
  for (const { identity } of known.toSorted((a, b) => Number(others.includes(b)) - Number(others.includes(a)))) {
    const linked = await link(ports, home, identity);
    if (!linked.ok) return linked;
    home = linked.value;
  }
  return ports.shopper(home.sub).linked();
}

const whose = async (ports: Ports, identity: ShopperIdentity) => ({
  identity,
  owner: await ports.identities.owner(await ports.names.identity(identity)),
});

function conflict(ports: Ports): Result<never, Problem> {
  ports.observations.alert({ alert: "identity_conflict" });
  return err(problem("conflict", "An identity is another shopper's, and both have more: merge them if they are one"));
}

/** Gives `home` the identity, or who has it, and says where that is. */
async function link(ports: Ports, home: Named, identity: ShopperIdentity): Promise<Result<Named, Problem>> {
  const hash = await ports.names.identity(identity);
  for (let attempt = 0; attempt < IDENTITY_LINK_ATTEMPTS; attempt += 1) {
    const here = await ports.shopper(home.sub).linkable(home);
    if (!here.ok) return here;
    const owner = await ports.identities.owner(hash);
    if (owner !== undefined && owner !== home.sub && isStrong(identity.kind)) return join(ports, home, owner);
    if (await take(ports, hash, home.sub, owner)) return note(ports, home, hash, identity);
  }
  return err(problem("conflict", "The identity is being linked elsewhere"));
}

/** False where it has changed hands meanwhile. */
async function take(ports: Ports, hash: string, sub: string, owner: string | undefined): Promise<boolean> {
  if (owner === sub) return true;
  if (owner === undefined) return ports.identities.claim(hash, sub);
  const moved = await ports.identities.move(hash, owner, sub);
  if (moved) await ports.shopper(owner).dropIdentity(hash);
  return moved;
}

/** It is in D1: the shopper hears of it, and takes over whoever waited for it. */
async function note(
  ports: Ports,
  home: Named,
  hash: string,
  identity: ShopperIdentity,
): Promise<Result<Named, Problem>> {
  const noted = await ports.shopper(home.sub).noteIdentity(home, hash, identity);
  if (!noted.ok) {
    await ports.identities.release(hash, home.sub);
    return noted;
  }
  for (const forgotten of noted.value) await ports.identities.release(forgotten, home.sub);
  await ports.erasures.forget(await ports.names.erasedHash(waitingShopperId(hash)));
  // Mostly nobody waits. What cannot be taken over now goes along by an alarm of its own, or is forgotten.
  const { sub } = await waitingFor(ports, hash);
  await ports.shopper(sub).mergeInto({ sub: home.sub, shopperId: null });
  return ok(home);
}

/** Two are one, unless each of them is surely somebody: a couple may share a card. */
async function join(ports: Ports, home: Named, owner: string): Promise<Result<Named, Problem>> {
  const [here, there] = await Promise.all([
    ports.shopper(home.sub).linkable(home),
    ports.shopper(owner).linkable({ shopperId: null, sub: owner }),
  ]);
  if (!here.ok) return here;
  if (!there.ok) return there;
  if (here.value.strong) return conflict(ports);
  const isTheirsUnknown = there.value.anonymous && !here.value.anonymous;
  const [from, into] = isTheirsUnknown ? [owner, home.sub] : [home.sub, owner];
  const merged = await ports.shopper(from).mergeInto({ sub: into, shopperId: null });
  return merged.ok ? ok({ shopperId: null, sub: into }) : merged;
}

async function release(ports: Ports, sub: string, hash: string): Promise<void> {
  await ports.identities.release(hash, sub);
  await ports.shopper(sub).dropIdentity(hash);
}
