import { AppShell, Burger, Button, Group, NavLink, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useWords } from "../shared/language.tsx";
import { Preferences } from "../shared/preferences.tsx";
import { DESTINATIONS, navigationWords } from "./navigation.ts";
import { may, useSession, useSignOut } from "./session.ts";

const NAVBAR_PX = 240;
const HEADER_PX = 56;

/** What stands around every page: where one can go, who one is. */
export function Shell() {
  const say = useWords(navigationWords);
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: HEADER_PX }}
      navbar={{ width: NAVBAR_PX, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding="md"
    >
      <AppShell.Header>
        <Group h="100%" px="md">
          <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={say.menu} />
          <Text fw={700} size="lg" c="spruce">
            Beckon
          </Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={say.pages}>
        <AppShell.Section grow>
          <Destinations onGo={close} />
        </AppShell.Section>
        <AppShell.Section>
          <Account />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function Destinations({ onGo }: { readonly onGo: () => void }) {
  const say = useWords(navigationWords);
  const { roles, trial } = useSession();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const open = DESTINATIONS.filter((one) => may(roles, one.roles) && (trial || !("trial" in one)));
  return open.map(({ to, name }) => (
    <NavLink
      key={to}
      component={Link}
      to={to}
      label={say[name]}
      active={to === "/" ? path === "/" : path.startsWith(to)}
      onClick={onGo}
    />
  ));
}

function Account() {
  const say = useWords(navigationWords);
  const { email, actor } = useSession();
  const signOut = useSignOut();
  return (
    <Stack gap="xs">
      <Text size="sm" truncate>
        {email ?? actor}
      </Text>
      <Preferences />
      <Button size="xs" variant="default" loading={signOut.isPending} onClick={() => signOut.mutate(undefined)}>
        {say.signOut}
      </Button>
    </Stack>
  );
}
