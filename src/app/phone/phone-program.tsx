import { Container, Group, Stack, Text } from "@mantine/core";
import { Loaded, Waiting } from "../shared/page.tsx";
import { Preferences } from "../shared/preferences.tsx";
import { Inside } from "./inside.tsx";
import { ownership } from "./ownership.ts";
import { Elsewhere } from "./pages/elsewhere.tsx";
import { Welcome } from "./pages/welcome.tsx";
import { ThisPhoneContext, useOpenedPhone } from "./this-phone.ts";
import { useCell } from "./tracking/cell.ts";
import "./phone.css";

const WIDTH_PX = 480;

/** What a retailer's app would be: the way in, then offers, what is near, and one's own data. */
export function PhoneProgram() {
  const { isHere } = useCell(ownership);
  return (
    <Container size={WIDTH_PX} py="md">
      {isHere === null && <Waiting />}
      {isHere === false && (
        <main>
          <Elsewhere />
        </main>
      )}
      {isHere === true && <Here />}
    </Container>
  );
}

function Here() {
  return (
    <Loaded query={useOpenedPhone()}>
      {(thisPhone) =>
        thisPhone === null ? (
          <WayIn />
        ) : (
          <ThisPhoneContext value={thisPhone}>
            <Inside />
          </ThisPhoneContext>
        )
      }
    </Loaded>
  );
}

function WayIn() {
  return (
    <Stack gap="lg">
      <Group component="header" justify="space-between" wrap="nowrap">
        <Text fw={700} size="lg" c="spruce">
          Beckon
        </Text>
        <Preferences />
      </Group>
      <main>
        <Welcome />
      </main>
    </Stack>
  );
}
