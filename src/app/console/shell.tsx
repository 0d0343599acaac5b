import { AppShell, Box, Burger, Button, Group, NavLink, ScrollArea, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useWords } from "../shared/language.tsx";
import { Preferences } from "../shared/preferences.tsx";
import { DESTINATIONS, GROUPS, isWithin, navigationWords } from "./navigation.ts";
import { NotYours } from "./not-yours.tsx";
import { may, useSession, useSignOut } from "./session.ts";
import { Stopped } from "./stopped.tsx";

const NAVBAR_PX = 240;
const HEADER_PX = 56;
const ROUNDED = { borderRadius: "var(--mantine-radius-md)" } as const;

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
        <AppShell.Section grow component={ScrollArea}>
          <Destinations onGo={close} />
        </AppShell.Section>
        <AppShell.Section>
          <Account />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main>
        <Stopped />
        <Permitted />
      </AppShell.Main>
    </AppShell>
  );
}

/** What one may see here, or why one may not. */
function Permitted() {
  const { roles } = useSession();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const here = DESTINATIONS.find((one) => isWithin(path, one));
  return here === undefined || may(roles, here.roles) ? <Outlet /> : <NotYours roles={here.roles} />;
}

function Destinations({ onGo }: { readonly onGo: () => void }) {
  const say = useWords(navigationWords);
  const { roles, trial } = useSession();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const open = DESTINATIONS.filter((one) => may(roles, one.roles) && (trial || !("trial" in one)));
  const groups = GROUPS.map((group) => [group, open.filter((one) => one.group === group)] as const);
  return groups.map(([group, items]) =>
    items.length === 0 ? null : (
      <Box key={group} component="section" aria-label={say[group]} mb="sm">
        <Text size="xs" fw={600} c="dimmed" px="sm" py={4} aria-hidden>
          {say[group]}
        </Text>
        {items.map((one) => (
          <NavLink
            key={one.to}
            component={Link}
            to={one.to}
            label={say[one.name]}
            active={isWithin(path, one)}
            onClick={onGo}
            style={ROUNDED}
          />
        ))}
      </Box>
    ),
  );
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
