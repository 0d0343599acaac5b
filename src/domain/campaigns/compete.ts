import { RULE_JUDGEMENTS_MAX } from "../bounds.ts";
import type { FieldError } from "../problems.ts";
import type { StoreSelector } from "../stores/store-selector.ts";
import type { Campaign } from "./campaign.ts";
import { compileCampaign } from "./compile.ts";
import { factNamed } from "./facts.ts";
import { instantOf } from "./local-time.ts";
import { moneyNamed } from "./money-named.ts";
import { canCome } from "./rule-reach.ts";
import { factsAsked, type RuleGroup } from "./rules.ts";

/** Whether `theirs` holds wherever `ours` does. */
type Covers = (theirs: Campaign, ours: Campaign) => boolean;

const includesAll = <T>(all: readonly T[], some: readonly T[]): boolean => some.every((one) => all.includes(one));

const selectsAll = (theirs: StoreSelector, ours: StoreSelector): boolean => {
  if (theirs.kind === "all") return true;
  if (theirs.kind === "ids") return ours.kind === "ids" && includesAll(theirs.ids, ours.ids);
  return ours.kind === "tags" && includesAll(theirs.tags, ours.tags);
};

const stores: Covers = (theirs, ours) => selectsAll(theirs.stores, ours.stores);
const channels: Covers = (theirs, ours) => includesAll<string>(theirs.channels, ours.channels);

const time = (at: string | null, otherwise: number): number => (at === null ? otherwise : instantOf(at));
const schedule: Covers = ({ schedule: theirs }, { schedule: ours }) =>
  time(theirs.startsAt, -Infinity) <= time(ours.startsAt, -Infinity) &&
  time(theirs.endsAt, Infinity) >= time(ours.endsAt, Infinity);

const trigger: Covers = ({ trigger: theirs }, { trigger: ours }) =>
  theirs.event === ours.event &&
  theirs.dwellSeconds <= ours.dwellSeconds &&
  (theirs.assumeDwell || !ours.assumeDwell) &&
  (theirs.minutesBeforeClosing ?? 0) <= (ours.minutesBeforeClosing ?? 0);

/** What needs a cart, or certain of its items, says nothing where the other still does. */
const cart: Covers = (theirs, ours) =>
  theirs.items === null && (!ready(theirs).requiresCart || ready(ours).requiresCart);
const ready = (campaign: Campaign) => compileCampaign({ campaign, version: 0 });

const currenciesOf = (campaign: Campaign): string[] =>
  moneyNamed(campaign).flatMap(({ amounts }) => amounts.map(({ currency }) => currency));
const currencies: Covers = (theirs, ours) => {
  const [there, here] = [currenciesOf(theirs), currenciesOf(ours)];
  return there.length === 0 || (here.length > 0 && includesAll(there, here));
};

const variants: Covers = (theirs) => theirs.variants.some(({ audience, weight }) => audience === null && weight > 0);

/** What they ask is known where ours was met, and cannot but be met then. */
const audience: Covers = ({ audience: theirs }, { audience: ours }) => {
  if (theirs === null) return true;
  const known = ours === null ? new Set<string>() : factsAsked(ours);
  const isKnown = (name: string): boolean => known.has(name) || ALWAYS_KNOWN.has(factNamed(name)?.needs ?? "");
  if (![...factsAsked(theirs)].every(isKnown)) return false;
  const without: RuleGroup = { combinator: "and", not: true, rules: [theirs] };
  const left: RuleGroup = { combinator: "and", rules: [...(ours === null ? [] : [ours]), without] };
  return canCome(left, "met", { left: RULE_JUDGEMENTS_MAX }) === false;
};
const ALWAYS_KNOWN = new Set(["store"]);

/** The cheap ones first. */
const COVERS: readonly Covers[] = [trigger, stores, channels, schedule, variants, currencies, cart, audience];

const outranks = (theirs: Campaign, ours: Campaign): boolean =>
  theirs.priority === ours.priority ? theirs.id < ours.id : theirs.priority > ours.priority;

/**
 * Live campaigns that may speak whenever this one may, and rank above it where what both offer is worth the same: it
 * gets a word in only where their limits or budgets have run out.
 */
export const competitors = (campaign: Campaign, live: readonly Campaign[]): FieldError[] =>
  live
    .filter((other) => other.id !== campaign.id && outranks(other, campaign))
    .filter((other) => COVERS.every((covers) => covers(other, campaign)))
    .map(({ id, priority }) => ({
      pointer: "/priority",
      message: `the live campaign ${id} (priority ${priority}) may speak whenever this one may, and ranks above it`,
    }));
