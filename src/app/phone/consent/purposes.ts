import type { Purpose } from "../../../domain/privacy/consents.ts";

export type { Purpose };

/** In the order in which they are asked; the type keeps the list complete. */
const ORDER: Readonly<Record<Purpose, number>> = { preciseLocation: 0, marketing: 1, profiling: 2, adsExport: 3 };
export const PURPOSES = Object.keys(ORDER) as readonly Purpose[];
