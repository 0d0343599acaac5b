import { Checkbox, Group, MultiSelect, Radio, Stack, Text } from "@mantine/core";
import { CHANNELS } from "../../../../../domain/campaigns/channel.ts";
import { selects } from "../../../../../domain/stores/store-selector.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import type { Draft } from "../draft.ts";
import { useEditing } from "../editing.ts";
import { FieldGroup, useField } from "../fields/field.tsx";
import { Section, type SectionProps } from "./section.tsx";

const words = inBoth({
  en: {
    stores: "Stores",
    kinds: { all: "All stores", ids: "These stores", tags: "Stores with one of these tags" },
    chooseStores: "Choose stores",
    chooseTags: "Choose tags",
    count: (chosen: number, of: number) => `${chosen} of ${of} stores`,
    nothing: "Nothing found",
    channels: "Said by",
    channel: {
      visit: "The phone, on a visit",
      web: "The web shop",
      app: "The app, without a visit",
      email: "E-mail",
      kiosk: "A kiosk in the store",
      clerk: "A clerk",
    },
  },
  sv: {
    stores: "Butiker",
    kinds: { all: "Alla butiker", ids: "De här butikerna", tags: "Butiker med någon av de här taggarna" },
    chooseStores: "Välj butiker",
    chooseTags: "Välj taggar",
    count: (chosen: number, of: number) => `${chosen} av ${of} butiker`,
    nothing: "Inget hittades",
    channels: "Sägs via",
    channel: {
      visit: "Telefonen, vid ett besök",
      web: "Webbutiken",
      app: "Appen, utan besök",
      email: "Mejl",
      kiosk: "En kiosk i butiken",
      clerk: "En säljare",
    },
  },
});

type Selector = Draft["stores"];
type Kind = Selector["kind"];
const EMPTY: Readonly<Record<Kind, Selector>> = {
  all: { kind: "all" },
  ids: { kind: "ids", ids: [] },
  tags: { kind: "tags", tags: [] },
};
const KINDS = Object.keys(EMPTY) as Kind[];

export function Where({ draft: { stores, channels }, change }: SectionProps) {
  const say = useWords(words);
  const isSaid = (channel: string): boolean => channels.some((one) => one === channel);
  return (
    <Section name="where">
      <Radio.Group label={say.stores} value={stores.kind} onChange={(kind) => change({ stores: EMPTY[kind] })}>
        <Stack gap="xs" mt={4}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={say.kinds[kind]} />
          ))}
        </Stack>
      </Radio.Group>
      <StoreChoice selector={stores} onChange={(selector) => change({ stores: selector })} />
      <FieldGroup at="/channels" label={say.channels}>
        <Stack gap="xs" mt={4}>
          {CHANNELS.map((channel) => (
            <Checkbox
              key={channel}
              label={say.channel[channel]}
              checked={isSaid(channel)}
              onChange={({ currentTarget: { checked } }) =>
                change({ channels: CHANNELS.filter((one) => (one === channel ? checked : isSaid(one))) })
              }
            />
          ))}
        </Stack>
      </FieldGroup>
    </Section>
  );
}

interface StoreChoiceProps {
  readonly selector: Selector;
  readonly onChange: (selector: Selector) => void;
}

function StoreChoice({ selector, onChange }: StoreChoiceProps) {
  const say = useWords(words);
  const { stores } = useEditing();
  const field = useField(selector.kind === "tags" ? "/stores/tags" : "/stores/ids");
  const chosen = stores.filter((store) => selects(selector, store)).length;
  const count = (
    <Text size="sm" c="dimmed">
      {say.count(chosen, stores.length)}
    </Text>
  );
  if (selector.kind === "all") return count;
  const shared = {
    ...field,
    searchable: true,
    selectFirstOptionOnChange: true,
    clearable: true,
    hidePickedOptions: true,
    nothingFoundMessage: say.nothing,
  };
  const tags = [...new Set(stores.flatMap((store) => store.tags))].toSorted();
  return (
    <Group align="flex-end">
      {selector.kind === "ids" ? (
        <MultiSelect
          {...shared}
          flex={1}
          label={say.chooseStores}
          data={stores.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
          value={[...selector.ids]}
          onChange={(ids) => onChange({ kind: "ids", ids })}
        />
      ) : (
        <MultiSelect
          {...shared}
          flex={1}
          label={say.chooseTags}
          data={tags}
          value={[...selector.tags]}
          onChange={(next) => onChange({ kind: "tags", tags: next })}
        />
      )}
      {count}
    </Group>
  );
}
