import { inBoth, useWords } from "../shared/language.tsx";
import { RouteLink, useRoute } from "./here.tsx";
import { PersonIcon, PinIcon, TicketIcon } from "./icons.tsx";
import type { Route } from "./route.ts";

const words = inBoth({
  en: { label: "Pages", offers: "Offers", near: "Near", me: "My data" },
  sv: { label: "Sidor", offers: "Erbjudanden", near: "Nära", me: "Mina uppgifter" },
});

const PLACES = [
  { name: "offers", to: { page: "offers" }, Icon: TicketIcon },
  { name: "near", to: { page: "near" }, Icon: PinIcon },
  { name: "me", to: { page: "me", section: null }, Icon: PersonIcon },
] as const satisfies readonly { readonly name: string; readonly to: Route; readonly Icon: () => unknown }[];

/** Where one can go, at the thumb. */
export function BottomNav() {
  const say = useWords(words);
  const { page } = useRoute();
  const shown = page === "offer" ? "offers" : page;
  return (
    <nav className="phone-nav" aria-label={say.label}>
      <div className="phone-nav-links">
        {PLACES.map(({ name, to, Icon }) => (
          <RouteLink key={name} to={to} className="phone-nav-link" aria-current={shown === name ? "page" : undefined}>
            <Icon />
            {say[name]}
          </RouteLink>
        ))}
      </div>
    </nav>
  );
}
