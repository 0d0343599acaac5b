import { inBoth } from "../shared/language.tsx";
import type { Role } from "./session.ts";

/** What each role is called, and what it is for. */
export const roleWords = inBoth<Readonly<Record<Role, { readonly name: string; readonly about: string }>>>({
  en: {
    admin: { name: "Admin", about: "May do all that people may, and change settings, people and keys" },
    marketer: { name: "Marketer", about: "Draws stores, writes campaigns and puts them live" },
    approver: { name: "Approver", about: "Approves or declines what marketers want to publish" },
    analyst: { name: "Analyst", about: "Reads reports and decisions; changes nothing" },
    support: { name: "Support", about: "Helps one shopper at a time: sees, records, revokes, erases" },
    backend: { name: "Backend", about: "Your own systems: carts, purchases, profiles, consents" },
    till: { name: "Till", about: "A store’s point of sale: checks and redeems offers" },
  },
  sv: {
    admin: { name: "Administratör", about: "Får allt som personer får, och ändra inställningar, personer och nycklar" },
    marketer: { name: "Marknadsförare", about: "Ritar butiker, skriver kampanjer och startar dem" },
    approver: { name: "Godkännare", about: "Godkänner eller avböjer det som ska publiceras" },
    analyst: { name: "Analytiker", about: "Läser rapporter och beslut; ändrar ingenting" },
    support: { name: "Kundtjänst", about: "Hjälper en kund i taget: ser, antecknar, återkallar, raderar" },
    backend: { name: "Egna system", about: "Era egna servrar: korgar, köp, profiler, samtycken" },
    till: { name: "Kassa", about: "En butiks kassa: kontrollerar och löser in erbjudanden" },
  },
});
