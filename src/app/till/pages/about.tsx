import { Alert, Button, Container, Group, Stack, Switch, Table, Text } from "@mantine/core";
import { useState } from "react";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Page } from "../../shared/page.tsx";
import { Preferences } from "../../shared/preferences.tsx";
import { doubts } from "../memory.ts";
import { SIGN_WIDTH_PX } from "../sign/sign.tsx";
import type { Till } from "../this-till.ts";

const words = inBoth({
  en: {
    title: "This till",
    about: "Who and where this browser is to the service.",
    storeName: "Store",
    storeId: "Store id",
    tillId: "Till",
    currency: "Currency",
    timeZone: "Time zone",
    key: "API key",
    training: "Training",
    trainingHelp:
      "Nothing counts: test offers are redeemed, live ones are only looked at. Stays on until it is turned off.",
    looks: "Language and colours",
    leave: "Leave this till",
    leaveHelp: "Forgets the API key in this browser. To sell again, the till has to be set up again.",
    doubted: "A request is not answered yet. Wait until it is, or void its receipt under Returns elsewhere.",
    reallyLeave: "Yes, leave it",
    stay: "Stay",
  },
  sv: {
    title: "Kassan",
    about: "Vem och var den här webbläsaren är för tjänsten.",
    storeName: "Butik",
    storeId: "Butikens id",
    tillId: "Kassa",
    currency: "Valuta",
    timeZone: "Tidszon",
    key: "API-nyckel",
    training: "Övning",
    trainingHelp: "Inget räknas: testerbjudanden löses in, skarpa visas bara. Är på tills det stängs av.",
    looks: "Språk och färger",
    leave: "Lämna kassan",
    leaveHelp: "Glömmer API-nyckeln i den här webbläsaren. För att sälja igen måste kassan ställas in på nytt.",
    doubted:
      "En begäran har inte fått svar än. Vänta tills den har det, eller makulera kvittot under Returer någon annanstans.",
    reallyLeave: "Ja, lämna den",
    stay: "Stanna",
  },
});

const SHOWN = ["storeName", "storeId", "tillId", "currency", "timeZone"] as const;
/** So much of a key that one can tell it from others, and nobody can use it. */
const KEY_SHOWN_CHARS = 8;

interface AboutProps {
  readonly till: Till;
  readonly training: boolean;
  readonly onTrain: (on: boolean) => void;
  readonly onLeave: () => void;
}

export function About({ till, training, onTrain, onLeave }: AboutProps) {
  const say = useWords(words);
  return (
    <Container size={SIGN_WIDTH_PX} py="md">
      <Page title={say.title} about={say.about}>
        <Table variant="vertical" withTableBorder>
          <Table.Tbody>
            {SHOWN.map((name) => (
              <Table.Tr key={name}>
                <Table.Th w={140}>{say[name]}</Table.Th>
                <Table.Td>{till[name]}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th>{say.key}</Table.Th>
              <Table.Td>{till.key.slice(0, KEY_SHOWN_CHARS)}…</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
        <Switch
          size="lg"
          label={say.training}
          description={say.trainingHelp}
          checked={training}
          onChange={({ currentTarget }) => onTrain(currentTarget.checked)}
        />
        <Stack gap="xs" maw={360}>
          <Text fw={600}>{say.looks}</Text>
          <Preferences />
        </Stack>
        <Leave onLeave={onLeave} />
      </Page>
    </Container>
  );
}

function Leave({ onLeave }: Pick<AboutProps, "onLeave">) {
  const say = useWords(words);
  const [isAsked, ask] = useState(false);
  if (!isAsked)
    return (
      <Group>
        <Button variant="default" size="md" onClick={() => ask(true)}>
          {say.leave}
        </Button>
      </Group>
    );
  const isOpen = doubts.all().length > 0;
  return (
    <Alert color="red" variant="light" title={say.leave} role="alert">
      <Stack align="flex-start">
        <Text>{isOpen ? say.doubted : say.leaveHelp}</Text>
        <Group>
          <Button size="md" variant="default" onClick={() => ask(false)}>
            {say.stay}
          </Button>
          {!isOpen && (
            <Button size="md" color="red.9" onClick={onLeave}>
              {say.reallyLeave}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
