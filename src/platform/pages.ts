import type { Pages } from "../services/ports.ts";
import { mapTilesOf, withTiles } from "./map-tiles.ts";

type Bindings = Pick<Env, "ASSETS" | "MAP_TILES_URL" | "MAP_TILES_ATTRIBUTION">;

/** The pages that Vite built, among the assets. The host is never looked up: an asset is asked for by its path. */
export function pagesOf({ ASSETS, MAP_TILES_URL, MAP_TILES_ATTRIBUTION }: Bindings): Pages {
  const tiles = mapTilesOf(MAP_TILES_URL, MAP_TILES_ATTRIBUTION);
  return {
    tiles,
    async html(program) {
      const response = await ASSETS.fetch(`https://assets.invalid/app/${program}/index.html`);
      if (!response.ok) return undefined;
      const html = await response.text();
      return tiles === null ? html : withTiles(html, tiles);
    },
  };
}
