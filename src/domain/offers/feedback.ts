import { z } from "zod";

/** What a shopper can say of an offer; what follows from each is said in `docs/mobile.md`. */
export const FEEDBACK_KINDS = [
  "shown",
  "viewed",
  "saved",
  "dismissed",
  "not_for_me",
  "already_bought",
  "not_mine",
  "too_often",
  "wrong_store",
] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** The body of `POST /v1/offers/{id}/feedback`. */
export const feedbackSchema = z.strictObject({ kind: z.enum(FEEDBACK_KINDS) });
