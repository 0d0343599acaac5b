import { Button, Radio, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { FeedbackKind } from "../../../domain/offers/feedback.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Panel } from "../../shared/panel.tsx";
import { Trouble } from "../../shared/trouble.tsx";
import { useDone } from "../../shared/notices.tsx";
import { useFeedback, useMe } from "../queries.ts";
import { feedbackWords, SPOKEN } from "./feedback-words.ts";

const words = inBoth({
  en: {
    title: "What do you make of it?",
    about: "Beside each answer stands what it changes. It holds at once, and cannot be taken back.",
    say: "Say so",
    said: "You said",
  },
  sv: {
    title: "Vad tycker du om det?",
    about: "Vid varje svar står vad det ändrar. Det gäller genast, och kan inte tas tillbaka.",
    say: "Säg det",
    said: "Du sade",
  },
});

/** Every answer to an offer, with what follows from it. */
export function FeedbackForm({ offerId }: { readonly offerId: string }) {
  const say = useWords(words);
  const verbs = useWords(feedbackWords);
  const [chosen, choose] = useState<FeedbackKind | null>(null);
  const feedback = useFeedback(offerId);
  const done = useDone();
  const said = useSaid(offerId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen === null) return;
    feedback.mutate(chosen, {
      onSuccess: () => {
        choose(null);
        done(verbs[chosen].effect);
      },
    });
  };
  return (
    <Panel title={say.title} about={say.about}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Radio.Group value={chosen ?? ""} onChange={(kind) => choose(kind as FeedbackKind)} aria-label={say.title}>
            <Stack gap="sm">
              {SPOKEN.map((kind) => (
                <Radio
                  key={kind}
                  value={kind}
                  label={verbs[kind].label}
                  description={verbs[kind].effect}
                  disabled={said.includes(kind)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {said.length > 0 && (
            <Text size="sm" c="dimmed">
              {say.said}: {said.map((kind) => verbs[kind].label).join(", ")}
            </Text>
          )}
          {feedback.error !== null && <Trouble error={feedback.error} />}
          <Button type="submit" variant="light" disabled={chosen === null} loading={feedback.isPending}>
            {say.say}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}

/** What this shopper has said of it before, as far as it is known. */
function useSaid(offerId: string): readonly FeedbackKind[] {
  const { data } = useMe();
  const known = data?.calm.feedback.filter((one) => one.offerId === offerId).map(({ kind }) => kind) ?? [];
  return SPOKEN.filter((kind) => known.includes(kind));
}
