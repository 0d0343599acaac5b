import { Group, Progress, Stack, Text } from "@mantine/core";
import type { OfferView } from "../../../domain/offers/offer.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { sayLeft } from "../say.ts";
import { partLeft } from "./standing.ts";
import { useNow } from "./use-now.ts";

const words = inBoth({
  en: { left: (time: string) => `${time} left`, until: (time: string) => `until ${time}`, label: "Time left" },
  sv: { left: (time: string) => `${time} kvar`, until: (time: string) => `till ${time}`, label: "Tid kvar" },
});

const DAY_MS = 86_400_000;
const PERCENT = 100;

/** How long an offer is still good, and until when by the phone's own clock. */
export function TimeLeft({ offer }: { readonly offer: OfferView }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { clock, moment } = useMoments();
  const now = useNow();
  const left = Date.parse(offer.expiresAt) - now;
  const until = left < DAY_MS ? clock(offer.expiresAt) : moment(offer.expiresAt);
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {say.left(sayLeft(left, language))}
        </Text>
        <Text size="sm" c="dimmed">
          {say.until(until)}
        </Text>
      </Group>
      <Progress value={partLeft(offer, now) * PERCENT} size="sm" aria-label={say.label} />
    </Stack>
  );
}
