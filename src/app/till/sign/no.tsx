import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { problemWords } from "../../shared/problem-words.ts";
import type { Refusal } from "../../shared/refused.ts";
import { type Till, timeAt } from "../this-till.ts";
import { nextSteps, tillReasons } from "./reasons.ts";
import { Sign } from "./sign.tsx";

const words = inBoth({
  en: {
    no: "No",
    by: (store: string, till: string, time: string) => `At ${store}, till ${till}, ${time}`,
    here: "this store",
    thisTill: (till: string) => `${till} (this one)`,
    missing: (skus: string) => `It is for ${skus}`,
    minutes: (count: number) => `For ${count} minutes.`,
    request: (id: string) => `Request ${id}`,
  },
  sv: {
    no: "Nej",
    by: (store: string, till: string, time: string) => `I ${store}, kassa ${till}, ${time}`,
    here: "den här butiken",
    thisTill: (till: string) => `${till} (den här)`,
    missing: (skus: string) => `Det gäller ${skus}`,
    minutes: (count: number) => `I ${count} minuter.`,
    request: (id: string) => `Begäran ${id}`,
  },
});

interface By {
  readonly storeId: string;
  readonly tillId: string;
  readonly at: string;
}
interface Missing {
  readonly sku: string;
}
const MINUTE_MS = 60_000;

interface NoProps {
  readonly refusal: Refusal;
  readonly till: Till;
  readonly training: boolean;
  readonly actions?: ReactNode;
}

/** It is not good: why, in words, and what to do now. */
export function No({ refusal: { code, members, errors, retryAfterMs, requestId }, till, training, actions }: NoProps) {
  const say = useWords(words);
  const [general, special, next] = [useWords(problemWords), useWords(tillReasons), useWords(nextSteps)];
  const by = members["by"] as By | undefined;
  const missing = members["missing"] as readonly Missing[] | undefined;
  return (
    <Sign tone="no" title={say.no} headline={special[code] ?? general[code]} training={training} actions={actions}>
      {by !== undefined && <UsedBy by={by} till={till} />}
      {missing !== undefined && missing.length > 0 && (
        <Text fz="lg">{say.missing(missing.map(({ sku }) => sku).join(", "))}</Text>
      )}
      {errors.map(({ pointer, message }) => (
        <Text key={pointer + message}>
          {pointer}: {message}
        </Text>
      ))}
      {retryAfterMs !== null && retryAfterMs >= MINUTE_MS && (
        <Text fz="lg">{say.minutes(Math.ceil(retryAfterMs / MINUTE_MS))}</Text>
      )}
      {next[code] !== undefined && (
        <Text fz="lg" ta="center">
          {next[code]}
        </Text>
      )}
      {requestId !== null && <Text size="xs">{say.request(requestId)}</Text>}
    </Sign>
  );
}

/** Where and when it was used, by the names that one knows here. */
function UsedBy({ by: { storeId, tillId, at }, till }: { readonly by: By; readonly till: Till }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const isHere = storeId === till.storeId;
  const store = isHere ? `${till.storeName} (${say.here})` : storeId;
  const number = isHere && tillId === till.tillId ? say.thisTill(tillId) : tillId;
  return (
    <Text fz="xl" fw={600} ta="center">
      {say.by(store, number, timeAt(at, till.timeZone, language))}
    </Text>
  );
}
