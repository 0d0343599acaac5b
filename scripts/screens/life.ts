import { DeviceKey } from "../../src/sdk/device-key.ts";
import { Phone } from "../../src/sdk/phone.ts";
import type { PingResult } from "../../src/sdk/wire.ts";
import { onWednesday } from "../demo/clock.ts";
import { standing } from "../demo/walk.ts";
import { type Answer, type Client, client } from "../lib/api.ts";
import { keyFor, seed } from "../lib/seed.ts";
import type { Service } from "../lib/service.ts";

const ZONE = "Europe/Stockholm";
const DAY_MS = 86_400_000;
const PURPOSES = ["preciseLocation", "marketing", "profiling"] as const;
const CONSENTS = { preciseLocation: true, marketing: true, profiling: true } as const;

/** Where people go, and how many of those who go there on one day do what. */
const PLACES = [
  { storeId: "sthlm-1", latitude: 59.3326, longitude: 18.0649, comeFrom: 0, come: 30, redeem: 14 },
  { storeId: "sthlm-3", latitude: 59.3149, longitude: 18.073, comeFrom: 30, come: 6, redeem: 2 },
] as const;
/** Days before today: the same weekday of the week before last week's end, yesterday, today. */
const DAYS = [8, 1, 0] as const;

/** What there is to be seen once it has been lived. */
export interface Life {
  readonly service: Service;
  /** What the service's clock says when it is over, epoch ms. */
  readonly at: number;
  readonly admin: Client;
  readonly tillKey: string;
  /** Somebody with history. */
  readonly shopperId: string;
  readonly decisionId: string;
  readonly redemptionId: string;
  readonly offerCode: string;
}

interface Keys {
  readonly backend: string;
  readonly till: string;
}

export function done<T>({ status, body }: Answer<T>): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Three days of the example retailer, each at noon, with the service left running at the last of them. */
export async function live(serveAt: (at: number) => Promise<Service>): Promise<Life> {
  let keys: Keys | undefined;
  let last: Pick<Life, "service" | "at" | "decisionId" | "redemptionId" | "offerCode"> | undefined;
  for (const daysAgo of DAYS) {
    const at = onWednesday(ZONE, "12:30") - daysAgo * DAY_MS;
    const service = await serveAt(at);
    keys ??= await begin(service, at);
    last = { service, at, ...(await liveOneDay(service, keys, daysAgo)) };
  }
  if (keys === undefined || last === undefined) throw new Error("no day was lived");
  const admin = client(last.service.url, last.service.adminKey);
  await settle(admin);
  return { ...last, admin, tillKey: keys.till, shopperId: `visitor-0` };
}

async function begin({ url, adminKey }: Service, at: number): Promise<Keys> {
  await seed(url, adminKey, at, () => undefined);
  const admin = client(url, adminKey);
  await seedTexts(admin);
  return {
    backend: await keyFor(admin, "backend"),
    till: await keyFor(
      admin,
      "till",
      PLACES.map(({ storeId }) => storeId),
    ),
  };
}

async function seedTexts(admin: Client): Promise<void> {
  const put = async (purpose: string, en: string, sv: string, retention: string): Promise<void> => {
    const body = { version: 1, texts: { en, sv }, recipients: ["Tallstig AB"], retention };
    done(await admin("PUT", `/v1/consent-texts/${purpose}`, { body }));
  };
  await put(
    "preciseLocation",
    "May we notice when you are in one of our stores? Where you are is compared with the stores and forgotten at once.",
    "Får vi märka när du är i någon av våra butiker? Var du är jämförs med butikerna och glöms genast.",
    "That you were in a store: thirty days",
  );
  await put(
    "marketing",
    "May we send you offers for what you left in your cart?",
    "Får vi skicka erbjudanden om det du lämnade i korgen?",
    "Your cart: thirty days",
  );
  await put(
    "profiling",
    "May we fit offers to what you usually buy from us?",
    "Får vi anpassa erbjudanden till vad du brukar handla hos oss?",
    "Purchases: two years",
  );
}

/** What a team leaves behind: colleagues, a draft, settings that changed, an approval that waits. */
async function settle(admin: Client): Promise<void> {
  const people = [
    { id: "linnea", email: "linnea@tallstig.example", roles: ["marketer"] },
    { id: "oskar", email: "oskar@tallstig.example", roles: ["approver", "analyst"] },
    { id: "sana", email: "sana@tallstig.example", roles: ["support"] },
  ];
  for (const { id, ...person } of people) done(await admin("PUT", `/v1/people/${id}`, { body: person }));
  const settings = done(await admin<Record<string, unknown>>("GET", "/v1/settings"));
  const { version: _version, ...body } = settings;
  const changed = { ...body, approvals: "required", contactLimits: [{ count: 3, period: "P7D" }] };
  const put = await admin("PUT", "/v1/settings", { body: changed });
  if (put.status >= 300) throw new Error(`settings: ${JSON.stringify(put.body)}`);
}

async function liveOneDay(service: Service, keys: Keys, daysAgo: number) {
  const till = client(service.url, keys.till);
  let decisionId = "";
  let redemptionId = "";
  let offerCode = "";
  for (const { storeId, comeFrom, come, redeem, ...place } of PLACES) {
    for (let n = 0; n < come; n += 1) {
      const shopperId = daysAgo === 0 ? `visitor-${comeFrom + n}` : `visitor-${daysAgo}-${comeFrom + n}`;
      const { offers, decisionId: decided } = await visit(service, keys, { shopperId, place, hasCart: n % 4 !== 3 });
      const [offer] = offers;
      if (offer === undefined) continue;
      decisionId = decided ?? decisionId;
      if (n >= redeem) {
        offerCode = offer.code;
        continue;
      }
      redemptionId = await redeemed(till, offer.code, storeId, `K-${daysAgo}-${comeFrom + n}`);
    }
  }
  return { decisionId, redemptionId, offerCode };
}

interface Visit {
  readonly shopperId: string;
  readonly place: { readonly latitude: number; readonly longitude: number };
  readonly hasCart: boolean;
}

async function visit({ url }: Service, keys: Keys, { shopperId, place, hasCart }: Visit): Promise<PingResult> {
  const backend = client(url, keys.backend);
  const made = done(
    await backend<{ enrolmentToken: string }>("POST", "/v1/enrolments", { body: { shopperId, locale: "sv-SE" } }),
  );
  const how = {
    origin: url,
    enrolmentToken: made.enrolmentToken,
    locale: "sv-SE",
    platform: "web",
    consents: CONSENTS,
  } as const;
  const phone = await Phone.enrol(await DeviceKey.generate(), how);
  const worded = PURPOSES.map((purpose) => [purpose, { granted: true, text: `${purpose}/1/sv` }] as const);
  const consents: Record<string, object> = Object.fromEntries(worded);
  await phone.call("PUT", "/v1/consents", { consents, source: "app" });
  if (hasCart) {
    const item = { sku: "VITMOSSA-42", productId: "VITMOSSA", name: "Vitmossa terränglöparsko", unitPrice: 149_900 };
    const items = [{ ...item, quantity: 1, categories: ["shoes", "running"] }];
    const cart = { currency: "SEK", updatedAt: new Date(phone.now() - 9 * 3_600_000).toISOString(), items };
    done(await backend("PUT", `/v1/carts/${shopperId}`, { body: cart }));
  }
  return phone.ping(standing(place, phone.now()));
}

async function redeemed(till: Client, code: string, storeId: string, transactionId: string): Promise<string> {
  const lines = [{ id: "1", sku: "VITMOSSA-43", productId: "VITMOSSA", quantity: 1, unitPrice: 149_900 }];
  const body = { code, storeId, tillId: "1", transactionId, basket: { currency: "SEK", lines } };
  const headers = { "idempotency-key": transactionId };
  return done(await till<{ id: string }>("POST", "/v1/redemptions", { body, headers })).id;
}
