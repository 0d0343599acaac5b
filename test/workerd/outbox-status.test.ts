import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  BACKLOG_FORGOTTEN_AFTER_MS,
  DEAD_LETTER_AFTER_MS,
  OVERDUE_AFTER_ATTEMPTS,
  RETRY_MAX_MS,
} from "../../src/domain/bounds.ts";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, stopClock } from "./support/clock.ts";
import { failQuery, intercept } from "./support/intercept.ts";
import { offerStub, promisesOf, ring } from "./support/objects.ts";
import { aCampaign, aStore, openShop } from "./support/retailer.ts";
import { anIssuedOffer, type Issued, Till } from "./support/till.ts";

interface Outbox {
  readonly waiting: number;
  readonly oldestSince: string | null;
  readonly deadLetters: number;
  readonly kinds: readonly { readonly object: string; readonly kind: string; readonly waiting: number }[];
}

let backend: Client;
let support: Client;
let till: Till;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  support = await clientAs("support");
  till = new Till(await clientAs("till", ["sthlm-1"]));
});
beforeEach(stopClock);
afterEach(() => vi.restoreAllMocks());

const outbox = async (): Promise<Outbox> => done(await support<{ outbox: Outbox }>("GET", "/v1/status")).outbox;

/** Rings the offer's alarm so often, each time when it is due. */
async function attempts(offer: Issued, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await ring(offerStub(offer.id));
    advance(RETRY_MAX_MS);
  }
}

const AWAY: Readonly<Record<"settle" | "record", Parameters<typeof intercept>[0]>> = {
  settle: env.CAMPAIGN,
  record: env.STORE,
};

/** An offer that was redeemed while its campaign cannot be told, or its store. */
async function stranded(untold: keyof typeof AWAY = "settle"): Promise<Issued> {
  const offer = await anIssuedOffer(backend);
  done(await till.redeem({ code: offer.code, transactionId: offer.id }));
  intercept(AWAY[untold], async (method, proceed) => {
    if (method === untold) throw new Error(`nobody hears ${method}`);
    return proceed();
  });
  return offer;
}

const NOTHING: Outbox = { waiting: 0, oldestSince: null, deadLetters: 0, kinds: [] };

test("what is delivered, or fails a few times, is in no count", async () => {
  const offer = await stranded();
  await attempts(offer, OVERDUE_AFTER_ATTEMPTS - 1);
  expect(await outbox()).toEqual(NOTHING);
});

test("what fails on is counted by its kind, once, until it is delivered", async () => {
  const offers = [await stranded(), await stranded()];
  for (const offer of offers) await attempts(offer, OVERDUE_AFTER_ATTEMPTS - 1);
  const since = new Date().toISOString();
  for (const offer of offers) await ring(offerStub(offer.id));
  const campaign = { object: "offer", kind: "campaign", waiting: 2, deadLetters: 0, oldestSince: since };
  expect(await outbox()).toEqual({ waiting: 2, oldestSince: since, deadLetters: 0, kinds: [campaign] });

  advance(RETRY_MAX_MS);
  await ring(offerStub(offers[0]?.id ?? ""));
  expect(await outbox()).toMatchObject({ waiting: 2, oldestSince: since });

  vi.restoreAllMocks();
  advance(RETRY_MAX_MS);
  for (const offer of offers) await ring(offerStub(offer.id));
  expect(await outbox()).toEqual(NOTHING);
});

test("what fails for a day is a dead letter, and is still tried", async () => {
  const offer = await stranded("record");
  await attempts(offer, OVERDUE_AFTER_ATTEMPTS);
  const step = BACKLOG_FORGOTTEN_AFTER_MS - RETRY_MAX_MS - 1;
  for (let left = DEAD_LETTER_AFTER_MS; left > 0; left -= step) {
    expect(await outbox()).toMatchObject({ waiting: 1, deadLetters: 0 });
    advance(step);
    await ring(offerStub(offer.id));
  }
  expect(await outbox()).toMatchObject({ waiting: 1, deadLetters: 1, kinds: [{ kind: "journal", deadLetters: 1 }] });
  vi.restoreAllMocks();
  advance(RETRY_MAX_MS);
  await ring(offerStub(offer.id));
  expect(await outbox()).toEqual(NOTHING);
});

test("what nobody tells any more, as of an object that is gone, is counted no more", async () => {
  const offer = await stranded();
  await attempts(offer, OVERDUE_AFTER_ATTEMPTS);
  expect(await outbox()).toMatchObject({ waiting: 1 });
  advance(BACKLOG_FORGOTTEN_AFTER_MS);
  expect(await outbox()).toEqual(NOTHING);
  await attempts(await stranded(), OVERDUE_AFTER_ATTEMPTS);
  expect(await env.DB.prepare("SELECT count(*) AS rows FROM backlog").first()).toEqual({ rows: 1 });
});

test("the table says nothing of whom or of what", async () => {
  const offer = await stranded();
  await attempts(offer, OVERDUE_AFTER_ATTEMPTS);
  const { results } = await env.DB.prepare("SELECT * FROM backlog").all();
  const text = JSON.stringify(results);
  for (const secret of [offer.id, offer.code, offer.shopperId, offer.id.slice(4)]) expect(text).not.toContain(secret);
});

test("where the table cannot be reached the promise is none the worse for it", async () => {
  const offer = await stranded();
  failQuery("INSERT INTO backlog");
  await attempts(offer, OVERDUE_AFTER_ATTEMPTS);
  vi.restoreAllMocks();
  expect(await promisesOf(offerStub(offer.id))).toContain("campaign");
  await ring(offerStub(offer.id));
  expect(await promisesOf(offerStub(offer.id))).not.toContain("campaign");
});
