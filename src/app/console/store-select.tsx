import { Select } from "@mantine/core";
import { inBoth, useWords } from "../shared/language.tsx";
import type { Store } from "./queries.ts";
import { useSession } from "./session.ts";

const words = inBoth({
  en: { store: "Store", all: "All stores", none: "No store is called so" },
  sv: { store: "Butik", all: "Alla butiker", none: "Ingen butik heter så" },
});

const ALL = "*";

interface StoreSelectProps {
  readonly stores: readonly Store[];
  /** The id of one; empty for all. */
  readonly value: string;
  readonly onChange: (storeId: string) => void;
  /** Whether all stores together are something to look at here. */
  readonly withAll: boolean;
}

/** Which store, by its name; typing finds one among many. */
export function StoreSelect({ stores, value, onChange, withAll }: StoreSelectProps) {
  const say = useWords(words);
  const each = stores.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={say.store}
      w={{ base: "100%", xs: 240 }}
      data={withAll ? [{ value: ALL, label: say.all }, ...each] : each}
      value={value === "" ? ALL : value}
      onChange={(chosen) => onChange(chosen === null || chosen === ALL ? "" : chosen)}
      allowDeselect={false}
      nothingFoundMessage={say.none}
      searchable
    />
  );
}

/** Whether somebody may look at all stores together: where there are several, and they are bound to none. */
export function useMaySeeAll(stores: readonly Store[]): boolean {
  const { stores: bound } = useSession();
  return bound.kind === "all" && stores.length > 1;
}
