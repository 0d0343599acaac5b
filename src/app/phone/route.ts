/** The parts of *My data*, each of which can be opened by its address. */
export const SECTIONS = [
  "you",
  "cart",
  "visits",
  "decisions",
  "traits",
  "opinions",
  "positions",
  "phones",
  "history",
] as const;
export type Section = (typeof SECTIONS)[number];

/** Which page is shown, and of what. */
export type Route =
  | { readonly page: "offers" }
  | { readonly page: "offer"; readonly offerId: string }
  | { readonly page: "near" }
  | { readonly page: "me"; readonly section: Section | null };

const BASE = "/phone/";

export function pathOf(route: Route): string {
  switch (route.page) {
    case "offers":
      return BASE;
    case "offer":
      return `${BASE}offers/${encodeURIComponent(route.offerId)}`;
    case "near":
      return `${BASE}near`;
    case "me":
      return `${BASE}me${route.section === null ? "" : `/${route.section}`}`;
  }
}

const isSection = (name: string | undefined): name is Section => SECTIONS.some((section) => section === name);

/** The page at a path. Whatever names none is the wallet: that is what somebody at a till needs. */
export function routeAt(path: string): Route {
  const [page, part] = path.slice(BASE.length).split("/");
  if (page === "offers" && part !== undefined && part !== "") return { page: "offer", offerId: decoded(part) };
  if (page === "near") return { page };
  if (page === "me") return { page, section: isSection(part) ? part : null };
  return { page: "offers" };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
