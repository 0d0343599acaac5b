import type { MapTiles } from "../services/ports.ts";

/**
 * The tiles that maps are to show, as an operator has configured them; null where they are to draw their own.
 * @param url such as `https://tiles.example/{z}/{x}/{y}.png`, pictures in Web Mercator; empty where there are none
 * @param attribution what their owner wants to be said on the map, as HTML
 */
export function mapTilesOf(url: string, attribution: string): MapTiles | null {
  if (!/^https:\/\/[^\s;,"']+$/.test(url) || !["{z}", "{x}", "{y}"].every((part) => url.includes(part))) return null;
  return { url, attribution, origin: new URL(url).origin };
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** A page that says where its maps take their tiles from: no script of it asks for that. */
export const withTiles = (html: string, { url, attribution }: MapTiles): string =>
  html.replace(
    "</head>",
    () => `<meta name="map-tiles" content="${escaped(url)}" data-attribution="${escaped(attribution)}" /></head>`,
  );
