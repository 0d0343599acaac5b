import { Button, Grid, Group, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useMemo, useState } from "react";
import type { Fence } from "../../../../domain/geo/fence.ts";
import { faultAt } from "../../../shared/field-errors.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Panel } from "../../../shared/panel.tsx";
import { refusalOf } from "../../../shared/refused.ts";
import { useDone } from "../../../shared/notices.tsx";
import type { Store } from "../../queries.ts";
import { FencePanel } from "./fence-panel.tsx";
import { useFenceDraft } from "./fence/use-fence-draft.ts";
import { tagsOf } from "./filter.ts";
import { HoursEditor } from "./hours-editor.tsx";
import { LargeChange } from "./large-change.tsx";
import { useEveryStore, usePutStore } from "./queries.ts";
import "./store-form.css";
import { bodyOf, draftOf, idFor, NEW_STORE, type StoreDraft } from "./store-draft.ts";
import { StoreFields } from "./store-fields.tsx";

const words = inBoth({
  en: {
    about: "The store",
    hours: "Opening hours",
    save: "Save and make live",
    later: "Save, make live later",
    live: "Live within two minutes, everywhere.",
    undrawn: "Draw a fence first.",
    saved: (name: string) => `${name} is saved and live`,
    savedForLater: (name: string) => `${name} is saved. It is live once the stores are made live.`,
  },
  sv: {
    about: "Butiken",
    hours: "Öppettider",
    save: "Spara och aktivera",
    later: "Spara, aktivera senare",
    live: "Gäller inom två minuter, överallt.",
    undrawn: "Rita ett område först.",
    saved: (name: string) => `${name} är sparad och gäller`,
    savedForLater: (name: string) => `${name} är sparad. Den gäller när butikerna aktiveras.`,
  },
});

const NOTHING_WRONG = [] as const;

/** A store that is there, or a new one where `store` is null. */
export function StoreForm({ store }: { readonly store: Store | null }) {
  const say = useWords(words);
  const [draft, setDraft] = useState<StoreDraft>(store === null ? NEW_STORE : draftOf(store));
  const fence = useFenceDraft(store?.fence ?? null);
  const { save, run } = useSave(store, draft, fence.settled);
  const tags = useKnownTags();
  const errors = save.error === null ? NOTHING_WRONG : refusalOf(save.error).errors;
  const change = (part: Partial<StoreDraft>): void =>
    setDraft((before) => {
      const isIdFromName = store === null && part.name !== undefined && before.id === idFor(before.name);
      return { ...before, ...(isIdFromName ? { id: idFor(part.name) } : {}), ...part };
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run({ live: true });
  };
  return (
    <form onSubmit={submit}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }} order={{ base: 1, lg: 2 }}>
          <FencePanel id={store?.id ?? null} draft={fence} fault={faultAt(errors, "/fence")} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }} order={{ base: 2, lg: 1 }}>
          <Stack>
            <Panel title={say.about}>
              <StoreFields draft={draft} onChange={change} isNew={store === null} knownTags={tags} errors={errors} />
            </Panel>
            <Panel title={say.hours}>
              <HoursEditor
                value={draft.openingHours}
                onChange={(openingHours) => change({ openingHours })}
                fault={faultAt(errors, "/openingHours")}
              />
            </Panel>
          </Stack>
        </Grid.Col>
      </Grid>
      <Stack gap="xs" mt="md" className="save-bar">
        <LargeChange act={save} onConfirm={(confirm) => run({ live: true, confirm })} />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={fence.settled === null}>
            {say.save}
          </Button>
          <Button
            variant="default"
            disabled={fence.settled === null || draft.name === ""}
            onClick={() => run({ live: false })}
          >
            {say.later}
          </Button>
          <Text size="sm" c="dimmed">
            {fence.settled === null ? say.undrawn : say.live}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

function useKnownTags(): readonly string[] {
  const { data } = useEveryStore();
  return useMemo(() => tagsOf(data ?? []).map(([tag]) => tag), [data]);
}

/** Saves what is drafted, and says so; what was there before can be had back. */
function useSave(store: Store | null, draft: StoreDraft, fence: Fence | null) {
  const say = useWords(words);
  const done = useDone();
  const navigate = useNavigate();
  const save = usePutStore();
  const run = (making: { readonly live: boolean; readonly confirm?: number }): void => {
    if (fence === null) return;
    const id = store?.id ?? draft.id;
    const undo =
      store === null ? undefined : () => save.mutate({ id, body: bodyOf(draftOf(store), store.fence), ...making });
    save.mutate(
      { id, body: bodyOf(draft, fence), ...making },
      {
        onSuccess: ({ name }) => {
          done(making.live ? say.saved(name) : say.savedForLater(name), undo);
          void navigate({ to: "/stores/$id", params: { id } });
        },
      },
    );
  };
  return { save, run };
}
