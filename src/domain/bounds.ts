/**
 * Every bound of Beckon, once, with its unit in its name. Code asks this file; documents quote it.
 * Suffixes: _MS milliseconds, _S seconds, _M metres, _MPS metres per second, _BYTES, _COUNT where nothing else says it.
 */

// Requests
export const JSON_BODY_MAX_BYTES = 256 * 1024;
export const IMPORT_BODY_MAX_BYTES = 10 * 1024 * 1024;
export const IMPORT_ROWS_MAX = 5_000;
/** Rows of an import that are taken at the same time, each by an object of its own. */
export const IMPORT_ROWS_AT_ONCE = 25;
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
export const EMAIL_MAX_CHARS = 254;
/** Then a person signs in anew. Ending a session, or changing who somebody is, works at once. */
export const SESSION_TTL_MS = 12 * 3_600_000;
/** A link that signs somebody in serves once, this long. */
export const SIGN_IN_LINK_TTL_MS = 15 * 60_000;
/** How long somebody may take at the identity provider. */
export const SIGN_IN_TTL_MS = 10 * 60_000;
/** What Access or an identity provider has signed may be off by this much. */
export const IDENTITY_CLOCK_SKEW_S = 60;
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
/** A dwell is assumed no sooner: by then a phone that left has told so, asleep or not. */
export const ASSUMED_DWELL_MIN_S = 180;
/** Older than this on arrival a fix says nothing of where its phone is now, and nothing is assumed of it. */
export const ASSUMABLE_FIX_MAX_AGE_MS = 5 * 60_000;
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
/** Coordinates look swapped where the other way round they are this near a store… */
export const SWAPPED_NEAR_STORE_M = 100_000;
/** …and as they stand farther than this from all of them. */
export const SWAPPED_FAR_FROM_STORES_M = 1_000_000;
/** Public holidays of one country in the settings: those of a dozen years. */
export const PUBLIC_HOLIDAYS_MAX = 400;
/** More of the live stores than this share, and at least so many, are moved, resized or removed by who confirms it only. */
export const LARGE_CHANGE_SHARE = 0.1;
export const LARGE_CHANGE_MIN_COUNT = 5;
/** Versions of the stores can be brought back for this long; the newest stays in any case. */
export const STORE_VERSIONS_KEPT_MS = 90 * 24 * 3_600_000;
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
/** A refusal that the edge tells of a device is noted this often at most, for whoever is asked why. */
export const REFUSAL_NOTED_EVERY_MS = 60_000;
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

// Goods and weather
export const PRODUCT_CATEGORIES_MAX = 50;
/** Goods may be sold for half of what they cost, hardly for less. */
export const MARGIN_MIN_BASIS_POINTS = -10_000;
export const STOCK_QUANTITY_MAX = 1_000_000_000;
/** Rows of goods are read and written together, as many as this many characters hold: D1 takes 2 MB at once. */
export const GOODS_PORTION_MAX_CHARS = 400_000;
/** What an isolate has read of an article is taken for true this long. */
export const GOODS_FRESH_MS = 60_000;
/** Articles of stores that an isolate remembers. */
export const GOODS_IN_MEMORY_MAX = 20_000;
/** What is known of the weather at a store is taken for true this long… */
export const WEATHER_FRESH_MS = 15 * 60_000;
/** …and where nothing came of asking, nobody asks again for this long. */
export const WEATHER_RETRY_AFTER_MS = 60_000;
/** The weather of this long ago is not that of now. */
export const WEATHER_STALE_AFTER_MS = 3_600_000;
export const WEATHER_TIMEOUT_MS = 3_000;
/** A forecast comes in steps of a quarter of an hour; so many of them outlast the time that it is remembered. */
export const FORECAST_STEPS_COUNT = 16;
/** Stores that an isolate remembers the weather of. */
export const WEATHER_IN_MEMORY_MAX = 2_000;
export const WEATHER_SOON_MS = 2 * 3_600_000;
/** Less in a quarter of an hour wets nobody… */
export const RAIN_SOON_MIN_MM = 0.1;
/** …and the sun shines in one of which it shines for half. */
export const SUN_SOON_MIN_S = 450;

// Decisions, offers, redemptions
export const GATHER_FACT_TIMEOUT_MS = 300;
export const DECISION_ALARM_MS = 5_000;
export const DECISION_CANDIDATES_MAX = 3;
export const DECISION_KEPT_MS = 30 * 24 * 3_600_000;
/** The index of decisions, for lists and reports: a year, and what a comparison with the year before needs. */
export const DECISION_INDEX_KEPT_MS = 400 * 24 * 3_600_000;
/** Decisions are written to the index and the log together, so soon after the first of them came to its end. */
export const DECISION_LOG_AFTER_MS = 20_000;
export const DECISIONS_LOGGED_TOGETHER_MAX = 50;
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
/** Transactions that one offer remembers as voided, the newest. */
export const TOMBSTONES_MAX = 200;
/** A redemption can be given back for ten years, as long as the books are kept. */
export const RETURNS_WITHIN_MS = 3_653 * 24 * 3_600_000;
export const REVOKE_REASON_MAX_CHARS = 200;
/** Minor units. Sums of the largest basket stay far below 2^53. */
export const MONEY_AMOUNT_MAX = 1e12;
export const UNIT_PRICE_MAX = 1e11;
export const LINE_QUANTITY_MAX = 10_000;
/** A quantity is counted in thousandths: kilos and metres have three decimals. */
export const QUANTITY_PARTS = 1_000;
export const BASKET_LINES_MAX = 500;
export const IDEMPOTENCY_KEPT_MS = 30 * 24 * 3_600_000;
export const IDEMPOTENCY_KEY_MAX_CHARS = 255;

// Stores' journals, guesses and tokens
/** What became of a till's call is asked of the offer when nobody has said so for this long. */
export const ATTEMPT_UNKNOWN_AFTER_MS = 60_000;
/** The clocks of two machines differ by less than this. */
export const CLOCKS_APART_MAX_MS = 1_000;
/** Later than this after it came, by any clock, a till's call begins nothing: its store may have given it up. */
export const ATTEMPT_BEGINS_WITHIN_MS = ATTEMPT_UNKNOWN_AFTER_MS - 2 * CLOCKS_APART_MAX_MS;
/** Answers `not_redeemable` that one till of a key and store may get in `GUESS_PERIOD_MS`. */
export const GUESSES_PER_TILL_MAX = 10;
/** The same for all tills of a key at one store. */
export const GUESSES_PER_KEY_MAX = 10 * GUESSES_PER_TILL_MAX;
export const GUESS_PERIOD_MS = 60_000;
export const GUESS_BLOCK_MS = 15 * 60_000;
/** A journal is read for this long a stretch at most: a year and what a calendar may add. */
export const JOURNAL_SPAN_MAX_MS = 367 * 24 * 3_600_000;
/** What a till's own list of a day may hold. */
export const CLOSING_ENTRIES_MAX = 3_000;
/** A QR code of this many characters is still read from a phone's display by a cheap scanner. */
export const OFFER_TOKEN_MAX_BYTES = 600;
/** So much of a SHA-256 stands in a token for the id of a store or an article. */
export const TOKEN_HASH_BYTES = 5;

// Campaigns
export const CAMPAIGN_NAME_MAX_CHARS = 200;
export const PRIORITY_DEFAULT = 50;
export const PRIORITY_MAX = 1_000_000;
export const VARIANTS_MAX = 20;
export const VARIANT_WEIGHT_MAX = 1_000_000;
export const LIMITS_MAX = 10;
export const LIMIT_COUNT_MAX = 10_000;
/** A campaign's and a store's count of offers. */
export const CAMPAIGN_LIMIT_COUNT_MAX = 1_000_000_000;
export const BUDGETS_MAX = 10;
/** A shorter stretch would hold no more than an offer or two, and make a sum of every minute. */
export const BUDGET_PERIOD_MIN_MS = 3_600_000;
export const POINTS_MAX = 1_000_000;
export const SELECTOR_VALUES_MAX = 1_000;
/** Discounts that a ladder may allow. */
export const LADDER_STEPS_MAX = 50;
export const RULE_DEPTH_MAX = 8;
export const RULES_PER_GROUP_MAX = 100;
export const RULE_VALUES_MAX = 500;
/** What `check` spends on finding rules that can never, or always, hold. */
export const RULE_JUDGEMENTS_MAX = 200_000;
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

// Contacts and calm
/** A contact is kept for this long after it weighed last; no limit on contacts looks further back. */
export const CONTACTS_KEPT_MS = 92 * 24 * 3_600_000;
export const CONTACT_LIMIT_PERIOD_MAX_MS = 90 * 24 * 3_600_000;
export const CONTACT_LIMITS_MAX = 10;
export const CONTACT_LIMIT_COUNT_MAX = 1_000;
export const CONTACT_CAMPAIGN_MAX_CHARS = 200;
/** A contact may be announced so long before it happens: a letter is posted days before it arrives. */
export const CONTACT_AHEAD_MAX_MS = 30 * 24 * 3_600_000;
/** What is sent by post arrives so long after, where nobody says when. */
export const POST_TRAVELS_MS = 2 * 24 * 3_600_000;
/** What is sent by post may arrive sooner than it is said to, and weighs from then on. */
export const POST_ARRIVES_EARLY_MS = 24 * 3_600_000;
/** Who has just been in touch about a parcel or a complaint is not sold anything. */
export const SERVICE_SILENCE_MS = 24 * 3_600_000;
/** So many offers dismissed within this… */
export const FATIGUE_DISMISSALS = 3;
export const FATIGUE_WITHIN_MS = 30 * 24 * 3_600_000;
/** …and nothing is said for so long after the last of them. */
export const FATIGUE_SILENCE_MS = 14 * 24 * 3_600_000;
/** *Not for me* silences the categories, or the campaign, for so long. */
export const NOT_FOR_ME_MS = 30 * 24 * 3_600_000;
/** *Too often* halves every limit on contacts for so long… */
export const TOO_OFTEN_MS = 90 * 24 * 3_600_000;
/** …and where none is set leaves one contact in this stretch. */
export const TOO_OFTEN_PERIOD_MS = 14 * 24 * 3_600_000;
/** *Wrong store*: nothing is said for that store, which this phone cannot tell from its neighbour, for so long. */
export const WRONG_STORE_MS = 24 * 3_600_000;
/** What a shopper thought of an offer is kept for so long. */
export const FEEDBACK_KEPT_MS = 90 * 24 * 3_600_000;
/** Visits, without a fix, are remembered for so long. */
export const VISITS_KEPT_MS = 30 * 24 * 3_600_000;
/** Who is in one store on so many days of these, or once for longer than this, works or lives there. */
export const PRESENCE_WITHIN_DAYS = 14;
export const PRESENCE_DAYS = 8;
export const PRESENCE_STAY_MS = 4 * 3_600_000;
/** Later than this before closing is a whole day. */
export const MINUTES_BEFORE_CLOSING_MAX = 24 * 60;

// Consents
/** Changes of a shopper's word that are kept for each purpose, the newest. */
export const CONSENT_CHANGES_KEPT_MAX = 100;
export const CONSENT_TEXT_MAX_CHARS = 20_000;
export const CONSENT_RECIPIENTS_MAX = 100;
export const CONSENT_NOTE_MAX_CHARS = 500;

// Shoppers
export const ATTRIBUTES_MAX = 200;
export const ATTRIBUTE_TEXT_MAX_CHARS = 500;
export const ATTRIBUTE_LIST_MAX = 100;
export const ATTRIBUTE_LABELS_MAX = 50;
export const POTENTIALS_MAX = 200;
export const TIER_MAX_CHARS = 100;
/** A year of birth before this is a slip of the pen. */
export const BIRTH_YEAR_MIN = 1900;
export const ADULT_AGE_DEFAULT = 18;
export const ADULT_AGE_MAX = 25;
/** What names an identity that nobody has linked yet waits for its link so long. */
export const IDENTITY_WAITS_MS = 30 * 24 * 3_600_000;
/** Whether it was linked just as its first word came is asked once more after this. */
export const IDENTITY_ASKED_AGAIN_MS = 60_000;
export const IDENTITY_VALUE_MAX_CHARS = 256;
export const IDENTITIES_PER_REQUEST_MAX = 50;
/** Carts and checkouts of one shopper that are remembered as theirs, the newest. */
export const WEAK_IDENTITIES_MAX = 100;
/** How often a link starts over because the identity changed hands meanwhile. */
export const IDENTITY_LINK_ATTEMPTS = 5;
/** Purchases of the last `CART_TTL_S` are all kept, for they clear carts; of older ones so many. */
export const PURCHASES_KEPT_MAX = 500;
/** Categories per currency that a shopper's habits are kept for, those they turned to most. */
export const HABIT_CATEGORIES_MAX = 200;
/** What was bought so long ago says half as much of what somebody turns to now. */
export const AFFINITY_HALF_LIFE_MS = 180 * 24 * 3_600_000;
/** Who bought so often… */
export const LOYAL_ORDERS = 3;
/** …within this is loyal. */
export const LOYAL_WITHIN_MS = 365 * 24 * 3_600_000;
/** Whose first purchase is no older than this is new. */
export const NEW_WITHIN_MS = 90 * 24 * 3_600_000;
/** Nobody slips who bought more lately than this… */
export const SLIPPING_AFTER_MS = 60 * 24 * 3_600_000;
/** …nor than so many of their own usual intervals; and who stayed away for longer than this has left. */
export const SLIPPING_INTERVALS = 2;
export const SLIPPING_UNTIL_MS = 2 * 365 * 24 * 3_600_000;
export const ACTIVITIES_KEPT_MS = 30 * 24 * 3_600_000;
export const ACTIVITIES_KEPT_MAX = 1_000;
export const ACTIVITIES_PER_REQUEST_MAX = 500;
export const ACTIVITY_QUERY_MAX_CHARS = 200;
/** A trait that its shopper had removed is not computed again for so long. */
export const TRAIT_BARRED_MS = 365 * 24 * 3_600_000;

// Erasure
/** So long carts, purchases and imports for an erased shopper are refused. */
export const ERASED_REMEMBERED_DAYS = 400;

// Reports
/** Of fewer shoppers than this no number is shown. */
export const REPORT_CELL_MIN = 20;
/** What a campaign's report is of where nobody says, up to now; and the longest stretch. */
export const REPORT_SPAN_DEFAULT_MS = 30 * 24 * 3_600_000;
export const REPORT_SPAN_MAX_MS = 400 * 24 * 3_600_000;
/** How often, at most, the interval of an effect may ever leave the truth out. */
export const EFFECT_ERROR_SHARE = 0.05;
/** After how many shoppers the interval of an effect is as narrow as it can be made. */
export const EFFECT_TUNED_TO_SHOPPERS = 5_000;
/** What is bought within so long after an offer counts as its effect, where a campaign says no other; and at most. */
export const ATTRIBUTION_DEFAULT = "P7D";
export const ATTRIBUTION_MAX_MS = 30 * 24 * 3_600_000;
/** Purchases, views and redemptions are told to the reports so much later, several at once. */
export const OUTCOME_TOLD_AFTER_MS = 5_000;
/** An open cart that is written again is told anew once a day. */
export const OPEN_CART_TOLD_EVERY_MS = 24 * 3_600_000;
/** What a store's journal has grown by is told to the reports so much later, so many entries together at most. */
export const EFFECTS_TOLD_AFTER_MS = 5_000;
export const EFFECTS_TOLD_TOGETHER_MAX = 500;

// What needs attention
/** A till is missed that was used for offers on so many of the last days, and for so long not at all. */
export const TILL_WATCHED_MS = 14 * 24 * 3_600_000;
export const TILL_USUAL_DAYS_MIN = 2;
export const TILL_SILENT_AFTER_MS = 36 * 3_600_000;
/** Articles of which none was told anew for so long are an import that has stopped. */
export const PRODUCTS_STALE_AFTER_MS = 7 * 24 * 3_600_000;
/** So much of a budget is reserved or spent, and it is nearly spent. */
export const BUDGET_LOW_BASIS_POINTS = 9_000;
/** A fence is doubted when so many shoppers said within this time that they were not in its store. */
export const FENCE_WATCHED_MS = 14 * 24 * 3_600_000;
export const FENCE_DOUBTED_BY_MIN = 5;
/** An erasure that has run for so long waits for something. */
export const ERASURE_LATE_AFTER_MS = 3_600_000;
/** Of one kind no more than so many are told. */
export const ATTENTION_PER_KIND_MAX = 50;

// Previews
/** What a preview supposes of one kind. */
export const SUPPOSED_LIST_MAX = 500;
/** Answers that another channel gets at once. */
export const ANSWERS_MAX = 20;
export const ANSWERS_DEFAULT = 3;

// Approvals
export const COMMENT_MAX_CHARS = 1_000;

// Settings
export const WEB_ORIGINS_MAX = 100;
export const DWELL_AFTER_MIN_MS = 1_000;
/** Longer than a day in one store is no visit. */
export const DWELL_AFTER_MAX_MS = 24 * 3_600_000;

// Publishing
export const POINTER_FRESH_MS = 15_000;
export const PUBLISH_INTERVAL_MS = 1_000;
/** Shards are read from D1 and built together up to so many states of stores: what an object's memory holds with ease. */
export const PUBLISH_STATES_PER_READ = 2_000;
/** A document that is current no more stays readable for this long; whoever reads an older pointer has seen the next by then. */
export const DOCUMENT_KEPT_MS = 24 * 3_600_000;
/** Documents that one publication deletes at most. */
export const DOCUMENTS_SWEPT_MAX = 100;
/** What an isolate keeps of shards. An isolate has 128 MB in all. */
export const SHARDS_IN_MEMORY_MAX_BYTES = 48 * 1024 * 1024;

// Outboxes
export const RETRY_FIRST_MS = 1_000;
export const RETRY_MAX_MS = 5 * 60_000;
/** Attempts that fail, half a minute in all, before a row is told of as one that waits. */
export const OVERDUE_AFTER_ATTEMPTS = 5;
/** What has failed for this long counts as a dead letter, though it is still tried. */
export const DEAD_LETTER_AFTER_MS = 24 * 3_600_000;
/** A row that waits is told of every `RETRY_MAX_MS`, or half an hour after it was promised anew; what no longer is, is gone. */
export const BACKLOG_FORGOTTEN_AFTER_MS = 3_600_000;
