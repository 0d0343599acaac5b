import { Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useLanguage, useWords } from "../../shared/language.tsx";
import { No } from "../sign/no.tsx";
import { SignButton } from "../sign/sign-button.tsx";
import { Sign } from "../sign/sign.tsx";
import { type Till, timeAt } from "../this-till.ts";
import type { Discount } from "../wire.ts";
import { useMoney } from "./basket-list.tsx";
import type { Ask, Stage } from "./sale.ts";
import { stageWords as words } from "./stage-words.ts";
import type { Selling } from "./use-sale.ts";

interface StageSignProps {
  readonly selling: Selling;
  readonly till: Till;
  readonly training: boolean;
}
type In<Kind extends Stage["kind"]> = StageSignProps & { readonly stage: Extract<Stage, { readonly kind: Kind }> };

/** How far the offer is, for everybody to see, and what can be done now. */
export function StageSign(props: StageSignProps) {
  const { stage } = props.selling.sale;
  switch (stage.kind) {
    case "open":
      return null;
    case "asking":
      return <Asking {...props} stage={stage} />;
    case "quoted":
      return <Quoted {...props} stage={stage} />;
    case "practised":
      return <Practised {...props} stage={stage} />;
    case "reserved":
      return <Reserved {...props} stage={stage} />;
    case "redeemed":
      return <Redeemed {...props} stage={stage} />;
    case "voided":
      return <Voided {...props} />;
    case "refused":
      return <Refused {...props} stage={stage} />;
  }
}

function useOff({ currency, amount, points }: Discount): string {
  const say = useWords(words);
  const money = useMoney(currency);
  return amount === 0 && points !== undefined ? say.points(points) : say.off(money(amount));
}

function Asking({ stage: { ask, silences }, selling, training }: In<"asking">) {
  const say = useWords(words);
  if (silences === 0) return <Sign tone="wait" title={say.asking[ask]} training={training} />;
  return (
    <Sign
      tone="wait"
      title={say.asking[ask]}
      headline={say.silent(silences)}
      training={training}
      actions={<Impatience ask={ask} selling={selling} />}
    >
      <Text fz="lg" ta="center">
        {ask === "giveUp" ? say.meanwhile : say.same}
      </Text>
    </Sign>
  );
}

/** What can be done while nothing is heard: what takes effect is voided before the customer pays without it. */
function Impatience({ ask, selling }: { readonly ask: Ask; readonly selling: Selling }) {
  const say = useWords(words);
  const { presented } = selling.sale;
  if (ask === "giveUp") return <SignButton onClick={selling.next}>{say.next}</SignButton>;
  if ((ask !== "redeem" && ask !== "reserve") || presented === null) return null;
  return <SignButton onClick={() => selling.giveUp(presented)}>{say.without}</SignButton>;
}

function Quoted({ stage: { quote }, selling, training }: In<"quoted">) {
  const say = useWords(words);
  const off = useOff(quote.discount);
  const { presented } = selling.sale;
  const actions = presented !== null && (
    <>
      <SignButton first onClick={() => selling.redeem(presented)}>
        {say.redeem}
      </SignButton>
      <SignButton onClick={() => selling.reserve(presented)}>{say.reserve}</SignButton>
      <SignButton onClick={selling.back}>{say.change}</SignButton>
    </>
  );
  return (
    <Sign tone="yes" title={say.yes} headline={off} training={training} actions={actions}>
      <Text fz="lg">{say.label(quote.label)}</Text>
    </Sign>
  );
}

function Practised({ stage: { quote }, selling, training }: In<"practised">) {
  const say = useWords(words);
  const next = (
    <SignButton first onClick={selling.next}>
      {say.next}
    </SignButton>
  );
  return (
    <Sign tone="yes" title={say.practised} headline={useOff(quote.discount)} training={training} actions={next}>
      <Text fz="lg">{say.nothing}</Text>
    </Sign>
  );
}

function Reserved({ stage: { redemption }, selling, till, training }: In<"reserved">) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { id, reservedUntil, label } = redemption;
  const actions = (
    <>
      <SignButton first onClick={() => selling.commit(id)}>
        {say.commit}
      </SignButton>
      <SignButton onClick={() => selling.undo(id)}>{say.release}</SignButton>
    </>
  );
  return (
    <Sign tone="yes" title={say.reserved} headline={useOff(redemption.discount)} training={training} actions={actions}>
      <Text fz="lg">{say.label(label)}</Text>
      {reservedUntil !== undefined && (
        <Text fz="lg" ta="center">
          {say.until(timeAt(reservedUntil, till.timeZone, language))}
        </Text>
      )}
    </Sign>
  );
}

function Redeemed({ stage: { redemption }, selling, training }: In<"redeemed">) {
  const say = useWords(words);
  const [isAsked, ask] = useState(false);
  const next = (
    <>
      <SignButton first onClick={selling.next}>
        {say.next}
      </SignButton>
      <SignButton onClick={() => ask(true)}>{say.void}</SignButton>
    </>
  );
  const sure = (
    <>
      <SignButton first onClick={() => ask(false)}>
        {say.keep}
      </SignButton>
      <SignButton onClick={() => selling.undo(redemption.id)}>{say.reallyVoid}</SignButton>
    </>
  );
  return (
    <Sign
      tone="yes"
      title={say.redeemed}
      headline={useOff(redemption.discount)}
      training={training}
      actions={<Fresh key={String(isAsked)}>{isAsked ? sure : next}</Fresh>}
    >
      <Text fz="lg">{say.label(redemption.label)}</Text>
      {redemption.late && <Text fz="lg">{say.late}</Text>}
      {isAsked && (
        <Text fz="lg" fw={700}>
          {say.really}
        </Text>
      )}
    </Sign>
  );
}

/** Buttons that are new as a whole, so that the first of them gets the focus. */
const Fresh = ({ children }: { readonly children: ReactNode }) => children;

function Voided({ selling, training }: StageSignProps) {
  const say = useWords(words);
  const actions = (
    <>
      <SignButton first onClick={selling.next}>
        {say.next}
      </SignButton>
      <SignButton onClick={() => selling.present(null)}>{say.another}</SignButton>
    </>
  );
  return <Sign tone="wait" title={say.voided} headline={say.voidedNext} training={training} actions={actions} />;
}

function Refused({ stage: { refusal }, selling, till, training }: In<"refused">) {
  const say = useWords(words);
  const actions = (
    <>
      <SignButton first onClick={() => selling.present(null)}>
        {say.another}
      </SignButton>
      <SignButton onClick={selling.next}>{say.next}</SignButton>
    </>
  );
  return <No refusal={refusal} till={till} training={training} actions={actions} />;
}
