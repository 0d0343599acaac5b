import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { portsOf } from "../../../src/platform/ports.ts";

/** The same ports that the Worker uses. */
export const ports = portsOf(env);

/** Stubs for looking into objects; calls through them are never intercepted. */
const stubIn = (namespace: DurableObjectNamespace, name: string): DurableObjectStub =>
  namespace.get(namespace.idFromName(name));
export const shopperStub = async (shopperId: string): Promise<DurableObjectStub> =>
  stubIn(env.SHOPPER, await ports.names.sub(shopperId));
export const offerStub = (id: string): DurableObjectStub => stubIn(env.OFFER, id);
export const campaignStub = (id: string): DurableObjectStub => stubIn(env.CAMPAIGN, id);
export const storeStub = (id: string): DurableObjectStub => stubIn(env.STORE, id);
export const publisherStub = (): DurableObjectStub => stubIn(env.PUBLISHER, "publisher");

/** What stands in the tables of an object. */
export const rowsIn = <T>(stub: DurableObjectStub, query: string): Promise<T[]> =>
  runInDurableObject(stub, (_, state) => state.storage.sql.exec(query).toArray() as T[]);

/** The names of an object's tables; an object that was never brought into being has none. */
export const tablesIn = async (stub: DurableObjectStub): Promise<string[]> =>
  (await rowsIn<{ name: string }>(stub, "SELECT name FROM sqlite_master WHERE type = 'table'")).map(({ name }) => name);

/** Promises that an object has not kept yet, but for the log and the reports, which it owes for a while. */
export const promisesOf = async (stub: DurableObjectStub): Promise<string[]> =>
  (
    await rowsIn<{ kind: string }>(
      stub,
      "SELECT kind FROM due WHERE kind NOT IN ('log', 'outcome', 'tell') ORDER BY at",
    )
  ).map(({ kind }) => kind);

/** Rings an object's alarm, as its time has come; fails where none is set. */
export async function ring(stub: DurableObjectStub): Promise<void> {
  if (!(await runDurableObjectAlarm(stub))) throw new Error("no alarm is set");
}
