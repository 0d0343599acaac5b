import { describe, expect, test } from "vitest";
import { mapTilesOf, withTiles } from "./map-tiles.ts";

const URL_OF = "https://tiles.example/v1/{z}/{x}/{y}.png?key=a&b=c";

describe("tiles of maps", () => {
  test("are known by their address, and what it takes to let pages ask for them", () => {
    expect(mapTilesOf(URL_OF, "© Example")).toEqual({
      url: URL_OF,
      attribution: "© Example",
      origin: "https://tiles.example",
    });
  });
  test.each([
    "",
    "http://tiles.example/{z}/{x}/{y}.png",
    "https://tiles.example/{z}/{x}.png",
    "https://a.example/{z}/{x}/{y}; script-src *",
  ])("are none at “%s”", (url) => {
    expect(mapTilesOf(url, "")).toBeNull();
  });
  test("stand in the page, and nothing of them is read as HTML there", () => {
    const tiles = mapTilesOf(URL_OF, '<a href="https://example">© $& Example</a>');
    expect(tiles && withTiles("<head></head><body></body>", tiles)).toBe(
      '<head><meta name="map-tiles" content="https://tiles.example/v1/{z}/{x}/{y}.png?key=a&amp;b=c" ' +
        'data-attribution="&lt;a href=&quot;https://example&quot;&gt;© $&amp; Example&lt;/a&gt;" /></head><body></body>',
    );
  });
});
