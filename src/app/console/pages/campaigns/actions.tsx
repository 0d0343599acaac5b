import { Button, Group, Menu, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, useNavigate } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { after, useDone } from "../../../shared/notices.tsx";
import { Trouble } from "../../../shared/trouble.tsx";
import { type Campaign, useCampaigns } from "../../queries.ts";
import { may, useSession } from "../../session.ts";
import { Confirm } from "../../../shared/confirm.tsx";
import { copyOf } from "./copy.ts";
import { useDraftChanges } from "./draft-changes.ts";
import { editorOf } from "./paths.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { documentOf, type StateChange, useChangeState, useCreate } from "./queries.ts";

const words = inBoth({
  en: {
    edit: "Edit",
    publish: "Publish",
    pause: "Pause",
    resume: "Resume",
    more: "More",
    duplicate: "Duplicate",
    end: "End",
    paused: "Paused: it makes no new offers. Those in hand are honoured.",
    resumed: "Live again.",
    ended: "Ended.",
    endTitle: "End this campaign?",
    endAbout:
      "It makes no more offers, and cannot be resumed: to speak again it has to be published anew. Offers in hand are honoured.",
    keep: "Keep it",
    copied: (name: string) => `${name} is a draft now.`,
    copyName: (name: string) => `Copy of ${name}`,
  },
  sv: {
    edit: "Redigera",
    publish: "Publicera",
    pause: "Pausa",
    resume: "Återuppta",
    more: "Mer",
    duplicate: "Kopiera",
    end: "Avsluta",
    paused: "Pausad: den ger inga nya erbjudanden. De som är utgivna gäller.",
    resumed: "Igång igen.",
    ended: "Avslutad.",
    endTitle: "Avsluta kampanjen?",
    endAbout:
      "Den ger inga fler erbjudanden och kan inte återupptas: för att tala igen måste den publiceras på nytt. Utgivna erbjudanden gäller.",
    keep: "Behåll den",
    copied: (name: string) => `${name} är ett utkast nu.`,
    copyName: (name: string) => `Kopia av ${name}`,
  },
});

/** So that all of them stand in one row on a phone. */
const PADDING = { base: "sm", sm: "md" };

/** What somebody may do with a campaign as it stands. */
export function Actions({ campaign }: { readonly campaign: Campaign }) {
  const { roles } = useSession();
  return may(roles, ["marketer"]) ? <OfMarketers campaign={campaign} /> : null;
}

function OfMarketers({ campaign }: { readonly campaign: Campaign }) {
  const say = useWords(words);
  const { state } = campaign;
  const [isPublishing, publishing] = useDisclosure(false);
  const changes = useDraftChanges(campaign);
  const { error, isPending, change } = useStates(campaign);
  const isNews = state === "draft" || state === "ended" || (changes?.length ?? 0) > 0;
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs">
        <Button variant="default" px={PADDING} component={Link} to={editorOf(campaign.id)}>
          {say.edit}
        </Button>
        {state === "live" && (
          <Button variant="default" px={PADDING} loading={isPending} onClick={() => change("pause")}>
            {say.pause}
          </Button>
        )}
        {state === "paused" && (
          <Button
            variant={isNews ? "default" : "filled"}
            px={PADDING}
            loading={isPending}
            onClick={() => change("resume")}
          >
            {say.resume}
          </Button>
        )}
        {isNews && (
          <Button px={PADDING} onClick={publishing.open}>
            {say.publish}
          </Button>
        )}
        <More campaign={campaign} end={() => change("end")} />
      </Group>
      {error !== null && <Trouble error={error} />}
      <PublishDialog campaign={campaign} opened={isPublishing} close={publishing.close} />
    </Stack>
  );
}

const BACK: Readonly<Partial<Record<StateChange, StateChange>>> = { pause: "resume", resume: "pause" };
const SAID = { pause: "paused", resume: "resumed", end: "ended" } as const;

/** Pauses, resumes or ends it, says so, and lets one take it back where that can be. */
function useStates({ id }: Campaign) {
  const say = useWords(words);
  const done = useDone();
  const { mutateAsync, error, isPending } = useChangeState(id);
  const change = (what: StateChange): void => {
    const back = BACK[what];
    const undo = back === undefined ? undefined : () => change(back);
    after(mutateAsync(what), () => done(say[SAID[what]], undo));
  };
  return { error, isPending, change };
}

interface MoreProps {
  readonly campaign: Campaign;
  readonly end: () => void;
}

function More({ campaign, end }: MoreProps) {
  const say = useWords(words);
  const [isEnding, ending] = useDisclosure(false);
  const { duplicate, error } = useDuplicate(campaign);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={PADDING}>
            {say.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={duplicate}>{say.duplicate}</Menu.Item>
          {(campaign.state === "live" || campaign.state === "paused") && (
            <Menu.Item color="red" onClick={ending.open}>
              {say.end}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {error !== null && <Trouble error={error} />}
      <Confirm
        opened={isEnding}
        onClose={ending.close}
        title={say.endTitle}
        about={say.endAbout}
        verb={say.end}
        keep={say.keep}
        onConfirm={end}
      />
    </>
  );
}

/** Makes a draft of the same document under an id that is free, and goes there. */
function useDuplicate(campaign: Campaign) {
  const say = useWords(words);
  const done = useDone();
  const navigate = useNavigate();
  const { data } = useCampaigns();
  const { mutateAsync, error } = useCreate();
  const duplicate = (): void => {
    const taken = (data?.items ?? []).map(({ id }) => id);
    const copy = copyOf(documentOf(campaign), taken, say.copyName(campaign.name));
    after(mutateAsync(copy), () => {
      done(say.copied(copy.name));
      void navigate({ to: "/campaigns/$id", params: { id: copy.id } });
    });
  };
  return { duplicate, error };
}
