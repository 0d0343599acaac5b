import { Button, Grid, NumberInput, TextInput } from "@mantine/core";
import type { FormEvent, RefObject } from "react";
import { exponentOf } from "../../../domain/money/currency.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { articleOf, learnArticle } from "../articles.ts";
import { EMPTY_LINE, lineOf, majorOf, type NewLine, type TypedLine } from "../basket.ts";

const words = inBoth({
  en: {
    sku: "Article",
    scan: "Number or bar code",
    productId: "Product",
    name: "Name",
    optional: "If there is one",
    quantity: "Quantity",
    price: (currency: string) => `Price (${currency})`,
    add: "Add",
    line: "A line of the basket",
  },
  sv: {
    sku: "Artikel",
    scan: "Nummer eller streckkod",
    productId: "Produkt",
    name: "Namn",
    optional: "Om det finns",
    quantity: "Antal",
    price: (currency: string) => `Pris (${currency})`,
    add: "Lägg till",
    line: "En rad i korgen",
  },
});

/** What need not be typed of an article that was sold here before. */
function knownOf(sku: string, currency: string): Partial<TypedLine> {
  const known = articleOf(sku.trim());
  if (known === undefined) return {};
  const { productId, name, unitPrice } = known;
  return { productId: productId ?? "", name, price: majorOf(unitPrice, currency) };
}

interface LineFormProps {
  readonly currency: string;
  readonly typed: TypedLine;
  readonly onType: (change: Partial<TypedLine>) => void;
  readonly onAdd: (line: NewLine) => void;
  readonly article: RefObject<HTMLInputElement | null>;
  readonly price: RefObject<HTMLInputElement | null>;
}

/** How much of the width each of them takes; the first two can be left empty. */
const TEXTS = [
  { name: "productId", span: { base: 6, xs: 3, md: 2 } },
  { name: "name", span: { base: 6, xs: 3, md: 2 } },
] as const;

/** One line by hand: Enter adds it, and the next one begins. */
export function LineForm(props: LineFormProps) {
  const { currency, typed, onType, onAdd, article } = props;
  const say = useWords(words);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const line = lineOf(typed, currency);
    learnArticle(line);
    onAdd(line);
    onType(EMPTY_LINE);
    article.current?.focus();
  };
  return (
    <form onSubmit={submit} aria-label={say.line}>
      <Grid gap="sm" align="flex-end">
        <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
          <TextInput
            ref={article}
            label={say.sku}
            placeholder={say.scan}
            size="md"
            value={typed.sku}
            required
            withAsterisk={false}
            maxLength={128}
            autoComplete="off"
            onChange={({ currentTarget }) => onType({ sku: currentTarget.value })}
            onBlur={() => typed.price === "" && onType(knownOf(typed.sku, currency))}
          />
        </Grid.Col>
        {TEXTS.map(({ name, span }) => (
          <Grid.Col key={name} span={span}>
            <TextInput
              label={say[name]}
              placeholder={say.optional}
              size="md"
              value={typed[name]}
              maxLength={128}
              autoComplete="off"
              onChange={({ currentTarget }) => onType({ [name]: currentTarget.value })}
            />
          </Grid.Col>
        ))}
        <Amounts {...props} />
        <Grid.Col span={{ base: 12, xs: 5, md: 1.5 }}>
          <Button type="submit" variant="default" size="md" fullWidth>
            {say.add}
          </Button>
        </Grid.Col>
      </Grid>
    </form>
  );
}

function Amounts({ currency, typed, onType, price }: LineFormProps) {
  const say = useWords(words);
  return (
    <>
      <Grid.Col span={{ base: 4, xs: 3, md: 1.5 }}>
        <NumberInput
          label={say.quantity}
          size="md"
          value={typed.quantity}
          required
          withAsterisk={false}
          decimalScale={3}
          hideControls
          onChange={(quantity) => onType({ quantity })}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 8, xs: 4, md: 2 }}>
        <NumberInput
          ref={price}
          label={say.price(currency)}
          size="md"
          value={typed.price}
          required
          withAsterisk={false}
          min={0}
          decimalScale={exponentOf(currency)}
          hideControls
          onChange={(value) => onType({ price: value })}
        />
      </Grid.Col>
    </>
  );
}
