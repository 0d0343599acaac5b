/** The encoder alone: the rest of the package draws on a page. */
declare module "jsbarcode/bin/barcodes/CODE128/index.js" {
  export class CODE128 {
    constructor(text: string, options: Readonly<Record<string, never>>);
    /** `data` is a digit for each module, `1` for a bar. */
    encode(): { readonly data: string };
  }
}
