import { beforeAll, expect, test } from "vitest";
import { ORIGIN, type Client, clientAs } from "./support/api.ts";
import { checkedFetch } from "./support/checked.ts";
import { stopClock } from "./support/clock.ts";
import { code128Svg, qrSvg } from "../../src/domain/offers/barcode.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, openShop, putCart } from "./support/retailer.ts";
import { walkIn } from "./support/walks.ts";

let backend: Client;
let phone: TestPhone;
let offer: { readonly id: string; readonly code: string; readonly token: string };

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  await putCart(backend, "sara");
  phone = await TestPhone.of(backend, "sara");
  const [made] = (await phone.ping(walkIn())).offers;
  if (made === undefined) throw new Error("no offer");
  offer = made;
});

/** The answer as text: a drawing is no JSON. */
async function draw(query: string, by = phone, id = offer.id) {
  const url = `${ORIGIN}/v1/offers/${id}/barcode.svg`;
  const { credential, key } = by;
  const dpop = await key.dpop({ credential, method: "GET", url, now: Date.now() });
  const answer = await checkedFetch(url + query, { headers: { authorization: `DPoP ${credential}`, dpop } });
  return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
}

test.each([
  ["", () => qrSvg(offer.token)],
  ["?kind=qr", () => qrSvg(offer.token)],
  ["?kind=code128", () => code128Svg(offer.code.replaceAll("-", ""))],
])("an offer is drawn for a scanner: %j", async (query, drawing) => {
  expect(await draw(query)).toEqual({ status: 200, type: "image/svg+xml", text: drawing() });
});

test.each(["gs1", "", "QR"])("no other kind is drawn: %j", async (kind) => {
  const { status, text } = await draw(`?kind=${kind}`);
  expect([status, JSON.parse(text)]).toMatchObject([400, { code: "invalid_request" }]);
});

test("nobody's phone draws an offer of somebody else's", async () => {
  const thief = await TestPhone.of(backend, "thief");
  const [theirs, nobodys] = [await draw("", thief), await draw("", thief, "off_made_up")];
  expect([theirs.status, JSON.parse(theirs.text)]).toMatchObject([404, { code: "not_found" }]);
  expect(nobodys.status).toBe(404);
});
