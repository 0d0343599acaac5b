import { Button, Group, NumberInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { asked } from "../../shared/client.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Page } from "../../shared/page.tsx";
import { useAct } from "../../shared/query-hooks.ts";
import { EMPTY_LINE, type Receipt, receiptOf, type TypedLine } from "../basket.ts";
import { No, Yes } from "../sign.tsx";
import { clientOf, type Till } from "../this-till.ts";

const words = inBoth({
  en: {
    title: (till: string) => `Till ${till}`,
    code: "Code",
    sku: "Article",
    productId: "Product",
    quantity: "Quantity",
    price: "Price",
    check: "Check",
    redeem: "Redeem",
    next: "Next customer",
    leave: "Set up anew",
  },
  sv: {
    title: (till: string) => `Kassa ${till}`,
    code: "Kod",
    sku: "Artikel",
    productId: "Produkt",
    quantity: "Antal",
    price: "Pris",
    check: "Kontrollera",
    redeem: "Lös in",
    next: "Nästa kund",
    leave: "Ställ in på nytt",
  },
});

/** One receipt at a time. Whatever is repeated of it is the same redemption, so its number and its key stay. */
const newReceipt = () => ({ transactionId: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() });

interface CounterProps {
  readonly till: Till;
  readonly onLeave: () => void;
}

export function Counter({ till, onLeave }: CounterProps) {
  const say = useWords(words);
  const [number, setNumber] = useState(newReceipt);
  return (
    <Page
      title={say.title(till.tillId)}
      about={till.storeId}
      actions={
        <Button variant="subtle" onClick={onLeave}>
          {say.leave}
        </Button>
      }
    >
      <OneReceipt key={number.transactionId} till={till} number={number} onNext={() => setNumber(newReceipt())} />
    </Page>
  );
}

interface OneReceiptProps {
  readonly till: Till;
  readonly number: ReturnType<typeof newReceipt>;
  readonly onNext: () => void;
}

function OneReceipt({ till, number, onNext }: OneReceiptProps) {
  const say = useWords(words);
  const [code, setCode] = useState("");
  const [line, setLine] = useState(EMPTY_LINE);
  const { check, redeem } = useRedemptions(till, number.idempotencyKey);
  const receipt = receiptOf(till, code, number.transactionId, line);
  const latest = redeem.isIdle ? check : redeem;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    redeem.reset();
    check.mutate(receipt);
  };
  return (
    <Stack>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={say.code}
            value={code}
            size="lg"
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
            required
          />
          <LineInput line={line} onChange={setLine} />
          <Group>
            <Button type="submit" variant="default" size="lg" loading={check.isPending}>
              {say.check}
            </Button>
            <Button
              size="lg"
              disabled={!check.isSuccess}
              loading={redeem.isPending}
              onClick={() => redeem.mutate(receipt)}
            >
              {say.redeem}
            </Button>
          </Group>
        </Stack>
      </form>
      {latest.data !== undefined && <Yes redeemed={redeem.isSuccess} quote={latest.data} />}
      {latest.error !== null && <No error={latest.error} />}
      {redeem.isSuccess && (
        <Button size="lg" onClick={onNext}>
          {say.next}
        </Button>
      )}
    </Stack>
  );
}

function useRedemptions(till: Till, idempotencyKey: string) {
  const client = clientOf(till);
  const header = { "idempotency-key": idempotencyKey };
  return {
    check: useAct((json: Receipt) => asked(client.check.$post({ json }))),
    redeem: useAct((json: Receipt) => asked(client.$post({ header, json }))),
  };
}

interface LineInputProps {
  readonly line: TypedLine;
  readonly onChange: (line: TypedLine) => void;
}

function LineInput({ line, onChange }: LineInputProps) {
  const say = useWords(words);
  return (
    <Group grow align="flex-end">
      {(["sku", "productId"] as const).map((name) => (
        <TextInput
          key={name}
          label={say[name]}
          value={line[name]}
          required={name === "sku"}
          onChange={({ currentTarget }) => onChange({ ...line, [name]: currentTarget.value })}
        />
      ))}
      {(["quantity", "price"] as const).map((name) => (
        <NumberInput
          key={name}
          label={say[name]}
          value={line[name]}
          min={0}
          onChange={(value) => onChange({ ...line, [name]: Number(value) })}
        />
      ))}
    </Group>
  );
}
