import { List, Text } from "@mantine/core";
import type { DecisionHeld } from "../../domain/privacy/single-view.ts";
import { inBoth, useWords } from "../shared/language.tsx";
import { reasonWords, wordsFor } from "../shared/reason-words.ts";
import { useThisPhone } from "./this-phone.ts";

const words = inBoth({
  en: {
    offered: (title: string) => `An offer was made: ${title}`,
    silent: "Nothing was said",
    pending: "It is still being weighed",
    at: (store: string) => `At ${store}`,
  },
  sv: {
    offered: (title: string) => `Det blev ett erbjudande: ${title}`,
    silent: "Inget sades",
    pending: "Det vägs fortfarande",
    at: (store: string) => `På ${store}`,
  },
});

const ENDED = ["issued", "silent", "withheld", "abandoned"];

/** What was decided of a visit, and why, campaign by campaign. */
export function DecisionTold({ decision }: { readonly decision: DecisionHeld }) {
  const say = useWords(words);
  const reasons = useWords(reasonWords);
  const { storeNames } = useThisPhone();
  const { state, code, chosen, considered, storeId } = decision;
  const outcome = (): string => {
    if (state === "issued") return say.offered(chosen?.title ?? "");
    if (!ENDED.includes(state)) return say.pending;
    return code === null ? say.silent : `${say.silent}: ${wordsFor(reasons, code)}`;
  };
  return (
    <div>
      <Text size="sm" fw={600}>
        {outcome()}
      </Text>
      <Text size="xs" c="dimmed">
        {say.at(storeNames.of(storeId))}
      </Text>
      <List size="xs" mt={2}>
        {[...byReason(considered)].map(([reason, campaigns]) => (
          <List.Item key={reason}>
            {wordsFor(reasons, reason)} ({campaigns.join(", ")})
          </List.Item>
        ))}
      </List>
    </div>
  );
}

/** Which campaigns ended by which reason, in the order of the first of each. */
function byReason(considered: DecisionHeld["considered"]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { campaignId, reason } of considered) {
    if (reason === null) continue;
    found.set(reason.code, [...(found.get(reason.code) ?? []), campaignId]);
  }
  return found;
}
