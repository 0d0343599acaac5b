import { CODE128 } from "jsbarcode/bin/barcodes/CODE128/index.js";
import { encode } from "uqr";

/** What a scanner wants clear around a symbol, in modules. */
const QR_QUIET = 4;
const CODE128_QUIET = 10;
/** In modules: flat enough for a telephone, high enough to be swept by hand. */
const CODE128_HEIGHT = 40;

/** A text as a QR code (ISO/IEC 18004), as SVG. */
export function qrSvg(text: string): string {
  // A display does not wear off: the fewest modules are read best.
  const { data } = encode(text, { ecc: "L", boostEcc: false, border: QR_QUIET });
  return svgOf(data, 1);
}

/** A text of printable ASCII as Code 128 (ISO/IEC 15417), as SVG. */
export function code128Svg(text: string): string {
  const quiet = "0".repeat(CODE128_QUIET);
  const bars = quiet + new CODE128(text, {}).encode().data + quiet;
  return svgOf([Array.from(bars, (module) => module === "1")], CODE128_HEIGHT);
}

/** Rows of modules, each `height` high, as one path: dark ones that touch are one rectangle, without seams. */
function svgOf(rows: readonly (readonly boolean[])[], height: number): string {
  const path = rows.flatMap((row, y) =>
    runsOf(row).map(({ x, width }) => `M${x} ${y * height}h${width}v${height}h-${width}z`),
  );
  const size = `0 0 ${rows[0]?.length ?? 0} ${rows.length * height}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${rows[0]?.length ?? 0}v${rows.length * height}H0z"/><path d="${path.join("")}"/></svg>`;
}

function runsOf(row: readonly boolean[]): { readonly x: number; readonly width: number }[] {
  const text = row.map((dark) => (dark ? "1" : "0")).join("");
  return [...text.matchAll(/1+/g)].map(({ index, 0: run }) => ({ x: index, width: run.length }));
}
