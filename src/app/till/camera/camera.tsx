import { Alert, Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { inBoth, useWords } from "../../shared/language.tsx";
import { presentedBy } from "../scan/presented.ts";
import { type CameraTrouble, camerasHere, keptCamera, openCamera, troubleOf } from "./cameras.ts";
import { firstCode } from "./watch-codes.ts";

const words = inBoth({
  en: {
    hold: "Hold the shopper's code in front of the camera",
    picture: "What the camera sees",
    camera: "Camera",
    stop: "Stop the camera",
    close: "Close",
    instead: "Type the code under the QR code instead.",
    refused: "The browser may not use the camera. Allow it in the browser's settings for this page, and try again.",
    none: "This device has no camera.",
    busy: "Another program is using the camera. Close it and try again.",
    insecure: "Browsers give cameras to pages over HTTPS only.",
    broken: "The camera does not work.",
  },
  sv: {
    hold: "Håll kundens kod framför kameran",
    picture: "Det som kameran ser",
    camera: "Kamera",
    stop: "Stäng av kameran",
    close: "Stäng",
    instead: "Skriv in koden under QR-koden i stället.",
    refused: "Webbläsaren får inte använda kameran. Tillåt den i webbläsarens inställningar för sidan och försök igen.",
    none: "Enheten har ingen kamera.",
    busy: "Ett annat program använder kameran. Stäng det och försök igen.",
    insecure: "Webbläsare ger bara sidor via HTTPS tillgång till kameror.",
    broken: "Kameran fungerar inte.",
  },
});

interface CameraProps {
  readonly onCode: (text: string) => void;
  readonly onStop: () => void;
}

/** Looks for one good code, and is off after it. */
export function Camera({ onCode, onStop }: CameraProps) {
  const say = useWords(words);
  const [chosen, setChosen] = useState(keptCamera.read);
  const { video, cameras, trouble } = useCamera(chosen, onCode);
  const choose = (deviceId: string): void => {
    keptCamera.write(deviceId);
    setChosen(deviceId);
  };
  return (
    <Stack align="center" gap="sm">
      {trouble === null ? (
        <>
          <video
            ref={video}
            muted
            playsInline
            aria-label={say.picture}
            style={{ width: "100%", maxWidth: 480, aspectRatio: "4 / 3", borderRadius: 12, background: "black" }}
          />
          <Text ta="center">{say.hold}</Text>
        </>
      ) : (
        <Alert color="red" variant="light" role="alert" title={say[trouble]} w="100%">
          {say.instead}
        </Alert>
      )}
      <Group align="flex-end" justify="center">
        {cameras.length > 1 && (
          <NativeSelect
            label={say.camera}
            data={[...cameras]}
            value={chosen ?? cameras[0]?.value ?? ""}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
        )}
        <Button variant="default" size="md" onClick={onStop}>
          {trouble === null ? say.stop : say.close}
        </Button>
      </Group>
    </Stack>
  );
}

type Cameras = Awaited<ReturnType<typeof camerasHere>>;

function useCamera(deviceId: string | null, onCode: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const [cameras, setCameras] = useState<Cameras>([]);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const found = useEffectEvent(onCode);
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    async function look(): Promise<void> {
      const stream = await openCamera(deviceId);
      const off = (): void => stream.getTracks().forEach((track) => track.stop());
      signal.addEventListener("abort", off);
      // Whoever closed it while the browser asked for leave is not to be filmed after all.
      if (signal.aborted || video.current === null) return off();
      video.current.srcObject = stream;
      await video.current.play();
      setCameras(await camerasHere());
      const text = await firstCode(video.current, (read) => presentedBy(read) !== null, signal);
      off();
      if (text !== null) found(text);
    }
    look().catch((error: unknown) => {
      if (!signal.aborted) setTrouble(troubleOf(error));
    });
    return () => ended.abort();
  }, [deviceId]);
  return { video, cameras, trouble };
}
