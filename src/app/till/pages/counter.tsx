import { Container, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { inBoth, useWords } from "../../shared/language.tsx";
import { articleOf, learnArticle } from "../articles.ts";
import { EMPTY_LINE, type NewLine, type TypedLine } from "../basket.ts";
import { scanOf } from "../scan/presented.ts";
import { useTypedScan } from "../scan/use-typed-scan.ts";
import { BasketList } from "../sale/basket-list.tsx";
import { LineForm } from "../sale/line-form.tsx";
import { isFixed, quoteIn } from "../sale/sale.ts";
import { ShowCode } from "../sale/show-code.tsx";
import { StageSign } from "../sale/stage-sign.tsx";
import type { Selling } from "../sale/use-sale.ts";
import { SIGN_WIDTH_PX } from "../sign/sign.tsx";
import type { Till } from "../this-till.ts";

const words = inBoth({
  en: { title: "Sell", receipt: (id: string) => `Receipt ${id}`, basket: "Basket" },
  sv: { title: "Sälj", receipt: (id: string) => `Kvitto ${id}`, basket: "Korg" },
});

interface CounterProps {
  readonly till: Till;
  readonly training: boolean;
  readonly selling: Selling;
}

/** One customer after the other: an offer, a basket, a sign. */
export function Counter({ till, training, selling }: CounterProps) {
  const say = useWords(words);
  const { sale } = selling;
  const field = useRef<HTMLInputElement>(null);
  const lines = useLines(selling);
  useEffect(() => {
    document.title = `${say.title} · Beckon`;
  }, [say.title]);
  useTypedScan((text) => {
    if (isFixed(sale)) return;
    const scan = scanOf(text);
    if (scan.kind === "offer") selling.present(scan.presented);
    else lines.add(scan.sku);
  });
  return (
    <>
      <VisuallyHidden component="h1">{say.title}</VisuallyHidden>
      <StageSign selling={selling} till={till} training={training} />
      <Container size={SIGN_WIDTH_PX} py="md">
        <Stack gap="lg">
          {sale.stage.kind === "open" && (
            <ShowCode
              key={sale.receipt.transactionId}
              presented={sale.presented}
              hasLines={sale.lines.length > 0}
              field={field}
              onPresent={(presented) => {
                selling.present(presented);
                if (presented !== null && sale.lines.length === 0) lines.article.current?.focus();
              }}
              onCheck={selling.check}
            />
          )}
          <Basket till={till} selling={selling} lines={lines} />
          <Text size="sm" c="dimmed" ta="center">
            {say.receipt(sale.receipt.transactionId)}
          </Text>
        </Stack>
      </Container>
    </>
  );
}

/** The line that is being typed. An article that was scanned and is known needs no typing. */
function useLines({ dispatch }: Selling) {
  const article = useRef<HTMLInputElement>(null);
  const price = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(EMPTY_LINE);
  const add = (sku: string): void => {
    const known = articleOf(sku);
    if (known === undefined) {
      setTyped({ ...EMPTY_LINE, sku });
      price.current?.focus();
      return;
    }
    const line: NewLine = { ...known, quantity: 1 };
    learnArticle(line);
    dispatch({ kind: "lineAdded", line });
  };
  const type = (change: Partial<TypedLine>): void => setTyped((before) => ({ ...before, ...change }));
  return { article, price, typed, type, add };
}

interface BasketProps extends Pick<CounterProps, "till" | "selling"> {
  readonly lines: ReturnType<typeof useLines>;
}

function Basket({ till, selling: { sale, dispatch }, lines: { article, price, typed, type } }: BasketProps) {
  const say = useWords(words);
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h3">
        {say.basket}
      </Title>
      {!isFixed(sale) && sale.stage.kind !== "quoted" && (
        <LineForm
          currency={till.currency}
          typed={typed}
          article={article}
          price={price}
          onType={type}
          onAdd={(line) => dispatch({ kind: "lineAdded", line })}
        />
      )}
      <BasketList
        lines={sale.lines}
        removed={sale.removed?.line ?? null}
        currency={till.currency}
        quote={quoteIn(sale)}
        isFixed={isFixed(sale)}
        onQuantity={(id, quantity) => dispatch({ kind: "quantitySet", id, quantity })}
        onRemove={(id) => dispatch({ kind: "lineRemoved", id })}
        onUndo={() => dispatch({ kind: "removalUndone" })}
      />
    </Stack>
  );
}
