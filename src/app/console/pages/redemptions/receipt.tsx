import { Anchor, Badge, Card, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Empty, Loaded } from "../../../shared/page.tsx";
import { useStoreNames } from "../../names.ts";
import { type Redemption, useReceipt } from "./queries.ts";
import { STATE_COLOURS, stateWords } from "./state-words.ts";

const words = inBoth({
  en: {
    none: (receipt: string) =>
      `No offer took anything off receipt ${receipt} in this store. Check the number, or choose another store.`,
    off: "off",
    till: "till",
    receipt: "receipt",
  },
  sv: {
    none: (receipt: string) =>
      `Inget erbjudande drog av något på kvitto ${receipt} i butiken. Kontrollera numret, eller välj en annan butik.`,
    off: "av",
    till: "kassa",
    receipt: "kvitto",
  },
});

interface ReceiptProps {
  readonly storeId: string;
  readonly transactionId: string;
}

/** The redemptions that a receipt has to do with. */
export function Receipt({ storeId, transactionId }: ReceiptProps) {
  const say = useWords(words);
  const query = useReceipt(storeId, transactionId);
  return (
    <Loaded query={query}>
      {(redemptions) =>
        redemptions.length === 0 ? (
          <Empty>{say.none(transactionId)}</Empty>
        ) : (
          <Stack gap="xs">
            {redemptions.map((redemption) => (
              <RedemptionCard key={redemption.id} redemption={redemption} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function RedemptionCard({ redemption }: { readonly redemption: Redemption }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { moment } = useMoments();
  const { nameOf, zoneOf } = useStoreNames();
  const { id, label, status, discount, at, storeId, tillId, transactionId } = redemption;
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Stack gap={2}>
          <Anchor component={Link} fw={600} to={`/redemptions/${id}`}>
            {label}: {formatMoney(discount, language)} {say.off}
          </Anchor>
          <Text size="sm" c="dimmed">
            {moment(at, zoneOf(storeId))} · {nameOf(storeId)}, {say.till} {tillId}, {say.receipt} {transactionId}
          </Text>
        </Stack>
        <StateBadge status={status} />
      </Group>
    </Card>
  );
}

export function StateBadge({ status }: Pick<Redemption, "status">) {
  const states = useWords(stateWords);
  return (
    <Badge variant="light" color={STATE_COLOURS[status]}>
      {states[status]}
    </Badge>
  );
}
