import { Card, Stack, Text, Title } from "@mantine/core";
import type { OfferView } from "../../domain/offers/offer.ts";
import { inBoth, useLanguage, useWords } from "../shared/language.tsx";
import { QrCode } from "../shared/qr-code.tsx";

const words = inBoth({
  en: { show: "Show this at the till", until: (time: string) => `Until ${time}`, code: "The offer as a QR code" },
  sv: { show: "Visa det här i kassan", until: (time: string) => `Till ${time}`, code: "Erbjudandet som QR-kod" },
});

export function OfferCard({ offer }: { readonly offer: OfferView }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const until = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(new Date(offer.expiresAt));
  return (
    <Card withBorder component="article" padding="lg">
      <Stack align="center" gap="xs">
        <Title order={2} size="h3" ta="center">
          {offer.title}
        </Title>
        <Text ta="center">{offer.body}</Text>
        <QrCode text={offer.token} label={say.code} />
        <Text size="sm" c="dimmed">
          {say.show}
        </Text>
        <Text ff="monospace" fw={700} size="xl" data-testid="code">
          {offer.code}
        </Text>
        <Text size="sm">{say.until(until)}</Text>
        {offer.reasons.map(({ code, text }) => (
          <Text key={code} size="xs" c="dimmed">
            {text}
          </Text>
        ))}
      </Stack>
    </Card>
  );
}
