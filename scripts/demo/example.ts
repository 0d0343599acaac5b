import { DeviceKey } from "../../src/sdk/device-key.ts";
import { Phone } from "../../src/sdk/phone.ts";
import type { PingResult } from "../../src/sdk/wire.ts";
import { type Client, client } from "../lib/api.ts";
import { keyFor, seed } from "../lib/seed.ts";
import type { Service } from "../lib/service.ts";
import { should, type Story } from "../lib/story.ts";
import { clockTime, onWednesday } from "./clock.ts";
import { walkEndingAt } from "./walk.ts";

const ZONE = "Europe/Stockholm";
const SHOPPER = "demo-sara";
const STORE = "sthlm-1";

interface Near {
  readonly items: readonly {
    storeId: string;
    name: string;
    metres: number;
    openNow: boolean | null;
    closesAt: string | null;
  }[];
}
interface Decision {
  readonly considered: readonly { campaignId: string; reason: { code: string } | null }[];
}
interface Redemption {
  readonly id: string;
  readonly code?: string;
  readonly by?: { storeId: string; tillId: string; at: string };
  readonly discount: { currency: string; amount: number; lines: readonly { lineId: string; amount: number }[] };
}

const kronor = (amount: number): string => `${(amount / 100).toFixed(2)} kr`;

/** One shopper's two days with the example retailer. */
export async function playExample(story: Story, serveAt: (at: number) => Promise<Service>): Promise<void> {
  const night = onWednesday(ZONE, "18:05");
  const nextDay = onWednesday(ZONE, "12:30", 1);
  const key = await DeviceKey.generate();

  story.chapter("The evening before");
  const first = await story.step("start the service, with 40 stores and 5 campaigns", async () => {
    const service = await serveAt(night);
    await seed(service.url, service.adminKey, night, () => undefined);
    return { value: service, came: `${service.url}, ${clockTime(night, ZONE)} in Stockholm` };
  });
  const keys = await makeKeys(first);
  const backend = client(first.url, keys.backend);
  await story.step("the shop's backend puts the cart", async () => putCart(backend, night));
  const phone = await story.step("the phone enrols with its own key", () => enrol(first.url, backend, key, night));
  await story.step("the phone asks what is near", async () => {
    const near = await phone.call<Near>("POST", "/v1/stores/near", {
      latitude: 59.33265,
      longitude: 18.07337,
      limit: 3,
    });
    const [nearest] = near.items.filter(({ storeId }) => storeId === STORE);
    should(
      nearest !== undefined && nearest.openNow === true,
      `expected ${STORE} near and open: ${JSON.stringify(near)}`,
    );
    const until = nearest.closesAt === null ? "" : ` until ${clockTime(Date.parse(nearest.closesAt), ZONE)}`;
    return { value: nearest, came: `${nearest.name}, ${nearest.metres} m, open${until}` };
  });

  story.chapter("The next day");
  const second = await story.step("the service is started again, a day later", async () => {
    const service = await serveAt(nextDay);
    return { value: service, came: `${clockTime(nextDay, ZONE)} in Stockholm` };
  });
  const again = client(second.url, keys.backend);
  const walker = await story.step("the phone renews its enrolment", () => enrol(second.url, again, key, nextDay));
  const now = (): number => walker.now();
  await story.step("it drives past a store", async () => {
    const passed = await walker.ping(await walkEndingAt("drive-by", now() - 900_000));
    should(passed.visits.length === 0 && passed.offers.length === 0, `expected nothing: ${JSON.stringify(passed)}`);
    return { value: passed, came: `${passed.fixes.length} fixes, nothing happens` };
  });
  const ping = await walker.sign(await walkEndingAt("walk-in", now()));
  const arrived = await story.step("it walks into another", () => arrive(walker, ping));
  const [offer] = arrived.offers;
  should(offer !== undefined, "no offer");
  await story.step("it sends the same ping again", async () => {
    const repeated = await walker.send(ping);
    const [same] = repeated.offers;
    should(
      repeated.offers.length === 1 && same?.id === offer.id && same.code === offer.code,
      "expected the same offer",
    );
    should(repeated.visits.length === 0, "expected no visit to be told twice");
    return { value: same, came: `the same offer, the same code ${same.code}` };
  });
  await story.step("what was decided, and why", () => decided(client(second.url, second.adminKey), arrived.decisionId));
  await playTill(story, client(second.url, keys.till), again, offer.code, nextDay);
}

async function makeKeys({ url, adminKey }: Service): Promise<{ backend: string; till: string }> {
  const admin = client(url, adminKey);
  return { backend: await keyFor(admin, "backend"), till: await keyFor(admin, "till", [STORE]) };
}

async function putCart(backend: Client, now: number) {
  const cart = {
    currency: "SEK",
    updatedAt: new Date(now - 60_000).toISOString(),
    items: [
      {
        sku: "VITMOSSA-42",
        productId: "VITMOSSA",
        name: "Vitmossa terränglöparsko",
        quantity: 1,
        unitPrice: 149_900,
        categories: ["shoes", "running"],
      },
      {
        sku: "LATTFOT-42-44",
        productId: "LATTFOT",
        name: "Lättfot löparstrumpa",
        quantity: 2,
        unitPrice: 14_900,
        categories: ["socks", "running"],
      },
    ],
  };
  const { status, body } = await backend<{ applied: boolean }>("PUT", `/v1/carts/${SHOPPER}`, { body: cart });
  should(status === 200 && body.applied, `expected the cart to be taken: ${status} ${JSON.stringify(body)}`);
  return { value: cart, came: "trail shoe and socks, 1797.00 kr" };
}

async function enrol(origin: string, backend: Client, key: DeviceKey, now: number) {
  const opened = await backend<{ enrolmentToken: string }>("POST", "/v1/enrolments", { body: { shopperId: SHOPPER } });
  should(opened.status === 201, `expected a token: ${opened.status} ${JSON.stringify(opened.body)}`);
  const offset = now - Date.now();
  const consents = { preciseLocation: true, marketing: true, profiling: false };
  const how = {
    origin,
    enrolmentToken: opened.body.enrolmentToken,
    platform: "ios",
    locale: "sv-SE",
    consents,
  } as const;
  const phone = await Phone.enrol(key, how, { clock: () => Date.now() + offset });
  return { value: phone, came: `device …${phone.deviceId.slice(-6)}, key ${key.id.slice(0, 8)}…` };
}

async function arrive(phone: Phone, ping: string): Promise<{ value: PingResult; came: string }> {
  const result = await phone.send(ping);
  const events = result.visits.map(({ storeId, event }) => `${event} ${storeId}`);
  should(events.join() === `entered ${STORE},dwelled ${STORE}`, `expected one visit: ${JSON.stringify(result.visits)}`);
  const [offer] = result.offers;
  should(result.offers.length === 1 && offer !== undefined, `expected one offer: ${JSON.stringify(result.offers)}`);
  const reasons = offer.reasons.map(({ text }) => text).join("; ");
  return { value: result, came: `entered → dwelled → one offer: “${offer.title}” ${offer.code}, because: ${reasons}` };
}

async function decided(admin: Client, decisionId: string | null) {
  const { status, body } = await admin<Decision>("GET", `/v1/decisions/${decisionId ?? "none"}`);
  should(status === 200, `expected the decision: ${status}`);
  const silent = body.considered.filter(({ reason }) => reason !== null);
  should(silent.length > 0, "expected another campaign to stay silent");
  const reasons = silent.map(({ campaignId, reason }) => `${campaignId}: ${reason?.code ?? ""}`);
  return { value: body, came: `silent were ${reasons.join(", ")}` };
}

async function playTill(story: Story, till: Client, backend: Client, code: string, now: number): Promise<void> {
  const basket = {
    currency: "SEK",
    lines: [
      { id: "1", sku: "VITMOSSA-43", productId: "VITMOSSA", categories: ["shoes"], quantity: 1, unitPrice: 149_900 },
      { id: "2", sku: "ULLFOT-42-44", productId: "ULLFOT", categories: ["socks"], quantity: 1, unitPrice: 19_900 },
    ],
  };
  const request = { code, storeId: STORE, tillId: "3", transactionId: "R-1042", basket };
  story.chapter("At the till");
  await story.step("the till checks the code", async () => {
    const { status, body } = await till<Redemption>("POST", "/v1/redemptions/check", { body: request });
    should(status === 200, `expected a quote: ${status} ${JSON.stringify(body)}`);
    return { value: body, came: `${kronor(body.discount.amount)} would come off` };
  });
  const headers = { "idempotency-key": "demo-1" };
  const redeemed = await story.step("it redeems: another size of the same model", async () => {
    const { status, body } = await till<Redemption>("POST", "/v1/redemptions", { body: request, headers });
    should(
      status === 201 && body.discount.amount === 14_990,
      `expected 149.90 kr off: ${status} ${JSON.stringify(body)}`,
    );
    const lines = body.discount.lines.map(({ lineId, amount }) => `line ${lineId} −${kronor(amount)}`);
    return { value: body, came: `${lines.join(", ")}; ${body.id.slice(0, 12)}…` };
  });
  await story.step("it asks again with the same key", async () => {
    const {
      status,
      body,
      headers: answered,
    } = await till<Redemption>("POST", "/v1/redemptions", { body: request, headers });
    const same = status === 201 && body.id === redeemed.id && answered.get("idempotency-replayed") === "true";
    should(same, `expected the same answer: ${status} ${JSON.stringify(body)}`);
    return { value: body, came: "the same answer" };
  });
  await story.step("someone else tries, in another transaction", async () => {
    const other = { ...request, tillId: "4", transactionId: "R-2000" };
    const answer = await till<Redemption>("POST", "/v1/redemptions", {
      body: other,
      headers: { "idempotency-key": "demo-2" },
    });
    const { status, body } = answer;
    const refused = status === 409 && body.code === "already_redeemed" && body.by?.tillId === "3";
    should(refused, `expected a refusal that names the winner: ${status} ${JSON.stringify(body)}`);
    return {
      value: body,
      came: `refused: redeemed at till ${body.by?.tillId ?? ""} at ${clockTime(Date.parse(body.by?.at ?? ""), ZONE)}`,
    };
  });
  const bought = basket.lines.map(({ sku, productId, categories, quantity, unitPrice }) => ({
    sku,
    productId,
    categories,
    quantity,
    unitPrice,
  }));
  await story.step("the purchase clears the cart", () => purchase(backend, bought, now));
}

async function purchase(backend: Client, lines: readonly object[], now: number) {
  const body = {
    id: "demo-purchase-1",
    shopperId: SHOPPER,
    channel: "store",
    storeId: STORE,
    transactionId: "R-1042",
    at: new Date(now + 1_000).toISOString(),
    currency: "SEK",
    lines,
  };
  const bought = await backend<{ applied: boolean }>("POST", "/v1/purchases", { body });
  should(bought.status === 200 && bought.body.applied, `expected the purchase to be taken: ${bought.status}`);
  const cart = await backend<{ items: readonly { sku: string }[] }>("GET", `/v1/carts/${SHOPPER}`);
  const left = cart.body.items.map(({ sku }) => sku);
  should(cart.status === 200 && left.join() === "LATTFOT-42-44", `expected only the socks to be left: ${left.join()}`);
  return { value: left, came: `the shoe is gone, ${left.join()} is left` };
}
