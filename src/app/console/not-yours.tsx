import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../shared/language.tsx";
import { Page } from "../shared/page.tsx";
import { roleWords } from "./role-words.ts";
import { type Role, useSession } from "./session.ts";

const words = inBoth({
  en: {
    title: "This page is not open to you",
    needs: "It is for:",
    have: "You are here as:",
    ask: "If you need it, ask an admin to give you the role under People. It holds at once.",
    back: "Go to Today",
  },
  sv: {
    title: "Sidan är inte öppen för dig",
    needs: "Den är till för:",
    have: "Du är här som:",
    ask: "Behöver du den, be en administratör ge dig rollen under Personer. Det gäller genast.",
    back: "Gå till I dag",
  },
});

/** Somebody followed a link to what their roles do not let them see: which role does, and whom to ask. */
export function NotYours({ roles }: { readonly roles: readonly Role[] }) {
  const say = useWords(words);
  const names = useWords(roleWords);
  const session = useSession();
  const listed = (some: readonly Role[]): string => some.map((role) => names[role].name).join(", ");
  const open = roles.includes("admin") ? roles : [...roles, "admin" as const];
  return (
    <Page title={say.title}>
      <Stack gap="xs">
        <Text>
          {say.needs} <strong>{listed(open)}</strong>
        </Text>
        <Text>
          {say.have} <strong>{listed(session.roles)}</strong>
        </Text>
        <Text c="dimmed">{say.ask}</Text>
        <Anchor component={Link} to="/">
          {say.back}
        </Anchor>
      </Stack>
    </Page>
  );
}
