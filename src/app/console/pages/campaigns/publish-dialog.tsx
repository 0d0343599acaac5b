import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { COMMENT_MAX_CHARS } from "../../../../domain/bounds.ts";
import { Dialog } from "../../../shared/dialog.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { after, useDone } from "../../../shared/notices.tsx";
import { refusalOf } from "../../../shared/refused.ts";
import { Trouble } from "../../../shared/trouble.tsx";
import type { Campaign } from "../../queries.ts";
import { FindingList } from "./findings.tsx";
import { useTextInAddress } from "./in-address.ts";
import { useCheck, useOpenApprovals, usePublish } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Publish the draft",
    about: "It goes live at once, or waits for somebody else to approve it where that is asked for.",
    waits: (version: number) => `Version ${version} waits for approval already. Asking anew takes that back.`,
    comment: "What changed, and why",
    commentHint: "For whoever approves it, and for later.",
    waiver: "Why nobody is held out",
    waiverHint: "Without shoppers who get no offer, nobody can say what the offers add.",
    cancel: "Cancel",
    publish: "Publish",
    live: (version: number) => `Version ${version} is live.`,
    asked: (version: number) => `Version ${version} waits for somebody to approve it.`,
  },
  sv: {
    title: "Publicera utkastet",
    about: "Det går ut direkt, eller väntar på att någon annan godkänner det där det krävs.",
    waits: (version: number) => `Version ${version} väntar redan på godkännande. En ny begäran tar tillbaka den.`,
    comment: "Vad som ändrats, och varför",
    commentHint: "För den som godkänner, och för senare.",
    waiver: "Varför ingen är i kontrollgruppen",
    waiverHint: "Utan kunder som inte får erbjudanden kan ingen säga vad erbjudandena ger.",
    cancel: "Avbryt",
    publish: "Publicera",
    live: (version: number) => `Version ${version} är igång.`,
    asked: (version: number) => `Version ${version} väntar på att någon godkänner den.`,
  },
});

interface PublishDialogProps {
  readonly campaign: Campaign;
  readonly opened: boolean;
  readonly close: () => void;
}

/** What is to be known and said before a draft goes live, or to somebody who approves it. */
export function PublishDialog({ campaign, opened, close }: PublishDialogProps) {
  const say = useWords(words);
  return (
    <Dialog opened={opened} onClose={close} title={say.title} size="lg">
      <PublishForm campaign={campaign} close={close} />
    </Dialog>
  );
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text);

function PublishForm({ campaign, close }: Omit<PublishDialogProps, "opened">) {
  const say = useWords(words);
  const [comment, setComment] = useState("");
  const [holdoutWaiver, setWaiver] = useState("");
  const { data: findings } = useCheck(campaign);
  const waiting = useOpenApprovals().data?.find(({ campaignId }) => campaignId === campaign.id);
  const { publish, error, isPending } = usePublishing(campaign, close);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    publish({ comment: orNull(comment), holdoutWaiver: orNull(holdoutWaiver) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{waiting === undefined ? say.about : say.waits(waiting.version)}</Text>
        {findings !== undefined && <FindingList id={campaign.id} findings={findings} />}
        <Textarea
          label={say.comment}
          description={say.commentHint}
          autosize
          minRows={2}
          maxLength={COMMENT_MAX_CHARS}
          value={comment}
          onChange={({ currentTarget }) => setComment(currentTarget.value)}
          data-autofocus
        />
        {campaign.holdoutBasisPoints === 0 && (
          <Textarea
            label={say.waiver}
            description={say.waiverHint}
            autosize
            maxLength={COMMENT_MAX_CHARS}
            value={holdoutWaiver}
            onChange={({ currentTarget }) => setWaiver(currentTarget.value)}
          />
        )}
        {error !== null && <Refused id={campaign.id} error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say.cancel}
          </Button>
          <Button type="submit" loading={isPending} disabled={(findings?.problems.length ?? 0) > 0}>
            {say.publish}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What the service found wrong that could not be seen before, by its places; any other refusal as ever. */
export function Refused({ id, error }: { readonly id: string; readonly error: unknown }) {
  const { code, errors } = refusalOf(error);
  return code === "campaign_invalid" ? (
    <FindingList id={id} findings={{ problems: [...errors], warnings: [] }} />
  ) : (
    <Trouble error={error} />
  );
}

function usePublishing({ id }: Campaign, close: () => void) {
  const say = useWords(words);
  const done = useDone();
  const [, openTab] = useTextInAddress("tab");
  const { mutateAsync, error, isPending } = usePublish(id);
  const publish = (said: Parameters<typeof mutateAsync>[0]): void =>
    after(mutateAsync(said), (answer) => {
      close();
      const isAsked = "approvalId" in answer;
      done((isAsked ? say.asked : say.live)(answer.version));
      if (isAsked) openTab("approval");
    });
  return { publish, error, isPending };
}
