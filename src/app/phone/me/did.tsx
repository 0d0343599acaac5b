import { Divider, Stack } from "@mantine/core";
import type { SingleView } from "../../../domain/privacy/single-view.ts";
import { formatMoney } from "../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { DecisionTold } from "../decision-told.tsx";
import { useThisPhone } from "../this-phone.ts";
import { Fact, Facts } from "./fact.tsx";

const words = inBoth({
  en: {
    cartNone: "No cart is kept.",
    cartFrom: (time: string) => `Left ${time}`,
    bought: "Bought",
    broughtBack: "Brought back",
    visitsNone: "No visit is kept.",
    stayed: "You stayed",
    passed: "You came by",
    decisionsNone: "Nothing was weighed yet.",
    positionsNone: "Nothing of your positions is kept.",
    positions: (count: number) =>
      count === 1 ? "1 position, without its place" : `${count} positions, without their places`,
    positionsAbout:
      "Of each, for a day: when, which store was near, and a field of some square kilometres. Never where.",
    looked: { viewed: "Looked at", searched: "Looked for", wished: "Wished for" },
  },
  sv: {
    cartNone: "Ingen varukorg sparas.",
    cartFrom: (time: string) => `Lämnad ${time}`,
    bought: "Köpt",
    broughtBack: "Återlämnat",
    visitsNone: "Inget besök sparas.",
    stayed: "Du stannade",
    passed: "Du kom förbi",
    decisionsNone: "Inget har vägts än.",
    positionsNone: "Inget sparas av dina positioner.",
    positions: (count: number) =>
      count === 1 ? "1 position, utan sin plats" : `${count} positioner, utan sina platser`,
    positionsAbout:
      "Av var och en, i ett dygn: när, vilken butik som var nära, och ett fält på några kvadratkilometer. Aldrig var.",
    looked: { viewed: "Tittat på", searched: "Sökt efter", wished: "Önskat" },
  },
});

interface HeldProps {
  readonly me: SingleView;
}

/** The cart, what was bought, and what was looked at. */
export function CartHeld({ me }: HeldProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { moment } = useMoments();
  const { cart, purchases } = me;
  const { activities } = me.person;
  const looked: Readonly<Record<string, string>> = say.looked;
  return (
    <Facts none={say.cartNone} count={(cart?.items.length ?? 0) + purchases.length + activities.length}>
      {cart?.items.map(({ sku, name, quantity, unitPrice }) => (
        <Fact key={sku} label={`${quantity} × ${name}`} about={say.cartFrom(moment(cart.updatedAt))}>
          {formatMoney({ amount: unitPrice * quantity, currency: cart.currency }, language)}
        </Fact>
      ))}
      {purchases.map(({ id, at, kind, paid, lines }) => (
        <Fact
          key={id}
          label={`${kind === "return" ? say.broughtBack : say.bought}: ${lines.map(({ sku }) => sku).join(", ")}`}
          about={moment(at)}
        >
          {formatMoney(paid, language)}
        </Fact>
      ))}
      {activities.map(({ kind, sku, category, query, at }) => (
        <Fact key={kind + at} label={looked[kind] ?? kind} about={moment(at)}>
          {sku ?? category ?? query}
        </Fact>
      ))}
    </Facts>
  );
}

/** As store and time: no place was ever kept. */
export function VisitsHeld({ me: { visits } }: HeldProps) {
  const say = useWords(words);
  const { moment, clock } = useMoments();
  const { storeNames } = useThisPhone();
  return (
    <Facts none={say.visitsNone} count={visits.length}>
      {visits.toReversed().map(({ storeId, from, to, dwelled }) => (
        <Fact key={storeId + from} label={storeNames.of(storeId)} about={`${moment(from)} – ${clock(to)}`}>
          {dwelled ? say.stayed : say.passed}
        </Fact>
      ))}
    </Facts>
  );
}

/** What was weighed at each visit, and what became of it. */
export function DecisionsHeld({ me: { decisions } }: HeldProps) {
  const say = useWords(words);
  const { moment } = useMoments();
  return (
    <Facts none={say.decisionsNone} count={decisions.length}>
      {decisions.map((decision, n) => (
        <Stack key={decision.id} gap={2}>
          {n > 0 && <Divider />}
          <Fact label={moment(decision.at)}>{null}</Fact>
          <DecisionTold decision={decision} />
        </Stack>
      ))}
    </Facts>
  );
}

/** What is kept of the fixes of the last day. */
export function PositionsHeld({ me: { fixes } }: HeldProps) {
  const say = useWords(words);
  const { moment } = useMoments();
  const times = fixes.map(({ at }) => at).toSorted();
  const [first, last] = [times[0], times.at(-1)];
  return (
    <Facts none={say.positionsNone} count={fixes.length}>
      <Fact label={say.positions(fixes.length)} about={say.positionsAbout}>
        {first !== undefined && last !== undefined && `${moment(first)} – ${moment(last)}`}
      </Fact>
    </Facts>
  );
}
