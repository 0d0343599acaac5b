import { Badge, Group, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { channelWords } from "../../channel-words.ts";
import { usePlaces } from "../../store-names.ts";
import { feedbackWords } from "./feedback-words.ts";
import type { Shopper } from "./queries.ts";
import { Shortened } from "./shortened.tsx";

const words = inBoth({
  en: {
    title: "Contacts and wishes",
    about: "What other channels have said to them, and what they want to hear less of.",
    none: "Nothing was said to them by another channel, and they have asked for nothing.",
    service: "Service",
    marketing: "Marketing",
    arrives: (at: string) => `arrives ${at}`,
    tooOften: (until: string) => `They find it too often: half as much until ${until}`,
    category: (name: string, until: string) => `Nothing of “${name}” until ${until}`,
    campaign: (name: string, until: string) => `Nothing of the campaign “${name}” until ${until}`,
    store: (name: string, until: string) => `Nothing for the store ${name} until ${until}`,
    notMine: (at: string) => `One of their phones said ${at} that the cart is somebody else’s`,
    feedback: "What they thought of offers",
    contacts: "Contacts",
    wishes: "Wishes",
  },
  sv: {
    title: "Kontakter och önskemål",
    about: "Vad andra kanaler har sagt till dem, och vad de vill höra mindre av.",
    none: "Inget har sagts till dem i andra kanaler, och de har inte bett om något.",
    service: "Service",
    marketing: "Marknadsföring",
    arrives: (at: string) => `kommer fram ${at}`,
    tooOften: (until: string) => `De tycker att det är för ofta: hälften så mycket till ${until}`,
    category: (name: string, until: string) => `Inget om ”${name}” till ${until}`,
    campaign: (name: string, until: string) => `Inget om kampanjen ”${name}” till ${until}`,
    store: (name: string, until: string) => `Inget för butiken ${name} till ${until}`,
    notMine: (at: string) => `En av deras telefoner sade ${at} att korgen är någon annans`,
    feedback: "Vad de tyckte om erbjudanden",
    contacts: "Kontakter",
    wishes: "Önskemål",
  },
});

type Calm = Shopper["calm"];

export function Contacts({ calm }: { readonly calm: Calm }) {
  const say = useWords(words);
  const thought = useWords(feedbackWords);
  const { moment } = useMoments();
  const wishes = useWishes(calm);
  const isEmpty = wishes.length + calm.contacts.length + calm.feedback.length === 0;
  return (
    <Panel title={say.title} about={say.about}>
      {isEmpty && <Nothing>{say.none}</Nothing>}
      {wishes.length > 0 && (
        <Stack gap={4}>
          <Heading>{say.wishes}</Heading>
          {wishes.map((wish) => (
            <Text key={wish} size="sm">
              {wish}
            </Text>
          ))}
        </Stack>
      )}
      {calm.contacts.length > 0 && (
        <Stack gap={4}>
          <Heading>{say.contacts}</Heading>
          <Shortened items={calm.contacts.toSorted((a, b) => b.at.localeCompare(a.at))}>
            {(contact) => <OneContact key={contact.channel + contact.at} contact={contact} />}
          </Shortened>
        </Stack>
      )}
      {calm.feedback.length > 0 && (
        <Stack gap={4}>
          <Heading>{say.feedback}</Heading>
          <Shortened items={calm.feedback.toSorted((a, b) => b.at.localeCompare(a.at))}>
            {({ offerId, kind, at }) => (
              <Text key={offerId + kind} size="sm">
                {thought[kind] ?? kind}
                <Text span size="xs" c="dimmed">{` · ${moment(at)}`}</Text>
              </Text>
            )}
          </Shortened>
        </Stack>
      )}
    </Panel>
  );
}

/** What they want less of, as sentences. */
function useWishes({ muted, notMine, tooOftenUntil }: Calm): readonly string[] {
  const say = useWords(words);
  const { moment } = useMoments();
  const places = usePlaces();
  const sentenceOf = ({ kind, name, until }: Calm["muted"][number]): string => {
    if (kind === "store") return say.store(places(name).name, moment(until));
    return kind === "campaign" ? say.campaign(name, moment(until)) : say.category(name, moment(until));
  };
  return [
    ...(tooOftenUntil === null ? [] : [say.tooOften(moment(tooOftenUntil))]),
    ...muted.map(sentenceOf),
    ...notMine.map(({ at }) => say.notMine(moment(at))),
  ];
}

const Heading = ({ children }: { readonly children: string }) => (
  <Text size="sm" fw={600}>
    {children}
  </Text>
);

function OneContact({ contact }: { readonly contact: Calm["contacts"][number] }) {
  const say = useWords(words);
  const channels = useWords(channelWords);
  const { moment } = useMoments();
  const { channel, purpose, at, arrivesAt, campaign } = contact;
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm">
        {channels[channel] ?? channel}
        {campaign === null ? "" : `, ${campaign}`}
        <Text span size="xs" c="dimmed">
          {` · ${moment(at)}`}
          {arrivesAt === null ? "" : `, ${say.arrives(moment(arrivesAt))}`}
        </Text>
      </Text>
      <Badge variant="default" tt="none">
        {purpose === "service" ? say.service : say.marketing}
      </Badge>
    </Group>
  );
}
