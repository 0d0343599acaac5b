import { Button, Group, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { reasonWords, wordsFor } from "../../../shared/reason-words.ts";
import { useCampaigns } from "../../names.ts";
import { DayPicker } from "../../day-picker.tsx";
import type { Store } from "../../queries.ts";
import { useSession } from "../../session.ts";
import { StoreSelect } from "../../store-select.tsx";
import { OUTCOMES, type Wanted } from "./queries.ts";
import { outcomeWords } from "./sentence.ts";

const words = inBoth({
  en: {
    shopper: "Shopper",
    shopperHint: "Your id of them",
    campaign: "Campaign",
    outcome: "Outcome",
    reason: "Reason",
    any: "Any",
    day: "Day",
    find: "Find",
    clear: "Start over",
  },
  sv: {
    shopper: "Kund",
    shopperHint: "Ert id för kunden",
    campaign: "Kampanj",
    outcome: "Utfall",
    reason: "Skäl",
    any: "Alla",
    day: "Dag",
    find: "Sök",
    clear: "Börja om",
  },
});

const NOTHING = { shopper: "", store: "", campaign: "", day: "", outcome: "", code: "" } as const;

interface FiltersProps {
  readonly stores: readonly Store[];
  readonly wanted: Wanted;
  readonly today: string;
  readonly onChange: (change: Partial<Record<keyof Wanted, string>>) => void;
}

/** What decisions are looked for by. A choice holds at once; the shopper is looked for when their id is whole. */
export function Filters({ stores, wanted, today, onChange }: FiltersProps) {
  const say = useWords(words);
  const outcomes = useWords(outcomeWords);
  const reasons = useWords(reasonWords);
  const campaigns = useCampaigns();
  const { stores: bound } = useSession();
  const codes = Object.keys(reasons).map((code) => ({ value: code, label: wordsFor(reasons, code) }));
  return (
    <Group align="flex-end" gap="sm">
      <StoreSelect
        stores={stores}
        value={wanted.store ?? ""}
        onChange={(store) => onChange({ store })}
        withAll={bound.kind === "all"}
      />
      <DayPicker
        label={say.day}
        value={wanted.day ?? ""}
        onChange={(day) => onChange({ day })}
        latest={today}
        clearable={wanted.store !== undefined || wanted.shopper !== undefined || wanted.campaign !== undefined}
      />
      <Choice
        label={say.outcome}
        value={wanted.outcome}
        data={OUTCOMES.map((value) => ({ value, label: outcomes[value] }))}
        onChange={(outcome) => onChange({ outcome })}
      />
      <Choice
        label={say.campaign}
        value={wanted.campaign}
        data={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(campaign) => onChange({ campaign })}
      />
      <Choice label={say.reason} value={wanted.code} data={codes} onChange={(code) => onChange({ code })} wide />
      <ShopperField
        key={wanted.shopper ?? ""}
        value={wanted.shopper ?? ""}
        onFind={(shopper) => onChange({ shopper })}
      />
      <Button variant="subtle" onClick={() => onChange(NOTHING)}>
        {say.clear}
      </Button>
    </Group>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly wide?: boolean;
}

function Choice({ label, value, data, onChange, wide = false }: ChoiceProps) {
  const say = useWords(words);
  return (
    <Select
      label={label}
      placeholder={say.any}
      w={{ base: "100%", xs: wide ? 320 : 200 }}
      data={data}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? "")}
      searchable
      clearable
    />
  );
}

interface ShopperFieldProps {
  readonly value: string;
  readonly onFind: (shopper: string) => void;
}

function ShopperField({ value, onFind }: ShopperFieldProps) {
  const say = useWords(words);
  const [typed, type] = useState(value);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    onFind(typed.trim());
  };
  return (
    <form onSubmit={find}>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label={say.shopper}
          placeholder={say.shopperHint}
          value={typed}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          autoComplete="off"
        />
        <Button type="submit" variant="default">
          {say.find}
        </Button>
      </Group>
    </form>
  );
}
