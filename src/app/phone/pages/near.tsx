import { Alert, Anchor, SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import type { SingleView } from "../../../domain/privacy/single-view.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { Page } from "../../shared/page.tsx";
import { Panel } from "../../shared/panel.tsx";
import { RouteLink } from "../here.tsx";
import { Pings } from "../near/pings.tsx";
import { RealPosition } from "../near/real-position.tsx";
import { StoresNear } from "../near/stores-near.tsx";
import { WalkPlanner } from "../near/walk-planner.tsx";
import { useMe } from "../queries.ts";
import { useThisPhone } from "../this-phone.ts";
import { useCell } from "../tracking/cell.ts";

const words = inBoth({
  en: {
    title: "Near you",
    where: "Where are you?",
    real: "Where I am",
    walk: "A walk to try",
    refused: "You have not agreed to your position being used, so it will be refused.",
    paused: (until: string) => `You have paused until ${until}: positions are refused.`,
    change: "Change that",
  },
  sv: {
    title: "Nära dig",
    where: "Var är du?",
    real: "Där jag är",
    walk: "En provpromenad",
    refused: "Du har inte sagt ja till att din position används, så den avvisas.",
    paused: (until: string) => `Du har pausat till ${until}: positioner avvisas.`,
    change: "Ändra det",
  },
});

type Way = "real" | "walk";

/** Where one is, really or for a try; the stores there; and what came of telling it. */
export function Near() {
  const say = useWords(words);
  const { tracker, plan } = useThisPhone();
  const { position, motion } = useCell(tracker.state);
  const { points } = useCell(plan);
  const [way, setWay] = useState<Way>(points.length > 0 || motion.kind === "walking" ? "walk" : "real");
  const { data: me } = useMe();
  const objection = me === undefined ? null : objectionOf(me);
  const choose = (chosen: Way): void => {
    tracker.stop();
    setWay(chosen);
  };
  return (
    <Page title={say.title}>
      <Panel title={say.where}>
        <SegmentedControl
          fullWidth
          aria-label={say.where}
          value={way}
          onChange={choose}
          data={(["real", "walk"] as const).map((value) => ({ value, label: say[value] }))}
        />
        {objection !== null && <Objection objection={objection} />}
        {way === "real" ? <RealPosition allowed={objection === null} /> : <WalkPlanner />}
      </Panel>
      <StoresNear position={position ?? (way === "walk" ? (points.at(-1) ?? null) : null)} />
      <Pings />
    </Page>
  );
}

type Objecting = { readonly kind: "refused" } | { readonly kind: "paused"; readonly until: string };

/** What keeps positions from being used, if anything does. */
function objectionOf({ consents, pausedUntil }: SingleView): Objecting | null {
  if (consents["preciseLocation"]?.granted !== true) return { kind: "refused" };
  return pausedUntil !== null && Date.parse(pausedUntil) > Date.now() ? { kind: "paused", until: pausedUntil } : null;
}

function Objection({ objection }: { readonly objection: Objecting }) {
  const say = useWords(words);
  const { moment } = useMoments();
  return (
    <Alert color="yellow">
      <Stack gap={4} align="flex-start">
        {objection.kind === "refused" ? say.refused : say.paused(moment(objection.until))}
        <Anchor component={RouteLink} to={{ page: "me", section: null }} size="sm">
          {say.change}
        </Anchor>
      </Stack>
    </Alert>
  );
}
