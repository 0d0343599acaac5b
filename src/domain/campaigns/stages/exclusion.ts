import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** At a sensitive place nothing is ever said. */
export const exclusion: Stage = ({ situation }) => (situation.store.exclusionZone ? stop("exclusion_zone") : null);
