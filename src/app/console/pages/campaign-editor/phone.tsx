import { Box, Group, Image, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../../../shared/language.tsx";

const words = inBoth({
  en: { now: "now", none: "Nothing is said yet", label: (locale: string) => `How it looks on a phone, ${locale}` },
  sv: { now: "nu", none: "Inget sägs än", label: (locale: string) => `Så ser det ut på en telefon, ${locale}` },
});

interface PhoneProps {
  /** In which language, in words. */
  readonly language: string;
  readonly locale: string;
  readonly title: string;
  readonly body: string;
  readonly why: string;
  readonly store: string;
  readonly imageUrl: string | null;
  readonly disclosure?: string | null;
}

const FRAME = {
  border: "6px solid var(--mantine-color-dark-6)",
  borderRadius: 32,
  // The wallpaper of a phone is its owner's, whatever this page looks like.
  background: "linear-gradient(160deg, var(--mantine-color-spruce-9), var(--mantine-color-dark-8))",
} as const;
const NOTICE = {
  borderRadius: 18,
  background: "var(--mantine-color-white)",
  color: "var(--mantine-color-black)",
} as const;
const QUIET = "var(--mantine-color-gray-8)";

/** An offer as it lies on a locked phone: in the phone's colours, not the console's. */
export function Phone({ language, locale, title, body, why, store, imageUrl, disclosure = null }: PhoneProps) {
  const say = useWords(words);
  return (
    <Box component="figure" m={0} role="group" aria-label={say.label(language)} w={264} maw="100%">
      <Box style={FRAME} p={10} pt={38} pb={48}>
        <Stack style={NOTICE} p={12} gap={4} lang={locale}>
          <Group justify="space-between" gap={4} wrap="nowrap">
            <Text size="xs" fw={600} c={QUIET} truncate>
              Beckon{store === "" ? "" : ` · ${store}`}
            </Text>
            <Text size="xs" c={QUIET}>
              {say.now}
            </Text>
          </Group>
          <Text fw={650} size="sm" lineClamp={2}>
            {title === "" && body === "" ? say.none : title}
          </Text>
          <Text size="sm" lineClamp={4}>
            {body}
          </Text>
          {imageUrl !== null && imageUrl.startsWith("https://") && (
            <Image src={imageUrl} alt="" radius="sm" h={110} fit="cover" />
          )}
          {why !== "" && (
            <Text size="xs" c={QUIET}>
              {why}
            </Text>
          )}
          {disclosure !== null && (
            <Text size="xs" c={QUIET} fs="italic">
              {disclosure}
            </Text>
          )}
        </Stack>
      </Box>
    </Box>
  );
}
