import { beforeAll, describe, expect, test } from "vitest";
import { type Client, clientAs, done } from "./support/api.ts";
import { stopClock } from "./support/clock.ts";
import { aCampaign, aStore, openShop } from "./support/retailer.ts";
import { aMadeOffer, anIssuedOffer, isReplay, Till } from "./support/till.ts";

/* Cashiers learn on test offers, and look at live ones without using them up. */

let backend: Client;
let till: Till;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  till = new Till(await clientAs("till", ["sthlm-1"]));
});

const training = { training: true };

describe("a till in training", () => {
  test("takes a test offer through its whole life", async () => {
    const { code } = await aMadeOffer({ test: true });
    const reserved = await till.reserve({ code, ...training });
    expect(reserved).toMatchObject({ status: 201, body: { status: "reserved", test: true } });
    const { id } = done(reserved);
    expect(await till.commit(id)).toMatchObject({ status: 200, body: { status: "committed", test: true } });
    expect(await till.returns(id)).toMatchObject({ status: 200, body: { refund: { amount: 134_910 } } });
    expect(await till.read(id)).toMatchObject({ status: "returned", test: true });
  });

  test("is told of a live offer what check says, and leaves it as it was", async () => {
    const { code } = await anIssuedOffer(backend);
    const checked = await till.check({ code });
    for (const capture of ["now", "later"]) {
      const answer = await till.redeem({ code, capture, ...training }, `training-${capture}`);
      expect([answer.status, answer.body]).toEqual([200, checked.body]);
      const again = await till.redeem({ code, capture, ...training }, `training-${capture}`);
      expect([again.status, again.body, isReplay(again)]).toEqual([200, checked.body, true]);
    }
    expect(await till.redeem({ code })).toMatchObject({ status: 201, body: { test: false } });
    const taken = await till.redeem({ code, transactionId: "R-2", ...training });
    expect(taken).toMatchObject({ status: 409, body: { code: "already_redeemed" } });
  });
});

describe("a till that is not", () => {
  test("is told that it is a test offer, and may void it all the same", async () => {
    const { code } = await aMadeOffer({ test: true });
    for (const answer of [await till.redeem({ code }), await till.reserve({ code }), await till.check({ code })]) {
      expect(answer).toMatchObject({ status: 409, body: { code: "test_offer" } });
    }
    expect(await till.voidTransaction({ code })).toMatchObject({ status: 200 });
    expect(await till.redeem({ code, ...training })).toMatchObject({ status: 409, body: { code: "voided" } });
  });
});
