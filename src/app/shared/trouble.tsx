import { Alert, Button, Code, List, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "./language.tsx";
import { problemWords } from "./problem-words.ts";
import { refusalOf } from "./refused.ts";

const words = inBoth({
  en: { again: "Try again", request: "Request" },
  sv: { again: "Försök igen", request: "Begäran" },
});

interface TroubleProps {
  readonly error: unknown;
  readonly retry?: () => unknown;
}

/** What went wrong, in words, with what the service's log knows it by. */
export function Trouble({ error, retry }: TroubleProps) {
  const say = useWords(words);
  const { code, detail, errors, requestId } = refusalOf(error);
  return (
    <Alert color="red" variant="light" title={useWords(problemWords)[code]} role="alert">
      <Stack gap="xs" align="flex-start">
        {detail !== null && <Text size="sm">{detail}</Text>}
        {errors.length > 0 && (
          <List size="sm">
            {errors.map(({ pointer, message }) => (
              <List.Item key={pointer + message}>
                <Code>{pointer}</Code> {message}
              </List.Item>
            ))}
          </List>
        )}
        {requestId !== null && (
          <Text size="xs">
            {say.request} <Code>{requestId}</Code>
          </Text>
        )}
        {retry !== undefined && (
          <Button size="xs" variant="default" onClick={() => void retry()}>
            {say.again}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
