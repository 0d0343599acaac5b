import { renderSVG } from "uqr";

interface QrCodeProps {
  readonly text: string;
  /** What it is, for who cannot see it. */
  readonly label: string;
}

/** Black on white also where all else is dark: scanners read it no other way round. */
export function QrCode({ text, label }: QrCodeProps) {
  const svg = renderSVG(text, { border: 2, ecc: "M" });
  return (
    <img
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={label}
      style={{ width: "100%", maxWidth: 280, aspectRatio: 1, borderRadius: 8 }}
    />
  );
}
