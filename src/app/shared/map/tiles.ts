export interface Tiles {
  /** Pictures in Web Mercator, such as `https://tiles.example/{z}/{x}/{y}.png`. */
  readonly url: string;
  /** As HTML. */
  readonly attribution: string;
}

/** The tiles that the operator wants maps to show; undefined where maps draw their own land, which is the default. */
export function tilesOfPage(): Tiles | undefined {
  const said = document.querySelector<HTMLMetaElement>('meta[name="map-tiles"]');
  return said === null ? undefined : { url: said.content, attribution: said.dataset["attribution"] ?? "" };
}
