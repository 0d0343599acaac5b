import { Text } from "@mantine/core";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoney } from "../sale/basket-list.tsx";
import { No } from "../sign/no.tsx";
import { SignButton } from "../sign/sign-button.tsx";
import { Sign } from "../sign/sign.tsx";
import type { Till } from "../this-till.ts";
import type { Settler, Settling } from "./use-settle.ts";

const words = inBoth({
  en: {
    asking: "Asking",
    silent: (count: number) => `No answer yet. Asked ${count} times.`,
    same: "The till repeats the same request until it is answered. However often it asks, nothing is counted twice.",
    returned: "Taken back",
    refund: (money: string) => `Give back ${money}`,
    kept: (money: string) => `The offer's part, ${money}, stays with the store.`,
    moved: (money: string) => `${money} of the offer moves to what is taken instead.`,
    receipt: (id: string) => `Receipt of the return: ${id}`,
    voided: "Voided",
    committed: "Redeemed",
    done: "Done",
  },
  sv: {
    asking: "Frågar",
    silent: (count: number) => `Inget svar än. Har frågat ${count} gånger.`,
    same: "Kassan upprepar samma begäran tills den får svar. Hur ofta den än frågar räknas inget två gånger.",
    returned: "Återlämnat",
    refund: (money: string) => `Betala tillbaka ${money}`,
    kept: (money: string) => `Erbjudandets del, ${money}, stannar i butiken.`,
    moved: (money: string) => `${money} av erbjudandet flyttas till det som tas i stället.`,
    receipt: (id: string) => `Returens kvitto: ${id}`,
    voided: "Makulerat",
    committed: "Inlöst",
    done: "Klar",
  },
});

interface SettledSignProps {
  readonly settler: Settler;
  readonly till: Till;
  readonly training: boolean;
}

/** What came of a return, a void or a late payment. */
export function SettledSign({ settler: { settling, reset }, till, training }: SettledSignProps) {
  const say = useWords(words);
  const done = (
    <SignButton first onClick={reset}>
      {say.done}
    </SignButton>
  );
  switch (settling.kind) {
    case "idle":
      return null;
    case "asking":
      return settling.silences === 0 ? (
        <Sign tone="wait" title={say.asking} training={training} />
      ) : (
        <Sign tone="wait" title={say.asking} headline={say.silent(settling.silences)} training={training}>
          <Text fz="lg" ta="center">
            {say.same}
          </Text>
        </Sign>
      );
    case "returned":
      return <TakenBack settled={settling} training={training} onDone={reset} />;
    case "voided":
    case "committed":
      return <Sign tone="yes" title={say[settling.kind]} training={training} actions={done} />;
    case "refused":
      return <No refusal={settling.refusal} till={till} training={training} actions={done} />;
  }
}

interface TakenBackProps {
  readonly settled: Extract<Settling, { readonly kind: "returned" }>;
  readonly training: boolean;
  readonly onDone: () => void;
}

function TakenBack({ settled: { answer, transactionId }, training, onDone }: TakenBackProps) {
  const say = useWords(words);
  const { refund, moved } = answer;
  const money = useMoney(refund.currency);
  const shifted = moved.reduce((sum, { amount }) => sum + amount, 0);
  const done = (
    <SignButton first onClick={onDone}>
      {say.done}
    </SignButton>
  );
  return (
    <Sign
      tone="yes"
      title={say.returned}
      headline={say.refund(money(refund.amount))}
      training={training}
      actions={done}
    >
      {refund.discount > 0 && <Text fz="lg">{say.kept(money(refund.discount))}</Text>}
      {shifted > 0 && <Text fz="lg">{say.moved(money(shifted))}</Text>}
      <Text>{say.receipt(transactionId)}</Text>
    </Sign>
  );
}
