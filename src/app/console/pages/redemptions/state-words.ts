import { inBoth } from "../../../shared/language.tsx";
import type { JournalEntry, Redemption } from "./queries.ts";

export const stateWords = inBoth<Record<Redemption["status"], string>>({
  en: {
    reserved: "Reserved, not redeemed yet",
    lapsed: "The reservation lapsed",
    committed: "Redeemed",
    voided: "Voided",
    returned: "Returned",
  },
  sv: {
    reserved: "Reserverad, inte inlöst än",
    lapsed: "Reservationen gick ut",
    committed: "Inlöst",
    voided: "Makulerad",
    returned: "Återlämnad",
  },
});

export const STATE_COLOURS: Readonly<Record<Redemption["status"], string>> = {
  reserved: "blue",
  lapsed: "gray",
  committed: "spruce",
  voided: "gray",
  returned: "grape",
};

export const effectWords = inBoth<Record<JournalEntry["kind"], string>>({
  en: { redeemed: "Redeemed", voided: "Voided", returned: "Returned" },
  sv: { redeemed: "Inlöst", voided: "Makulerat", returned: "Återlämnat" },
});
