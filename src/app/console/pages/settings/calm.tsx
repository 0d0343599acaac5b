import { ActionIcon, Box, Button, Group, Input, MultiSelect, NumberInput, Stack } from "@mantine/core";
import { CHANNELS, type Channel } from "../../../../domain/contacts/contact.ts";
import type { ContactLimits } from "../../../../domain/contacts/contact-limits.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { channelWords } from "../../channel-words.ts";
import { DurationInput, QuietHoursInput } from "./fields.tsx";
import type { SectionProps } from "./section.ts";
import { settingWords } from "./setting-words.ts";

const words = inBoth({
  en: {
    count: (number: number) => `${number}. At most`,
    within: (number: number) => `${number}. Within`,
    channels: (number: number) => `${number}. By`,
    all: "All of them together",
    add: "Add a limit",
    remove: (number: number) => `Remove limit ${number}`,
  },
  sv: {
    count: (number: number) => `${number}. Högst`,
    within: (number: number) => `${number}. Inom`,
    channels: (number: number) => `${number}. Via`,
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
        w={125}
        error={fault("/count")}
        onChange={(typed) => onChange({ ...limit, count: Number(typed) || 1 })}
      />
      <Box w={230}>
        <DurationInput
          label={say.within(number)}
          value={period}
          fault={fault("/period")}
          onChange={(changed) => onChange({ ...limit, period: changed })}
        />
      </Box>
      <MultiSelect
        label={say.channels(number)}
        placeholder={only === undefined ? say.all : ""}
        value={only ?? []}
        data={CHANNELS.map((value) => ({ value, label: channels[value] }))}
        error={fault("/channels")}
        flex={1}
        miw={150}
        onChange={(chosen) => onChange(restrict(CHANNELS.filter((one) => chosen.includes(one))))}
      />
      <ActionIcon variant="default" size="lg" aria-label={say.remove(number)} onClick={onRemove}>
        ×
      </ActionIcon>
    </Group>
  );
}
