import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

const NEEDED = ["preciseLocation", "marketing"] as const;

/** An offer needs leave to know where the shopper is and leave to speak. */
export const consent: Stage = ({ situation }) => {
  const missing = NEEDED.filter((purpose) => !situation.shopper.consents[purpose]);
  return missing.length === 0 ? null : stop("consent_missing", { purposes: missing });
};
