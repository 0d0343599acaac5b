import { Alert, Anchor, Badge, Box, Group, List, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { may, useSession } from "../../session.ts";
import type { Campaign } from "../../queries.ts";
import { edged } from "./edged.ts";
import { editorOf } from "./paths.ts";
import { type Findings, useCheck } from "./queries.ts";
import { usePlaceWords } from "./words/place-words.ts";

const words = inBoth({
  en: {
    problems: (count: number) => (count === 1 ? "1 problem" : `${count} problems`),
    warnings: (count: number) => (count === 1 ? "1 warning" : `${count} warnings`),
    keep: "These keep the draft from going live",
    weigh: (count: number) => (count === 1 ? "One thing worth a thought" : `${count} things worth a thought`),
    mend: "Mend it in the editor",
  },
  sv: {
    problems: (count: number) => (count === 1 ? "1 fel" : `${count} fel`),
    warnings: (count: number) => (count === 1 ? "1 varning" : `${count} varningar`),
    keep: "Det här hindrar utkastet från att gå ut",
    weigh: (count: number) => (count === 1 ? "En sak värd en tanke" : `${count} saker värda en tanke`),
    mend: "Rätta det i redigeraren",
  },
});

/** How many things are wrong with a draft, where somebody can do something about it. */
export function FindingBadges({ campaign }: { readonly campaign: Campaign }) {
  const { roles } = useSession();
  return may(roles, ["marketer"]) && campaign.state !== "ended" ? <Counted campaign={campaign} /> : null;
}

function Counted({ campaign }: { readonly campaign: Campaign }) {
  const say = useWords(words);
  const { data } = useCheck(campaign);
  if (data === undefined) return null;
  const { problems, warnings } = data;
  return (
    <Group gap={4}>
      {problems.length > 0 && (
        <Badge color="red" variant="light">
          {say.problems(problems.length)}
        </Badge>
      )}
      {warnings.length > 0 && (
        <Badge color="yellow" variant="light">
          {say.warnings(warnings.length)}
        </Badge>
      )}
    </Group>
  );
}

interface FindingListProps {
  readonly id: string;
  readonly findings: Pick<Findings, "problems" | "warnings">;
  /** Whether warnings are told of, but not opened. */
  readonly folded?: boolean;
}

/** What is wrong with a draft, by its places in words, and the way to where it is mended. */
export function FindingList({ id, findings: { problems, warnings }, folded = false }: FindingListProps) {
  const say = useWords(words);
  return (
    <>
      {problems.length > 0 && (
        <Alert color="red" variant="light" title={say.keep}>
          <Places places={problems} id={id} />
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert variant="default" py="sm" style={edged("yellow")}>
          <details open={!folded}>
            <Text component="summary" size="sm" fw={600} style={{ cursor: "pointer" }}>
              {say.weigh(warnings.length)}
            </Text>
            <Box mt="xs">
              <Places places={warnings} id={id} />
            </Box>
          </details>
        </Alert>
      )}
    </>
  );
}

interface PlacesProps {
  readonly id: string;
  readonly places: Findings["problems"];
}

function Places({ id, places }: PlacesProps) {
  const say = useWords(words);
  const placeInWords = usePlaceWords();
  return (
    <>
      <List size="sm">
        {places.map(({ pointer, message }) => (
          <List.Item key={pointer + message}>
            <Text span fw={600} size="sm">
              {placeInWords(pointer)}
            </Text>
            : {message}
          </List.Item>
        ))}
      </List>
      <Anchor
        component={Link}
        to={editorOf(id)}
        size="sm"
        mt="xs"
        display="inline-block"
        c="inherit"
        underline="always"
      >
        {say.mend}
      </Anchor>
    </>
  );
}
