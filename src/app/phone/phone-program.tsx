import { Container, Group, Stack, Text } from "@mantine/core";
import { Loaded } from "../shared/page.tsx";
import { Preferences } from "../shared/preferences.tsx";
import { Inside } from "./inside.tsx";
import { Welcome } from "./pages/welcome.tsx";
import { ThisPhoneContext, useOpenedPhone } from "./this-phone.ts";
import "./phone.css";

const WIDTH_PX = 480;

/** What a retailer's app would be: the way in, then offers, what is near, and one's own data. */
export function PhoneProgram() {
  const query = useOpenedPhone();
  return (
    <Container size={WIDTH_PX} py="md">
      <Loaded query={query}>
        {(thisPhone) =>
          thisPhone === null ? (
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
          ) : (
            <ThisPhoneContext value={thisPhone}>
              <Inside />
            </ThisPhoneContext>
          )
        }
      </Loaded>
    </Container>
  );
}
