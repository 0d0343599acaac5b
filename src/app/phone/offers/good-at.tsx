import { Text } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { useThisPhone } from "../this-phone.ts";

const words = inBoth({
  en: { at: (stores: string) => `At ${stores}`, more: (count: number) => `${count} more stores` },
  sv: { at: (stores: string) => `På ${stores}`, more: (count: number) => `${count} butiker till` },
});

const NAMED_MAX = 3;

/** The stores where an offer is good, by name as far as this phone has heard of them. */
export function GoodAt({ storeIds }: { readonly storeIds: readonly string[] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { storeNames } = useThisPhone();
  const named = storeIds.slice(0, NAMED_MAX).map((id) => storeNames.of(id));
  const rest = storeIds.length - named.length;
  const list = [...named, ...(rest > 0 ? [say.more(rest)] : [])];
  return <Text size="sm">{say.at(new Intl.ListFormat(language).format(list))}</Text>;
}
