import { beforeAll, describe, expect, test } from "vitest";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { claimOf } from "./support/issue.ts";
import { matching } from "./support/matchers.ts";
import { ports } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, openShop, putCart } from "./support/retailer.ts";
import { walkIn } from "./support/walks.ts";

let marketer: Client;
let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() });
  const call = await clientAs("marketer");
  marketer = (...args) => {
    // What is published waits for the second after the last publication.
    advance(SECOND);
    return call(...args);
  };
  backend = await clientAs("backend");
});

const UNCAPPED = { id: "v", title: "10 %", body: "Today", reward: { kind: "percentOff", basisPoints: 1_000 } };
const NO_SUCH_FACT = { combinator: "and", rules: [{ field: "shopper.shoeSize", operator: "=", value: 42 }] };

/** Who gets an offer of whom, walking in now. */
async function offered(): Promise<string[]> {
  const id = `shopper-${++shoppers}`;
  await putCart(backend, id);
  const { offers } = await (await TestPhone.of(backend, id)).ping(walkIn());
  return offers.map(({ campaignId }) => campaignId);
}

describe("a campaign", () => {
  test("is a draft, then live, then paused, and speaks only while it is live", async () => {
    const path = "/v1/campaigns/life";
    expect(await marketer("POST", "/v1/campaigns", aCampaign("life"))).toMatchObject({
      status: 201,
      body: { id: "life", state: "draft", version: null, priority: 50 },
    });
    expect(await offered()).toEqual([]);
    expect(await marketer("POST", `${path}/publish`)).toMatchObject({ status: 200, body: { id: "life", version: 1 } });
    expect(await offered()).toEqual(["life"]);
    expect(await marketer("POST", `${path}/pause`)).toMatchObject({ status: 200, body: { state: "paused" } });
    expect(await offered()).toEqual([]);
    expect(await ports.campaign("life").reserve(claimOf("off_1", 1))).toBe("paused");
    expect(await marketer("POST", `${path}/pause`)).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(await marketer("POST", `${path}/publish`)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await offered()).toEqual(["life"]);
    done(await marketer("POST", `${path}/pause`));
  });

  test("keeps speaking as it was published while its draft is changed", async () => {
    done(await marketer("POST", "/v1/campaigns", aCampaign("draft")));
    done(await marketer("POST", "/v1/campaigns/draft/publish"));
    const changed = aCampaign("draft", { trigger: { event: "exited" }, name: "Changed" });
    expect(await marketer("PUT", "/v1/campaigns/draft", changed)).toMatchObject({
      status: 200,
      body: { name: "Changed" },
    });
    expect(await offered()).toEqual(["draft"]);
    done(await marketer("POST", "/v1/campaigns/draft/publish"));
    expect(await offered()).toEqual([]);
    done(await marketer("POST", "/v1/campaigns/draft/pause"));
  });

  test("has one id", async () => {
    done(await marketer("POST", "/v1/campaigns", aCampaign("one")));
    expect(await marketer("POST", "/v1/campaigns", aCampaign("one"))).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    const other = await marketer("PUT", "/v1/campaigns/one", aCampaign("other"));
    expect(other).toMatchObject({ status: 400, body: { errors: [{ pointer: "/id" }] } });
    expect(await marketer("PUT", "/v1/campaigns/new", aCampaign("new"))).toMatchObject({ status: 201 });
  });

  test("with problems is kept as a draft, told by check, and not published", async () => {
    const draft = aCampaign("faulty", { variants: [UNCAPPED] });
    expect(await marketer("POST", "/v1/campaigns", draft)).toMatchObject({ status: 201 });
    const problems = [{ pointer: "/variants/0/reward/cap", message: matching(/cap/) }];
    expect(await marketer("POST", "/v1/campaigns/check", draft)).toMatchObject({ status: 200, body: { problems } });
    expect(await marketer("POST", "/v1/campaigns/faulty/publish")).toMatchObject({
      status: 422,
      body: { code: "campaign_invalid", errors: problems },
    });
    expect(await marketer("GET", "/v1/campaigns/faulty")).toMatchObject({ body: { state: "draft", version: null } });
    expect(await ports.campaign("faulty").budget()).toEqual([]);
  });

  test("may name a fact that does not exist in no draft that is published", async () => {
    const { body } = await marketer("POST", "/v1/campaigns/check", aCampaign("x", { audience: NO_SUCH_FACT }));
    expect(body).toMatchObject({ problems: [{ pointer: matching(/^\/audience/) }] });
  });

  test("that is none is refused where it is wrong", async () => {
    const draft = aCampaign("none", { trigger: { event: "danced" }, holdoutBasisPoints: 1_000_000 });
    const answer = await marketer<{ errors: { pointer: string }[] }>("POST", "/v1/campaigns", draft);
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } });
    const pointers = answer.body.errors.map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(["/trigger/event", "/holdoutBasisPoints"]));
  });

  test.each(["GET /v1/campaigns/nobody", "POST /v1/campaigns/nobody/publish", "POST /v1/campaigns/nobody/pause"])(
    "that nobody made is not found: %s",
    async (request) => {
      const [method = "", path = ""] = request.split(" ");
      expect(await marketer(method, path)).toMatchObject({ status: 404, body: { code: "not_found" } });
    },
  );
});

test("the budget follows what is published", async () => {
  const budget = (amount: number) => aCampaign("money", { budget: { amount, currency: "SEK" } });
  done(await marketer("POST", "/v1/campaigns", budget(50_000)));
  done(await marketer("POST", "/v1/campaigns/money/publish"));
  expect(await ports.campaign("money").budget()).toMatchObject([
    { per: "campaign", currency: "SEK", limit: 50_000, reserved: 0, spent: 0 },
  ]);
  done(await marketer("PUT", "/v1/campaigns/money", budget(20_000)));
  expect(await ports.campaign("money").budget()).toMatchObject([{ limit: 50_000 }]);
  done(await marketer("POST", "/v1/campaigns/money/publish"));
  expect(await ports.campaign("money").budget()).toMatchObject([{ limit: 20_000 }]);
});

describe("a decision", () => {
  test.each(["dec_x_1", `dec_${"a".repeat(52)}_1`, `dec_${"a".repeat(52)}_0`, "off_1"])(
    "that does not exist is not found: %s",
    async (id) => {
      expect(await admin("GET", `/v1/decisions/${id}`)).toMatchObject({ status: 404, body: { code: "not_found" } });
    },
  );
});

test("GET /v1/facts names what a rule can ask, and how", async () => {
  const { body } = await marketer<{ items: { name: string; type: string; operators: string[]; personal: boolean }[] }>(
    "GET",
    "/v1/facts",
  );
  const names = body.items.map(({ name }) => name);
  const FACTS = ["cart.total", "cart.itemCount", "cart.categories", "cart.skus", "cart.abandonedMinutes", "store.id"];
  const MORE = ["store.tags", "visit.dwellSeconds", "visit.confidence", "time.localHour", "time.weekday"];
  expect(names).toEqual(expect.arrayContaining([...FACTS, ...MORE]));
  expect(body.items.every(({ operators }) => operators.length > 0)).toBe(true);
});
