/** What a sign says to who cannot tell its colours apart. Drawn, so that every device shows the same. */
const PATHS = {
  yes: "M4 13l5 5L20 6",
  no: "M5 5l14 14M19 5L5 19",
  wait: "M12 6v6l4 3",
} as const;
export type Tone = keyof typeof PATHS;

const SIZE_PX = 72;

export function ToneIcon({ tone }: { readonly tone: Tone }) {
  return (
    <svg
      width={SIZE_PX}
      height={SIZE_PX}
      viewBox="-4 -4 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth={3}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <circle cx={12} cy={12} r={14} strokeWidth={2} />
      <path d={PATHS[tone]} />
    </svg>
  );
}
