import { Anchor, Badge, Button, Card, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Empty, Page } from "../../../shared/page.tsx";
import { Trouble } from "../../../shared/trouble.tsx";
import { useFind } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Shoppers",
    about: "Find one person, see all that is held about them, and do what they ask for.",
    find: "Who is it?",
    hint: "A shopper id, e-mail address, telephone number (+46…), loyalty card or customer number",
    go: "Find",
    nobody: "Nobody is known by this. Ask for another number or address: what is typed has to be the whole of it.",
    several: "More than one person is known by this. Ask the customer which is theirs.",
    anonymous: "Anonymous",
    test: "Test",
    privacy: "An e-mail address or a number never leaves this page: what is asked for is its fingerprint.",
    exact: "To tell kinds apart, put the kind before the value:",
  },
  sv: {
    title: "Kunder",
    about: "Hitta en person, se allt som finns om dem och gör det de ber om.",
    find: "Vem är det?",
    hint: "Kund-id, e-postadress, telefonnummer (+46…), kundkort eller kundnummer",
    go: "Sök",
    nobody: "Ingen är känd under detta. Fråga efter ett annat nummer eller en annan adress, och skriv hela.",
    several: "Fler än en person är känd under detta. Fråga kunden vilken som är deras.",
    anonymous: "Anonym",
    test: "Test",
    privacy: "En e-postadress eller ett nummer lämnar aldrig sidan: det som efterfrågas är dess fingeravtryck.",
    exact: "Skilj på sorter genom att skriva sorten före värdet:",
  },
});

const EXAMPLES = ["loyaltyCard:9752 1234 5678", "customer:shopify:655441491", "cart:c-1042"];

/** The way to one shopper. What is typed is not kept in the address: it may be somebody's own. */
export function Shoppers() {
  const say = useWords(words);
  const [typed, type] = useState("");
  const find = useFind();
  const navigate = useNavigate();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    find.mutate(typed, {
      onSuccess: ({ items: [only, ...others] }) => {
        if (only !== undefined && others.length === 0)
          void navigate({ to: "/shoppers/$id", params: { id: only.shopperId } });
      },
    });
  };
  return (
    <Page title={say.title} about={say.about}>
      <Stack maw={640}>
        <form onSubmit={submit}>
          <Stack gap="xs">
            <TextInput
              label={say.find}
              description={say.hint}
              size="md"
              value={typed}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              onChange={({ currentTarget }) => type(currentTarget.value)}
              required
            />
            <Group>
              <Button type="submit" loading={find.isPending}>
                {say.go}
              </Button>
            </Group>
          </Stack>
        </form>
        {find.error !== null && <Trouble error={find.error} />}
        {find.data !== undefined && <Found items={find.data.items} />}
        <Text size="sm" c="dimmed">
          {say.privacy} {say.exact}
        </Text>
        <List size="sm" c="dimmed" listStyleType="none">
          {EXAMPLES.map((example) => (
            <List.Item key={example} ff="monospace">
              {example}
            </List.Item>
          ))}
        </List>
      </Stack>
    </Page>
  );
}

type FoundShopper = NonNullable<ReturnType<typeof useFind>["data"]>["items"][number];

function Found({ items }: { readonly items: readonly FoundShopper[] }) {
  const say = useWords(words);
  if (items.length === 0) return <Empty>{say.nobody}</Empty>;
  return (
    <Stack gap="xs">
      {items.length > 1 && <Text>{say.several}</Text>}
      {items.map(({ shopperId, anonymous, test }) => (
        <Card key={shopperId} withBorder padding="sm">
          <Group>
            <Anchor component={Link} to={`/shoppers/${encodeURIComponent(shopperId)}`} fw={600}>
              {shopperId}
            </Anchor>
            {anonymous && <Badge variant="default">{say.anonymous}</Badge>}
            {test && <Badge variant="default">{say.test}</Badge>}
          </Group>
        </Card>
      ))}
    </Stack>
  );
}
