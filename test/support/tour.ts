import { keyFor } from "../../scripts/lib/seed.ts";
import { client } from "../../scripts/lib/api.ts";
import { Unanswered } from "../../src/sdk/answers.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import type { Phone } from "../../src/sdk/phone.ts";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import type { SentFix } from "../../src/sdk/wire.ts";
import { campaign, done, enrol, leftCart, receipt, redeem, type Shop, shopperWith } from "./shop.ts";
import { linkFor, Staff } from "./staff.ts";

/** What is known of the shopper that the tour is about, and of those beside them. */
export interface People {
  readonly shopper: string;
  /** Turns out to be the shopper. */
  readonly double: string;
  /** Has themselves erased. */
  readonly leaver: string;
  /** Is erased. */
  readonly erased: string;
}

/** Somebody who walked in and was offered something. */
interface Visitor {
  readonly phone: Phone;
  readonly decisionId: string;
  readonly offer: OfferView;
}

/** Where the tour stands when somebody was made an offer and has used it. */
export interface Scene extends Visitor {
  readonly shop: Shop;
  readonly people: People;
  /** Other phones of the shopper: one that leaves, one that is lost. */
  readonly spare: Phone;
  readonly spareKey: DeviceKey;
  readonly lost: Phone;
  readonly redemptionId: string;
  /** A redemption that waits for its customer to pay. */
  readonly reservedId: string;
  /** An offer that nobody used. */
  readonly unused: OfferView;
  readonly keyId: string;
  /** Of versions that wait to be approved: two of them. */
  readonly approvals: readonly string[];
  readonly erasureId: string;
  /** Somebody at the console, and what signs them in. */
  readonly staff: Staff;
  readonly link: string;
}

/** From the cart to the till, with every way that a device can come and go. */
export async function setScene(
  shop: Shop,
  people: People,
  item: object,
  walk: (now: number) => SentFix[],
): Promise<Scene> {
  const visit = async (id: string): Promise<Visitor> => {
    const phone = await shopperWith(shop, id, leftCart(Date.now(), item));
    const { offers, decisionId } = await phone.ping(walk(phone.now()));
    const [offer] = offers;
    if (offer === undefined || decisionId === null) throw new Error(`no offer for ${id}`);
    return { phone, decisionId, offer };
  };
  const visitor = await visit(people.shopper);
  const [{ offer: reserved }, { offer: unused }] = [await visit(people.double), await visit(people.erased)];
  const spareKey = await DeviceKey.generate();
  const spare = await enrol(shop, people.shopper, spareKey);
  const lost = await enrol(shop, people.shopper, await DeviceKey.generate());
  const leaver = await shopperWith(shop, people.leaver, leftCart(Date.now(), item));
  const { id: redemptionId } = done(await redeem(shop.till, receipt(visitor.offer.code, "3"), "tour"));
  const later = { ...receipt(reserved.code, "6"), capture: "later" };
  const { id: reservedId } = done(await redeem(shop.till, later, "tour-later"));
  await visitor.phone.rotateKey();
  const { erasureId } = await leaver.call<{ erasureId: string }>("DELETE", "/v1/me");
  const key = { role: "analyst", name: "Tour" };
  const { id: keyId } = done(await shop.admin<{ id: string }>("POST", "/v1/api-keys", { body: key }));
  const link = await linkFor(shop, "tour", "tour@example.com");
  const approvals = await askForApproval(shop, ["asked", "asked-too"]);
  const ids = { redemptionId, reservedId, keyId, erasureId, approvals };
  return { ...visitor, ...ids, shop, people, spare, spareKey, lost, unused, staff: new Staff(shop.url), link };
}

/** Campaigns that wait for somebody other than their author. */
async function askForApproval(shop: Shop, campaignIds: readonly string[]): Promise<readonly string[]> {
  const author = client(shop.url, await keyFor(shop.admin, "marketer"));
  done(await shop.admin("PUT", "/v1/settings", { body: { approvals: "required" } }));
  const asked: string[] = [];
  for (const id of campaignIds) {
    done(await author("POST", "/v1/campaigns", { body: campaign(id) }));
    const { approvalId } = done(await author<{ approvalId: string }>("POST", `/v1/campaigns/${id}/publish`));
    asked.push(approvalId);
  }
  done(await shop.admin("PUT", "/v1/settings", { body: {} }));
  return asked;
}

type Caller = "nobody" | "admin" | "backend" | "till" | "phone" | "spare" | "staff";
/** One request that must succeed. */
export type Line = readonly [caller: Caller, method: string, path: string, body?: unknown];

/** Goes through all of it; throws at the first answer that is no success. */
export async function walkThrough(scene: Scene, lines: readonly Line[]): Promise<void> {
  for (const [number, [caller, method, path, body]] of lines.entries()) {
    const { shop } = scene;
    const call = body === undefined ? {} : { body };
    if (caller === "phone" || caller === "spare") await scene[caller].call(method, path, body).catch(unlessPicture);
    else if (caller === "staff") await scene.staff.call(method, path, body);
    else if (caller === "nobody") await fetch(shop.url + path, { method, redirect: "manual" });
    else {
      const { status, body: told } = await shop[caller](method, path, {
        ...call,
        headers: { "idempotency-key": `tour-${number}`, ...(isOfLines(path) ? LINES : {}) },
      });
      if (status >= 300) throw new Error(`${method} ${path} → ${status} ${JSON.stringify(told)}`);
    }
  }
}

/** One JSON value is a file of one line. */
const LINES = { "content-type": "application/x-ndjson" };
const isOfLines = (path: string): boolean => path.endsWith("/import") && path !== "/v1/stores/import";

/** The SDK takes what is no JSON for no answer; whether there was one, the witness knows. */
function unlessPicture(error: unknown): void {
  if (!(error instanceof Unanswered)) throw error;
}
