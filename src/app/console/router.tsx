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
    lazyRouteComponent(() => import("./pages/today.tsx"), "Today"),
  ),
  page(
    "/stores",
    lazyRouteComponent(() => import("./pages/stores.tsx"), "Stores"),
  ),
  page(
    "/campaigns",
    lazyRouteComponent(() => import("./pages/campaigns.tsx"), "Campaigns"),
  ),
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
