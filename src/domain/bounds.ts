/**
 * Every bound of Beckon, once, with its unit in its name. Code asks this file; documents quote it.
 * Suffixes: _MS milliseconds, _S seconds, _M metres, _MPS metres per second, _BYTES, _COUNT where nothing else says it.
 */

// Requests
export const JSON_BODY_MAX_BYTES = 256 * 1024;
export const IMPORT_BODY_MAX_BYTES = 10 * 1024 * 1024;
export const IMPORT_ROWS_MAX = 5_000;
export const PING_BODY_MAX_BYTES = 192 * 1024;
export const LIST_PAGE_DEFAULT = 100;
export const LIST_PAGE_MAX = 500;
/** A refusal names this many faults of one body and no more. */
export const PROBLEM_ERRORS_MAX = 50;
/** Pings of one device in `PINGS_PERIOD_S`; the rate limit in `wrangler.toml` says the same. */
export const PINGS_PER_PERIOD_MAX = 120;
export const PINGS_PERIOD_S = 60;
export const KEY_REQUESTS_PER_SECOND_MAX = 200;
/** The last use of an API key is noted this often at most. */
export const KEY_USE_NOTED_EVERY_MS = 3_600_000;
export const KEY_NAME_MAX_CHARS = 200;
/** A phone takes a request without an answer for lost after this. */
export const CLIENT_TIMEOUT_MS = 30_000;

// Pings and fixes
export const FIXES_PER_PING_MAX = 500;
export const FIX_ID_MAX_CHARS = 64;
/** How soon a phone that should stay awake sends the next ping: a second fix inside opens a visit after 20 s. */
export const PING_AGAIN_AFTER_S = 30;
export const REGION_LIMIT_DEFAULT = 20;
export const REGION_LIMIT_MAX = 100;
/** A fix older than this is `stale`; its id is remembered as long, which makes it the replay window. */
export const FIX_MAX_AGE_MS = 24 * 3_600_000;
export const PING_MAX_AGE_MS = 24 * 3_600_000;
export const CLOCK_AHEAD_MAX_MS = 5 * 60_000;
/** Older than this a fix counts for the past only and no offer may follow from it. */
export const OFFER_FRESHNESS_MS = 120_000;
/** Coarser than this a fix is refused as `too_coarse`; it could not tell one street from the next. */
export const FIX_ACCURACY_TRUSTED_MAX_M = 500;
/** Above this a reported accuracy is no measurement and counts as unknown. */
export const FIX_ACCURACY_KNOWN_MAX_M = 1_000_000;

// Visits
export const DWELL_AFTER_DEFAULT_S = 60;
export const ENTER_SECOND_FIX_AFTER_MS = 20_000;
export const EXIT_OUTSIDE_FIXES = 2;
export const EXIT_MARGIN_MIN_M = 20;
export const EXIT_MARGIN_SHARE = 0.1;
export const VISIT_SILENCE_MS = 3 * 3_600_000;
export const DRIVING_SPEED_MPS = 8;
export const IMPLAUSIBLE_SPEED_MPS = 70;
export const IMPLAUSIBLE_WINDOW_MS = 10 * 60_000;
export const IMPLAUSIBLE_QUIET_MS = 30 * 60_000;
/** Under this a phone lies on a counter; under the next it is carried about a shop. */
export const STILL_SPEED_MAX_MPS = 0.5;
export const WALKING_SPEED_MAX_MPS = 2;
/** All that is kept of where a fix was: about 5 km2. */
export const ANCHOR_RESOLUTION = 7;
/** No point of a cell of that resolution lies farther from its centre (measured: 1,548 m). */
export const ANCHOR_RADIUS_MAX_M = 1_600;

// Fences
export const CIRCLE_RADIUS_MIN_M = 10;
export const CIRCLE_RADIUS_MAX_M = 10_000;
export const FENCE_POSITIONS_MAX = 2_000;
export const FENCE_AREA_MAX_KM2 = 40_000;
export const FENCE_LATITUDE_MAX_DEG = 85;
export const FENCE_CELLS_MAX = 4_096;
export const FENCE_CELL_RESOLUTION = 9;
export const SHARD_RESOLUTION = 3;
export const NEAR_REACH_M = 1_000;
export const REGIONS_REACH_M = 50_000;
export const REGION_MARGIN_M = 50;
export const REGION_RADIUS_MIN_M = 150;
export const IMPORT_DEFAULT_RADIUS_M = 60;
/** Less than this is no place that a fix could lie in. */
export const FENCE_AREA_MIN_M2 = 1;
export const FENCE_SPAN_MAX_DEG = 180;
/** A cell whose drawn outline comes this near a fence counts as overlapping: true cell edges bulge by millimetres. */
export const CELL_OUTLINE_SLACK_M = 1;
/** No point of a shard's fine cells lies farther from the shard's centre (measured: 78,507 m). */
export const SHARD_REACH_M = 82_500;
/** How far a phone may travel before it asks anew, where nothing nearer bounds it. */
export const REFRESH_RADIUS_MAX_M = 50_000;

// Stores
/** Two rows of one name and brand nearer than this are one store written down twice. */
export const IMPORT_DOUBLE_WITHIN_M = 25;
/** An opening or closing further away than this is not told. */
export const OPENING_HORIZON_MS = 7 * 24 * 3_600_000;

// Devices
export const ENROLMENT_TTL_MS = 5 * 60_000;
export const CREDENTIAL_TTL_MS = 24 * 3_600_000;
export const DPOP_CLOCK_SKEW_MS = 120_000;
export const DEVICE_PROOF_CLOCK_SKEW_MS = 5 * 60_000;
/** A credential can be renewed for this long after its end; then the phone enrols anew. */
export const CREDENTIAL_RENEWAL_MS = 90 * 24 * 3_600_000;
/** The id of a proof that wrote is remembered while its time could still pass: ahead of the clock, then behind it. */
export const DPOP_REPLAY_WINDOW_MS = 2 * DPOP_CLOCK_SKEW_MS;
/** How often an enrolment starts over because the key changed hands meanwhile. */
export const KEY_MOVE_ATTEMPTS = 5;
/** A merge waits this many times for the newest cart body to be readable; then it goes without. */
export const MERGE_CART_ATTEMPTS = 5;

// Carts
export const CART_TTL_S = 30 * 24 * 3_600;
export const CART_ITEMS_MAX = 500;
export const CART_AHEAD_MAX_MS = 5 * 60_000;
export const CART_ANSWER_AFTER_MS = 2_000;
export const CART_PUT_INTERVAL_MS = 1_000;
export const ABANDONED_AFTER_DEFAULT_MS = 30 * 60_000;

// Decisions, offers, redemptions
export const GATHER_FACT_TIMEOUT_MS = 300;
export const DECISION_ALARM_MS = 5_000;
export const DECISION_CANDIDATES_MAX = 3;
export const DECISION_KEPT_MS = 30 * 24 * 3_600_000;
export const CAMPAIGNS_PER_DECISION_MAX = 500;
/** An offer's document outlives its end by this in the Offer object, if it was never redeemed. */
export const OFFER_KEPT_AFTER_END_MS = 90 * 24 * 3_600_000;
/** A percentage is reserved on the cart as it was left plus this share: prices move a little. */
export const RESERVE_HEADROOM_BASIS_POINTS = 1_000;
export const CODE_RANDOM_SYMBOLS = 10;
/** Random bytes that a code is drawn from: three per symbol, so that rejected ones never run it dry. */
export const CODE_RANDOM_BYTES = 3 * CODE_RANDOM_SYMBOLS;
/** What someone may type for a code, separators included. */
export const CODE_TYPED_MAX_CHARS = 64;
export const OFFER_TOKEN_MAX_CHARS = 2_048;
/** How often one receipt may void an offer and scan it again. */
export const ATTEMPT_MAX = 1_000;
export const RESERVATION_TTL_MS = 10 * 60_000;
/** A commit after its reservation lapsed is still honoured for this long: the customer has paid. */
export const LATE_COMMIT_MS = 24 * 3_600_000;
/** Minor units. Sums of the largest basket stay far below 2^53. */
export const MONEY_AMOUNT_MAX = 1e12;
export const UNIT_PRICE_MAX = 1e11;
export const LINE_QUANTITY_MAX = 10_000;
export const BASKET_LINES_MAX = 500;
export const IDEMPOTENCY_KEPT_MS = 30 * 24 * 3_600_000;
export const IDEMPOTENCY_KEY_MAX_CHARS = 255;

// Campaigns
export const CAMPAIGN_NAME_MAX_CHARS = 200;
export const PRIORITY_DEFAULT = 50;
export const PRIORITY_MAX = 1_000_000;
export const VARIANTS_MAX = 20;
export const VARIANT_WEIGHT_MAX = 1_000_000;
export const LIMITS_MAX = 10;
export const LIMIT_COUNT_MAX = 10_000;
export const SELECTOR_VALUES_MAX = 1_000;
export const RULE_DEPTH_MAX = 8;
export const RULES_PER_GROUP_MAX = 100;
export const RULE_VALUES_MAX = 500;
export const RULE_TEXT_MAX_CHARS = 200;
export const LOCALES_PER_VARIANT_MAX = 50;
/** What a schema lets in; `check` asks for the shorter lengths that a lock screen shows whole. */
export const TEXT_MAX_CHARS = 500;
export const TITLE_SHOWN_MAX_CHARS = 65;
export const BODY_SHOWN_MAX_CHARS = 180;
/** A value put for a placeholder comes from outside and is cut to this. */
export const PLACEHOLDER_VALUE_MAX_CHARS = 80;
export const TRIGGER_DWELL_MAX_S = 24 * 3_600;
export const OFFER_TTL_MIN_MS = 1_000;
export const OFFER_TTL_MAX_MS = 366 * 24 * 3_600_000;
/** Ten years: nothing here needs a longer stretch, and every sum with it stays an exact integer. */
export const DURATION_MAX_MS = 3_653 * 24 * 3_600_000;

// Erasure
/** So long carts, purchases and imports for an erased shopper are refused. */
export const ERASED_REMEMBERED_DAYS = 400;

// Settings
export const WEB_ORIGINS_MAX = 100;
export const DWELL_AFTER_MIN_MS = 1_000;
/** Longer than a day in one store is no visit. */
export const DWELL_AFTER_MAX_MS = 24 * 3_600_000;

// Publishing
export const POINTER_FRESH_MS = 15_000;
export const PUBLISH_INTERVAL_MS = 1_000;

// Outboxes
export const RETRY_FIRST_MS = 1_000;
export const RETRY_MAX_MS = 5 * 60_000;
