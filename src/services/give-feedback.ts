import type { FeedbackKind } from "../domain/offers/feedback.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { CallingDevice } from "./authenticate.ts";
import type { Ports } from "./ports.ts";

/** Takes what a shopper thinks of one of their offers, said on their own device. */
export const giveFeedback = (
  ports: Ports,
  { sub, deviceId, jkt, jti }: CallingDevice,
  offerId: string,
  kind: FeedbackKind,
): Promise<Result<null, Problem>> => ports.shopper(sub).hearFeedback({ deviceId, jkt, jti }, offerId, kind);
