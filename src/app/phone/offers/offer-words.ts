import { inBoth } from "../../shared/language.tsx";
import type { OfferStanding } from "./standing.ts";

/** What has become of an offer. */
export const standingWords = inBoth<Readonly<Record<OfferStanding, string>>>({
  en: {
    issued: "Ready",
    reserved: "At a till",
    redeemed: "Used",
    returned: "Brought back",
    expired: "Ran out",
    revoked: "Taken back",
  },
  sv: {
    issued: "Klart",
    reserved: "I en kassa",
    redeemed: "Använt",
    returned: "Återlämnat",
    expired: "Gick ut",
    revoked: "Återkallat",
  },
});

/** A colour beside the word, never instead of it. */
export const STANDING_COLOURS: Readonly<Record<OfferStanding, string>> = {
  issued: "spruce",
  reserved: "yellow.8",
  redeemed: "gray.7",
  returned: "gray.7",
  expired: "gray.7",
  revoked: "gray.7",
};
