import { Badge, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { useMoney } from "../sale/basket-list.tsx";
import { type Till, timeAt } from "../this-till.ts";
import type { RedemptionDetail } from "../wire.ts";
import { ReturnForm } from "./return-form.tsx";
import type { Settler } from "./use-settle.ts";

const words = inBoth({
  en: {
    status: {
      reserved: "Reserved",
      lapsed: "Reservation lapsed",
      committed: "Redeemed",
      voided: "Voided",
      returned: "All returned",
    },
    took: (money: string) => `Took ${money} off`,
    label: (text: string) => `On the receipt: ${text}`,
    at: (store: string, till: string, time: string) => `${store}, till ${till}, ${time}`,
    receipt: (id: string) => `Receipt ${id}`,
    back: (money: string, store: string, time: string) => `${money} came back at ${store}, ${time}`,
    test: "Test",
    commit: "The customer has paid",
    void: "Void the receipt",
    release: "Release",
    really: "Void it? The offer can be redeemed again, and the customer owes the full price.",
    reallyVoid: "Yes, void it",
    keep: "Keep it",
  },
  sv: {
    status: {
      reserved: "Reserverat",
      lapsed: "Reservationen gick ut",
      committed: "Inlöst",
      voided: "Makulerat",
      returned: "Allt återlämnat",
    },
    took: (money: string) => `Drog av ${money}`,
    label: (text: string) => `På kvittot: ${text}`,
    at: (store: string, till: string, time: string) => `${store}, kassa ${till}, ${time}`,
    receipt: (id: string) => `Kvitto ${id}`,
    back: (money: string, store: string, time: string) => `${money} kom tillbaka i ${store}, ${time}`,
    test: "Test",
    commit: "Kunden har betalat",
    void: "Makulera kvittot",
    release: "Släpp",
    really: "Makulera? Erbjudandet kan lösas in igen, och kunden ska betala fullt pris.",
    reallyVoid: "Ja, makulera",
    keep: "Behåll",
  },
});

interface FoundCardProps {
  readonly redemption: RedemptionDetail;
  readonly till: Till;
  readonly settler: Settler;
}

/** A redemption that was found: what it was, what has come back of it, and what can be done now. */
export function FoundCard({ redemption, till, settler }: FoundCardProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const money = useMoney(redemption.discount.currency);
  const time = (at: string): string => timeAt(at, till.timeZone, language);
  const named = (storeId: string): string => (storeId === till.storeId ? till.storeName : storeId);
  const { status, label, discount, returns, remaining, id } = redemption;
  return (
    <Card withBorder padding="lg" component="article" aria-label={label}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start">
          <Stack gap={4}>
            <Title order={2} size="h3">
              {say.took(money(discount.amount))}
            </Title>
            <Text>{say.label(label)}</Text>
            <Text size="sm" c="dimmed">
              {say.at(named(redemption.storeId), redemption.tillId, time(redemption.committedAt ?? redemption.at))}
            </Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
              {say.receipt(redemption.transactionId)} · {id}
            </Text>
          </Stack>
          <Group gap="xs">
            {redemption.test && (
              <Badge size="lg" variant="outline" color="gray">
                {say.test}
              </Badge>
            )}
            <Badge size="lg" variant="outline" color={status === "committed" ? "spruce" : "gray"}>
              {say.status[status]}
            </Badge>
          </Group>
        </Group>
        {returns.map(({ transactionId, storeId, at, refund }) => (
          <Text key={transactionId} size="sm">
            {say.back(money(refund.amount), named(storeId), time(at))}
          </Text>
        ))}
        {remaining.length > 0 && (
          <ReturnForm
            key={JSON.stringify(remaining)}
            remaining={remaining}
            currency={discount.currency}
            onReturn={(typed) => settler.giveBack(redemption, typed)}
          />
        )}
        <Deeds redemption={redemption} settler={settler} />
      </Stack>
    </Card>
  );
}

function Deeds({ redemption, settler }: Omit<FoundCardProps, "till">) {
  const say = useWords(words);
  const [isAsked, ask] = useState(false);
  const { status, returns } = redemption;
  const waits = status === "reserved" || status === "lapsed";
  if (!waits && (status !== "committed" || returns.length > 0)) return null;
  if (isAsked)
    return (
      <Stack gap="xs" role="group" aria-label={say.void}>
        <Text fw={600}>{say.really}</Text>
        <Group>
          <Button size="lg" variant="default" autoFocus onClick={() => ask(false)}>
            {say.keep}
          </Button>
          <Button size="lg" color="red.9" onClick={() => void settler.undo(redemption)}>
            {say.reallyVoid}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <Group>
      {waits && (
        <Button size="lg" onClick={() => void settler.commit(redemption)}>
          {say.commit}
        </Button>
      )}
      <Button size="lg" variant="default" onClick={() => (waits ? void settler.undo(redemption) : ask(true))}>
        {waits ? say.release : say.void}
      </Button>
    </Group>
  );
}
