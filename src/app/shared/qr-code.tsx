import { renderSVG } from "uqr";

interface QrCodeProps {
  readonly text: string;
  /** What it is, for who cannot see it. */
  readonly label: string;
  /** As CSS has it. */
  readonly maxWidth?: number | string;
}

const MAX_WIDTH_PX = 280;

/** Black on white also where all else is dark: scanners read it no other way round. */
export function QrCode({ text, label, maxWidth = MAX_WIDTH_PX }: QrCodeProps) {
  const svg = renderSVG(text, { border: 2, ecc: "M" });
  return (
    <img
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={label}
      style={{ width: "100%", maxWidth, aspectRatio: 1, borderRadius: 8 }}
    />
  );
}
