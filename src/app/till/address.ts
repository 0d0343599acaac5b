import { useSyncExternalStore } from "react";

/** Where one can be in the till; the first one is where it begins. */
export const PLACES = ["sell", "returns", "day", "about"] as const;
export type Place = (typeof PLACES)[number];

export interface Address {
  readonly place: Place;
  readonly query: URLSearchParams;
}

const BASE = "/till/";
const isPlace = (name: string): name is Place => PLACES.some((place) => place === name);

/** The place that a path below `/till/` names; an unknown one is where the till begins. */
export function addressOf({ pathname, search }: Pick<Location, "pathname" | "search">): Address {
  const name = pathname.slice(BASE.length).replace(/\/$/, "");
  return { place: isPlace(name) ? name : PLACES[0], query: new URLSearchParams(search) };
}

export function hrefOf(place: Place, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${BASE}${place === PLACES[0] ? "" : place}${search === "" ? "" : `?${search}`}`;
}

const listening = (changed: () => void): (() => void) => {
  window.addEventListener("popstate", changed);
  return () => window.removeEventListener("popstate", changed);
};

/** Goes there without loading the page anew: what is in the basket stays in it. */
export function go(href: string): void {
  history.pushState(null, "", href);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

export const useAddress = (): Address => addressOf(new URL(useSyncExternalStore(listening, () => location.href)));
