import { Container, Group, Stack, Text } from "@mantine/core";
import { Preferences } from "../shared/preferences.tsx";
import { Counter } from "./pages/counter.tsx";
import { SetUp } from "./pages/set-up.tsx";
import { useTill } from "./this-till.ts";

const WIDTH_PX = 720;

/** A page for the counter. */
export function TillProgram() {
  const { till, keep } = useTill();
  return (
    <Container size={WIDTH_PX} py="md">
      <Stack gap="lg">
        <Group component="header" justify="space-between" wrap="nowrap">
          <Text fw={700} size="lg" c="spruce">
            Beckon
          </Text>
          <Preferences />
        </Group>
        <main>{till === null ? <SetUp onDone={keep} /> : <Counter till={till} onLeave={() => keep(null)} />}</main>
      </Stack>
    </Container>
  );
}
