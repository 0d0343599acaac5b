import { Autocomplete, Group, NumberInput, Stack, Switch, TagsInput, TextInput } from "@mantine/core";
import { faultAt } from "../../../shared/field-errors.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import type { Refusal } from "../../../shared/refused.ts";
import type { StoreDraft } from "./store-draft.ts";

const words = inBoth({
  en: {
    name: "Name",
    id: "Id",
    idAbout: "What your other systems call it. It stays for ever.",
    address: "Address",
    tags: "Tags",
    tagsAbout: "Campaigns choose stores by them. Enter after each.",
    timeZone: "Time zone",
    byPlace: "By its position",
    country: "Country",
    currency: "Currency",
    locale: "Language",
    floor: "Floor",
    floorAbout: "0 is the ground; empty where it does not matter",
    exclusion: "Exclusion zone",
    exclusionAbout: "Whoever is in here is offered nothing, as in a school or a hospital.",
  },
  sv: {
    name: "Namn",
    id: "Id",
    idAbout: "Vad dina andra system kallar den. Det ändras aldrig.",
    address: "Adress",
    tags: "Taggar",
    tagsAbout: "Kampanjer väljer butiker efter dem. Enter efter varje.",
    timeZone: "Tidszon",
    byPlace: "Efter läget",
    country: "Land",
    currency: "Valuta",
    locale: "Språk",
    floor: "Våning",
    floorAbout: "0 är marken; tomt där det inte spelar någon roll",
    exclusion: "Undantagszon",
    exclusionAbout: "Den som är här inne erbjuds inget, som i en skola eller ett sjukhus.",
  },
});

const ZONES = Intl.supportedValuesOf("timeZone");
const ZONES_SHOWN_MAX = 30;

interface StoreFieldsProps {
  readonly draft: StoreDraft;
  readonly onChange: (part: Partial<StoreDraft>) => void;
  readonly isNew: boolean;
  readonly knownTags: readonly string[];
  readonly errors: Refusal["errors"];
}

/** What is said of a store besides its fence and its hours. */
export function StoreFields({ draft, onChange, isNew, knownTags, errors }: StoreFieldsProps) {
  const say = useWords(words);
  const text = (name: "name" | "id" | "address" | "country" | "currency" | "locale") => ({
    label: say[name],
    value: draft[name],
    error: faultAt(errors, `/${name}`),
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [name]: currentTarget.value }),
  });
  return (
    <Stack gap="sm">
      <TextInput {...text("name")} required maxLength={200} />
      {isNew && <TextInput {...text("id")} description={say.idAbout} required pattern="[A-Za-z0-9._~\-]{1,64}" />}
      <TextInput {...text("address")} maxLength={300} />
      <TagsInput
        label={say.tags}
        description={say.tagsAbout}
        value={[...draft.tags]}
        data={[...knownTags]}
        onChange={(tags) => onChange({ tags })}
        error={faultAt(errors, "/tags")}
      />
      <Autocomplete
        label={say.timeZone}
        placeholder={say.byPlace}
        value={draft.timeZone}
        data={ZONES}
        limit={ZONES_SHOWN_MAX}
        onChange={(timeZone) => onChange({ timeZone })}
        error={faultAt(errors, "/timeZone")}
      />
      <Group grow align="flex-start">
        <TextInput {...text("country")} placeholder="SE" maxLength={2} />
        <TextInput {...text("currency")} placeholder="SEK" maxLength={3} />
        <TextInput {...text("locale")} placeholder="sv-SE" maxLength={35} />
      </Group>
      <NumberInput
        label={say.floor}
        description={say.floorAbout}
        value={draft.floorLevel}
        onChange={(value) => onChange({ floorLevel: typeof value === "number" ? value : "" })}
        error={faultAt(errors, "/floorLevel")}
        min={-50}
        max={300}
        maw={260}
      />
      <Switch
        label={say.exclusion}
        description={say.exclusionAbout}
        checked={draft.exclusionZone}
        onChange={({ currentTarget }) => onChange({ exclusionZone: currentTarget.checked })}
      />
    </Stack>
  );
}
