import { Stack } from "@mantine/core";
import type { SingleView } from "../../../domain/privacy/single-view.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { formatMoney } from "../../../domain/money/currency.ts";
import { useMoments } from "../../shared/moments.ts";
import { Fact } from "./fact.tsx";

const words = inBoth({
  en: {
    known: "The shop knows you as",
    anonymous: "Nobody knows yet who you are",
    test: "A test shopper, of whom nothing counts",
    birthYear: "Born in",
    tier: "Tier",
    timeZone: "Time zone",
    locale: "Language",
    orders: "Purchases",
    spent: "Spent in all",
    since: (time: string) => `Since ${time}`,
    yes: "yes",
    no: "no",
  },
  sv: {
    known: "Butiken känner dig som",
    anonymous: "Ingen vet än vem du är",
    test: "En testkund, av vilken inget räknas",
    birthYear: "Född",
    tier: "Nivå",
    timeZone: "Tidszon",
    locale: "Språk",
    orders: "Köp",
    spent: "Handlat för",
    since: (time: string) => `Sedan ${time}`,
    yes: "ja",
    no: "nej",
  },
});

/** Who the shop takes them for, and what it says of them. */
export function You({ me }: { readonly me: SingleView }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { date } = useMoments();
  const { profile, identities, habit } = me.person;
  const told = (value: unknown): string => {
    if (typeof value === "boolean") return value ? say.yes : say.no;
    return Array.isArray(value) ? value.join(", ") : String(value);
  };
  const given = (["birthYear", "tier", "timeZone", "locale"] as const).filter((name) => profile[name] !== null);
  return (
    <Stack gap="xs">
      <Fact label={say.known} about={me.test ? say.test : undefined}>
        {me.anonymous ? say.anonymous : me.shopperId}
      </Fact>
      {given.map((name) => (
        <Fact key={name} label={say[name]}>
          {profile[name]}
        </Fact>
      ))}
      {Object.entries(profile.attributes).map(([name, value]) => (
        <Fact key={name} label={name}>
          {told(value)}
        </Fact>
      ))}
      {identities.map(({ kind, source, value, since }) => (
        <Fact key={kind + value} label={source === null ? kind : `${kind} (${source})`} about={say.since(date(since))}>
          {value}
        </Fact>
      ))}
      {habit.orders > 0 && (
        <Fact label={say.orders} about={habit.firstAt === null ? undefined : say.since(date(habit.firstAt))}>
          {habit.orders}
        </Fact>
      )}
      {habit.spend.map((money) => (
        <Fact key={money.currency} label={say.spent}>
          {formatMoney(money, language)}
        </Fact>
      ))}
    </Stack>
  );
}
