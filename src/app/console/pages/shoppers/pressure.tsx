import { Alert, List, Text } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { sayDuration } from "../../../shared/durations.ts";
import { useMoments } from "../../../shared/moments.ts";
import { Loaded } from "../../../shared/page.tsx";
import { type Pressure, usePressure } from "./queries.ts";

type Because = Pressure["because"][number];

const words = inBoth({
  en: {
    yes: "Marketing may speak to this shopper now",
    yesAbout: "They have agreed to it, and no limit on contacts is reached.",
    no: "Marketing is to leave this shopper alone",
    until: (moment: string) => `Until ${moment}, as far as is known.`,
    noEnd: "No time ends this: it is the shopper’s own word.",
    consent_missing: "They have not agreed to marketing.",
    paused: "They have paused it.",
    service_contact: "Somebody was in touch with them about a service less than a day ago.",
    fatigue: "They have waved off several offers lately.",
    contact_limit: "They have heard enough for now.",
    limit: (count: number, period: string) => `They have heard ${count} times within ${period}, which is the limit.`,
  },
  sv: {
    yes: "Marknadsföring får tala till kunden nu",
    yesAbout: "De har sagt ja till det, och ingen gräns för kontakter är nådd.",
    no: "Marknadsföring ska låta kunden vara",
    until: (moment: string) => `Till ${moment}, så vitt man vet.`,
    noEnd: "Ingen tid avslutar det: det är kundens eget ord.",
    consent_missing: "De har inte sagt ja till marknadsföring.",
    paused: "De har gjort uppehåll.",
    service_contact: "Någon hade kontakt med dem i ett serviceärende för mindre än ett dygn sedan.",
    fatigue: "De har viftat bort flera erbjudanden på sista tiden.",
    contact_limit: "De har hört nog för tillfället.",
    limit: (count: number, period: string) => `De har hört av oss ${count} gånger inom ${period}, vilket är gränsen.`,
  },
});

/** Whether anything may be sold to somebody now; if not, why and until when. */
export function PressurePanel({ shopperId }: { readonly shopperId: string }) {
  return <Loaded query={usePressure(shopperId)}>{(pressure) => <Verdict pressure={pressure} />}</Loaded>;
}

function Verdict({ pressure: { marketingAllowed, until, because } }: { readonly pressure: Pressure }) {
  const say = useWords(words);
  const { moment } = useMoments();
  if (marketingAllowed) {
    return (
      <Alert color="spruce" title={say.yes}>
        {say.yesAbout}
      </Alert>
    );
  }
  return (
    <Alert color="orange" title={say.no}>
      <List size="sm">
        {because.map((one) => (
          <List.Item key={one.code}>
            <Reason because={one} />
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs" fw={600}>
        {until === null ? say.noEnd : say.until(moment(until))}
      </Text>
    </Alert>
  );
}

function Reason({ because: { code, limit } }: { readonly because: Because }) {
  const say = useWords(words);
  const { language } = useLanguage();
  return limit === undefined ? say[code] : say.limit(limit.count, sayDuration(limit.period, language));
}
