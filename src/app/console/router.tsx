import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from "@tanstack/react-router";
import { Console } from "./console.tsx";
import { Lost } from "./lost.tsx";

const root = createRootRoute({ component: Console, notFoundComponent: Lost });
const page = <const Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component });

/** Each page is loaded when somebody goes there. */
const pages = root.addChildren([
  page(
    "/",
    lazyRouteComponent(() => import("./pages/today/today.tsx"), "Today"),
  ),
  page(
    "/stores",
    lazyRouteComponent(() => import("./pages/stores.tsx"), "Stores"),
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
