import { z } from "zod";
import { ACTIVITIES_KEPT_MS, ACTIVITIES_PER_REQUEST_MAX, ACTIVITY_QUERY_MAX_CHARS } from "../bounds.ts";
import { categorySchema, retailerIdSchema } from "../carts/cart.ts";
import { fromWireTime } from "../offers/wire-time.ts";

const ACTIVITY_KINDS = ["viewed", "searched", "wished"] as const;

const activitySchema = z
  .strictObject({
    kind: z.enum(ACTIVITY_KINDS),
    sku: retailerIdSchema.nullish(),
    category: categorySchema.nullish(),
    query: z.string().min(1).max(ACTIVITY_QUERY_MAX_CHARS).nullish(),
    at: z.iso.datetime({ offset: true }),
  })
  .refine(({ sku, category, query }) => sku != null || category != null || query != null, {
    error: "give sku, category or query",
  });

/** The body of `POST /v1/shoppers/{id}/activities`. */
export const activitiesSchema = z.array(activitySchema).min(1).max(ACTIVITIES_PER_REQUEST_MAX);

/** What somebody did in the shop without buying. `at` is epoch milliseconds. */
export interface Activity {
  readonly kind: (typeof ACTIVITY_KINDS)[number];
  readonly sku: string | null;
  readonly category: string | null;
  readonly query: string | null;
  /** Of the article, as it was imported when this was noted; none where no article is named. */
  readonly categories: readonly string[];
  readonly at: number;
}

/** What an activity was about: the category that was named, else those of the article. */
export const aboutOf = ({ category, categories }: Activity): readonly string[] =>
  category === null ? categories : [category];

/** Those that are not forgotten yet at `now` (epoch ms). One from a clock that is ahead happened now. */
export const recentActivities = (sent: z.infer<typeof activitiesSchema>, now: number): Activity[] =>
  sent
    .map(({ kind, sku = null, category = null, query = null, at }) => ({
      kind,
      sku,
      category,
      query,
      categories: [],
      at: Math.min(fromWireTime(at), now),
    }))
    .filter(({ at }) => at > now - ACTIVITIES_KEPT_MS);

/** The articles that only the catalogue can say the categories of. */
export const articlesIn = (activities: readonly Activity[]): string[] => [
  ...new Set(activities.flatMap(({ sku, category }) => (sku === null || category !== null ? [] : [sku]))),
];

/** The same, with the categories of the articles. What was never imported has none. */
export const withArticles = (
  activities: readonly Activity[],
  categories: ReadonlyMap<string, readonly string[]>,
): Activity[] =>
  activities.map((one) =>
    one.sku === null || one.category !== null ? one : { ...one, categories: categories.get(one.sku) ?? [] },
  );
