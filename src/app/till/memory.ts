import type { Redemption } from "./wire.ts";
import type { Doubt } from "./doubt.ts";
import { kept } from "./kept.ts";
import { counted, type Counted } from "./own-list.ts";
import type { Receipt } from "./sale/sale.ts";
import { dateAt, type Till } from "./this-till.ts";

/** The receipt that is open: a page that is loaded again goes on with it, so that whatever it repeats is the same. */
export const keptReceipt = kept<Receipt>("receipt");

const keptDoubts = kept<readonly Doubt[]>("doubts");
const keptList = kept<readonly Counted[]>("list");

export const doubts = {
  all: (): readonly Doubt[] => keptDoubts.read() ?? [],
  /** There is one doubt about a receipt: the latest. */
  note(doubt: Doubt): void {
    keptDoubts.write([...othersThan(doubt.transactionId), doubt]);
  },
  settle(transactionId: string): void {
    keptDoubts.write(othersThan(transactionId));
  },
};

const othersThan = (transactionId: string): readonly Doubt[] =>
  doubts.all().filter((doubt) => doubt.transactionId !== transactionId);

export const ownList = (): readonly Counted[] => keptList.read() ?? [];

/** An effect of a redemption on the books, as the till saw it; what is only tried out is in none. */
export function count(
  till: Till,
  transactionId: string,
  { id, test, discount: { currency } }: Redemption,
  { kind, amount }: { readonly kind: string; readonly amount: number },
): void {
  if (test) return;
  const date = dateAt(new Date(), till.timeZone);
  keptList.write(counted(ownList(), { effect: `${id} ${kind}`, date, transactionId, amount, currency }));
}
