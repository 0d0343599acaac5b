import { Text, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { inBoth, useWords } from "../shared/language.tsx";
import { useAnswer } from "../shared/query-hooks.ts";
import { refusalOf } from "../shared/refused.ts";
import type { Deed, Doubt, Outcome } from "./doubt.ts";
import { settle } from "./find-redemptions.ts";
import { doubts } from "./memory.ts";
import { insistOn } from "./insist.ts";
import { No } from "./sign/no.tsx";
import { SignButton } from "./sign/sign-button.tsx";
import { Sign } from "./sign/sign.tsx";
import { apiFor } from "./till-api.ts";
import { dateAt, type Till } from "./this-till.ts";

type Told = Readonly<Record<"title" | "text", string>>;

const done: Readonly<Record<Deed, string>> = {
  redeem: "It was redeemed",
  reserve: "It was redeemed",
  commit: "It was redeemed",
  void: "It was voided",
  return: "It was taken back",
};
const gjort: Readonly<Record<Deed, string>> = {
  redeem: "Det löstes in",
  reserve: "Det löstes in",
  commit: "Det löstes in",
  void: "Det makulerades",
  return: "Det togs tillbaka",
};

const words = inBoth({
  en: {
    asking: "One moment",
    lost: (id: string) => `The page was closed before receipt ${id} was answered.`,
    finding: "Asking the service what became of it. This can take a minute; nothing is counted twice.",
    silent: (count: number) => `No answer yet. Asked ${count} times.`,
    done,
    held: { title: "It is reserved", text: "Take the payment, then say that it is paid." } satisfies Told,
    nothing: {
      title: "It did not happen",
      text: "Nothing was counted. Scan again if the customer is still here.",
    } satisfies Told,
    lapses: {
      title: "It was not redeemed",
      text: "If it was reserved, scanning it again on this receipt takes it up. Otherwise it is free after ten minutes.",
    } satisfies Told,
    go: "Go on",
    again: "Ask again",
  },
  sv: {
    asking: "Ett ögonblick",
    lost: (id: string) => `Sidan stängdes innan kvittot ${id} fick svar.`,
    finding: "Frågar tjänsten vad som hände. Det kan ta en minut; inget räknas två gånger.",
    silent: (count: number) => `Inget svar än. Har frågat ${count} gånger.`,
    done: gjort,
    held: { title: "Det är reserverat", text: "Ta betalt och säg sedan att det är betalt." },
    nothing: { title: "Det hände inte", text: "Inget räknades. Skanna igen om kunden är kvar." },
    lapses: {
      title: "Det löstes inte in",
      text: "Var det reserverat tar du upp det genom att skanna igen på samma kvitto. Annars är det fritt efter tio minuter.",
    },
    go: "Fortsätt",
    again: "Fråga igen",
  },
});

interface InDoubtProps {
  readonly doubt: Doubt;
  readonly till: Till;
  readonly onSettled: (outcome: Outcome) => void;
}

/** What the last page did not hear any more is found out before anything else is done. */
export function InDoubt(props: InDoubtProps) {
  const say = useWords(words);
  return (
    <>
      <VisuallyHidden component="h1">{say.lost(props.doubt.transactionId)}</VisuallyHidden>
      <Settled {...props} />
    </>
  );
}

function Settled({ doubt, till, onSettled }: InDoubtProps) {
  const say = useWords(words);
  const [silences, setSilences] = useState(0);
  const today = dateAt(new Date(), till.timeZone);
  const answer = useAnswer(["doubt", doubt.transactionId], () =>
    insistOn(() => settle(apiFor(till.key), doubt, today), setSilences),
  );
  const { training } = doubt;
  if (answer.data === undefined && answer.error !== null) {
    const again = <SignButton onClick={answer.refetch}>{say.again}</SignButton>;
    return <No refusal={refusalOf(answer.error)} till={till} training={training} actions={again} />;
  }
  if (answer.data === undefined)
    return (
      <Sign tone="wait" title={say.asking} headline={say.lost(doubt.transactionId)} training={training}>
        <Text fz="lg" ta="center">
          {silences === 0 ? say.finding : say.silent(silences)}
        </Text>
      </Sign>
    );
  return <Found doubt={doubt} outcome={answer.data} onSettled={onSettled} />;
}

function Found({ doubt, outcome, onSettled }: Omit<InDoubtProps, "till"> & { readonly outcome: Outcome }) {
  const say = useWords(words);
  const settled = (): void => {
    doubts.settle(doubt.transactionId);
    onSettled(outcome);
  };
  const { title, text } =
    outcome.kind === "done" ? { title: say.done[doubt.deed], text: outcome.redemption.label } : say[outcome.kind];
  const go = (
    <SignButton first onClick={settled}>
      {say.go}
    </SignButton>
  );
  return (
    <Sign
      tone={outcome.kind === "done" || outcome.kind === "held" ? "yes" : "wait"}
      title={title}
      headline={say.lost(doubt.transactionId)}
      training={doubt.training}
      actions={go}
    >
      <Text fz="lg" ta="center">
        {text}
      </Text>
    </Sign>
  );
}
