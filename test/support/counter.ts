import type { Locator, Page } from "playwright-core";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import { PRODUCT, receipt } from "./shop.ts";

/** A line as a cashier types it; what is left out is left empty, or is what the till knows of the article. */
export interface TypedLine {
  readonly sku: string;
  readonly product?: string;
  readonly name?: string;
  readonly quantity?: string;
  readonly price?: string;
}

/** What a cashier does at the till's page. */
export class Counter {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  field(name: string): Locator {
    return this.#page.getByRole("textbox", { name, exact: true });
  }

  async press(name: string): Promise<void> {
    await this.#page.getByRole("button", { name, exact: true }).click();
  }

  /** Waits for the sign. */
  async says(word: string): Promise<void> {
    await this.#page.getByRole("heading", { name: word, exact: true }).waitFor();
  }

  async setUp(key: string, store: string): Promise<void> {
    await this.#page.getByLabel("API key of the till").fill(key);
    await this.field("Store").fill(store);
    await this.press("Open the till");
  }

  async add({ sku, product, name, quantity, price }: TypedLine): Promise<void> {
    await this.field("Article").fill(sku);
    const rest = { Product: product, Name: name, Quantity: quantity, "Price (SEK)": price };
    for (const [label, value] of Object.entries(rest)) if (value !== undefined) await this.field(label).fill(value);
    await this.press("Add");
  }

  /** Types a code by hand. */
  async type(code: string): Promise<void> {
    await this.field("Code").fill(code);
    await this.press("Check");
  }

  /** What is to be paid. */
  async total(): Promise<string> {
    const text = await this.#page.getByTestId("total").textContent();
    return (text ?? "").replaceAll(/\s/gu, " ");
  }

  /** The number of the receipt that is open. */
  async receipt(): Promise<string> {
    const text = await this.#page.getByText(/^Receipt R-/).textContent();
    return (text ?? "").replace("Receipt ", "");
  }

  /** What another till would ask about an offer. */
  bodyFor({ code }: OfferView) {
    return receipt(code, `2-${PRODUCT.productId}`);
  }
}
