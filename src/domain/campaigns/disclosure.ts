import { kindOf, type Reward } from "../offers/reward.ts";
import type { CompiledCampaign } from "./compile.ts";
import { chooseLocale } from "./locale.ts";
import type { StageContext } from "./stages/stage.ts";

/** Whether what is known of the person had a part in what they pay: by a rule, or by how the campaign ranked. */
function isPersonalised({ facts }: StageContext, { personal }: CompiledCampaign, reward: Reward): boolean {
  if (!facts.profiled || kindOf(reward).reach(reward) === null) return false;
  const { affinity = {}, potential = {} } = facts.shopper ?? {};
  return personal || Object.keys(affinity).length > 0 || Object.keys(potential).length > 0;
}

/**
 * What the law of the store's country has an offer say whose price was made for the person (in the EU: Directive
 * 2011/83, article 6(1)(ea)), in the first of `locales` that it is written in; null where there is nothing to say.
 */
export function disclosureFor(
  context: StageContext,
  compiled: CompiledCampaign,
  reward: Reward,
  [wanted, fallback]: readonly [string, string],
): string | null {
  const { store, settings } = context.situation;
  const texts = settings.disclosures.get(store.country ?? "") ?? {};
  if (!isPersonalised(context, compiled, reward)) return null;
  const locale = chooseLocale(Object.keys(texts), wanted, fallback);
  return locale === undefined ? null : (texts[locale] ?? null);
}
