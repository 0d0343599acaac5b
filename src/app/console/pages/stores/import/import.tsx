import { Button, FileInput, Group, List, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { Page } from "../../../../shared/page.tsx";
import { Panel } from "../../../../shared/panel.tsx";
import { BackToStores } from "../back-to-stores.tsx";
import { LargeChange } from "../large-change.tsx";
import { type Report, type StoreFile, useImport } from "../queries.ts";
import { ImportPreview } from "./preview.tsx";
import { fileOf } from "./read-file.ts";
import { ReportOf } from "./report.tsx";

const words = inBoth({
  en: {
    title: "Import stores",
    about: "You see what would be taken and what refused, row by row. Nothing is changed until you say so.",
    file: "File of stores",
    choose: "Choose a file",
    kinds: "GeoJSON or CSV, at most 5,000 rows and 10 MB",
    clear: "Another file",
    rules: [
      "Points become circles of 60 m, or of their radius; areas stay as they are drawn.",
      "Names of OpenStreetMap and AllThePlaces are understood: name, brand, branch, addr:*, opening_hours, ref.",
      "A table needs the columns name, latitude and longitude.",
      "A store with an id that is there already is replaced.",
    ],
    would: "What would become of the rows",
    did: "What became of the rows",
    take: (count: number) => (count === 1 ? "Import 1 store" : `Import ${count} stores`),
    nothing: "There is nothing to import in this file.",
    stores: "See the stores",
    versions: "Versions",
  },
  sv: {
    title: "Läs in butiker",
    about: "Du ser vad som skulle tas emot och vad som avvisas, rad för rad. Inget ändras förrän du säger till.",
    file: "Fil med butiker",
    choose: "Välj en fil",
    kinds: "GeoJSON eller CSV, högst 5 000 rader och 10 MB",
    clear: "En annan fil",
    rules: [
      "Punkter blir cirklar på 60 m, eller med sin radie; ytor blir som de är ritade.",
      "OpenStreetMaps och AllThePlaces namn förstås: name, brand, branch, addr:*, opening_hours, ref.",
      "En tabell behöver kolumnerna name, latitude och longitude.",
      "En butik med ett id som redan finns ersätts.",
    ],
    would: "Vad som skulle hända med raderna",
    did: "Vad som hände med raderna",
    take: (count: number) => (count === 1 ? "Läs in 1 butik" : `Läs in ${count} butiker`),
    nothing: "Det finns inget att läsa in i filen.",
    stores: "Se butikerna",
    versions: "Versioner",
  },
});

export function ImportStores() {
  const say = useWords(words);
  const [file, setFile] = useState<StoreFile | null>(null);
  const dryRun = useImport();
  const real = useImport();
  const choose = async (chosen: File | null): Promise<void> => {
    real.reset();
    dryRun.reset();
    const read = chosen === null ? null : fileOf(chosen.name, await chosen.text());
    setFile(read);
    if (read !== null) dryRun.mutate({ file: read, dryRun: true, live: true });
  };
  const take = (confirm?: number): void => {
    if (file === null) return;
    real.mutate({ file, dryRun: false, live: true, ...(confirm === undefined ? {} : { confirm }) });
  };
  return (
    <Page title={say.title} about={say.about} actions={<BackToStores />}>
      <Stack maw={900}>
        <FileInput
          label={say.file}
          description={say.kinds}
          placeholder={say.choose}
          accept=".json,.geojson,.csv,application/json,application/geo+json,text/csv"
          maw={420}
          clearable
          clearButtonProps={{ "aria-label": say.clear }}
          onChange={(chosen) => void choose(chosen)}
        />
        {file === null && <Rules />}
        <LargeChange act={dryRun} onConfirm={() => undefined} />
        <LargeChange act={real} onConfirm={take} />
        {real.data !== undefined ? (
          <Taken report={real.data} />
        ) : (
          file !== null && (
            <WouldTake file={file} report={dryRun.data ?? null} isTaking={real.isPending} onTake={take} />
          )
        )}
      </Stack>
    </Page>
  );
}

function Rules() {
  const say = useWords(words);
  return (
    <List size="sm" c="dimmed" spacing={4}>
      {say.rules.map((rule) => (
        <List.Item key={rule}>{rule}</List.Item>
      ))}
    </List>
  );
}

interface WouldTakeProps {
  readonly file: StoreFile;
  readonly report: Report | null;
  readonly isTaking: boolean;
  readonly onTake: () => void;
}

function WouldTake({ file, report, isTaking, onTake }: WouldTakeProps) {
  const say = useWords(words);
  if (report === null) return null;
  const count = report.created + report.updated;
  return (
    <Panel
      title={say.would}
      about={file.name}
      actions={
        count > 0 && (
          <Button loading={isTaking} onClick={() => onTake()}>
            {say.take(count)}
          </Button>
        )
      }
    >
      {count === 0 && <Text>{say.nothing}</Text>}
      <ReportOf report={report} />
      {count > 0 && <ImportPreview file={file} />}
    </Panel>
  );
}

function Taken({ report }: { readonly report: Report }) {
  const say = useWords(words);
  return (
    <Panel
      title={say.did}
      actions={
        <Group gap="xs">
          <Button variant="default" component={Link} to="/stores/versions">
            {say.versions}
          </Button>
          <Button component={Link} to="/stores">
            {say.stores}
          </Button>
        </Group>
      }
    >
      <ReportOf report={report} />
    </Panel>
  );
}
