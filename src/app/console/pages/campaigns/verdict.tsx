import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { COMMENT_MAX_CHARS } from "../../../../domain/bounds.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { after, useDone } from "../../../shared/notices.tsx";
import { Refused } from "./publish-dialog.tsx";
import { type Answer, type Approval, useAnswerApproval } from "./queries.ts";

const words = inBoth({
  en: {
    comment: "What you say of it",
    approve: "Approve, and let it go live",
    decline: "Decline",
    approved: (version: number) => `Version ${version} is live.`,
    declined: (version: number) => `Version ${version} was declined. Its draft stays.`,
  },
  sv: {
    comment: "Vad du säger om den",
    approve: "Godkänn, och låt den gå ut",
    decline: "Avslå",
    approved: (version: number) => `Version ${version} är igång.`,
    declined: (version: number) => `Version ${version} avslogs. Utkastet finns kvar.`,
  },
});

/** The word of somebody who has read a version that somebody else wrote. */
export function Verdict({ approval }: { readonly approval: Approval }) {
  const say = useWords(words);
  const done = useDone();
  const [comment, setComment] = useState("");
  const { mutateAsync, error, isPending } = useAnswerApproval(approval);
  const answer = (verdict: Answer["verdict"]): void => {
    const said = { approve: say.approved, decline: say.declined }[verdict](approval.version);
    const given = mutateAsync({ verdict, comment: comment.trim() === "" ? null : comment });
    after(given, () => done(said));
  };
  return (
    <Stack gap="sm">
      <Textarea
        label={say.comment}
        autosize
        minRows={2}
        maxLength={COMMENT_MAX_CHARS}
        value={comment}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
      />
      {error !== null && <Refused id={approval.campaignId} error={error} />}
      <Group>
        <Button loading={isPending} onClick={() => answer("approve")}>
          {say.approve}
        </Button>
        <Button variant="default" loading={isPending} onClick={() => answer("decline")}>
          {say.decline}
        </Button>
      </Group>
    </Stack>
  );
}
