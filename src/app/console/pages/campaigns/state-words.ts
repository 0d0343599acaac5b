import { inBoth } from "../../../shared/language.tsx";
import type { Campaign } from "../../queries.ts";

/** How campaigns are told apart: by their state, and by whether somebody has to approve them. */
export const STANDINGS = ["live", "paused", "waiting", "draft", "ended"] as const;
export type Standing = (typeof STANDINGS)[number];

/** A campaign, where it stands, and whether a version of it waits for approval. */
export interface Stood {
  readonly campaign: Campaign;
  readonly standing: Standing;
  readonly waits: boolean;
}

/** A draft of which a version waits for approval stands there; what is live or paused is that above all. */
export const standingOf = ({ state }: Pick<Campaign, "state">, waits: boolean): Standing =>
  waits && (state === "draft" || state === "ended") ? "waiting" : state;

export const STANDING_COLORS = {
  live: "spruce",
  paused: "orange",
  waiting: "blue",
  draft: "gray",
  ended: "gray",
} as const satisfies Record<Standing, string>;

export const standingWords = inBoth<Readonly<Record<Standing, string>>>({
  en: { live: "Live", paused: "Paused", waiting: "Waiting for approval", draft: "Draft", ended: "Ended" },
  sv: { live: "Igång", paused: "Pausad", waiting: "Väntar på godkännande", draft: "Utkast", ended: "Avslutad" },
});
