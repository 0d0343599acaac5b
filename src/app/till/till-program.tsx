import { Box, Container, Divider, Group, NavLink, Skeleton, Stack, Text } from "@mantine/core";
import { lazy, type MouseEvent, Suspense, useState } from "react";
import { inBoth, useWords } from "../shared/language.tsx";
import { Preferences } from "../shared/preferences.tsx";
import { go, hrefOf, PLACES, useAddress } from "./address.ts";
import type { Outcome } from "./doubt.ts";
import { InDoubt } from "./in-doubt.tsx";
import { doubts } from "./memory.ts";
import { About } from "./pages/about.tsx";
import { Counter } from "./pages/counter.tsx";
import { Returns } from "./pages/returns.tsx";
import { SetUp } from "./pages/set-up.tsx";
import { useSale } from "./sale/use-sale.ts";
import { SIGN_WIDTH_PX } from "./sign/sign.tsx";
import { type Till, useTill } from "./this-till.ts";
import { TRAINING_GROUND, TrainingBanner } from "./training-banner.tsx";

/** Asked for in the evening: what it needs of calendars is not loaded before. */
const Day = lazy(async () => ({ default: (await import("./pages/day.tsx")).Day }));

const words = inBoth({
  en: {
    pages: "Pages",
    sell: "Sell",
    returns: "Returns",
    day: "Day",
    about: "This till",
    till: (id: string) => `Till ${id}`,
  },
  sv: {
    pages: "Sidor",
    sell: "Sälj",
    returns: "Returer",
    day: "Dagen",
    about: "Kassan",
    till: (id: string) => `Kassa ${id}`,
  },
});

/** A page for the counter. */
export function TillProgram() {
  const { till, keep, training, train } = useTill();
  if (till !== null)
    return (
      <OpenTill key={String(training)} till={till} training={training} onTrain={train} onLeave={() => keep(null)} />
    );
  return (
    <>
      <Container size={SIGN_WIDTH_PX} py="md" component="header">
        <Group justify="space-between" wrap="nowrap">
          <Brand />
          <Preferences />
        </Group>
      </Container>
      <main>
        <SetUp onDone={keep} />
      </main>
    </>
  );
}

interface OpenTillProps {
  readonly till: Till;
  readonly training: boolean;
  readonly onTrain: (on: boolean) => void;
  readonly onLeave: () => void;
}

function OpenTill({ till, training, onTrain, onLeave }: OpenTillProps) {
  const { place } = useAddress();
  const selling = useSale(till, training);
  const [[doubt, ...later], setDoubts] = useState(doubts.all);
  const settled = (outcome: Outcome): void => {
    if (doubt !== undefined) selling.resume(doubt, outcome);
    setDoubts(later);
  };
  const pages = {
    sell: () => <Counter till={till} training={training} selling={selling} />,
    returns: () => <Returns till={till} training={training} />,
    day: () => <Day till={till} />,
    about: () => <About till={till} training={training} onTrain={onTrain} onLeave={onLeave} />,
  };
  return (
    <Box mih="100vh" style={training ? { background: TRAINING_GROUND } : {}}>
      <Header till={till} />
      <Divider />
      {training && <TrainingBanner />}
      <main>
        {doubt === undefined ? (
          <Suspense fallback={<Waiting />}>{pages[place]()}</Suspense>
        ) : (
          <InDoubt key={doubt.transactionId} doubt={doubt} till={till} onSettled={settled} />
        )}
      </main>
    </Box>
  );
}

function follow(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  go(event.currentTarget.href);
}

function Header({ till: { storeName, tillId } }: { readonly till: Till }) {
  const say = useWords(words);
  const { place } = useAddress();
  return (
    <Container size={SIGN_WIDTH_PX} py="xs" component="header">
      <Group justify="space-between" gap="xs">
        <Stack gap={0}>
          <Brand />
          <Text size="sm">
            {storeName}, {say.till(tillId)}
          </Text>
        </Stack>
        <Group component="nav" gap={4} wrap="nowrap" aria-label={say.pages}>
          {PLACES.map((name) => (
            <NavLink
              key={name}
              href={hrefOf(name)}
              label={say[name]}
              active={name === place}
              aria-current={name === place ? "page" : undefined}
              onClick={follow}
              w="auto"
              px="sm"
              py="sm"
              fw={600}
              style={{ borderRadius: 8 }}
            />
          ))}
        </Group>
      </Group>
    </Container>
  );
}

const Brand = () => (
  <Text fw={700} size="lg" c="spruce">
    Beckon
  </Text>
);

const Waiting = () => (
  <Container size={SIGN_WIDTH_PX} py="md" aria-busy="true">
    <Stack>
      <Skeleton height={48} />
      <Skeleton height={160} />
    </Stack>
  </Container>
);
