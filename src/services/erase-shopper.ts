import { type Problem, problem } from "../domain/problems.ts";
import { err, type Result } from "../domain/result.ts";
import type { CallingDevice } from "./authenticate.ts";
import type { Ports } from "./ports.ts";
import type { BegunErasure } from "./repositories.ts";

type Begun = Result<BegunErasure, Problem>;

/** Begins to erase a shopper: from here nothing is sent or decided for them. One who was erased before is `erased`. */
export async function eraseShopper(ports: Ports, shopperId: string): Promise<Begun> {
  const begun = await noted(ports, await ports.shopper(await ports.names.sub(shopperId)).erase());
  if (begun.ok || begun.error.code !== "not_found") return begun;
  const wasErased = await ports.erasures.remembers(await ports.names.erasedHash(shopperId));
  return wasErased ? err(problem("erased")) : begun;
}

/** The shopper whose device asks. */
export const eraseMe = async (ports: Ports, { sub, deviceId, jkt, jti }: CallingDevice): Promise<Begun> =>
  noted(ports, await ports.shopper(sub).erase({ deviceId, jkt, jti }));

/** Makes the erasure one that can be asked after. If this fails, the shopper's object itself brings it there. */
async function noted(ports: Ports, begun: Begun): Promise<Begun> {
  if (begun.ok) await ports.erasures.begin(begun.value);
  return begun;
}
