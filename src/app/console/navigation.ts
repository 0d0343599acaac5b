import { inBoth } from "../shared/language.tsx";
import type { Role } from "./session.ts";

/** Where one can go, and in which roles; whoever is admin can go everywhere. */
export const DESTINATIONS = [
  { to: "/", name: "today", roles: ["marketer", "approver", "analyst", "support"] },
  { to: "/stores", name: "stores", roles: ["marketer"] },
  { to: "/campaigns", name: "campaigns", roles: ["marketer", "approver", "analyst"] },
  { to: "/try-it", name: "tryIt", roles: ["marketer", "approver", "analyst", "support"], trial: true },
] as const satisfies readonly {
  readonly to: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Only where things can be tried out. */
  readonly trial?: true;
}[];

export const navigationWords = inBoth({
  en: {
    pages: "Pages",
    menu: "Menu",
    signOut: "Sign out",
    today: "Today",
    stores: "Stores",
    campaigns: "Campaigns",
    tryIt: "Try it",
  },
  sv: {
    pages: "Sidor",
    menu: "Meny",
    signOut: "Logga ut",
    today: "I dag",
    stores: "Butiker",
    campaigns: "Kampanjer",
    tryIt: "Prova",
  },
});
