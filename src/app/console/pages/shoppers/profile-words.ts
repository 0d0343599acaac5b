import type { Activity } from "../../../../domain/shoppers/activity.ts";
import type { IdentityKind } from "../../../../domain/shoppers/identity.ts";
import type { Segment } from "../../../../domain/shoppers/segments.ts";
import { inBoth } from "../../../shared/language.tsx";

/** What the service says beyond these is shown as it says it. */
type Said<Codes extends string> = Readonly<Record<Codes, string> & Record<string, string | undefined>>;

export const identityWords = inBoth<Said<IdentityKind>>({
  en: {
    email: "E-mail address, as a fingerprint",
    phone: "Telephone number, as a fingerprint",
    loyaltyCard: "Loyalty card",
    customer: "Customer number",
    cart: "Cart",
    checkout: "Checkout",
    device: "Device",
  },
  sv: {
    email: "E-postadress, som fingeravtryck",
    phone: "Telefonnummer, som fingeravtryck",
    loyaltyCard: "Kundkort",
    customer: "Kundnummer",
    cart: "Varukorg",
    checkout: "Utcheckning",
    device: "Enhet",
  },
});

export const segmentWords = inBoth<Said<Segment>>({
  en: { loyal: "Loyal", new: "New customer", slipping: "Slipping away" },
  sv: { loyal: "Trogen", new: "Ny kund", slipping: "På väg bort" },
});

export const activityWords = inBoth<Said<Activity["kind"]>>({
  en: { viewed: "Viewed", searched: "Searched for", wished: "Wished for" },
  sv: { viewed: "Såg", searched: "Sökte", wished: "Önskade sig" },
});
