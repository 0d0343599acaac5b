/**
 * Every refusal a caller can meet: the stable code, its HTTP status and its title.
 * The shape on the wire is RFC 9457 `application/problem+json`.
 */
export const PROBLEMS = {
  invalid_request: { status: 400, title: "The request is not valid" },
  idempotency_key_missing: { status: 400, title: "The Idempotency-Key header is missing" },
  ping_rejected: { status: 401, title: "The ping cannot be authenticated" },
  credential_expired: { status: 401, title: "The credential has expired" },
  unauthenticated: { status: 401, title: "Authentication is required" },
  forbidden: { status: 403, title: "This caller may not do this" },
  not_found: { status: 404, title: "Not found" },
  not_redeemable: { status: 404, title: "Not redeemable here" },
  conflict: { status: 409, title: "The request conflicts with the current state" },
  idempotency_in_flight: { status: 409, title: "The first request with this key is still running" },
  already_redeemed: { status: 409, title: "The offer has already been redeemed" },
  reserved_elsewhere: { status: 409, title: "Another till holds the offer" },
  reservation_expired: { status: 409, title: "The reservation has lapsed" },
  voided: { status: 409, title: "This transaction was voided" },
  test_offer: { status: 409, title: "A test offer is redeemed in training only" },
  store_not_eligible: { status: 409, title: "The offer is for another store" },
  basket_not_eligible: { status: 409, title: "Nothing in the basket qualifies" },
  currency_mismatch: { status: 409, title: "The currencies differ" },
  not_started: { status: 409, title: "The offer is not valid yet" },
  not_reversible: { status: 409, title: "This cannot be undone" },
  offline_not_allowed: { status: 409, title: "The offer cannot be redeemed offline" },
  expired: { status: 410, title: "The offer has expired" },
  revoked: { status: 410, title: "The offer was revoked" },
  erased: { status: 410, title: "The shopper was erased" },
  payload_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "The content type is not supported" },
  idempotency_key_reused: { status: 422, title: "The Idempotency-Key was used for another request" },
  invalid_geometry: { status: 422, title: "The geometry is not valid" },
  campaign_invalid: { status: 422, title: "The campaign has problems" },
  rate_limited: { status: 429, title: "Too many requests" },
  unavailable: { status: 503, title: "Temporarily unavailable" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing wrong in a request body; `pointer` is a JSON Pointer (RFC 6901) into it. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

/** A refusal before it is put on the wire. `members` are extension members of the problem document. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly members?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}

export const problem = (code: ProblemCode, detail?: string, more?: Omit<Problem, "code" | "detail">): Problem => ({
  code,
  ...(detail === undefined ? {} : { detail }),
  ...more,
});

export const invalid = (pointer: string, message: string): Problem =>
  problem("invalid_request", undefined, { errors: [{ pointer, message }] });
