import { inBoth } from "../shared/language.tsx";
import type { Role } from "./session.ts";

/** What one goes somewhere for: to run the shop's offers, to help somebody, to manage who and what there is. */
export const GROUPS = ["run", "help", "manage"] as const;

/** Where one can go, and in which roles; whoever is admin can go everywhere. In each group in this order. */
export const DESTINATIONS = [
  { to: "/", name: "today", group: "run", roles: ["marketer", "approver", "analyst", "support"] },
  { to: "/campaigns", name: "campaigns", group: "run", roles: ["marketer", "approver", "analyst"] },
  { to: "/stores", name: "stores", group: "run", roles: ["marketer"] },
  { to: "/decisions", name: "decisions", group: "run", roles: ["analyst", "support"] },
  { to: "/redemptions", name: "redemptions", group: "run", roles: ["analyst"] },
  { to: "/shoppers", name: "shoppers", group: "help", roles: ["support"] },
  { to: "/try-it", name: "tryIt", group: "help", roles: ["marketer", "approver", "analyst", "support"], trial: true },
  { to: "/settings", name: "settings", group: "manage", roles: ["admin"] },
  { to: "/people", name: "people", group: "manage", roles: ["admin"] },
  { to: "/api-keys", name: "apiKeys", group: "manage", roles: ["admin"] },
  { to: "/audit", name: "audit", group: "manage", roles: ["admin"] },
] as const satisfies readonly {
  readonly to: string;
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  readonly roles: readonly Role[];
  /** Only where things can be tried out. */
  readonly trial?: true;
}[];
export type Destination = (typeof DESTINATIONS)[number];

/** Whether a path is that of a destination or of a page under it. */
export const isWithin = (path: string, { to }: Pick<Destination, "to">): boolean =>
  path === to || (to !== "/" && path.startsWith(`${to}/`));

export const navigationWords = inBoth({
  en: {
    pages: "Pages",
    menu: "Menu",
    signOut: "Sign out",
    run: "Run",
    help: "Help",
    manage: "Manage",
    today: "Today",
    stores: "Stores",
    campaigns: "Campaigns",
    decisions: "Decisions",
    redemptions: "Redemptions",
    shoppers: "Shoppers",
    tryIt: "Try it",
    settings: "Settings",
    people: "People",
    apiKeys: "API keys",
    audit: "Audit",
  },
  sv: {
    pages: "Sidor",
    menu: "Meny",
    signOut: "Logga ut",
    run: "Drift",
    help: "Kundhjälp",
    manage: "Förvaltning",
    today: "I dag",
    stores: "Butiker",
    campaigns: "Kampanjer",
    decisions: "Beslut",
    redemptions: "Inlösen",
    shoppers: "Kunder",
    tryIt: "Prova",
    settings: "Inställningar",
    people: "Personer",
    apiKeys: "API-nycklar",
    audit: "Logg",
  },
});
