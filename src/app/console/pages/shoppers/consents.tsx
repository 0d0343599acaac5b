import { Badge, Button, Group, Stack, Text, Timeline } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type Purpose, PURPOSES } from "../../../../domain/privacy/consents.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Panel } from "../../../shared/panel.tsx";
import { purposeWords } from "../../purpose-words.ts";
import { ConsentForm } from "./consent-form.tsx";
import { receiptWords } from "./receipt-words.ts";
import type { Shopper } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Consents",
    change: "Change on their behalf",
    yes: "Yes",
    no: "No",
    never: "Never asked",
    paused: (until: string) => `Paused until ${until}: no location is used.`,
    history: "What they have said before",
    hide: "Hide what they have said before",
    saidYes: (purpose: string) => `Yes to ${purpose}`,
    saidNo: (purpose: string) => `No to ${purpose}`,
  },
  sv: {
    title: "Samtycken",
    change: "Ändra åt kunden",
    yes: "Ja",
    no: "Nej",
    never: "Aldrig tillfrågad",
    paused: (until: string) => `Uppehåll till ${until}: ingen plats används.`,
    history: "Vad de har sagt tidigare",
    hide: "Dölj vad de har sagt tidigare",
    saidYes: (purpose: string) => `Ja till ${purpose}`,
    saidNo: (purpose: string) => `Nej till ${purpose}`,
  },
});

interface ConsentsProps {
  readonly shopper: Shopper;
  readonly id: string;
}

/** What the shopper has agreed to, each with its receipt. */
export function Consents({ shopper, id }: ConsentsProps) {
  const say = useWords(words);
  const { moment } = useMoments();
  const [isChanging, changing] = useDisclosure(false);
  const [isOpen, history] = useDisclosure(false);
  return (
    <Panel title={say.title}>
      {shopper.pausedUntil !== null && <Text fw={600}>{say.paused(moment(shopper.pausedUntil))}</Text>}
      {PURPOSES.map((purpose) => (
        <OneConsent key={purpose} purpose={purpose} shopper={shopper} />
      ))}
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={changing.open}>
          {say.change}
        </Button>
        {shopper.consentChanges.length > 0 && (
          <Button size="xs" variant="subtle" aria-expanded={isOpen} onClick={history.toggle}>
            {isOpen ? say.hide : say.history}
          </Button>
        )}
      </Group>
      {isOpen && <History shopper={shopper} />}
      {isChanging && <ConsentForm shopper={shopper} id={id} onClose={changing.close} />}
    </Panel>
  );
}

function OneConsent({ purpose, shopper }: { readonly purpose: Purpose; readonly shopper: Shopper }) {
  const say = useWords(words);
  const { name, about } = useWords(purposeWords)[purpose];
  const receipt = shopper.consents[purpose];
  const granted = receipt?.granted === true;
  return (
    <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
      <Stack gap={0}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {about}
        </Text>
        <Receipt receipt={receipt} shopper={shopper} />
      </Stack>
      <Badge variant={granted ? "filled" : "default"} color="spruce.8" tt="none" style={{ flexShrink: 0 }}>
        {granted ? say.yes : say.no}
      </Badge>
    </Group>
  );
}

type Held = Shopper["consents"][string] | Shopper["consentChanges"][number] | undefined;

/** When, by which way and to which wording something was said. */
function Receipt({ receipt, shopper }: { readonly receipt: Held; readonly shopper: Shopper }) {
  const say = useWords(words);
  const tell = useWords(receiptWords);
  const { moment } = useMoments();
  if (receipt === undefined || receipt.at === null) return <Text size="sm">{say.never}</Text>;
  const device = shopper.devices.find(({ deviceId }) => deviceId === receipt.deviceId);
  return (
    <>
      <Text size="sm">
        {moment(receipt.at)}, {tell.way(receipt.source, device?.platform ?? null)}
      </Text>
      <Text size="xs" c="dimmed" title={receipt.textSha256 ?? undefined} style={{ overflowWrap: "anywhere" }}>
        {receipt.text === null ? tell.noText : tell.text(receipt.text)}
        {receipt.textSha256 !== null && ` · SHA-256 ${receipt.textSha256.slice(0, 12)}…`}
      </Text>
    </>
  );
}

function History({ shopper }: { readonly shopper: Shopper }) {
  const say = useWords(words);
  const names = useWords(purposeWords);
  const newest = shopper.consentChanges.toSorted((a, b) => b.at.localeCompare(a.at));
  const nameOf = (purpose: string): string =>
    PURPOSES.flatMap((one) => (one === purpose ? names[one].name : []))[0] ?? purpose;
  return (
    <Timeline bulletSize={14} lineWidth={2} active={newest.length}>
      {newest.map((change) => (
        <Timeline.Item
          key={change.purpose + change.at}
          title={change.granted ? say.saidYes(nameOf(change.purpose)) : say.saidNo(nameOf(change.purpose))}
        >
          <Receipt receipt={change} shopper={shopper} />
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
