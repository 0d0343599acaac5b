import { Box, Button, Group, Paper, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, lazy, type RefObject, Suspense, useState } from "react";
import { CODE_TYPED_MAX_CHARS } from "../../../domain/bounds.ts";
import { displayCode } from "../../../domain/offers/code.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { type Presented, presentedBy } from "../scan/presented.ts";

/** What decodes pictures is loaded when somebody wants one decoded. */
const Camera = lazy(async () => ({ default: (await import("../camera/camera.tsx")).Camera }));

const words = inBoth({
  en: {
    code: "Code",
    typed: "Type it as it is: small letters, spaces and hyphens do not matter. A scanner needs no click.",
    camera: "Scan with the camera",
    check: "Check",
    wrong: "A sign in this is wrong: there is no such code.",
    qr: "QR code read",
    shown: "The shopper shows",
    another: "Another code",
    lines: "Now what is bought: add at least one line below.",
  },
  sv: {
    code: "Kod",
    typed:
      "Skriv den som den står: små bokstäver, mellanslag och bindestreck spelar ingen roll. En skanner behöver inget klick.",
    camera: "Skanna med kameran",
    check: "Kontrollera",
    wrong: "Ett tecken är fel: det finns ingen sådan kod.",
    qr: "QR-koden är läst",
    shown: "Kunden visar",
    another: "En annan kod",
    lines: "Nu det som köps: lägg till minst en rad nedan.",
  },
});

interface ShowCodeProps {
  readonly presented: Presented | null;
  readonly hasLines: boolean;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onPresent: (presented: Presented | null) => void;
  readonly onCheck: (presented: Presented) => unknown;
}

/** Where an offer is shown: by camera, by a scanner that types, or by hand. */
export function ShowCode({ presented, hasLines, onCheck, ...how }: ShowCodeProps) {
  const say = useWords(words);
  if (presented === null) return <CodeForm {...how} />;
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Group justify="space-between">
          <Stack gap={0}>
            <Text size="sm" c="dimmed">
              {say.shown}
            </Text>
            <Text fz={28} fw={700} {...("code" in presented ? { ff: "monospace" } : {})}>
              {"code" in presented ? displayCode(presented.code) : say.qr}
            </Text>
          </Stack>
          <Group>
            <Button variant="default" size="lg" onClick={() => how.onPresent(null)}>
              {say.another}
            </Button>
            <Button size="lg" disabled={!hasLines} onClick={() => onCheck(presented)}>
              {say.check}
            </Button>
          </Group>
        </Group>
        {!hasLines && <Text role="status">{say.lines}</Text>}
      </Stack>
    </Paper>
  );
}

function CodeForm({ field, onPresent }: Pick<ShowCodeProps, "field" | "onPresent">) {
  const say = useWords(words);
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const take = (text: string): void => {
    const presented = presentedBy(text);
    setWrong(presented === null);
    if (presented !== null) onPresent(presented);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    take(typed);
  };
  return (
    <Paper withBorder p="lg">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            ref={field}
            label={say.code}
            description={say.typed}
            error={isWrong && say.wrong}
            value={typed}
            size="xl"
            withAsterisk={false}
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontWeight: 700 } }}
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={CODE_TYPED_MAX_CHARS}
            required
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
              setWrong(false);
            }}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Button variant="default" size="xl" onClick={() => setLooking(true)} disabled={isLooking}>
              {say.camera}
            </Button>
            <Button type="submit" size="xl">
              {say.check}
            </Button>
          </SimpleGrid>
        </Stack>
      </form>
      {isLooking && (
        <Box mt="md">
          <Suspense>
            <Camera onCode={take} onStop={() => setLooking(false)} />
          </Suspense>
        </Box>
      )}
    </Paper>
  );
}
