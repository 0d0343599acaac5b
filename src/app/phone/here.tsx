import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from "react";
import { pathOf, type Route, routeAt } from "./route.ts";

const MOVED = "popstate";

function subscribe(heard: () => void): () => void {
  window.addEventListener(MOVED, heard);
  return () => window.removeEventListener(MOVED, heard);
}

/** Shows another page; the one before is a step back. What the fragment says, such as a walk, goes along. */
export function goTo(path: string): void {
  if (path === location.pathname) return;
  history.pushState(null, "", path.includes("#") ? path : path + location.hash);
  window.dispatchEvent(new PopStateEvent(MOVED));
  window.scrollTo(0, 0);
}

export const go = (route: Route): void => goTo(pathOf(route));

export const useRoute = (): Route => routeAt(useSyncExternalStore(subscribe, () => location.pathname));

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

interface RouteLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: Route;
}

/** A link within the phone; whoever wants it in another tab gets it there. */
export function RouteLink({ to, ...rest }: RouteLinkProps) {
  const follow = (event: MouseEvent): void => {
    if (!isPlain(event)) return;
    event.preventDefault();
    go(to);
  };
  return <a href={pathOf(to)} onClick={follow} {...rest} />;
}
