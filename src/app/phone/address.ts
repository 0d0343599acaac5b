import type { Position } from "../../domain/geo/position.ts";

/** What the address says after its `#`, which no server is told. */
const members = (): URLSearchParams => new URLSearchParams(location.hash.slice(1));

/** The code that lets this phone in. */
export const tokenInAddress = (): string => members().get("enrol") ?? "";

/** The place to walk into, `latitude,longitude`; null where the address names none. */
export function placeInAddress(): Position | null {
  const [latitude, longitude] = (members().get("at") ?? "").split(",").map(Number);
  if (latitude === undefined || longitude === undefined) return null;
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? { latitude, longitude } : null;
}
