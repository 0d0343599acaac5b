import { beforeAll, describe, expect, test } from "vitest";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { stopClock } from "./support/clock.ts";
import { decisionsOf } from "./support/issue.ts";
import { buy } from "./support/life.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, openShop, putCart } from "./support/retailer.ts";
import { walkIn } from "./support/walks.ts";

let backend: Client;
let marketer: Client;
let next = 0;
const nextId = (): string => `attributed-${(next += 1)}`;
const PROFILING = { preciseLocation: true, marketing: true, profiling: true };

const declare = async (name: string, over: object = {}): Promise<void> =>
  void done(
    await admin("PUT", `/v1/attributes/${name}`, { type: "string", label: { en: name }, personal: "yes", ...over }),
  );
const asking = (id: string, field: string, operator: string, value: unknown) =>
  aCampaign(id, { audience: { combinator: "and", rules: [{ field, operator, value }] } });
/** What became of somebody who walks in: the reason that ended each campaign, or null. */
async function walk(id: string, profile: object, consents: object = PROFILING): Promise<Record<string, string | null>> {
  done(await backend("PUT", `/v1/shoppers/${id}`, profile));
  await putCart(backend, id);
  const phone = await TestPhone.of(backend, id, consents);
  await phone.ping(walkIn());
  const [decision] = await decisionsOf(id);
  return Object.fromEntries(
    (decision?.body.considered ?? []).map(({ campaignId, reason }) => [campaignId, reason?.code ?? null]),
  );
}

beforeAll(async () => {
  stopClock();
  backend = await clientAs("backend");
  marketer = await clientAs("marketer");
  await declare("club");
  await declare("region", { personal: "no" });
  await declare("faith");
  const campaigns = [
    asking("club", "shopper.attributes.club", "=", "runners"),
    asking("region", "shopper.attributes.region", "=", "north"),
    asking("faith", "shopper.attributes.faith", "!=", "none"),
    asking("segment", "shopper.segments", "contains", "new"),
  ];
  await openShop({ "sthlm-1": aStore({ openingHours: null }) }, campaigns);
  await declare("faith", { personal: "protected" });
});

describe("an attribute", () => {
  test("is declared by admins, and seen by who writes rules", async () => {
    const { items } = done(await marketer<{ items: { name: string }[] }>("GET", "/v1/attributes"));
    expect(items.map(({ name }) => name)).toEqual(["club", "faith", "region"]);
    expect(await marketer("PUT", "/v1/attributes/mine", {})).toMatchObject({ status: 403 });
  });

  test.each([
    ["name", "a.b", {}],
    ["type", "mine", { type: "money" }],
    ["word for whether it is about the person", "mine", { personal: "maybe" }],
    ["language", "mine", { label: { swedish_: "x" } }],
  ])("has no other %s", async (_, name, over) => {
    const input = { type: "string", label: {}, personal: "yes", ...over };
    expect(await admin("PUT", `/v1/attributes/${name}`, input)).toMatchObject({ status: 400 });
  });

  test("is a fact of its type, unless it is protected", async () => {
    await declare("pairs", { type: "number", label: { en: "Pairs of shoes" } });
    const { items } = done(await marketer<{ items: { name: string }[] }>("GET", "/v1/facts"));
    const facts = new Map(items.map((fact) => [fact.name, fact]));
    expect(facts.get("shopper.attributes.pairs")).toMatchObject({
      type: "number",
      label: "Pairs of shoes",
      personal: true,
    });
    expect(facts.get("shopper.attributes.region")).toMatchObject({ personal: false });
    expect(facts.has("shopper.attributes.faith")).toBe(false);
  });

  test.each([
    ["is declared", "shopper.attributes.club", "=", "runners", []],
    ["is protected", "shopper.attributes.faith", "=", "none", ["/audience/rules/0/field"]],
    ["nobody declared", "shopper.attributes.shoeSize", "=", "42", ["/audience/rules/0/field"]],
    ["is of another type", "shopper.attributes.club", ">", 3, ["/audience/rules/0/operator"]],
  ])("that %s: what check says, and publishing", async (_, field, operator, value, pointers) => {
    const campaign = asking(`check-${nextId()}`, field, operator, value);
    const { problems } = done(
      await marketer<{ problems: { pointer: string }[] }>("POST", "/v1/campaigns/check", campaign),
    );
    expect(problems.map(({ pointer }) => pointer)).toEqual(pointers);
    done(await marketer("POST", "/v1/campaigns", campaign));
    const published = await marketer("POST", `/v1/campaigns/${campaign.id}/publish`);
    expect(published.status).toBe(pointers.length === 0 ? 200 : 422);
    if (published.status === 200) done(await marketer("POST", `/v1/campaigns/${campaign.id}/end`));
  });
});

describe("a decision", () => {
  const GROWN_UP = { birthYear: 1980, attributes: { club: "runners", region: "north", faith: "some" } };

  test("knows what the retailer said of somebody who is profiled, but nothing protected", async () => {
    expect(
      await walk(nextId(), { ...GROWN_UP, attributes: { ...GROWN_UP.attributes, region: "south" } }),
    ).toMatchObject({
      club: null,
      region: "rule_not_met",
      faith: "fact_unknown",
      segment: "rule_not_met",
    });
  });

  test("knows a purchase in the second in which it was made", async () => {
    const id = nextId();
    await buy(backend, id);
    expect(await walk(id, { birthYear: 1980 })).toMatchObject({ segment: null });
  });

  test.each<[string, object, object]>([
    ["of a minor", { birthYear: new Date().getUTCFullYear() - 15 }, PROFILING],
    ["of unknown age", { birthYear: null }, PROFILING],
    ["without consent to profiling", {}, { ...PROFILING, profiling: false }],
  ])("%s knows only what says nothing of the person", async (_, over, consents) => {
    const id = nextId();
    expect(await walk(id, { ...GROWN_UP, ...over }, consents)).toMatchObject({
      club: "not_profiled",
      region: null,
      faith: "not_profiled",
      segment: "not_profiled",
    });
    expect(JSON.stringify(await decisionsOf(id))).not.toMatch(/"(?:club|faith)":/);
  });

  test("takes an unknown age for an adult's where the retailer says so, and a country's age of adults for its own", async () => {
    const year = new Date().getUTCFullYear();
    done(await admin("PUT", "/v1/settings", { unknownAge: "adult", countries: { SE: { adultAge: 21 } } }));
    expect(await walk(nextId(), { ...GROWN_UP, birthYear: null })).toMatchObject({ club: null });
    expect(await walk(nextId(), { ...GROWN_UP, birthYear: year - 20 })).toMatchObject({ club: "not_profiled" });
    expect(await walk(nextId(), { ...GROWN_UP, birthYear: year - 22 })).toMatchObject({ club: null });
  });
});
