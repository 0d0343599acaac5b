import { ActionIcon, Button, Group, Input, MultiSelect, NumberInput, Stack } from "@mantine/core";
import { CHANNELS, type Channel } from "../../../../domain/contacts/contact.ts";
import type { ContactLimits } from "../../../../domain/contacts/contact-limits.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { channelWords } from "../../channel-words.ts";
import { DurationInput, QuietHoursInput } from "./fields.tsx";
import type { SectionProps } from "./section.ts";
import { settingWords } from "./setting-words.ts";

const words = inBoth({
  en: {
    count: (number: number) => `Limit ${number}: contacts`,
    within: (number: number) => `Limit ${number}: within`,
    channels: (number: number) => `Limit ${number}: channels`,
    all: "All of them together",
    add: "Add a limit",
    remove: (number: number) => `Remove limit ${number}`,
  },
  sv: {
    count: (number: number) => `Gräns ${number}: kontakter`,
    within: (number: number) => `Gräns ${number}: inom`,
    channels: (number: number) => `Gräns ${number}: kanaler`,
    all: "Alla tillsammans",
    add: "Lägg till en gräns",
    remove: (number: number) => `Ta bort gräns ${number}`,
  },
});

type Limit = ContactLimits[number];
const USUAL: Limit = { count: 3, period: "P7D" };

/** How much, and when, is said at all. */
export function Calm({ draft, onChange, fault }: SectionProps) {
  const say = useWords(words);
  const names = useWords(settingWords);
  const limits = draft.contactLimits;
  const put = (contactLimits: Limit[]): void => onChange({ contactLimits });
  return (
    <Stack>
      <QuietHoursInput
        {...names.quietHours}
        value={draft.quietHours}
        fault={fault("/quietHours")}
        onChange={(quietHours) => onChange({ quietHours })}
      />
      <Input.Wrapper labelElement="div" label={names.contactLimits.label} description={names.contactLimits.about}>
        <Stack gap="xs" pt="xs">
          {limits.map((limit, index) => (
            <LimitRow
              // Limits have no names, and come and go at the end of the list alone.
              key={index}
              limit={limit}
              number={index + 1}
              fault={(member) => fault(`/contactLimits/${index}${member}`)}
              onChange={(changed) => put(limits.with(index, changed))}
              onRemove={() => put(limits.toSpliced(index, 1))}
            />
          ))}
          <Group>
            <Button size="xs" variant="default" onClick={() => put([...limits, USUAL])}>
              {say.add}
            </Button>
          </Group>
        </Stack>
      </Input.Wrapper>
    </Stack>
  );
}

interface LimitRowProps {
  readonly limit: Limit;
  readonly number: number;
  readonly fault: (member: string) => string | undefined;
  readonly onChange: (limit: Limit) => void;
  readonly onRemove: () => void;
}

function LimitRow({ limit, number, fault, onChange, onRemove }: LimitRowProps) {
  const say = useWords(words);
  const channels = useWords(channelWords);
  const { count, period, channels: only } = limit;
  const restrict = (chosen: readonly Channel[]): Limit =>
    chosen.length === 0 ? { count, period } : { count, period, channels: [...chosen] };
  return (
    <Group align="flex-end" gap="xs">
      <NumberInput
        label={say.count(number)}
        value={count}
        min={1}
        w={150}
        error={fault("/count")}
        onChange={(typed) => onChange({ ...limit, count: Number(typed) || 1 })}
      />
      <DurationInput
        label={say.within(number)}
        value={period}
        fault={fault("/period")}
        onChange={(changed) => onChange({ ...limit, period: changed })}
      />
      <MultiSelect
        label={say.channels(number)}
        placeholder={only === undefined ? say.all : ""}
        value={only ?? []}
        data={CHANNELS.map((value) => ({ value, label: channels[value] }))}
        error={fault("/channels")}
        flex={1}
        miw={200}
        onChange={(chosen) => onChange(restrict(CHANNELS.filter((one) => chosen.includes(one))))}
      />
      <ActionIcon variant="default" size="lg" aria-label={say.remove(number)} onClick={onRemove}>
        ×
      </ActionIcon>
    </Group>
  );
}
