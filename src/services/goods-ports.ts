import type { Weather } from "../domain/campaigns/facts/sources.ts";
import type { Ware } from "../domain/goods/goods.ts";
import type { ProductDocument } from "../domain/goods/product.ts";
import type { StockLevel, StoredStock } from "../domain/goods/stock.ts";
import type { StoreRecord } from "../domain/stores/store.ts";

/** A table that is imported into: what is known of some rows is read at once, and what is news is written at once. */
export interface Shelf<T> {
  /** What a row is known by. */
  keyOf(row: T): string;
  /** What there is of what these rows are about, by their keys. */
  known(rows: readonly T[]): Promise<ReadonlyMap<string, T>>;
  put(rows: readonly T[]): Promise<void>;
}

export interface ProductRepository extends Shelf<ProductDocument> {
  get(sku: string): Promise<ProductDocument | undefined>;
  delete(sku: string): Promise<boolean>;
  /** What these articles are of; one that was never imported is left out. */
  categories(skus: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Whether there is any. */
  any(): Promise<boolean>;
}

/** Of two rows about one article and store the newer stays. */
export interface StockRepository extends Shelf<StoredStock> {
  /** By store, then by SKU. */
  levels(
    storeIds: readonly string[],
    skus: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, StockLevel>>>;
}

/** What decisions ask of goods: of a few articles at one store. An answer may be `GOODS_FRESH_MS` old. */
export interface WareReader {
  wares(storeId: string, skus: readonly string[]): Promise<readonly Ware[]>;
}

/** The weather at a store; null where it is not known. Nothing of a shopper leaves with the question. */
export interface WeatherReport {
  at(store: StoreRecord): Promise<Weather | null>;
}
