import type { Quote, Redemption } from "../wire.ts";
import type { Refusal } from "../../shared/refused.ts";
import { type Line, type NewLine, withLine } from "../basket.ts";
import type { Presented } from "../scan/presented.ts";

/** What a cashier asks the service for. `giveUp` voids what the receipt may have done, of which nothing was heard. */
export type Ask = "check" | "redeem" | "reserve" | "commit" | "void" | "giveUp";

/** How far one offer is on its way through the till. */
export type Stage =
  | { readonly kind: "open" }
  /** `silences`: how often nothing came back that can be called an answer. */
  | { readonly kind: "asking"; readonly ask: Ask; readonly silences: number }
  /** It is good: nothing has happened yet. */
  | { readonly kind: "quoted"; readonly quote: Quote }
  /** A till in training was told what a live offer would take off; nothing has happened. */
  | { readonly kind: "practised"; readonly quote: Quote }
  | { readonly kind: "reserved"; readonly redemption: Redemption }
  | { readonly kind: "redeemed"; readonly redemption: Redemption }
  | { readonly kind: "voided" }
  | { readonly kind: "refused"; readonly ask: Ask; readonly refusal: Refusal };

/** What the service knows a sale by; the same names are the same redemption, however often they are sent. */
export interface Receipt {
  readonly transactionId: string;
  /** Counts up when something of the receipt was voided and is to be redeemed after all. */
  readonly attempt: number;
}

export interface Sale {
  readonly receipt: Receipt;
  readonly lines: readonly Line[];
  /** The line that was taken out last, and where it stood. */
  readonly removed: { readonly line: Line; readonly at: number } | null;
  readonly presented: Presented | null;
  readonly stage: Stage;
}

export type Event =
  | { readonly kind: "presented"; readonly presented: Presented | null }
  | { readonly kind: "lineAdded"; readonly line: NewLine }
  | { readonly kind: "quantitySet"; readonly id: string; readonly quantity: number }
  | { readonly kind: "lineRemoved"; readonly id: string }
  | { readonly kind: "removalUndone" }
  | { readonly kind: "asked"; readonly ask: Ask }
  /** Of an answer it is said to which receipt: the customer may have gone on without it. */
  | { readonly kind: "unheard"; readonly of: string; readonly silences: number }
  | { readonly kind: "answered"; readonly of: string; readonly stage: Stage }
  /** The answer was lost with the page, and what it was is known by now. */
  | { readonly kind: "resumed"; readonly receipt: Receipt; readonly stage: Stage }
  | { readonly kind: "began"; readonly receipt: Receipt };

export const newSale = (receipt: Receipt): Sale => ({
  receipt,
  lines: [],
  removed: null,
  presented: null,
  stage: { kind: "open" },
});

const OPEN: Stage = { kind: "open" };

/** While an offer is reserved its basket may still change; otherwise what was said of the old one says nothing now. */
const afterChange = ({ stage }: Sale): Stage => (stage.kind === "reserved" ? stage : OPEN);

/** Whether nothing may be changed: somebody is asked, or it has been done. */
export const isFixed = ({ stage }: Sale): boolean => stage.kind === "asking" || stage.kind === "redeemed";

/** The lines with one back where it was taken out. */
function restored({ lines, removed }: Sale): readonly Line[] {
  return removed === null ? lines : lines.toSpliced(removed.at, 0, removed.line);
}

function withLines(sale: Sale, lines: readonly Line[], removed: Sale["removed"] = null): Sale {
  return isFixed(sale) ? sale : { ...sale, lines, removed, stage: afterChange(sale) };
}

function without(sale: Sale, id: string): Sale {
  const at = sale.lines.findIndex((line) => line.id === id);
  const line = sale.lines[at];
  return line === undefined ? sale : withLines(sale, sale.lines.toSpliced(at, 1), { line, at });
}

/** What was voided was so up to this attempt: whatever comes of the receipt afterwards is the next one. */
const receiptAfter = ({ receipt }: Sale, { kind }: Stage): Receipt =>
  kind === "voided" ? { ...receipt, attempt: receipt.attempt + 1 } : receipt;

const isAbout = ({ receipt }: Sale, { of }: { readonly of: string }): boolean => receipt.transactionId === of;

export function saleAfter(sale: Sale, event: Event): Sale {
  switch (event.kind) {
    case "presented":
      return isFixed(sale) ? sale : { ...sale, presented: event.presented, stage: OPEN };
    case "lineAdded":
      return withLines(sale, withLine(sale.lines, event.line));
    case "quantitySet":
      return withLines(
        sale,
        sale.lines.map((line) => (line.id === event.id ? { ...line, quantity: event.quantity } : line)),
      );
    case "lineRemoved":
      return without(sale, event.id);
    case "removalUndone":
      return withLines(sale, restored(sale));
    case "asked":
      return { ...sale, removed: null, stage: { kind: "asking", ask: event.ask, silences: 0 } };
    case "unheard":
      return isAbout(sale, event) && sale.stage.kind === "asking"
        ? { ...sale, stage: { ...sale.stage, silences: event.silences } }
        : sale;
    case "answered":
      return isAbout(sale, event) ? { ...sale, stage: event.stage, receipt: receiptAfter(sale, event.stage) } : sale;
    case "resumed":
      return { ...newSale(event.receipt), stage: event.stage };
    case "began":
      return newSale(event.receipt);
  }
}

/** What comes off, where that is known. */
export function quoteIn({ stage }: Sale): Quote | null {
  if (stage.kind === "quoted" || stage.kind === "practised") return stage.quote;
  return stage.kind === "reserved" || stage.kind === "redeemed" ? stage.redemption : null;
}
