import { ActionIcon, Alert, Button, Divider, Group, NumberInput, Stack, Text } from "@mantine/core";
import { formatMoney } from "../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { costOf, type Line, totalOf } from "../basket.ts";
import type { Quote } from "../wire.ts";

const words = inBoth({
  en: {
    lines: "Basket",
    empty: "Nothing in the basket yet. Scan an article, or type it above.",
    quantityOf: (article: string) => `Quantity of ${article}`,
    remove: (article: string) => `Remove ${article}`,
    removed: (article: string) => `${article} was removed.`,
    undo: "Undo",
    each: (price: string) => `${price} each`,
    before: "Before the offer",
    off: "The offer takes off",
    lineOff: (money: string) => `${money} off`,
    points: (count: number) => `${count} points`,
    total: "To pay",
  },
  sv: {
    lines: "Korgen",
    empty: "Inget i korgen än. Skanna en artikel eller skriv in den ovan.",
    quantityOf: (article: string) => `Antal av ${article}`,
    remove: (article: string) => `Ta bort ${article}`,
    removed: (article: string) => `${article} togs bort.`,
    undo: "Ångra",
    each: (price: string) => `${price} styck`,
    before: "Före erbjudandet",
    off: "Erbjudandet drar av",
    lineOff: (money: string) => `${money} av`,
    points: (count: number) => `${count} poäng`,
    total: "Att betala",
  },
});

/** What no longer has to be paid. */
const REDUCED = { td: "line-through", c: "dimmed" } as const;

const titleOf = ({ name, sku }: Line): string => (name === "" ? sku : name);

interface BasketListProps {
  readonly lines: readonly Line[];
  readonly removed: Line | null;
  readonly currency: string;
  readonly quote: Quote | null;
  readonly isFixed: boolean;
  readonly onQuantity: (id: string, quantity: number) => void;
  readonly onRemove: (id: string) => void;
  readonly onUndo: () => void;
}

/** What is bought, what comes off each line, and what is to be paid. */
export function BasketList({ removed, onUndo, ...rest }: BasketListProps) {
  const say = useWords(words);
  return (
    <Stack gap="sm">
      {rest.lines.length === 0 ? (
        <Text c="dimmed" ta="center" py="md">
          {say.empty}
        </Text>
      ) : (
        <Lines {...rest} />
      )}
      {removed !== null && (
        <Alert variant="light" color="gray" role="status" p="xs">
          <Group justify="space-between">
            <Text>{say.removed(titleOf(removed))}</Text>
            <Button variant="default" onClick={onUndo}>
              {say.undo}
            </Button>
          </Group>
        </Alert>
      )}
    </Stack>
  );
}

type LinesProps = Omit<BasketListProps, "removed" | "onUndo">;

function Lines({ lines, currency, quote, ...how }: LinesProps) {
  const say = useWords(words);
  const money = useMoney(currency);
  const offOf = (id: string): number => quote?.discount.lines.find(({ lineId }) => lineId === id)?.amount ?? 0;
  const total = totalOf(lines);
  const off = quote?.discount.amount ?? 0;
  return (
    <>
      <Stack component="ul" gap="xs" p={0} m={0} aria-label={say.lines} style={{ listStyle: "none" }}>
        {lines.map((line) => (
          <OneLine key={line.id} line={line} off={offOf(line.id)} money={money} {...how} />
        ))}
      </Stack>
      <Stack gap={4} role="group" aria-label={say.total}>
        {quote !== null && (
          <>
            <Sum label={say.before} value={money(total)} />
            <Sum label={say.off} value={money(0 - off)} bold />
            {quote.discount.points !== undefined && (
              <Sum label={quote.label} value={say.points(quote.discount.points)} />
            )}
          </>
        )}
        <Group justify="space-between" wrap="nowrap">
          <Text fw={700} fz="xl">
            {say.total}
          </Text>
          <Text fw={700} fz={28} data-testid="total">
            {money(total - off)}
          </Text>
        </Group>
      </Stack>
    </>
  );
}

interface OneLineProps extends Pick<BasketListProps, "isFixed" | "onQuantity" | "onRemove"> {
  readonly line: Line;
  readonly off: number;
  readonly money: (amount: number) => string;
}

function OneLine({ line, off, money, isFixed, onQuantity, onRemove }: OneLineProps) {
  const say = useWords(words);
  const title = titleOf(line);
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between" gap="xs">
        <Stack gap={0} flex="2 1 160px" miw={0}>
          <Text fw={600} fz="lg" truncate>
            {title}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {line.id} · {line.sku} · {say.each(money(line.unitPrice))}
          </Text>
        </Stack>
        <Group gap="xs" wrap="nowrap" flex="1 0 280px" justify="flex-end">
          <NumberInput
            aria-label={say.quantityOf(title)}
            w={88}
            size="md"
            decimalScale={3}
            value={line.quantity}
            readOnly={isFixed}
            onChange={(value) => typeof value === "number" && value !== 0 && onQuantity(line.id, value)}
          />
          <Stack gap={0} align="flex-end" miw={132}>
            <Text {...(off > 0 ? REDUCED : { fz: "lg" })}>{money(costOf(line))}</Text>
            {off > 0 && (
              <>
                <Text size="sm" fw={600}>
                  {say.lineOff(money(off))}
                </Text>
                <Text fz="lg" fw={700}>
                  {money(costOf(line) - off)}
                </Text>
              </>
            )}
          </Stack>
          <ActionIcon
            aria-label={say.remove(title)}
            variant="subtle"
            color="gray"
            size={44}
            disabled={isFixed}
            onClick={() => onRemove(line.id)}
          >
            <Text span aria-hidden="true" fz={24}>
              ×
            </Text>
          </ActionIcon>
        </Group>
      </Group>
      <Divider />
    </Stack>
  );
}

function Sum({
  label,
  value,
  bold = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly bold?: boolean;
}) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text fw={bold ? 600 : 400}>{label}</Text>
      <Text fw={bold ? 600 : 400}>{value}</Text>
    </Group>
  );
}

export function useMoney(currency: string): (amount: number) => string {
  const { language } = useLanguage();
  return (amount) => formatMoney({ amount, currency }, language);
}
