import { Button, Center, Paper, Stack, Text, Title } from "@mantine/core";
import { useEffect } from "react";
import { inBoth, useWords } from "../shared/language.tsx";
import { Preferences } from "../shared/preferences.tsx";
import { Trouble } from "../shared/trouble.tsx";
import { useSignIn } from "./session.ts";

const words = inBoth({
  en: {
    title: "Sign in to Beckon",
    go: "Sign in",
    local: "On this machine, open the link that npm start has printed.",
    unknown: "Nobody here has this address. Ask an admin to let you in.",
    failed: "The sign-in did not work. Try again.",
  },
  sv: {
    title: "Logga in i Beckon",
    go: "Logga in",
    local: "På den här datorn: öppna länken som npm start skrev ut.",
    unknown: "Ingen här har den adressen. Be en administratör släppa in dig.",
    failed: "Inloggningen lyckades inte. Försök igen.",
  },
});

/** A fragment never leaves the browser, so no log on the way has seen the link. */
const linkInAddress = (): string | null => new URLSearchParams(location.hash.slice(1)).get("link");
const refusedInAddress = (): string | null => new URLSearchParams(location.search).get("refused");

export function SignIn() {
  const say = useWords(words);
  const { error, isPending } = useLinkInAddress();
  const refused = refusedInAddress();
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper withBorder p="xl" w={400}>
        <Stack>
          <Title order={1} size="h3">
            {say.title}
          </Title>
          {refused !== null && <Text c="red">{refused === "forbidden" ? say.unknown : say.failed}</Text>}
          {error !== null && <Trouble error={error} />}
          <Button component="a" href="/sign-in" loading={isPending}>
            {say.go}
          </Button>
          <Text size="sm" c="dimmed">
            {say.local}
          </Text>
          <Preferences />
        </Stack>
      </Paper>
    </Center>
  );
}

/**
 * Signs in by the link in the address, if there is one, and takes it out of there: it serves once. Who opens the link in
 * a tab that stands here already changes nothing but the fragment, for which no page is loaded anew.
 */
function useLinkInAddress() {
  const signIn = useSignIn();
  const { mutate } = signIn;
  useEffect(() => {
    const take = (): void => {
      const link = linkInAddress();
      if (link === null) return;
      history.replaceState(null, "", location.pathname);
      mutate(link);
    };
    take();
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, [mutate]);
  return signIn;
}
