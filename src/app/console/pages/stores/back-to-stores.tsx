import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";

const words = inBoth({ en: { back: "All stores" }, sv: { back: "Alla butiker" } });

export function BackToStores() {
  const say = useWords(words);
  return (
    <Button variant="default" component={Link} to="/stores">
      {say.back}
    </Button>
  );
}
