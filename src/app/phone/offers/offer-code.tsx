import { Button, Modal, Stack, Text, UnstyledButton } from "@mantine/core";
import { useEffect, useState } from "react";
import type { OfferView } from "../../../domain/offers/offer.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { QrCode } from "../../shared/qr-code.tsx";

const words = inBoth({
  en: {
    qr: "The offer as a QR code",
    show: "Show this at the till",
    larger: "Fill the screen",
    close: "Close",
  },
  sv: {
    qr: "Erbjudandet som QR-kod",
    show: "Visa det här i kassan",
    larger: "Fyll skärmen",
    close: "Stäng",
  },
});

/** What a till scans, and what somebody at it can type. Made of what the phone holds: no network is needed. */
export function OfferCode({ offer }: { readonly offer: OfferView }) {
  const say = useWords(words);
  const [isLarge, setLarge] = useState(false);
  return (
    <Stack align="center" gap="xs">
      <Text size="sm" c="dimmed">
        {say.show}
      </Text>
      <UnstyledButton onClick={() => setLarge(true)} w={264} ta="center">
        <QrCode text={offer.token} label={say.qr} />
      </UnstyledButton>
      <ShortCode code={offer.code} />
      <Button variant="default" size="xs" onClick={() => setLarge(true)}>
        {say.larger}
      </Button>
      <Modal
        opened={isLarge}
        onClose={() => setLarge(false)}
        title={offer.title}
        fullScreen
        closeButtonProps={{ "aria-label": say.close, c: "black" }}
        // As bright as a screen can be, and what scanners read: black on white, whichever colours the rest has.
        styles={{ content: WHITE, header: WHITE, title: { fontWeight: 600 } }}
      >
        <Stack align="center" justify="center" gap="lg" mih="70vh">
          <Awake />
          <QrCode text={offer.token} label={say.qr} maxWidth="min(100%, 65vh)" />
          <ShortCode code={offer.code} isLarge />
        </Stack>
      </Modal>
    </Stack>
  );
}

const WHITE = { background: "white", color: "black" } as const;

function ShortCode({ code, isLarge = false }: { readonly code: string; readonly isLarge?: boolean }) {
  return (
    <Text ff="monospace" fw={700} fz={isLarge ? 28 : "xl"} ta="center" data-testid={isLarge ? "large-code" : "code"}>
      {code}
    </Text>
  );
}

/** Keeps the screen lit as long as it is held out to somebody. Where that is not possible, it goes dark as ever. */
function Awake() {
  useEffect(() => {
    const lock = navigator.wakeLock?.request("screen").catch(() => null);
    return () => void lock?.then((held) => held?.release());
  }, []);
  return null;
}
