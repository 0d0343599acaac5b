import type { Pages } from "../services/ports.ts";

/** The pages that Vite built, among the assets. The host is never looked up: an asset is asked for by its path. */
export const pagesOf = ({ ASSETS }: { readonly ASSETS: Fetcher }): Pages => ({
  async html(program) {
    const response = await ASSETS.fetch(`https://assets.invalid/app/${program}/index.html`);
    return response.ok ? response.text() : undefined;
  },
});
