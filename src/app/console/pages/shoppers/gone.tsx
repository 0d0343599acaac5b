import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Empty, Page } from "../../../shared/page.tsx";

const words = inBoth({
  en: {
    title: (id: string) => `Shopper ${id}`,
    nothing: "Nothing is held about anybody by this id: there never was one, or they were erased.",
    back: "Find somebody else",
  },
  sv: {
    title: (id: string) => `Kund ${id}`,
    nothing: "Ingenting finns om någon med detta id: det har aldrig funnits, eller så är personen raderad.",
    back: "Sök någon annan",
  },
});

export function Gone({ id }: { readonly id: string }) {
  const say = useWords(words);
  return (
    <Page title={say.title(id)}>
      <Empty>
        {say.nothing}{" "}
        <Anchor component={Link} to="/shoppers" underline="always">
          {say.back}
        </Anchor>
      </Empty>
    </Page>
  );
}
