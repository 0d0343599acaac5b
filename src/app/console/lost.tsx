import { Empty } from "../shared/page.tsx";
import { inBoth, useWords } from "../shared/language.tsx";

const words = inBoth({
  en: { nothing: "There is no such page." },
  sv: { nothing: "Det finns ingen sådan sida." },
});

export function Lost() {
  return <Empty>{useWords(words).nothing}</Empty>;
}
