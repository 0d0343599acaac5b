import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readCsv } from "../../src/domain/stores/csv.ts";

const FOLDER = new URL("../../../shared/data/complete-journey/", import.meta.url);

export const isThere = (): boolean => existsSync(FOLDER);

/** Something bought; one of several lines of a basket. */
export interface Line {
  readonly basket: string;
  readonly productId: string;
  readonly at: number;
  /** Cents. */
  readonly paid: number;
}
/** What a coupon is for. */
export interface Coupon {
  readonly products: readonly string[];
  /** Those of its products, each once. */
  readonly categories: readonly string[];
}
export interface Campaign {
  readonly startsAt: number;
  readonly coupons: ReadonlyMap<string, Coupon>;
}
export interface Redemption {
  readonly household: string;
  readonly coupon: string;
  readonly campaign: string;
  readonly at: number;
}
/** What 84.51° tells of its households. Times are epoch milliseconds. */
export interface Journey {
  /** By household, in the order in which they were bought. */
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly categories: ReadonlyMap<string, string>;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  /** Oldest first. */
  readonly redemptions: readonly Redemption[];
}

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): Row[] {
  const bytes = readFileSync(new URL(file, FOLDER));
  const parsed = readCsv((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
  if (!parsed.ok) throw new Error(`${file}: ${parsed.error.code}`);
  const [header = [], ...rows] = parsed.value;
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
}

/** What they leave open is UTC to us. */
const timeOf = (text: string | undefined): number => Date.parse(`${(text ?? "").replace(" ", "T")}Z`);
const dateOf = (text: string | undefined): number => timeOf(`${text ?? ""}T00:00:00`);
const NOT_KNOWN = "NA";

export function readJourney(): Journey {
  const coupons = Map.groupBy(rowsOf("coupons.csv.gz"), (row) => row["campaign_id"] ?? "");
  const lines = rowsOf("transactions_sample.csv.gz").map((row) => ({
    household: row["household_id"] ?? "",
    basket: row["basket_id"] ?? "",
    productId: row["product_id"] ?? "",
    at: timeOf(row["transaction_timestamp"]),
    paid: Math.round(Number(row["sales_value"]) * 100),
  }));
  const redemptions = rowsOf("coupon_redemptions.csv").map((row) => ({
    household: row["household_id"] ?? "",
    coupon: row["coupon_upc"] ?? "",
    campaign: row["campaign_id"] ?? "",
    at: dateOf(row["redemption_date"]),
  }));
  const categories = new Map(
    rowsOf("products.csv.gz")
      .map((row): [string, string] => [row["product_id"] ?? "", row["product_category"] ?? NOT_KNOWN])
      .filter(([, category]) => category !== NOT_KNOWN),
  );
  return {
    lines: Map.groupBy(
      lines.toSorted((a, b) => a.at - b.at),
      ({ household }) => household,
    ),
    categories,
    campaigns: new Map(
      rowsOf("campaign_descriptions.csv").map((row) => [
        row["campaign_id"] ?? "",
        {
          startsAt: dateOf(row["start_date"]),
          coupons: couponsOf(coupons.get(row["campaign_id"] ?? "") ?? [], categories),
        },
      ]),
    ),
    redemptions: redemptions.toSorted((a, b) => a.at - b.at),
  };
}

function couponsOf(rows: readonly Row[], categories: ReadonlyMap<string, string>): Map<string, Coupon> {
  const groups = [...Map.groupBy(rows, (row) => row["coupon_upc"] ?? "")];
  return new Map(
    groups.map(([coupon, of]) => {
      const products = of.map((row) => row["product_id"] ?? "");
      const named = products.map((productId) => categories.get(productId)).filter((name) => name !== undefined);
      return [coupon, { products, categories: [...new Set(named)] }];
    }),
  );
}
