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
    "/campaigns",
    lazyRouteComponent(() => import("./pages/campaigns.tsx"), "Campaigns"),
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
