import type { Campaign } from "../domain/campaigns/campaign.ts";
import { CHANNELS } from "../domain/campaigns/channel.ts";
import { checkCampaign } from "../domain/campaigns/check.ts";
import { invalid, type Problem, problem } from "../domain/problems.ts";
import { err, type Result } from "../domain/result.ts";
import type { Ordered } from "./asking-ports.ts";
import { getCampaign } from "./campaigns.ts";
import type { Ports } from "./ports.ts";
import { someStoreOf, storeNamed } from "./store-named.ts";

/** Null: the first variant, its fallback language, some store that the campaign is for. */
export interface Trial {
  readonly sub: string;
  readonly variantId: string | null;
  readonly locale: string | null;
  readonly storeId: string | null;
}

/** Sends one variant of a draft to a test shopper now, whomever the campaign is for and whatever it may cost. */
export async function tryCampaign(ports: Ports, id: string, trial: Trial): Promise<Result<Ordered, Problem>> {
  const row = await getCampaign(ports, id);
  if (!row.ok) return row;
  const { campaign, version } = row.value;
  const { problems } = checkCampaign(campaign);
  if (problems.length > 0) return err(problem("campaign_invalid", undefined, { errors: problems }));
  const variant = campaign.variants.find((one) => trial.variantId === null || one.id === trial.variantId);
  if (variant === undefined) return err(invalid("/variantId", "the draft has no such variant"));
  const locale = trial.locale ?? campaign.fallbackLocale;
  if (!Object.hasOwn(variant.texts, locale)) return err(invalid("/locale", "the variant has no text in it"));
  const some = trial.storeId === null ? await someStoreOf(ports, campaign.stores) : undefined;
  const store = await storeNamed(ports, trial.storeId ?? some?.id ?? "");
  if (!store.ok) return store;
  const only = { campaign: onlyThis(campaign, variant, locale), version: version ?? 0, locale };
  const ordering = { channel: "app", store: store.value, only, testOnly: true } as const;
  return ports.shopper(trial.sub).order(ordering);
}

/** The campaign with this wording alone, for everybody, everywhere and at any time. */
const onlyThis = (campaign: Campaign, variant: Campaign["variants"][number], locale: string): Campaign => ({
  ...campaign,
  schedule: { startsAt: null, endsAt: null },
  stores: { kind: "all" },
  channels: [...CHANNELS],
  audience: null,
  variants: [
    { ...variant, weight: 1, audience: null, texts: { [locale]: variant.texts[locale] ?? { title: "", body: "" } } },
  ],
  limits: [],
  budgets: [],
  exclusionGroup: null,
});
