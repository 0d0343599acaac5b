import { inBoth } from "../../shared/language.tsx";
import type { Refusal } from "../../shared/refused.ts";

type ByCode = Partial<Readonly<Record<Refusal["code"], string>>>;

/** What a refusal means at a till, where that is something else than for everybody. */
export const tillReasons = inBoth<ByCode>({
  en: {
    not_redeemable: "This code is not valid here",
    unauthenticated: "This till's API key is not accepted",
    forbidden: "This till may not do this",
    rate_limited: "Too many wrong codes at this till",
    not_reversible: "Everything of this has come back already",
    not_found: "There is no such redemption",
  },
  sv: {
    not_redeemable: "Koden gäller inte här",
    unauthenticated: "Kassans API-nyckel godtas inte",
    forbidden: "Kassan får inte göra det här",
    rate_limited: "För många fel koder vid den här kassan",
    not_reversible: "Allt av detta har redan kommit tillbaka",
    not_found: "Det finns ingen sådan inlösen",
  },
});

/** What to do next, in one sentence, for somebody with a queue. */
export const nextSteps = inBoth<ByCode>({
  en: {
    not_redeemable: "Compare it with the shopper's phone, or scan it. Otherwise sell without the offer.",
    already_redeemed: "Sell without the offer. If it was this customer a moment ago, find the receipt under Returns.",
    reserved_elsewhere: "It is free again when that till releases it, after ten minutes at the latest.",
    reservation_expired: "Scan the offer again.",
    voided: "Begin a new receipt and scan again.",
    test_offer: "Turn on training to practise with it.",
    store_not_eligible: "The shopper's phone shows which store it is for.",
    basket_not_eligible: "Add what it is for, or sell without the offer.",
    currency_mismatch: "Sell without the offer.",
    not_started: "The shopper's phone shows from when it is valid.",
    expired: "Sell without the offer.",
    revoked: "Sell without the offer.",
    rate_limited: "Sell without the offer. Other tills go on working.",
    unauthenticated: "Sell without the offer, and tell whoever looks after the tills: set it up with another key.",
    forbidden: "Sell without the offer, and tell whoever looks after the tills.",
    invalid_request: "Look at the basket again.",
  },
  sv: {
    not_redeemable: "Jämför den med kundens telefon, eller skanna den. Sälj annars utan erbjudandet.",
    already_redeemed: "Sälj utan erbjudandet. Var det samma kund nyss, sök kvittot under Returer.",
    reserved_elsewhere: "Det blir ledigt när den kassan släpper det, senast efter tio minuter.",
    reservation_expired: "Skanna erbjudandet igen.",
    voided: "Börja ett nytt kvitto och skanna igen.",
    test_offer: "Slå på övning för att öva med det.",
    store_not_eligible: "Kundens telefon visar vilken butik det gäller i.",
    basket_not_eligible: "Lägg till det som erbjudandet gäller, eller sälj utan.",
    currency_mismatch: "Sälj utan erbjudandet.",
    not_started: "Kundens telefon visar från när det gäller.",
    expired: "Sälj utan erbjudandet.",
    revoked: "Sälj utan erbjudandet.",
    rate_limited: "Sälj utan erbjudandet. Andra kassor fungerar som vanligt.",
    unauthenticated: "Sälj utan erbjudandet och säg till den som sköter kassorna: ställ in den med en annan nyckel.",
    forbidden: "Sälj utan erbjudandet och säg till den som sköter kassorna.",
    invalid_request: "Se över korgen.",
  },
});
