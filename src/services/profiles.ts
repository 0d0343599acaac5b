import type { z } from "zod";
import type { LinesReport, RowOutcome } from "../domain/import-lines.ts";
import type { Problem } from "../domain/problems.ts";
import { err, type Result } from "../domain/result.ts";
import { articlesIn, type activitiesSchema, recentActivities, withArticles } from "../domain/shoppers/activity.ts";
import { type ProfileInput, profileRowSchema } from "../domain/shoppers/profile.ts";
import type { CallingDevice } from "./authenticate.ts";
import { importLines } from "./import-lines.ts";
import type { Ports } from "./ports.ts";
import { NAMES_NOBODY, resolveShopper } from "./resolve-shopper.ts";

/** Replaces what the retailer says of a shopper. */
export async function putProfile(
  ports: Ports,
  shopperId: string,
  profile: ProfileInput,
): Promise<Result<RowOutcome, Problem>> {
  const sub = await ports.names.sub(shopperId);
  return ports.shopper(sub).putProfile({ shopperId, sub, profile, dryRun: false });
}

/** The same for many. A row says all that there is to say of its shopper. */
export const importProfiles = (ports: Ports, text: string, dryRun: boolean): Promise<Result<LinesReport, Problem>> =>
  importLines({
    text,
    schema: profileRowSchema,
    // A dry run asks each shopper what would become of the row.
    dryRun: false,
    take: async ({ shopperId, shopper, ...profile }) => {
      const named = await resolveShopper(ports, { shopperId, shopper });
      if (named === undefined) return err(NAMES_NOBODY);
      return ports.shopper(named.sub).putProfile({ ...named, profile, dryRun });
    },
  });

/** Notes what a shopper did in the shop, if they agree to be profiled. */
export async function recordActivities(
  ports: Ports,
  shopperId: string,
  sent: z.infer<typeof activitiesSchema>,
): Promise<Result<{ applied: boolean }, Problem>> {
  const sub = await ports.names.sub(shopperId);
  const recent = recentActivities(sent, ports.now());
  const articles = articlesIn(recent);
  const activities = articles.length === 0 ? recent : withArticles(recent, await ports.products.categories(articles));
  return ports.shopper(sub).recordActivities({ shopperId, sub, activities });
}

/** Removes what is computed of the shopper whose device asks: for a year it is not computed again. */
export const removeTrait = (
  ports: Ports,
  { sub, deviceId, jkt, jti }: CallingDevice,
  name: string,
): Promise<Result<null, Problem>> => ports.shopper(sub).removeTrait({ deviceId, jkt, jti }, name);
