import { z } from "zod";
import { POINTS_MAX } from "../../bounds.ts";
import { rewardKind } from "./kind.ts";
import { numberWords } from "./words.ts";

const schema = z.strictObject({
  kind: z.literal("points"),
  points: z
    .int()
    .min(1)
    .max(POINTS_MAX)
    .meta({ description: "What the retailer's own programme credits; the redemption only says it." }),
});

/** Points of the retailer's programme: nothing comes off, and nothing is reserved. */
export const points = rewardKind({
  schema,
  states: () => [],
  reach: () => null,
  takes: () => ({ amount: 0, from: [] }),
  most: () => 0,
  points: (reward) => reward.points,
  describe: (reward, locale) => numberWords(reward.points, locale),
  sign: "+",
});
