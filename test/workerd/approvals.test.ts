import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/domain/settings.ts";
import { admin, type Answer, type Client, client, clientAs, done } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { aCampaign, aStore, openShop } from "./support/retailer.ts";

interface Approval {
  readonly id: string;
  readonly campaignId: string;
  readonly version: number;
  readonly state: string;
  readonly requestedBy: string;
  readonly answeredBy: string | null;
}
interface Requested {
  readonly approvalId: string;
  readonly version: number;
}

/** A client whose calls do not wait for the second after the last publication. */
const hasty =
  (call: Client): Client =>
  (...args) => {
    advance(SECOND);
    return call(...args);
  };

let author: Client;
let other: Client;
let approver: Client;
let campaigns = 0;

const settle = (approvals: "off" | "required") =>
  hasty(admin)("PUT", "/v1/settings", { ...DEFAULT_SETTINGS, approvals });

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() });
  author = hasty(await clientAs("marketer"));
  other = hasty(await clientAs("marketer"));
  approver = hasty(await clientAs("approver"));
  done(await settle("required"));
});

/** A new draft, whose publication was asked for. */
async function asked(over: object = {}): Promise<Requested & { readonly campaignId: string }> {
  const campaignId = `c-${++campaigns}`;
  done(await author("POST", "/v1/campaigns", aCampaign(campaignId, over)));
  const answer = await author<Requested>("POST", `/v1/campaigns/${campaignId}/publish`, { comment: "ready" });
  expect(answer.status).toBe(202);
  return { ...answer.body, campaignId };
}
const stateOf = async (id: string) =>
  done(await author<{ state: string; version: number | null }>("GET", `/v1/campaigns/${id}`));
const codeOf = ({ status, body }: Answer<unknown>) => `${status} ${(body as { code?: string }).code ?? ""}`;

describe("where approvals are required", () => {
  test("a campaign goes live when somebody else approves it", async () => {
    const { approvalId, version, campaignId } = await asked();
    expect(approvalId).toMatch(/^apr_/);
    expect(version).toBe(1);
    expect(await stateOf(campaignId)).toMatchObject({ state: "draft", version: null });
    const open = done(await approver<{ items: Approval[] }>("GET", "/v1/approvals?state=open"));
    expect(open.items).toContainEqual(
      expect.objectContaining({ id: approvalId, campaignId, version: 1, state: "open", comment: "ready" }),
    );
    const approved = await approver<Approval>("POST", `/v1/approvals/${approvalId}/approve`, { version: 1 });
    expect(approved).toMatchObject({ status: 200, body: { state: "approved" } });
    expect(approved.body.answeredBy).not.toBe(approved.body.requestedBy);
    expect(await stateOf(campaignId)).toMatchObject({ state: "live", version: 1 });
  });

  test("it stays a draft when somebody declines it", async () => {
    const { approvalId, version, campaignId } = await asked();
    const answer = { version, comment: "too dear" };
    const declined = await approver<Approval>("POST", `/v1/approvals/${approvalId}/decline`, answer);
    expect(declined).toMatchObject({ status: 200, body: { state: "declined", answer: "too dear" } });
    expect(await stateOf(campaignId)).toMatchObject({ state: "draft", version: null });
    const late = await approver("POST", `/v1/approvals/${approvalId}/approve`, { version });
    expect(late).toMatchObject({ status: 409, body: { code: "conflict", detail: "The version was declined" } });
    // Nothing was changed: the author asks anew, and stays an author.
    const again = done(await other<Requested>("POST", `/v1/campaigns/${campaignId}/publish`));
    const frozen = await approver<{ authors: string[] }>(
      "GET",
      `/v1/campaigns/${campaignId}/versions/${again.version}`,
    );
    expect(done(frozen).authors).toHaveLength(2);
  });

  test("nobody approves what they wrote, or asked for", async () => {
    const { key, id } = done(
      await admin<{ key: string; id: string }>("POST", "/v1/api-keys", { role: "admin", name: "a" }),
    );
    const both = hasty(client(key));
    const campaignId = `c-${++campaigns}`;
    done(await both("POST", "/v1/campaigns", aCampaign(campaignId)));
    done(await author("PUT", `/v1/campaigns/${campaignId}`, aCampaign(campaignId, { priority: 3 })));
    const first = done(await author<Requested>("POST", `/v1/campaigns/${campaignId}/publish`));
    const refused = await both("POST", `/v1/approvals/${first.approvalId}/approve`, { version: first.version });
    expect(codeOf(refused)).toBe("403 forbidden");
    done(await approver("POST", `/v1/approvals/${first.approvalId}/approve`, { version: first.version }));
    // Who wrote what is live already may approve what somebody else wrote since, but not what they ask for.
    done(await author("PUT", `/v1/campaigns/${campaignId}`, aCampaign(campaignId, { priority: 4 })));
    const own = done(await both<Requested>("POST", `/v1/campaigns/${campaignId}/publish`));
    const ownAnswer = await both("POST", `/v1/approvals/${own.approvalId}/approve`, { version: own.version });
    expect(codeOf(ownAnswer)).toBe("403 forbidden");
    const second = done(await author<Requested>("POST", `/v1/campaigns/${campaignId}/publish`));
    const frozen = done(
      await author<{ authors: string[] }>("GET", `/v1/campaigns/${campaignId}/versions/${second.version}`),
    );
    expect(frozen.authors).toContain(`key:${id}`);
    const third = await approver("POST", `/v1/approvals/${second.approvalId}/approve`, { version: second.version });
    expect(third.status).toBe(200);
    expect(await stateOf(campaignId)).toMatchObject({ state: "live", version: second.version });
  });

  test.each<[string, (campaignId: string) => Promise<unknown>]>([
    ["changed", (id) => other("PUT", `/v1/campaigns/${id}`, aCampaign(id, { priority: 7 }))],
    ["put back", (id) => other("POST", `/v1/campaigns/${id}/versions/1/restore`)],
    ["asked for anew", (id) => other("POST", `/v1/campaigns/${id}/publish`)],
  ])("a draft that was %s since is not approved", async (_, change) => {
    const { approvalId, version, campaignId } = await asked();
    await change(campaignId);
    const answer = await approver("POST", `/v1/approvals/${approvalId}/approve`, { version });
    expect(answer).toMatchObject({ status: 409, body: { code: "conflict", detail: "The draft was changed since" } });
    expect(await stateOf(campaignId)).toMatchObject({ state: "draft", version: null });
  });

  test("an answer names the version that was read", async () => {
    const { approvalId, version, campaignId } = await asked();
    const wrong = await approver("POST", `/v1/approvals/${approvalId}/approve`, { version: version + 1 });
    expect(codeOf(wrong)).toBe("409 conflict");
    expect(codeOf(await approver("POST", `/v1/approvals/${approvalId}/approve`, {}))).toBe("400 invalid_request");
    expect(codeOf(await approver("POST", "/v1/approvals/apr_none/approve", { version }))).toBe("404 not_found");
    expect(await stateOf(campaignId)).toMatchObject({ state: "draft" });
  });

  test("the same answer given twice is the same, and brings back nothing that was paused since", async () => {
    const { approvalId, version, campaignId } = await asked();
    const approve = () => approver<Approval>("POST", `/v1/approvals/${approvalId}/approve`, { version });
    const [first, second] = [await approve(), await approve()];
    expect(second.body).toEqual(first.body);
    done(await author("POST", `/v1/campaigns/${campaignId}/pause`));
    expect((await approve()).status).toBe(200);
    expect(await stateOf(campaignId)).toMatchObject({ state: "paused" });
    expect(codeOf(await approver("POST", `/v1/approvals/${approvalId}/decline`, { version }))).toBe("409 conflict");
  });

  test("a key that is bound to stores answers for no others", async () => {
    const { approvalId, version } = await asked();
    const bound = hasty(await clientAs("approver", ["sthlm-1"]));
    expect(codeOf(await bound("POST", `/v1/approvals/${approvalId}/approve`, { version }))).toBe("403 forbidden");
    const here = await asked({ stores: { kind: "ids", ids: ["sthlm-1"] } });
    const answer = await bound("POST", `/v1/approvals/${here.approvalId}/approve`, { version: here.version });
    expect(answer.status).toBe(200);
  });

  test("are listed newest first, a page at a time, by their state", async () => {
    const list = async (query: string) =>
      done(await approver<{ items: Approval[]; nextCursor: string | null }>("GET", `/v1/approvals${query}`));
    const all = await list("");
    expect(new Set(all.items.map(({ state }) => state))).toEqual(
      new Set(["open", "approved", "declined", "withdrawn"]),
    );
    const first = await list("?limit=2");
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.slice(0, 4).map(({ id }) => id));
    expect((await list("?state=declined")).items.every(({ state }) => state === "declined")).toBe(true);
    const { campaignId } = all.items.find(({ state }) => state === "withdrawn") ?? {};
    const ofOne = all.items.filter((one) => one.campaignId === campaignId);
    expect((await list(`?campaignId=${campaignId}`)).items).toEqual(ofOne);
    expect(await list("?campaignId=none")).toMatchObject({ items: [] });
  });
});

test("where they are off, a campaign is live when it is published", async () => {
  done(await settle("off"));
  done(await author("POST", "/v1/campaigns", aCampaign("at-once")));
  expect((await author("POST", "/v1/campaigns/at-once/publish")).status).toBe(200);
  expect(await stateOf("at-once")).toMatchObject({ state: "live", version: 1 });
});
