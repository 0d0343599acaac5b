import type { ReactNode } from "react";

/** A picture beside a word, so it says nothing to who cannot see it. */
const icon = (drawing: ReactNode, size = 22) =>
  function Icon() {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.8}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden
      >
        {drawing}
      </svg>
    );
  };

export const TicketIcon = icon(
  <>
    <path d="M4 6h16v4a2 2 0 0 0 0 4v4H4v-4a2 2 0 0 0 0-4z" />
    <path d="M14 6v2.5M14 11v2M14 15.5V18" />
  </>,
);
export const PinIcon = icon(
  <>
    <path d="M12 21c4.5-4.6 7-8 7-11.2A7 7 0 0 0 5 9.8C5 13 7.500 16.400 12 21z" />
    <circle cx="12" cy="10" r="2.6" />
  </>,
);
export const PersonIcon = icon(
  <>
    <circle cx="12" cy="8" r="3.8" />
    <path d="M4.500 20c1-4 4-5.500 7.500-5.500s6.500 1.500 7.500 5.500" />
  </>,
);
export const BackIcon = icon(<path d="M15 5l-7 7 7 7" />, 18);
