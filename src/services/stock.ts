import { readStock, type StockRow, stockRowSchema, type StoredStock } from "../domain/goods/stock.ts";
import type { LinesReport } from "../domain/import-lines.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, type Result } from "../domain/result.ts";
import { holdsStore, type StoreScope } from "../domain/stores/store-selector.ts";
import { importGoods } from "./import-goods.ts";
import type { Ports } from "./ports.ts";

/**
 * Imports how much of each article stores have; of a store that is not there yet it waits for it. What was counted
 * earlier than what is known is skipped. Rows about stores that the caller may not speak for are refused.
 */
export const importStock = (
  ports: Ports,
  stores: StoreScope,
  text: string,
  dryRun: boolean,
): Promise<Result<LinesReport, Problem>> =>
  importGoods<StockRow, StoredStock>({
    text,
    schema: stockRowSchema,
    dryRun,
    shelf: ports.stock,
    take: (row) => (holdsStore(stores, row.storeId) ? readStock(row, ports.now()) : err(problem("forbidden"))),
    isNews: (row, known) => row.at > known.at,
  });
