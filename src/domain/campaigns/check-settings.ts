import type { FieldError } from "../problems.ts";
import type { Settings } from "../settings.ts";
import type { Campaign } from "./campaign.ts";

/** Everything of a campaign that the deployment's settings forbid to publish. */
export const checkAgainstSettings = (
  campaign: Campaign,
  settings: Pick<Settings, "requireHoldout" | "guardrails">,
  holdoutWaiver: string | null,
): FieldError[] => [
  ...holdout(campaign, settings.requireHoldout, holdoutWaiver),
  ...campaign.variants.flatMap((variant, index) => [
    ...spread(variant.reward, index, settings.guardrails.maxSpreadBasisPoints),
    ...offLadder(variant.reward, index, settings.guardrails.ladder),
  ]),
];

function holdout({ holdoutBasisPoints }: Campaign, isRequired: boolean, waiver: string | null): FieldError[] {
  const isWaived = waiver !== null && waiver.trim() !== "";
  if (!isRequired || holdoutBasisPoints > 0 || isWaived) return [];
  return [{ pointer: "/holdoutBasisPoints", message: "must be above 0, or publishing needs a holdoutWaiver" }];
}

type Reward = Campaign["variants"][number]["reward"];

/**
 * Somebody always gets no offer and pays the full price, so the largest spread is the largest discount. Of an amount or
 * a fixed price nobody can say what share it is before the cart is known; what is free, or points, is no price.
 */
function spread(reward: Reward, index: number, most: number | null): FieldError[] {
  if (most === null || reward.kind === "points" || reward.kind === "freeItem") return [];
  if (reward.kind !== "percentOff") {
    const message = `must be percentOff: under maxSpreadBasisPoints the share that comes off has to be known`;
    return [{ pointer: `/variants/${index}/reward/kind`, message }];
  }
  const message = `must be at most ${most}, the maxSpreadBasisPoints of the settings`;
  return reward.basisPoints <= most ? [] : [{ pointer: `/variants/${index}/reward/basisPoints`, message }];
}

function offLadder(reward: Reward, index: number, ladder: readonly number[] | null): FieldError[] {
  if (ladder === null || reward.kind !== "percentOff" || ladder.includes(reward.basisPoints)) return [];
  const message = `must be one of ${ladder.join(", ")}, the ladder of the settings`;
  return [{ pointer: `/variants/${index}/reward/basisPoints`, message }];
}
