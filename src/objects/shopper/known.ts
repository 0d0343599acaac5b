import type { ShopperInput } from "../../domain/campaigns/decision.ts";
import { isProfiled } from "../../domain/campaigns/profiled.ts";
import { ageOf } from "../../domain/shoppers/age.ts";
import { type Known, shopperFactsOf } from "../../domain/shoppers/facts.ts";
import type { LiveConfig } from "../../services/snapshot-ports.ts";
import type { ConsentLog } from "./consents.ts";
import type { ProfileLog } from "./profile-log.ts";
import type { Purchases } from "./purchases.ts";

/** The parts of a shopper that say who they are and what they did. */
export interface Person {
  readonly consents: ConsentLog;
  readonly profile: ProfileLog;
  readonly purchases: Purchases;
}

export const knownOf = ({ profile, purchases }: Pick<Person, "profile" | "purchases">): Known => ({
  profile: profile.profile,
  habit: purchases.habit,
  lately: purchases.lately(),
  activities: profile.activities(),
  leave: profile.leave,
});

/** What a decision at `now` (epoch ms), in this country, may know of the person. */
export function personIn(
  person: Person,
  country: string | null,
  { settings, attributes }: Pick<LiveConfig, "settings" | "attributes">,
  now: number,
): Pick<ShopperInput, "consents" | "age" | "facts"> {
  const consents = person.consents.granted;
  const known = knownOf(person);
  const age = ageOf(known.profile.birthYear, country, settings.adultAges, now);
  return { consents, age, facts: shopperFactsOf(known, attributes, isProfiled({ consents, age }), now) };
}
