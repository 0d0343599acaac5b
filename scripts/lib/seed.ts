import { readFile } from "node:fs/promises";
import { type Answer, type Client, client } from "./api.ts";

interface Fixture {
  readonly id: string;
}
interface CartFixture {
  readonly shopperId: string;
  readonly cart: { readonly minutesAgo: number; readonly [member: string]: unknown };
}

const read = async <T>(name: string): Promise<T> => JSON.parse(await readFile(`fixtures/${name}.json`, "utf8")) as T;

function expect<T>(answer: Answer<T>, what: string): T {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A key of this role, made with the admin's. */
export async function keyFor(admin: Client, role: string, storeIds?: readonly string[]): Promise<string> {
  const answer = await admin<{ key: string }>("POST", "/v1/api-keys", {
    body: { role, name: `${role} (local)`, storeIds },
  });
  return expect(answer, `a key for ${role}`).key;
}

/** Fills an empty service with the example retailer, through the same API as everyone's. `now` is the service's clock. */
export async function seed(
  url: string,
  adminKey: string,
  now: number,
  progress: (what: string) => void,
): Promise<void> {
  const admin = client(url, adminKey);
  const { stores } = await read<{ stores: Fixture[] }>("stores");
  for (const { id, ...store } of stores) {
    expect(await admin("PUT", `/v1/stores/${id}?publish=false`, { body: store }), `store ${id}`);
  }
  expect(await admin("POST", "/v1/stores/publish"), "publishing the stores");
  progress(`${stores.length} stores`);
  const { campaigns } = await read<{ campaigns: Fixture[] }>("campaigns");
  for (const campaign of campaigns) {
    expect(await admin("POST", "/v1/campaigns", { body: campaign }), `campaign ${campaign.id}`);
    const waiver = { holdoutWaiver: "the example shows every shopper an offer" };
    expect(await admin("POST", `/v1/campaigns/${campaign.id}/publish`, { body: waiver }), `publishing ${campaign.id}`);
  }
  progress(`${campaigns.length} campaigns`);
  const backend = client(url, await keyFor(admin, "backend"));
  const { products } = await read<{ products: object[] }>("products");
  expect(await backend("POST", "/v1/products/import", { lines: products }), "importing the products");
  progress(`${products.length} products`);
  const { carts } = await read<{ carts: CartFixture[] }>("carts");
  for (const { shopperId, cart } of carts) {
    const { minutesAgo, ...rest } = cart;
    const updatedAt = new Date(now - minutesAgo * 60_000).toISOString();
    expect(
      await backend("PUT", `/v1/carts/${encodeURIComponent(shopperId)}`, { body: { ...rest, updatedAt } }),
      `cart of ${shopperId}`,
    );
  }
  progress(`${carts.length} carts`);
}

/** Whether there is nothing in the service yet. */
export async function isEmpty(url: string, adminKey: string): Promise<boolean> {
  const answer = await client(url, adminKey)<{ items: unknown[] }>("GET", "/v1/stores?limit=1");
  return expect(answer, "the stores").items.length === 0;
}
