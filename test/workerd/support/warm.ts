import { type Client, clientAs } from "./api.ts";
import { TestPhone } from "./phone.ts";
import { aCampaign, aStore, CENTER, openShop, putCart } from "./retailer.ts";
import { fixAt, north } from "./walks.ts";

/** One store and one campaign whose rule asks for the cart; gives the retailer's backend. */
export async function openShopAskingForCarts(): Promise<Client> {
  const audience = { combinator: "and", rules: [{ field: "cart.total", operator: ">=", value: 100 }] };
  await openShop({ "sthlm-1": aStore() }, [aCampaign("cart", { audience })]);
  return clientAs("backend");
}

/** A shopper who left a cart, and whose isolate has read what it needs of the snapshots. */
export async function warmPhone(backend: Client, shopperId: string): Promise<TestPhone> {
  await putCart(backend, shopperId);
  const phone = await TestPhone.of(backend, shopperId);
  await phone.ping([fixAt(north(CENTER, 2_000), 60)]);
  return phone;
}
