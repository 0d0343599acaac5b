import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Host } from "../support/host.ts";
import { campaign, done, leftCart, openShop, publish, type Shop, shopperWith, walkIn } from "../support/shop.ts";

const percent = (id: string, basisPoints: number) => ({
  id,
  title: `${id}: {{reward}} off {{cart.topItem.name}}`,
  body: "Here until {{offer.expiresAt}}",
  reward: { kind: "percentOff", basisPoints },
});
const DRAWN = { variants: [percent("five", 500), percent("ten", 1_000), percent("fifteen", 1_500)] };
const IN_STOCK = {
  items: { combinator: "and", rules: [{ field: "item.inStock", operator: "=", value: true }] },
  limits: [{ per: "shopper", count: 1, period: "P7D" }],
};

let host: Host;
let shop: Shop;

beforeAll(async () => {
  host = await Host.open();
  shop = await openShop(await host.start(), [campaign("drawn", DRAWN), campaign("shelved", IN_STOCK)]);
  const product = { sku: "VITMOSSA-42", names: { sv: "Vitmossa" }, prices: [{ amount: 149_900, currency: "SEK" }] };
  done(await shop.admin("POST", "/v1/products/import", { lines: [{ ...product, marginBasisPoints: 4_000 }] }));
});
afterAll(() => host.close());

interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
}

/** What an operator types, in the folder of the repository. */
function typed(id: string, more: readonly string[] = []): Promise<Ended> {
  const environment = { ...process.env, PORT: String(host.port), BECKON_DATA: host.dataDir };
  return new Promise((finish, fail) => {
    const child = spawn("npm", ["run", "--silent", "replay", "--", id, ...more], { env: environment });
    let out = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.once("error", fail);
    child.once("close", (exitCode) => finish({ exitCode, out: out.trim() }));
  });
}

describe("npm run replay", () => {
  let offered: string;
  let silent: string;

  beforeAll(async () => {
    const [sara, olof] = [
      await shopperWith(shop, "sara", leftCart(Date.now())),
      await shopperWith(shop, "olof", { ...leftCart(Date.now()), items: [] }),
    ];
    const first = await sara.ping(walkIn(sara.now()));
    if (first.offers[0]?.campaignId !== "drawn") throw new Error("there is no offer to make again");
    offered = first.decisionId ?? "";
    silent = (await olof.ping(walkIn(olof.now()))).decisionId ?? "";
  });

  test("makes an offer and a silence again, the same", async () => {
    expect(await typed(offered)).toEqual({ exitCode: 0, out: `${offered}: the same` });
    expect(await typed(silent)).toEqual({ exitCode: 0, out: `${silent}: the same` });
  });

  test("goes by what was live then, whatever is published since", async () => {
    const changed = campaign("drawn", { variants: [percent("one", 100)], priority: 7 });
    done(await shop.admin("PUT", "/v1/campaigns/drawn", { body: changed }));
    await publish(shop.admin, "drawn");
    done(await shop.admin("POST", "/v1/campaigns/shelved/end"));
    expect(await typed(offered)).toEqual({ exitCode: 0, out: `${offered}: the same` });
  });

  test("says what is wrong with what was typed", async () => {
    expect(await typed(`${offered}9`)).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining("nothing is kept of it") as string,
    });
    expect(await typed(offered, ["--key", "bk_wrong"])).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining("does not know the key") as string,
    });
    const nowhere = expect.stringContaining("nobody answers at http://localhost:9") as string;
    expect(await typed(offered, ["--url", "http://localhost:9"])).toMatchObject({ exitCode: 2, out: nowhere });
    expect(await typed(offered, [silent])).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining("npm run replay") as string,
    });
  });
});
