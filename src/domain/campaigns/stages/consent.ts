import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

const ON_A_VISIT = ["preciseLocation", "marketing"] as const;
const ELSEWHERE = ["marketing"] as const;

/** An offer needs leave to speak, and on a visit leave to know where the shopper is. */
export const consent: Stage = ({ situation }) => {
  const needed: readonly ("preciseLocation" | "marketing")[] = situation.trigger === null ? ELSEWHERE : ON_A_VISIT;
  const missing = needed.filter((purpose) => !situation.shopper.consents[purpose]);
  return missing.length === 0 ? null : stop("consent_missing", { purposes: missing });
};
