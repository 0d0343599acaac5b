import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/domain/settings.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { claimOf } from "./support/issue.ts";
import { ports } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, openShop, putCart } from "./support/retailer.ts";
import { walkIn } from "./support/walks.ts";

let marketer: Client;
let backend: Client;
let shoppers = 0;

/** What is published waits for the second after the last publication. */
const change = (path: string) => {
  advance(SECOND);
  return marketer("POST", `/v1/campaigns/${path}`);
};
const pauseOffers = async (offersPaused: boolean) => {
  advance(SECOND);
  done(await admin("PUT", "/v1/settings", { ...DEFAULT_SETTINGS, offersPaused }));
};

/** Walks in as someone who was never here, and gives the campaigns that made an offer and the decision's code. */
async function visit(): Promise<{ offers: string[]; code: string | null }> {
  const id = `shopper-${++shoppers}`;
  await putCart(backend, id);
  const { offers, decisionId } = await (await TestPhone.of(backend, id)).ping(walkIn());
  const decision = decisionId === null ? null : await admin<{ code: string }>("GET", `/v1/decisions/${decisionId}`);
  return { offers: offers.map(({ campaignId }) => campaignId), code: decision?.body.code ?? null };
}

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() }, [aCampaign("life")]);
  [marketer, backend] = [await clientAs("marketer"), await clientAs("backend")];
});

describe("a campaign's state", () => {
  test("goes from live to paused, live again and to its end, and no other way", async () => {
    expect(await change("life/resume")).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(await change("life/pause")).toMatchObject({ status: 200, body: { state: "paused" } });
    expect(await change("life/resume")).toMatchObject({ status: 200, body: { state: "live", version: 1 } });
    expect(await visit()).toMatchObject({ offers: ["life"] });
    expect(await change("life/end")).toMatchObject({ status: 200, body: { state: "ended" } });
    expect(await visit()).toEqual({ offers: [], code: null });
    for (const path of ["life/pause", "life/resume", "life/end"]) {
      expect(await change(path)).toMatchObject({ status: 409, body: { code: "conflict" } });
    }
    expect(await marketer("GET", "/v1/campaigns/life")).toMatchObject({ body: { state: "ended" } });
  });

  test("is ended from a pause as well, and never of a draft", async () => {
    done(await marketer("POST", "/v1/campaigns", aCampaign("second")));
    expect(await change("second/end")).toMatchObject({ status: 409 });
    done(await change("second/publish"));
    done(await change("second/pause"));
    expect(await change("second/end")).toMatchObject({ status: 200, body: { state: "ended" } });
  });

  test("is told to what reserves the budget, which keeps to what was published meanwhile", async () => {
    const draft = { budget: { amount: 7, currency: "SEK" } };
    done(await marketer("POST", "/v1/campaigns", aCampaign("third")));
    done(await change("third/publish"));
    done(await marketer("PUT", "/v1/campaigns/third", aCampaign("third", draft)));
    done(await change("third/pause"));
    expect(await ports.campaign("third").reserve(claimOf("off_1", 8))).toBe("paused");
    done(await change("third/resume"));
    expect(await ports.campaign("third").reserve(claimOf("off_1", 8))).toBe("reserved");
    done(await change("third/end"));
    expect(await ports.campaign("third").reserve(claimOf("off_2", 8))).toBe("paused");
  });
});

describe("a pause of every offer", () => {
  const reward = { kind: "percentOff", basisPoints: 1_000 };
  const UNBUDGETED = { budget: null, variants: [{ id: "v", title: "T", body: "B", reward }] };

  beforeAll(async () => {
    done(await marketer("POST", "/v1/campaigns", aCampaign("fourth")));
    done(await change("fourth/publish"));
  });

  test("stops them, says so, and ends", async () => {
    await pauseOffers(true);
    expect(await visit()).toEqual({ offers: [], code: "paused" });
    expect(await ports.campaign("fourth").reserve(claimOf("off_1", 1))).toBe("paused");
    await pauseOffers(false);
    expect(await visit()).toMatchObject({ offers: ["fourth"] });
  });

  test("holds for what is published meanwhile, and for what has no budget", async () => {
    await pauseOffers(true);
    done(await marketer("POST", "/v1/campaigns", aCampaign("fifth", { priority: 90 })));
    done(await marketer("POST", "/v1/campaigns", aCampaign("sixth", { priority: 91, ...UNBUDGETED })));
    for (const id of ["fifth", "sixth"]) done(await change(`${id}/publish`));
    expect(await ports.campaign("fifth").reserve(claimOf("off_1", 1))).toBe("paused");
    expect(await visit()).toEqual({ offers: [], code: "paused" });
    await pauseOffers(false);
    expect(await ports.campaign("fifth").reserve(claimOf("off_1", 1))).toBe("reserved");
    expect(await visit()).toMatchObject({ offers: ["sixth"] });
  });
});

test("a count of offers per store passes over to the next campaign, and says why", async () => {
  for (const id of ["fourth", "fifth", "sixth"]) done(await change(`${id}/end`));
  const limited = aCampaign("once", {
    priority: 90,
    limits: [{ per: "store", count: 1, period: "P1D" }],
    budget: null,
  });
  for (const campaign of [limited, aCampaign("other")]) {
    done(await marketer("POST", "/v1/campaigns", campaign));
    done(await change(`${campaign.id}/publish`));
  }
  expect(await visit()).toMatchObject({ offers: ["once"] });
  expect(await visit()).toMatchObject({ offers: ["other"] });
  done(await change("other/end"));
  expect(await visit()).toEqual({ offers: [], code: "limit_reached" });
});
