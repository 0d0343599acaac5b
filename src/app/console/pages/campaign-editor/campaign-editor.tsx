import { Anchor, Box, Group, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { Loaded, Page } from "../../../shared/page.tsx";
import { useStores } from "../../queries.ts";
import { Bar, Notices } from "./bar.tsx";
import { type Draft, newDraft } from "./draft.ts";
import { currenciesOf, EditingContext } from "./editing.ts";
import { findingsIn } from "./findings.ts";
import { TryOut } from "./preview/try-out.tsx";
import { useCampaignDraft, useCheck, useFacts } from "./queries.ts";
import { Basics } from "./sections/basics.tsx";
import { Limits } from "./sections/limits.tsx";
import { Measure, More } from "./sections/measure.tsx";
import { Items, Who } from "./sections/rules-sections.tsx";
import { Said } from "./sections/said.tsx";
import { When } from "./sections/when.tsx";
import { Where } from "./sections/where.tsx";
import { SectionList, Summary } from "./summary.tsx";
import { type Editor, useEditor } from "./use-editor.ts";

const words = inBoth({
  en: {
    create: "New campaign",
    edit: (name: string) => `Edit ${name}`,
    about: "A draft says nothing to anybody. It does once it is published.",
    back: "To the campaign",
    list: "All campaigns",
  },
  sv: {
    create: "Ny kampanj",
    edit: (name: string) => `Redigera ${name}`,
    about: "Ett utkast säger inget till någon. Det gör det först när det är publicerat.",
    back: "Till kampanjen",
    list: "Alla kampanjer",
  },
});

export function NewCampaign() {
  const { language } = useLanguage();
  const say = useWords(words);
  const start = useMemo(() => newDraft(language), [language]);
  return (
    <Page title={say.create} about={say.about} actions={<Back id={null} />}>
      <Form id={null} saved={start} />
    </Page>
  );
}

export function EditCampaign() {
  const { id } = useParams({ from: "/campaigns/$id/edit" });
  const say = useWords(words);
  const query = useCampaignDraft(id);
  return (
    <Page title={say.edit(query.data?.name ?? id)} about={say.about} actions={<Back id={id} />}>
      <Loaded query={query}>{(saved) => <Form key={id} id={id} saved={saved} />}</Loaded>
    </Page>
  );
}

function Back({ id }: { readonly id: string | null }) {
  const say = useWords(words);
  const to: string = id === null ? "/campaigns" : `/campaigns/${id}`;
  return (
    <Anchor component={Link} to={to}>
      {id === null ? say.list : say.back}
    </Anchor>
  );
}

interface FormProps {
  readonly id: string | null;
  readonly saved: Draft;
}

const CHECK_AFTER_MS = 400;
const CONTENT = { flex: 1, minWidth: 0, maxWidth: 880 } as const;

function Form({ id, saved }: FormProps) {
  const editor = useEditor(id, saved);
  const navigate = useNavigate();
  const { draft } = editor;
  const [checked] = useDebouncedValue(draft, CHECK_AFTER_MS);
  const { data } = useCheck(checked);
  const findings = useMemo(() => (data === undefined ? [] : findingsIn(data.draft, data)), [data]);
  const stores = useStores().data?.items;
  const facts = useFacts().data?.items;
  const editing = useMemo(
    () => ({ findings, stores: stores ?? [], facts: facts ?? [], currencies: currenciesOf(stores ?? []) }),
    [findings, stores, facts],
  );
  const saveNow = (): void => {
    editor.saveNow((kept) => {
      if (id === null) void navigate({ to: "/campaigns/$id/edit", params: { id: kept.id }, replace: true });
    });
  };
  return (
    <EditingContext value={editing}>
      <Bar editor={editor} findings={findings} onSave={saveNow} />
      <Group align="flex-start" wrap="nowrap" gap="lg">
        <SectionList findings={findings} />
        <Box style={CONTENT}>
          <Stack>
            <Notices editor={editor} />
            <Summary findings={findings} />
            <Sections editor={editor} isNew={id === null} openOffers={data?.openOffers ?? []} />
            <TryOut id={id} editor={editor} />
          </Stack>
        </Box>
      </Group>
    </EditingContext>
  );
}

interface SectionsProps {
  readonly editor: Editor;
  readonly isNew: boolean;
  readonly openOffers: Parameters<typeof Limits>[0]["openOffers"];
}

function Sections({ editor: { draft, change }, isNew, openOffers }: SectionsProps) {
  const part = { draft, change };
  return (
    <>
      <Basics {...part} isNew={isNew} />
      <When {...part} />
      <Where {...part} />
      <Who {...part} />
      <Items {...part} />
      <Said {...part} />
      <Limits {...part} openOffers={openOffers} />
      <Measure {...part} />
      <More {...part} />
    </>
  );
}
