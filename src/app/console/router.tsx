import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from "@tanstack/react-router";
import { Console } from "./console.tsx";
import { Lost } from "./lost.tsx";
import { filterIn } from "./pages/audit/filter.ts";

const root = createRootRoute({ component: Console, notFoundComponent: Lost });
const page = <const Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component });

const audit = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  component: lazyRouteComponent(() => import("./pages/audit/audit.tsx"), "Audit"),
  validateSearch: filterIn,
});

/** Each page is loaded when somebody goes there. */
const pages = root.addChildren([
  page(
    "/",
    lazyRouteComponent(() => import("./pages/today/today.tsx"), "Today"),
  ),
  page(
    "/stores",
    lazyRouteComponent(() => import("./pages/stores/stores.tsx"), "Stores"),
  ),
  page(
    "/stores/new",
    lazyRouteComponent(() => import("./pages/stores/new-store.tsx"), "NewStore"),
  ),
  page(
    "/stores/import",
    lazyRouteComponent(() => import("./pages/stores/import/import.tsx"), "ImportStores"),
  ),
  page(
    "/stores/versions",
    lazyRouteComponent(() => import("./pages/stores/versions.tsx"), "StoreVersions"),
  ),
  page(
    "/stores/inside",
    lazyRouteComponent(() => import("./pages/stores/inside/inside.tsx"), "WhoIsInside"),
  ),
  page(
    "/stores/$id",
    lazyRouteComponent(() => import("./pages/stores/store.tsx"), "OneStore"),
  ),
  page(
    "/decisions",
    lazyRouteComponent(() => import("./pages/decisions/decisions.tsx"), "Decisions"),
  ),
  page(
    "/decisions/$id",
    lazyRouteComponent(() => import("./pages/decisions/decision.tsx"), "Decision"),
  ),
  page(
    "/redemptions",
    lazyRouteComponent(() => import("./pages/redemptions/redemptions.tsx"), "Redemptions"),
  ),
  page(
    "/redemptions/$id",
    lazyRouteComponent(() => import("./pages/redemptions/redemption.tsx"), "Redemption"),
  ),
  page(
    "/campaigns",
    lazyRouteComponent(() => import("./pages/campaigns/campaigns-page.tsx"), "Campaigns"),
  ),
  page(
    "/campaigns/$id",
    lazyRouteComponent(() => import("./pages/campaigns/campaign-page.tsx"), "CampaignPage"),
  ),
  page(
    "/shoppers",
    lazyRouteComponent(() => import("./pages/shoppers/find.tsx"), "Shoppers"),
  ),
  page(
    "/shoppers/$id",
    lazyRouteComponent(() => import("./pages/shoppers/shopper.tsx"), "OneShopper"),
  ),
  page(
    "/shoppers/erasures/$id",
    lazyRouteComponent(() => import("./pages/shoppers/erasure.tsx"), "ErasurePage"),
  ),
  page(
    "/settings",
    lazyRouteComponent(() => import("./pages/settings/settings.tsx"), "SettingsPage"),
  ),
  page(
    "/settings/versions",
    lazyRouteComponent(() => import("./pages/settings/versions.tsx"), "SettingsVersions"),
  ),
  page(
    "/settings/consent-texts",
    lazyRouteComponent(() => import("./pages/settings/consent-texts.tsx"), "ConsentTexts"),
  ),
  page(
    "/people",
    lazyRouteComponent(() => import("./pages/people/people.tsx"), "People"),
  ),
  page(
    "/api-keys",
    lazyRouteComponent(() => import("./pages/api-keys/api-keys.tsx"), "ApiKeys"),
  ),
  audit,
  page(
    "/campaigns/new",
    lazyRouteComponent(() => import("./pages/campaign-editor/campaign-editor.tsx"), "NewCampaign"),
  ),
  page(
    "/campaigns/$id/edit",
    lazyRouteComponent(() => import("./pages/campaign-editor/campaign-editor.tsx"), "EditCampaign"),
  ),
  page(
    "/try-it",
    lazyRouteComponent(() => import("./pages/try-it.tsx"), "TryIt"),
  ),
]);

export const router = createRouter({ routeTree: pages, basepath: "/console", defaultPreload: "intent" });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
