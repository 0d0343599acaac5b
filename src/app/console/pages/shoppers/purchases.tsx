import { Anchor, Badge, DataList, Group, Stack, Table, Text } from "@mantine/core";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { cartTotal } from "../../../../domain/carts/cart.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { usePlaces } from "../../store-names.ts";
import type { Shopper } from "./queries.ts";
import { Shortened } from "./shortened.tsx";

const words = inBoth({
  en: {
    cart: "Cart",
    noCart: "Nothing lies in their cart.",
    changed: (at: string) => `Last changed ${at}`,
    openCart: "Open it in the shop",
    item: "Item",
    price: "Price",
    total: "Total",
    purchases: "Purchases",
    noPurchases: "No purchase is known.",
    online: "Online",
    store: "In a store",
    elsewhere: "Elsewhere",
    return: "Return",
    items: (count: number) => (count === 1 ? "1 item" : `${count} items`),
    orders: "Orders in all",
    spend: "Spent in all",
    first: "First bought",
  },
  sv: {
    cart: "Varukorg",
    noCart: "Det ligger inget i korgen.",
    changed: (at: string) => `Senast ändrad ${at}`,
    openCart: "Öppna den i webbutiken",
    item: "Vara",
    price: "Pris",
    total: "Summa",
    purchases: "Köp",
    noPurchases: "Inget köp är känt.",
    online: "På nätet",
    store: "I butik",
    elsewhere: "På annat håll",
    return: "Retur",
    items: (count: number) => (count === 1 ? "1 vara" : `${count} varor`),
    orders: "Köp totalt",
    spend: "Handlat för totalt",
    first: "Första köpet",
  },
});

export function Cart({ cart }: { readonly cart: Shopper["cart"] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { moment } = useMoments();
  if (cart === null || cart.items.length === 0) {
    return (
      <Panel title={say.cart}>
        <Nothing>{say.noCart}</Nothing>
      </Panel>
    );
  }
  const { currency, items, updatedAt, url } = cart;
  const money = (amount: number): string => formatMoney({ amount, currency }, language);
  return (
    <Panel title={say.cart} about={say.changed(moment(updatedAt))}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.item}</Table.Th>
            <Table.Th ta="right">{say.price}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ sku, name, quantity, unitPrice }) => (
            <Table.Tr key={sku}>
              <Table.Td>
                {quantity > 1 ? `${quantity} × ${name}` : name}
                <Text size="xs" c="dimmed">
                  {sku}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{money(unitPrice * quantity)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr fw={600}>
            <Table.Td>{say.total}</Table.Td>
            <Table.Td ta="right">{money(cartTotal(cart))}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {url != null && (
        <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
          {say.openCart}
        </Anchor>
      )}
    </Panel>
  );
}

export function Purchases({ shopper: { purchases, person } }: { readonly shopper: Shopper }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { date } = useMoments();
  const { orders, firstAt, spend } = person.habit;
  const newest = purchases.toSorted((a, b) => b.at.localeCompare(a.at));
  if (newest.length === 0 && orders === 0) {
    return (
      <Panel title={say.purchases}>
        <Nothing>{say.noPurchases}</Nothing>
      </Panel>
    );
  }
  return (
    <Panel title={say.purchases}>
      <DataList labelWidth="150px">
        <DataList.Item>
          <DataList.ItemLabel>{say.orders}</DataList.ItemLabel>
          <DataList.ItemValue>{orders}</DataList.ItemValue>
        </DataList.Item>
        <DataList.Item>
          <DataList.ItemLabel>{say.spend}</DataList.ItemLabel>
          <DataList.ItemValue>{spend.map((one) => formatMoney(one, language)).join(", ")}</DataList.ItemValue>
        </DataList.Item>
        {firstAt !== null && (
          <DataList.Item>
            <DataList.ItemLabel>{say.first}</DataList.ItemLabel>
            <DataList.ItemValue>{date(firstAt)}</DataList.ItemValue>
          </DataList.Item>
        )}
      </DataList>
      <Shortened items={newest}>{(purchase) => <OnePurchase key={purchase.id} purchase={purchase} />}</Shortened>
    </Panel>
  );
}

const CHANNELS = ["online", "store", "elsewhere"] as const;

function OnePurchase({ purchase }: { readonly purchase: Shopper["purchases"][number] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { moment } = useMoments();
  const places = usePlaces();
  const { id, at, kind, channel, storeId, paid, lines } = purchase;
  const where = CHANNELS.find((one) => one === channel);
  const place = storeId === null ? undefined : places(storeId);
  return (
    <Group justify="space-between" gap="xs" align="flex-start">
      <Stack gap={0}>
        <Text size="sm">
          {moment(at, place?.timeZone ?? null)} · {place?.name ?? (where === undefined ? channel : say[where])}
        </Text>
        <Text size="xs" c="dimmed">
          {say.items(lines.reduce((sum, { quantity }) => sum + quantity, 0))} · {id}
        </Text>
      </Stack>
      <Group gap="xs">
        {kind === "return" && <Badge variant="default">{say.return}</Badge>}
        <Text size="sm" fw={600}>
          {formatMoney(paid, language)}
        </Text>
      </Group>
    </Group>
  );
}
