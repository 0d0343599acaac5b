import { Divider, Group, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { Nothing, Panel } from "../../shared/panel.tsx";
import { DecisionTold } from "../decision-told.tsx";
import { useMe } from "../queries.ts";
import { useThisPhone } from "../this-phone.ts";
import { useCell } from "../tracking/cell.ts";
import type { PingReport } from "../tracking/report.ts";
import { OutboxState } from "./outbox.tsx";
import { fixRefusalWords } from "./refusal-words.ts";
import { wordsFor } from "../../shared/reason-words.ts";

const words = inBoth({
  en: {
    title: "What the pings came to",
    none: "Nothing was sent yet.",
    took: (ms: number) => `${ms} ms there and back`,
    taken: (taken: number, of: number) => `${taken} of ${of} ${of === 1 ? "position" : "positions"} taken`,
    refused: (count: number, why: string) => `${count} refused: ${why}`,
    entered: (store: string) => `Came into ${store}`,
    dwelled: (store: string) => `Stayed in ${store}`,
    exited: (store: string) => `Left ${store}`,
    low: "not sure",
    medium: "rather sure",
    high: "sure",
    watches: (regions: number) =>
      regions === 1
        ? "This phone watches the region of 1 store."
        : `This phone watches the regions of ${regions} stores.`,
    open: "A visit or an offer is open: every position counts.",
  },
  sv: {
    title: "Vad pingen ledde till",
    none: "Inget har skickats än.",
    took: (ms: number) => `${ms} ms fram och tillbaka`,
    taken: (taken: number, of: number) => `${taken} av ${of} ${of === 1 ? "position" : "positioner"} togs emot`,
    refused: (count: number, why: string) => `${count} avvisades: ${why}`,
    entered: (store: string) => `Kom in på ${store}`,
    dwelled: (store: string) => `Stannade på ${store}`,
    exited: (store: string) => `Lämnade ${store}`,
    low: "osäkert",
    medium: "ganska säkert",
    high: "säkert",
    watches: (regions: number) =>
      regions === 1 ? "Telefonen vaktar 1 butiks område." : `Telefonen vaktar ${regions} butikers områden.`,
    open: "Ett besök eller erbjudande är öppet: varje position räknas.",
  },
});

/** Each ping: how long it took, what was taken of it, what was noticed, and what was decided and why. */
export function Pings() {
  const say = useWords(words);
  const { phone, sender } = useThisPhone();
  const { reports } = useCell(sender.state);
  const { regions, state } = phone.watch;
  return (
    <Panel title={say.title}>
      <OutboxState />
      {reports.length === 0 && <Nothing>{say.none}</Nothing>}
      {reports.length > 0 && (
        <Text size="sm" c="dimmed">
          {say.watches(regions.length)} {state !== null && say.open}
        </Text>
      )}
      <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: "none" }}>
        {reports.map((report, n) => (
          <li key={`${report.at}-${reports.length - n}`}>
            <Divider mb="xs" />
            <OnePing report={report} before={reports.slice(n + 1)} />
          </li>
        ))}
      </Stack>
    </Panel>
  );
}

interface OnePingProps {
  readonly report: PingReport;
  /** Those that were answered before it. */
  readonly before: readonly PingReport[];
}

function OnePing({ report, before }: OnePingProps) {
  const say = useWords(words);
  const refusals = useWords(fixRefusalWords);
  const { storeNames } = useThisPhone();
  const { clock } = useMoments();
  const { data: me } = useMe();
  const { at, ms, fixes, taken, refused, visits, decisionId } = report;
  const fresh = report.offerIds.filter((id) => before.every(({ offerIds }) => !offerIds.includes(id)));
  // One ping may end in decisions of several stores: the answer names one of them, and brings the offers of all.
  const decisions =
    me?.decisions.filter(({ id, offerId }) => id === decisionId || (offerId !== null && fresh.includes(offerId))) ?? [];
  return (
    <Stack gap={2}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{clock(new Date(at).toISOString())}</Text>
        {ms !== null && (
          <Text size="sm" c="dimmed">
            {say.took(ms)}
          </Text>
        )}
      </Group>
      <Text size="sm">{say.taken(taken, fixes)}</Text>
      {refused.map(({ reason, count }) => (
        <Text key={reason} size="sm" c="error">
          {say.refused(count, wordsFor(refusals, reason))}
        </Text>
      ))}
      {visits.map(({ event, storeId, confidence, at: when }) => (
        <Text key={event + storeId + when} size="sm" fw={600}>
          {say[event](storeNames.of(storeId))} ({say[confidence]})
        </Text>
      ))}
      {decisions.map((decision) => (
        <DecisionTold key={decision.id} decision={decision} />
      ))}
    </Stack>
  );
}
