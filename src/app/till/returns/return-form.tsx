import { Button, Checkbox, Group, NumberInput, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { exponentOf } from "../../../domain/money/currency.ts";
import type { Returned } from "../../../domain/redemptions/returns.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { EMPTY_LINE, type TypedLine } from "../basket.ts";
import { useMoney } from "../sale/basket-list.tsx";
import { clamped, isReady, NOTHING, type TypedReturn, type TypedReturns } from "./give-back.ts";

const words = inBoth({
  en: {
    title: "What comes back",
    line: (id: string) => `Line ${id}`,
    left: (count: string, money: string) => `${count} left, paid ${money}`,
    pieces: (id: string) => `Pieces of line ${id} that come back`,
    all: "All",
    instead: "Exchanged for another article",
    sku: "Article instead",
    productId: "Product",
    quantity: "Quantity",
    price: (currency: string) => `Price (${currency})`,
    give: "Take it back",
  },
  sv: {
    title: "Vad som kommer tillbaka",
    line: (id: string) => `Rad ${id}`,
    left: (count: string, money: string) => `${count} kvar, betalade ${money}`,
    pieces: (id: string) => `Antal av rad ${id} som kommer tillbaka`,
    all: "Alla",
    instead: "Byts mot en annan artikel",
    sku: "Artikel i stället",
    productId: "Produkt",
    quantity: "Antal",
    price: (currency: string) => `Pris (${currency})`,
    give: "Ta tillbaka",
  },
});

type Remaining = Returned["remaining"];

interface ReturnFormProps {
  readonly remaining: Readonly<Remaining>;
  readonly currency: string;
  readonly onReturn: (typed: TypedReturns) => unknown;
}

/** How much of each line comes back, and what is taken instead. */
export function ReturnForm({ remaining, currency, onReturn }: ReturnFormProps) {
  const say = useWords(words);
  const [typed, setTyped] = useState<TypedReturns>({});
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onReturn(typed);
  };
  return (
    <form onSubmit={submit} aria-label={say.title}>
      <Stack gap="md">
        <Text fw={600}>{say.title}</Text>
        {remaining.map((line) => (
          <ReturnLine
            key={line.lineId}
            line={line}
            currency={currency}
            typed={typed[line.lineId] ?? NOTHING}
            onType={(one) => setTyped({ ...typed, [line.lineId]: one })}
          />
        ))}
        <Group>
          <Button type="submit" size="lg" disabled={!isReady(typed)}>
            {say.give}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ReturnLineProps {
  readonly line: Remaining[number];
  readonly currency: string;
  readonly typed: TypedReturn;
  readonly onType: (typed: TypedReturn) => void;
}

function ReturnLine({ line, currency, typed, onType }: ReturnLineProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const money = useMoney(currency);
  const { lineId, quantity: left, amount } = line;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Stack gap={0}>
          <Text fw={600} fz="lg">
            {say.line(lineId)}
          </Text>
          <Text size="sm" c="dimmed">
            {say.left(new Intl.NumberFormat(language).format(left), money(amount))}
          </Text>
        </Stack>
        <Group gap="xs" wrap="nowrap">
          <NumberInput
            aria-label={say.pieces(lineId)}
            w={96}
            size="lg"
            min={0}
            max={left}
            decimalScale={3}
            value={typed.quantity}
            onChange={(value) => onType({ ...typed, quantity: clamped(line, Number(value)) })}
          />
          <Button size="lg" variant="default" onClick={() => onType({ ...typed, quantity: left })}>
            {say.all}
          </Button>
        </Group>
      </Group>
      {typed.quantity > 0 && (
        <Checkbox
          size="md"
          label={say.instead}
          checked={typed.instead !== null}
          onChange={({ currentTarget }) =>
            onType({ ...typed, instead: currentTarget.checked ? { ...EMPTY_LINE, quantity: typed.quantity } : null })
          }
        />
      )}
      {typed.quantity > 0 && typed.instead !== null && (
        <Instead currency={currency} typed={typed.instead} onType={(instead) => onType({ ...typed, instead })} />
      )}
    </Stack>
  );
}

interface InsteadProps {
  readonly currency: string;
  readonly typed: TypedLine;
  readonly onType: (typed: TypedLine) => void;
}

function Instead({ currency, typed, onType }: InsteadProps) {
  const say = useWords(words);
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
      {(["sku", "productId"] as const).map((name) => (
        <TextInput
          key={name}
          label={say[name]}
          size="md"
          value={typed[name]}
          maxLength={128}
          autoComplete="off"
          onChange={({ currentTarget }) => onType({ ...typed, [name]: currentTarget.value })}
        />
      ))}
      <NumberInput
        label={say.quantity}
        size="md"
        min={0}
        decimalScale={3}
        hideControls
        value={typed.quantity}
        onChange={(quantity) => onType({ ...typed, quantity })}
      />
      <NumberInput
        label={say.price(currency)}
        size="md"
        min={0}
        decimalScale={exponentOf(currency)}
        hideControls
        value={typed.price}
        onChange={(price) => onType({ ...typed, price })}
      />
    </SimpleGrid>
  );
}
