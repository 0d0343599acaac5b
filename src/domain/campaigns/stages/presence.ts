import { isRegular } from "../../visits/presence.ts";
import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** Staff and neighbours are no visitors. How often they are there is about them, and stays out of the reason. */
export const presence: Stage = ({ situation: { channel, shopper } }) =>
  channel === "visit" && isRegular(shopper.restraint.presence) ? stop("regular_presence") : null;
