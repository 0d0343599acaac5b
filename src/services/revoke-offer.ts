import { z } from "zod";
import { REVOKE_REASON_MAX_CHARS } from "../domain/bounds.ts";
import type { Revocation, RevokeRequest } from "../domain/offers/revoke.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { Ports } from "./ports.ts";

/** The body of `POST /v1/offers/{id}/revoke`. */
export const revokeInputSchema = z.strictObject({ reason: z.string().trim().min(1).max(REVOKE_REASON_MAX_CHARS) });

/** Takes an offer back; its campaign and its shopper are told. */
export const revokeOffer = (ports: Ports, id: string, request: RevokeRequest): Promise<Result<Revocation, Problem>> =>
  ports.offer(id).revoke(request);
