import { Anchor, Code, Stack, Table, Text, Timeline } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Loaded, Page } from "../../../shared/page.tsx";
import { Panel } from "../../../shared/panel.tsx";
import { Facts } from "../../facts.tsx";
import { useStoreNames } from "../../names.ts";
import { type Redemption as Redeemed, useRedemption } from "./queries.ts";
import { StateBadge } from "./receipt.tsx";

const words = inBoth({
  en: {
    title: "Redemption",
    back: "All redemptions",
    store: "Store",
    till: "Till",
    receipt: "Receipt",
    off: "Taken off",
    points: "Points",
    booked: "Booked under",
    attempt: "Attempt",
    test: "A test: no money",
    lines: "What it came off",
    line: "Line",
    amount: "Taken off",
    remaining: "Can still come back",
    nothing: "Nothing",
    story: "What happened",
    asked: "Asked for at the till",
    committed: "Redeemed",
    late: "after the reservation had lapsed: the customer had paid",
    voided: "Voided",
    returned: (refund: string) => `Returned: ${refund} to the customer`,
    until: "Reserved until",
    byTill: "Only a till voids, returns or exchanges.",
  },
  sv: {
    title: "Inlösen",
    back: "Alla inlösen",
    store: "Butik",
    till: "Kassa",
    receipt: "Kvitto",
    off: "Avdraget",
    points: "Poäng",
    booked: "Bokfört som",
    attempt: "Försök",
    test: "Ett test: inga pengar",
    lines: "Vad det drogs av från",
    line: "Rad",
    amount: "Avdraget",
    remaining: "Kan fortfarande lämnas tillbaka",
    nothing: "Inget",
    story: "Vad som hände",
    asked: "Begärdes i kassan",
    committed: "Inlöst",
    late: "efter att reservationen gått ut: kunden hade betalat",
    voided: "Makulerad",
    returned: (refund: string) => `Återlämnat: ${refund} till kunden`,
    until: "Reserverad till",
    byTill: "Bara en kassa makulerar, tar tillbaka eller byter.",
  },
});

/** One redemption, with all that has happened to it. */
export function Redemption() {
  const say = useWords(words);
  const { id = "" } = useParams({ strict: false });
  const query = useRedemption(id);
  return (
    <Page
      title={say.title}
      about={say.byTill}
      actions={
        <Anchor component={Link} to="/redemptions">
          {say.back}
        </Anchor>
      }
    >
      <Loaded query={query}>
        {(redemption) => (
          <Stack>
            <Head redemption={redemption} />
            <Lines redemption={redemption} />
            <Story redemption={redemption} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

interface RedemptionProps {
  readonly redemption: Redeemed;
}

function Head({ redemption }: RedemptionProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { nameOf } = useStoreNames();
  const { id, offerId, label, status, discount, storeId, tillId, transactionId, attempt, reasonCode, test } =
    redemption;
  const receipt = (
    <Anchor component={Link} size="sm" to="/redemptions" search={{ store: storeId, receipt: transactionId } as never}>
      {transactionId}
    </Anchor>
  );
  return (
    <Panel title={label} actions={<StateBadge status={status} />} {...(test ? { about: say.test } : {})}>
      <Facts
        items={[
          { label: say.off, value: formatMoney(discount, language) },
          ...(discount.points === undefined ? [] : [{ label: say.points, value: String(discount.points) }]),
          { label: say.store, value: nameOf(storeId) },
          { label: say.till, value: tillId },
          { label: say.receipt, value: receipt },
          ...(attempt === 1 ? [] : [{ label: say.attempt, value: String(attempt) }]),
          { label: say.booked, value: reasonCode },
        ]}
      />
      <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        <Code>{id}</Code> <Code>{offerId}</Code>
      </Text>
    </Panel>
  );
}

function Lines({ redemption: { discount, remaining } }: RedemptionProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const left = new Map(remaining.map((one) => [one.lineId, one]));
  const money = (amount: number): string => formatMoney({ amount, currency: discount.currency }, language);
  return (
    <Panel title={say.lines}>
      <Table.ScrollContainer minWidth={360} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={say.lines}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.line}</Table.Th>
              <Table.Th ta="right">{say.amount}</Table.Th>
              <Table.Th ta="right">{say.remaining}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {discount.lines.map(({ lineId, amount }) => {
              const open = left.get(lineId);
              return (
                <Table.Tr key={lineId}>
                  <Table.Td>{lineId}</Table.Td>
                  <Table.Td ta="right">{money(amount)}</Table.Td>
                  <Table.Td ta="right">
                    {open === undefined ? say.nothing : `${open.quantity} × (${money(open.discount)})`}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function Story({ redemption }: RedemptionProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { moment } = useMoments();
  const { nameOf, zoneOf } = useStoreNames();
  const { at, committedAt, voidedAt, returns, reservedUntil, late, storeId } = redemption;
  const when = (time: string, store = storeId): string => `${moment(time, zoneOf(store))} (${zoneOf(store)})`;
  const steps = [
    { title: say.asked, about: when(at) },
    ...(reservedUntil === undefined ? [] : [{ title: say.until, about: when(reservedUntil) }]),
    ...(committedAt === null
      ? []
      : [{ title: late ? `${say.committed}, ${say.late}` : say.committed, about: when(committedAt) }]),
    ...(voidedAt === null ? [] : [{ title: say.voided, about: when(voidedAt) }]),
    ...returns.map((one) => ({
      title: say.returned(formatMoney(one.refund, language)),
      about: `${when(one.at, one.storeId)} · ${nameOf(one.storeId)}, ${say.till} ${one.tillId}, ${one.transactionId}`,
    })),
  ];
  return (
    <Panel title={say.story}>
      <Timeline active={steps.length - 1} bulletSize={16} lineWidth={2}>
        {steps.map(({ title, about }) => (
          <Timeline.Item key={`${title} ${about}`} title={title}>
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Panel>
  );
}
