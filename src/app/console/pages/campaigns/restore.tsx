import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { after, useDone } from "../../../shared/notices.tsx";
import { Trouble } from "../../../shared/trouble.tsx";
import type { Campaign } from "../../queries.ts";
import { Confirm } from "../../../shared/confirm.tsx";
import { documentOf, useOpenApprovals, usePutBack, useRestore } from "./queries.ts";

const words = inBoth({
  en: {
    restore: "Restore",
    label: (version: number) => `Restore version ${version}`,
    done: (version: number) => `Version ${version} is the draft. It goes live when it is published.`,
    undone: "The draft is what it was.",
    title: "Take back what waits for approval?",
    about: "Another version of this campaign waits for approval. When the draft changes, that request is withdrawn.",
    keep: "Let it wait",
  },
  sv: {
    restore: "Återställ",
    label: (version: number) => `Återställ version ${version}`,
    done: (version: number) => `Version ${version} är utkastet. Den går ut när den publiceras.`,
    undone: "Utkastet är vad det var.",
    title: "Ta tillbaka det som väntar på godkännande?",
    about: "En annan version av kampanjen väntar på godkännande. När utkastet ändras tas den begäran tillbaka.",
    keep: "Låt den vänta",
  },
});

interface RestoreProps {
  readonly campaign: Campaign;
  readonly version: number;
}

/** Makes a version the draft again. The draft that was is put back by an undo; a request that it withdrew is not. */
export function RestoreButton({ campaign, version }: RestoreProps) {
  const say = useWords(words);
  const [isAsking, asking] = useDisclosure(false);
  const { restore, error, isPending } = useRestoring(campaign, version);
  const waits = (useOpenApprovals().data ?? []).some(({ campaignId }) => campaignId === campaign.id);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={say.label(version)}
        loading={isPending}
        onClick={waits ? asking.open : restore}
      >
        {say.restore}
      </Button>
      {error !== null && <Trouble error={error} />}
      <Confirm
        opened={isAsking}
        onClose={asking.close}
        title={say.title}
        about={say.about}
        verb={say.restore}
        keep={say.keep}
        onConfirm={restore}
      />
    </>
  );
}

function useRestoring(campaign: Campaign, version: number) {
  const say = useWords(words);
  const done = useDone();
  const restoring = useRestore(campaign.id);
  const puttingBack = usePutBack(campaign.id);
  const undo = (): void => after(puttingBack.mutateAsync(documentOf(campaign)), () => done(say.undone));
  const restore = (): void => after(restoring.mutateAsync(version), () => done(say.done(version), undo));
  const error = restoring.error ?? puttingBack.error;
  return { restore, error, isPending: restoring.isPending || puttingBack.isPending };
}
