import type { Position } from "../../domain/geo/position.ts";
import { readWalk, writeWalk } from "./tracking/points.ts";

/** What the address says after its `#`, which no server is told. */
const members = (): URLSearchParams => new URLSearchParams(location.hash.slice(1));

function put(changed: URLSearchParams): void {
  const hash = changed.toString();
  history.replaceState(history.state, "", location.pathname + (hash === "" ? "" : `#${hash}`));
}

/** The code that lets this phone in. */
export const tokenInAddress = (): string => members().get("enrol") ?? "";

/** It serves once: nobody who is shown the address later can use it. */
export function dropToken(): void {
  const rest = members();
  rest.delete("enrol");
  put(rest);
}

/** The place to walk into, `latitude,longitude`; null where the address names none. */
export const placeInAddress = (): Position | null => readWalk(members().get("at") ?? "")[0] ?? null;

/** The points of the walk that was drawn, so that it can be shown to somebody else. */
export const walkInAddress = (): Position[] => readWalk(members().get("walk") ?? "");

export function keepWalk(points: readonly Position[]): void {
  const rest = members();
  if (points.length === 0) rest.delete("walk");
  else rest.set("walk", writeWalk(points));
  put(rest);
}
