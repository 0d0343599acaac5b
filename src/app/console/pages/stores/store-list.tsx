import { Anchor, Badge, Group, Pagination, Stack, Text, UnstyledButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import type { Store } from "../../queries.ts";
import "./store-list.css";

const words = inBoth({
  en: {
    stores: "Stores",
    open: "Open",
    openOne: (name: string) => `Open ${name}`,
    zone: "Exclusion zone",
    pages: "Pages of the list",
    none: "No store is like that.",
  },
  sv: {
    stores: "Butiker",
    open: "Öppna",
    openOne: (name: string) => `Öppna ${name}`,
    zone: "Undantagszon",
    pages: "Listans sidor",
    none: "Ingen butik är sådan.",
  },
});

const PER_PAGE = 40;

interface StoreListProps {
  readonly stores: readonly Store[];
  /** The id of the one that is chosen; empty where none is. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Stores by name, a page at a time: who seeks one among ten thousand types its name. */
export function StoreList({ stores, chosen, onChoose }: StoreListProps) {
  const say = useWords(words);
  const [page, turn] = useState(1);
  const at = stores.findIndex(({ id }) => id === chosen);
  const pages = Math.max(1, Math.ceil(stores.length / PER_PAGE));
  useEffect(() => turn(at < 0 ? 1 : Math.floor(at / PER_PAGE) + 1), [at]);
  const now = Math.min(page, pages);
  if (stores.length === 0) return <Text c="dimmed">{say.none}</Text>;
  return (
    <Stack gap="xs">
      <Stack component="ul" gap={0} m={0} p={0} aria-label={say.stores} className="store-list">
        {stores.slice((now - 1) * PER_PAGE, now * PER_PAGE).map((store) => (
          <Row key={store.id} store={store} isChosen={store.id === chosen} onChoose={onChoose} />
        ))}
      </Stack>
      {pages > 1 && (
        <Pagination
          size="sm"
          value={now}
          onChange={turn}
          total={pages}
          siblings={1}
          aria-label={say.pages}
          getControlProps={(control) => ({ "aria-label": control })}
          getItemProps={(number) => ({ "aria-label": String(number) })}
        />
      )}
    </Stack>
  );
}

interface RowProps {
  readonly store: Store;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
}

function Row({ store: { id, name, address, tags, exclusionZone }, isChosen, onChoose }: RowProps) {
  const say = useWords(words);
  return (
    <Group component="li" wrap="nowrap" gap="xs" className="store-row" data-chosen={isChosen}>
      <UnstyledButton
        flex={1}
        miw={0}
        py={8}
        pl="sm"
        aria-pressed={isChosen}
        onClick={() => onChoose(isChosen ? "" : id)}
      >
        <Text fw={600} size="sm" truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {address ?? id}
        </Text>
        {(tags.length > 0 || exclusionZone) && (
          <Group gap={4} mt={4}>
            {exclusionZone && (
              <Badge size="xs" color="red.9" variant="outline" tt="none">
                {say.zone}
              </Badge>
            )}
            {tags.map((tag) => (
              <Badge key={tag} size="xs" variant="light" color="gray" tt="none" className="store-tag">
                {tag}
              </Badge>
            ))}
          </Group>
        )}
      </UnstyledButton>
      <Anchor
        component={Link}
        to={`/stores/${encodeURIComponent(id)}`}
        size="sm"
        px="sm"
        aria-label={say.openOne(name)}
      >
        {say.open}
      </Anchor>
    </Group>
  );
}
