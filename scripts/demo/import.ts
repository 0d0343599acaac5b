import { readFile } from "node:fs/promises";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import type { StoreRecord } from "../../src/domain/stores/store.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { Phone } from "../../src/sdk/phone.ts";
import { importFile } from "../import/run.ts";
import { client } from "../lib/api.ts";
import { keyFor } from "../lib/seed.ts";
import type { Service } from "../lib/service.ts";
import { should, type Story } from "../lib/story.ts";
import { onWednesday } from "./clock.ts";
import { standing } from "./walk.ts";

const SHOPPER = "demo-visitor";

interface Near {
  readonly items: readonly {
    storeId: string;
    name: string;
    metres: number;
    openNow: boolean | null;
    closesAt: string | null;
  }[];
}

/** Any GeoJSON of shops: imports it and walks into one of them. */
export async function playImport(story: Story, serveAt: (at: number) => Promise<Service>, file: string): Promise<void> {
  const service = await story.step("start an empty service", async () => {
    const started = await serveAt(Date.now());
    return { value: started, came: started.url };
  });
  const admin = client(service.url, service.adminKey);
  await story.step(`import ${file.split("/").at(-1) ?? file}`, () => importAll(service, file));
  const store = await story.step("choose a store to walk into", () => chooseStore(admin));
  const [backendKey, tillKey] = [await keyFor(admin, "backend"), await keyFor(admin, "till", [store.id])];
  const currency = store.currency ?? "EUR";
  await story.step("publish a campaign for every store", () => publish(admin, currency));

  const noon = onWednesday(store.timeZone ?? "UTC", "12:30", 7);
  const open = await story.step("the service is started again, on a Wednesday at half past twelve", async () => {
    const started = await serveAt(noon);
    return { value: started, came: store.timeZone ?? "UTC" };
  });
  await visit(story, { service: open, backendKey, tillKey, store, currency, noon });
}

interface Scene {
  readonly service: Service;
  readonly backendKey: string;
  readonly tillKey: string;
  readonly store: StoreRecord;
  readonly currency: string;
  readonly noon: number;
}

async function visit(story: Story, scene: Scene): Promise<void> {
  const { service, store, currency, noon } = scene;
  const backend = client(service.url, scene.backendKey);
  await story.step("the shop's backend puts a cart, left last night", async () => {
    const items = [
      { sku: "HAT-1", productId: "HAT", name: "Sun hat", quantity: 1, unitPrice: 4_900, categories: ["hats"] },
    ];
    const cart = { currency, updatedAt: new Date(noon - 14 * 3_600_000).toISOString(), items };
    const { status } = await backend("PUT", `/v1/carts/${SHOPPER}`, { body: cart });
    should(status === 200, `expected the cart to be taken: ${status}`);
    return { value: cart, came: `a sun hat, 49.00 ${currency}` };
  });
  const phone = await story.step("a phone enrols", () => enrol(backend, service.url, noon));
  const place = middleOf(store);
  await story.step("it asks what is near", async () => {
    const near = await phone.call<Near>("POST", "/v1/stores/near", { ...place, limit: 3 });
    const names = near.items.map(({ name, metres, openNow }) => `${name} ${metres} m${opening(openNow)}`);
    should(names.length > 0, "expected stores near by");
    return { value: near, came: names.join("; ") };
  });
  const offer = await story.step(`it walks into ${store.name}`, async () => {
    const { visits, offers } = await phone.ping(standing(place, phone.now()));
    const [made] = offers;
    should(offers.length === 1 && made !== undefined, `expected one offer: ${JSON.stringify({ visits, offers })}`);
    return {
      value: made,
      came: `${visits.length} transitions → one offer: “${made.title}” ${made.code} at ${made.storeIds.join()}`,
    };
  });
  await story.step("a till redeems it", () => redeem(scene, offer));
}

async function enrol(backend: ReturnType<typeof client>, origin: string, now: number) {
  const opened = await backend<{ enrolmentToken: string }>("POST", "/v1/enrolments", { body: { shopperId: SHOPPER } });
  const consents = { preciseLocation: true, marketing: true, profiling: false };
  const how = { origin, enrolmentToken: opened.body.enrolmentToken, platform: "web", locale: "en", consents } as const;
  const offset = now - Date.now();
  const enrolled = await Phone.enrol(await DeviceKey.generate(), how, { clock: () => Date.now() + offset });
  return { value: enrolled, came: "it has a credential for a day" };
}

async function redeem({ service, store, tillKey, currency }: Scene, offer: OfferView) {
  const [storeId = store.id] = offer.storeIds;
  const admin = client(service.url, service.adminKey);
  // Of shops on top of each other the one that holds the shopper best speaks, which need not be the one chosen.
  const key = storeId === store.id ? tillKey : await keyFor(admin, "till", [storeId]);
  const basket = { currency, lines: [{ id: "1", sku: "HAT-1", quantity: 1, unitPrice: 4_900 }] };
  const answer = await client(service.url, key)<{ discount: { amount: number } }>("POST", "/v1/redemptions", {
    body: { code: offer.code, storeId, tillId: "1", transactionId: "R-1", basket },
    headers: { "idempotency-key": "demo-1" },
  });
  should(
    answer.status === 201 && answer.body.discount.amount === 490,
    `expected 4.90 off: ${JSON.stringify(answer.body)}`,
  );
  return { value: answer.body, came: `4.90 ${currency} off` };
}

function opening(openNow: boolean | null): string {
  if (openNow === null) return "";
  return openNow ? " (open)" : " (closed)";
}

/** Any number of rows, as `npm run import` sends them. */
async function importAll({ url, adminKey }: Service, file: string) {
  const options = { url, key: adminKey, dryRun: false, confirm: undefined, print: () => undefined };
  const report = await importFile(await readFile(file, "utf8"), options);
  should(report.created > 0, "expected at least one store");
  const [first] = report.refused;
  const why = first === undefined ? "" : `, such as row ${first.row}: ${first.message}`;
  const came = `${report.created} stores, ${report.skipped} skipped, ${report.refused.length} refused${why}`;
  return { value: report, came };
}

/** The first circle whose opening hours are written: a shop as people write it. */
async function chooseStore(admin: ReturnType<typeof client>) {
  const { body } = await admin<{ items: StoreRecord[] }>("GET", "/v1/stores?limit=500");
  const circles = body.items.filter(({ fence, exclusionZone }) => fence.type === "Circle" && !exclusionZone);
  const store = circles.find(({ openingHours }) => openingHours !== null) ?? circles[0];
  should(store !== undefined, "expected a store that is a point");
  return {
    value: store,
    came: `${store.name}, ${store.address ?? "no address"}, ${store.openingHours ?? "hours unknown"}`,
  };
}

function middleOf({ fence }: StoreRecord): { latitude: number; longitude: number } {
  should(fence.type === "Circle", "expected a circle");
  const [longitude, latitude] = fence.center;
  return { latitude, longitude };
}

async function publish(admin: ReturnType<typeof client>, currency: string) {
  const campaign = {
    id: "welcome-back",
    name: "Welcome back",
    trigger: { event: "dwelled", dwellSeconds: 60 },
    audience: { combinator: "and", rules: [{ field: "cart.itemCount", operator: ">=", value: 1 }] },
    budget: { amount: 100_000, currency },
    variants: [
      {
        id: "ten",
        title: "10 % off {{cart.topItem.name}}",
        body: "At {{store.name}} until {{offer.expiresAt}}",
        reward: { kind: "percentOff", basisPoints: 1000, cap: { amount: 2_000, currency } },
      },
    ],
  };
  const created = await admin("POST", "/v1/campaigns", { body: campaign });
  should(created.status === 201, `expected a draft: ${created.status} ${JSON.stringify(created.body)}`);
  const waiver = { holdoutWaiver: "a demonstration" };
  const live = await admin<{ version: number }>("POST", "/v1/campaigns/welcome-back/publish", { body: waiver });
  should(live.status === 200, `expected it live: ${live.status} ${JSON.stringify(live.body)}`);
  return { value: live.body, came: `version ${live.body.version} is live: 10 % off what was left` };
}
