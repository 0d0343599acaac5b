import { Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Confirm } from "../../../shared/confirm.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { deviceStateWords, platformName, refusalWords } from "./device-words.ts";
import { type Device, type Shopper, useRevokeDevice } from "./queries.ts";

const words = inBoth({
  en: {
    heading: "Devices",
    none: "No phone or browser is enrolled.",
    enrolled: (at: string) => `Enrolled ${at}`,
    ended: (at: string) => `Ended ${at}`,
    heard: (at: string) => `Last heard of near a store ${at}`,
    never: "Never heard of near a store",
    refused: (at: string) => `Refused ${at}:`,
    revoke: "Revoke",
    title: "Revoke this device",
    about:
      "It gets no offer from now on, and its app has to enrol anew with the shopper signed in. Use it when a phone is lost or sold.",
    verb: "Revoke",
    done: "The device was revoked.",
  },
  sv: {
    heading: "Enheter",
    none: "Ingen telefon eller webbläsare är anmäld.",
    enrolled: (at: string) => `Anmäld ${at}`,
    ended: (at: string) => `Slut ${at}`,
    heard: (at: string) => `Hördes senast nära en butik ${at}`,
    never: "Har aldrig hörts nära en butik",
    refused: (at: string) => `Nekad ${at}:`,
    revoke: "Spärra",
    title: "Spärra enheten",
    about:
      "Den får inga erbjudanden från och med nu, och appen måste anmälas på nytt med kunden inloggad. För en telefon som är borta eller såld.",
    verb: "Spärra",
    done: "Enheten är spärrad.",
  },
});

/** What a customer asks about is mostly the phone in their hand. */
const newestInUseFirst = (a: Device, b: Device): number =>
  Number(b.state === "active") - Number(a.state === "active") || b.enrolledAt.localeCompare(a.enrolledAt);

export function Devices({ shopper: { devices }, id }: { readonly shopper: Shopper; readonly id: string }) {
  const say = useWords(words);
  return (
    <Panel title={say.heading}>
      {devices.length === 0 && <Nothing>{say.none}</Nothing>}
      {devices.toSorted(newestInUseFirst).map((device) => (
        <OneDevice key={device.deviceId} device={device} shopperId={id} />
      ))}
    </Panel>
  );
}

interface OneDeviceProps {
  readonly device: Device;
  readonly shopperId: string;
}

function OneDevice({ device, shopperId }: OneDeviceProps) {
  const say = useWords(words);
  const states = useWords(deviceStateWords);
  const { moment } = useMoments();
  const { deviceId, platform, locale, state, enrolledAt, endedAt, lastPingAt } = device;
  const isActive = state === "active";
  return (
    <Card withBorder padding="sm">
      <Stack gap={4}>
        <Group justify="space-between">
          <Text fw={600}>
            {platformName(platform)}
            {locale !== null && (
              <Text span c="dimmed" size="sm">
                {` · ${locale}`}
              </Text>
            )}
          </Text>
          <Badge variant={isActive ? "light" : "default"} tt="none">
            {states[state] ?? state}
          </Badge>
        </Group>
        <Text size="sm">{lastPingAt === null ? say.never : say.heard(moment(lastPingAt))}</Text>
        <Text size="sm">{endedAt === null ? say.enrolled(moment(enrolledAt)) : say.ended(moment(endedAt))}</Text>
        <LastRefusal device={device} />
        <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {deviceId}
        </Text>
        {isActive && <Revoke deviceId={deviceId} shopperId={shopperId} />}
      </Stack>
    </Card>
  );
}

function LastRefusal({ device: { lastRefusal } }: Pick<OneDeviceProps, "device">) {
  const say = useWords(words);
  const causes = useWords(refusalWords);
  const { moment } = useMoments();
  if (lastRefusal === null) return null;
  return (
    <Text size="sm">
      <strong>{say.refused(moment(lastRefusal.at))}</strong> {causes[lastRefusal.code] ?? lastRefusal.code}
    </Text>
  );
}

function Revoke({ deviceId, shopperId }: { readonly deviceId: string; readonly shopperId: string }) {
  const say = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  const revoke = useRevokeDevice(shopperId, deviceId);
  const done = useDone();
  const confirm = (): void =>
    revoke.mutate(undefined, {
      onSuccess() {
        done(say.done);
        close();
      },
    });
  return (
    <Group pt={4}>
      <Button size="xs" variant="outline" color="red" onClick={open}>
        {say.revoke}
      </Button>
      <Confirm {...say} opened={opened} act={revoke} onConfirm={confirm} onClose={close} />
    </Group>
  );
}
