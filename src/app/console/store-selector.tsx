import { MultiSelect, Radio, Stack, TagsInput } from "@mantine/core";
import type { StoreSelector } from "../../domain/stores/store-selector.ts";
import { inBoth, useWords } from "../shared/language.tsx";
import { useStores } from "./queries.ts";
import { usePlaces } from "./store-names.ts";

const words = inBoth({
  en: {
    legend: "Stores",
    all: "All stores",
    ids: "Some stores",
    tags: "Stores with a tag",
    which: "Which stores",
    whichTags: "Which tags",
    tagsHint: "Also stores that get one of these tags later. A country is a tag too.",
  },
  sv: {
    legend: "Butiker",
    all: "Alla butiker",
    ids: "Några butiker",
    tags: "Butiker med en tagg",
    which: "Vilka butiker",
    whichTags: "Vilka taggar",
    tagsHint: "Även butiker som får någon av taggarna senare. Ett land är också en tagg.",
  },
});

const EMPTY: Readonly<Record<StoreSelector["kind"], StoreSelector>> = {
  all: { kind: "all" },
  ids: { kind: "ids", ids: [] },
  tags: { kind: "tags", tags: [] },
};
const KINDS = ["all", "ids", "tags"] as const;

interface StoresInputProps {
  readonly value: StoreSelector;
  readonly onChange: (value: StoreSelector) => void;
}

/** Which stores something is for. */
export function StoresInput({ value, onChange }: StoresInputProps) {
  const say = useWords(words);
  const { data } = useStores();
  const stores = data?.items ?? [];
  return (
    <Stack gap="xs">
      <Radio.Group
        label={say.legend}
        value={value.kind}
        onChange={(kind) => onChange(EMPTY[KINDS.find((one) => one === kind) ?? "all"])}
      >
        <Stack gap={6} pt={4}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={say[kind]} />
          ))}
        </Stack>
      </Radio.Group>
      {value.kind === "ids" && (
        <MultiSelect
          label={say.which}
          value={value.ids}
          data={stores.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(ids) => onChange({ kind: "ids", ids })}
          searchable
          required
        />
      )}
      {value.kind === "tags" && (
        <TagsInput
          label={say.whichTags}
          description={say.tagsHint}
          value={value.tags}
          data={[...new Set(stores.flatMap(({ tags }) => tags))]}
          onChange={(tags) => onChange({ kind: "tags", tags })}
          required
        />
      )}
    </Stack>
  );
}

/** A selector in words. */
export function useSelection(): (selector: StoreSelector) => string {
  const say = useWords(words);
  const places = usePlaces();
  return (selector) => {
    if (selector.kind === "all") return say.all;
    return selector.kind === "tags"
      ? `${say.tags}: ${selector.tags.join(", ")}`
      : selector.ids.map((id) => places(id).name).join(", ");
  };
}
