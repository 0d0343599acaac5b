import type { Campaign as Document } from "../../../../domain/campaigns/campaign.ts";
import { api, asked } from "../../../shared/client.ts";
import { useAct, useAnswer } from "../../../shared/query-hooks.ts";
import { type Campaign, KEYS } from "../../queries.ts";
import { may, useSession } from "../../session.ts";

const ofCampaign = (id: string) => [...KEYS.campaigns, id] as const;
const APPROVALS = ["approvals"] as const;
/** What any deed with a campaign may change. */
const changed = [KEYS.campaigns, APPROVALS];

/** A campaign's document alone, as it is sent. Rules nest, which the types of what comes do not follow all the way. */
export const documentOf = ({ state: _state, version: _version, ...document }: Campaign): Document =>
  document as Document;
/** The same of a version. */
export const frozenDocument = ({ campaign }: { readonly campaign: Omit<Campaign, "state" | "version"> }): Document =>
  campaign as Document;

export const useCampaign = (id: string) =>
  useAnswer(ofCampaign(id), () => asked(api.campaigns[":id"].$get({ param: { id } })));

/** What is wrong with a document, and what its author may want to weigh. Asked by who may change it. */
export const useCheck = (campaign: Campaign) =>
  useAnswer([...ofCampaign(campaign.id), "check", documentOf(campaign)], () =>
    asked(api.campaigns.check.$post({ json: documentOf(campaign) })),
  );
export type Findings = NonNullable<ReturnType<typeof useCheck>["data"]>;

const DAY_MS = 24 * 3_600_000;

/** What became of a campaign in the last `days`. */
export const useReport = (id: string, days: number) =>
  useAnswer([...ofCampaign(id), "report", days], () => {
    const to = Date.now();
    const query = { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() };
    return asked(api.campaigns[":id"].report.$get({ param: { id }, query }));
  });
export type Report = NonNullable<ReturnType<typeof useReport>["data"]>;

/** What a campaign's budget has left. Of no time at all, so that nothing is counted beside it. */
export const useBudget = (id: string) => {
  const { roles } = useSession();
  return useAnswer([...ofCampaign(id), "budget"], async () => {
    if (!may(roles, ["marketer", "analyst"])) return null;
    const now = new Date().toISOString();
    const { budget } = await asked(api.campaigns[":id"].report.$get({ param: { id }, query: { from: now, to: now } }));
    return budget;
  });
};

export const useVersions = (id: string) =>
  useAnswer([...ofCampaign(id), "versions"], () =>
    asked(api.campaigns[":id"].versions.$get({ param: { id }, query: {} })),
  );
export type Version = NonNullable<ReturnType<typeof useVersions>["data"]>["items"][number];

/** A version by its number: it never changes. Null where none is asked for. */
export const useVersion = (id: string, version: number | null) =>
  useAnswer([...ofCampaign(id), "versions", version], async () =>
    version === null ? null : asked(api.campaigns[":id"].versions[":n"].$get({ param: { id, n: String(version) } })),
  );

/** Those that wait for somebody; an analyst is not told, and has nothing to do about it. */
export const useOpenApprovals = () => {
  const { roles } = useSession();
  return useAnswer([...APPROVALS, "open"], async () =>
    may(roles, ["marketer", "approver"]) ? (await asked(api.approvals.$get({ query: { state: "open" } }))).items : [],
  );
};
export const useApprovals = (campaignId: string) =>
  useAnswer([...APPROVALS, campaignId], () => asked(api.approvals.$get({ query: { campaignId } })));
export type Approval = NonNullable<ReturnType<typeof useApprovals>["data"]>["items"][number];

export const useHistory = (id: string) =>
  useAnswer([...ofCampaign(id), "history"], () => asked(api.audit.$get({ query: { resource: `campaigns/${id}` } })));
export type AuditLine = NonNullable<ReturnType<typeof useHistory>["data"]>["items"][number];

/** The names by which rules and stores are called. Who may not list the stores calls them by their ids. */
export const useNames = () => {
  const { roles } = useSession();
  return useAnswer(["names"], async () => {
    const [facts, stores] = await Promise.all([
      asked(api.facts.$get()),
      may(roles, ["marketer"]) ? asked(api.stores.$get({ query: {} })) : { items: [] },
    ]);
    return {
      facts: new Map(facts.items.map((fact) => [fact.name, fact])),
      stores: new Map(stores.items.map(({ id, name }) => [id, name])),
    };
  });
};

export const usePublish = (id: string) =>
  useAct(
    (said: { readonly comment: string | null; readonly holdoutWaiver: string | null }) =>
      asked(api.campaigns[":id"].publish.$post({ param: { id }, json: said })),
    changed,
  );
const STATES = {
  pause: (id: string) => asked(api.campaigns[":id"].pause.$post({ param: { id } })),
  resume: (id: string) => asked(api.campaigns[":id"].resume.$post({ param: { id } })),
  end: (id: string) => asked(api.campaigns[":id"].end.$post({ param: { id } })),
};
export type StateChange = keyof typeof STATES;
export const useChangeState = (id: string) => useAct((change: StateChange) => STATES[change](id), changed);

export const useCreate = () => useAct((json: Document) => asked(api.campaigns.$post({ json })), changed);
export const usePutBack = (id: string) =>
  useAct((json: Document) => asked(api.campaigns[":id"].$put({ param: { id }, json })), changed);
export const useRestore = (id: string) =>
  useAct(
    (version: number) =>
      asked(api.campaigns[":id"].versions[":n"].restore.$post({ param: { id, n: String(version) } })),
    changed,
  );

export interface Answer {
  readonly verdict: "approve" | "decline";
  readonly comment: string | null;
}
export const useAnswerApproval = ({ id, version }: Approval) =>
  useAct(({ verdict, comment }: Answer) => {
    const request = { param: { id }, json: { version, comment } };
    return asked(
      verdict === "approve" ? api.approvals[":id"].approve.$post(request) : api.approvals[":id"].decline.$post(request),
    );
  }, changed);
