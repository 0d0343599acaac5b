import { Button, Group, List, Loader, Stack, Text } from "@mantine/core";
import type { ErasureResult } from "../../../sdk/wire.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { Loaded, Page } from "../../shared/page.tsx";
import { Nothing, Panel } from "../../shared/panel.tsx";
import { download } from "../download.ts";
import { useErasureProgress } from "../queries.ts";
import { sayRetention } from "../say.ts";
import { useLeft } from "../this-phone.ts";

const words = inBoth({
  en: {
    title: "You are erased",
    about: "Nothing is sent to you or decided about you from now on.",
    running: "It is being carried out. This takes a few seconds.",
    done: (time: string) => `Carried out on ${time}.`,
    removed: "What was removed",
    kept: "What is kept, and why",
    keptNone: "Nothing is kept.",
    keptFor: (time: string) => `for ${time}`,
    keptByLaw: "as long as the law on bookkeeping says",
    receipt: "Download the receipt",
    receiptAbout: "It is signed by the shop. Keep it: this page is the last to know its number.",
    again: "Done",
  },
  sv: {
    title: "Du är raderad",
    about: "Inget skickas till dig eller avgörs om dig från och med nu.",
    running: "Det pågår. Det tar några sekunder.",
    done: (time: string) => `Genomfört ${time}.`,
    removed: "Vad som togs bort",
    kept: "Vad som sparas, och varför",
    keptNone: "Inget sparas.",
    keptFor: (time: string) => `i ${time}`,
    keptByLaw: "så länge bokföringslagen säger",
    receipt: "Hämta kvittot",
    receiptAbout: "Det är signerat av butiken. Spara det: den här sidan är den sista som vet dess nummer.",
    again: "Klar",
  },
});

/** The last page: how far the erasure has come, and its receipt. */
export function Erased({ erasureId }: { readonly erasureId: string }) {
  const say = useWords(words);
  const left = useLeft();
  return (
    <main>
      <Page title={say.title} about={say.about}>
        <Loaded query={useErasureProgress(erasureId)}>{(erasure) => <Progress erasure={erasure} />}</Loaded>
        <Button onClick={left}>{say.again}</Button>
        <Text size="xs" c="dimmed" ff="monospace">
          {erasureId}
        </Text>
      </Page>
    </main>
  );
}

function Progress({ erasure }: { readonly erasure: ErasureResult }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { moment } = useMoments();
  const { completedAt, removed, kept, receipt } = erasure;
  if (completedAt === null) {
    return (
      <Group role="status">
        <Loader size="sm" />
        <Text>{say.running}</Text>
      </Group>
    );
  }
  const keptFor = (time: string | null): string =>
    time === null ? say.keptByLaw : say.keptFor(sayRetention(time, language));
  return (
    <Stack gap="md">
      <Text role="status">{say.done(moment(completedAt))}</Text>
      <Panel title={say.removed}>
        <List size="sm">
          {removed.map(({ where, what, count }) => (
            <List.Item key={where + what}>
              {count} × {what}
            </List.Item>
          ))}
        </List>
      </Panel>
      <Panel title={say.kept}>
        {kept.length === 0 ? (
          <Nothing>{say.keptNone}</Nothing>
        ) : (
          <List size="sm">
            {kept.map(({ where, what, why, keptFor: time }) => (
              <List.Item key={where + what}>
                {what}: {why}, {keptFor(time)}
              </List.Item>
            ))}
          </List>
        )}
      </Panel>
      {receipt !== null && (
        <Stack gap={4} align="flex-start">
          <Button variant="default" onClick={() => download("erasure-receipt.json", erasure)}>
            {say.receipt}
          </Button>
          <Text size="sm" c="dimmed">
            {say.receiptAbout}
          </Text>
        </Stack>
      )}
    </Stack>
  );
}
