import { Container, Group, Stack, Text } from "@mantine/core";
import { Loaded } from "../shared/page.tsx";
import { Preferences } from "../shared/preferences.tsx";
import { Around } from "./pages/around.tsx";
import { Welcome } from "./pages/welcome.tsx";
import { usePhone } from "./this-phone.ts";

const WIDTH_PX = 480;

/** What a retailer's app would be: the way in, then what is around. */
export function PhoneProgram() {
  const query = usePhone();
  return (
    <Container size={WIDTH_PX} py="md">
      <Stack gap="lg">
        <Group component="header" justify="space-between" wrap="nowrap">
          <Text fw={700} size="lg" c="spruce">
            Beckon
          </Text>
          <Preferences />
        </Group>
        <main>
          <Loaded query={query}>{(phone) => (phone === null ? <Welcome /> : <Around phone={phone} />)}</Loaded>
        </main>
      </Stack>
    </Container>
  );
}
