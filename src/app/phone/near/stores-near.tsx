import { Badge, Button, Card, Group, List, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Position } from "../../../domain/geo/position.ts";
import { cartTotal } from "../../../domain/carts/cart.ts";
import { formatMoney } from "../../../domain/money/currency.ts";
import type { SingleView } from "../../../domain/privacy/single-view.ts";
import type { NearStore } from "../../../sdk/wire.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { Loaded } from "../../shared/page.tsx";
import { Nothing, Panel } from "../../shared/panel.tsx";
import { useMe, useNear } from "../queries.ts";
import { sayMetres } from "../say.ts";

const words = inBoth({
  en: {
    title: "Your cart, near you",
    about: "Your position is used to find the stores, and forgotten.",
    noPlace: "Say where you are, and the stores nearby are listed here with what they have of your cart.",
    noStore: "There is no store within 50 km.",
    noCart: "Your cart is empty, or was bought.",
    left: (total: string) => `You left ${total} in your cart`,
    here: "You are here",
    away: (far: string) => `${far} away`,
    open: (until: string) => `Open until ${until}`,
    isOpen: "Open",
    closed: "Closed",
    has: "in stock",
    hasNot: "not in stock",
    unknown: "stock not known",
    allUnknown: "What it has in stock is not known",
    more: (count: number) => `${count} more, further away`,
  },
  sv: {
    title: "Din varukorg, nära dig",
    about: "Din position används för att hitta butikerna, och glöms.",
    noPlace: "Säg var du är, så står butikerna i närheten här med vad de har av din varukorg.",
    noStore: "Det finns ingen butik inom 5 mil.",
    noCart: "Din varukorg är tom, eller köpt.",
    left: (total: string) => `Du lämnade ${total} i varukorgen`,
    here: "Du är här",
    away: (far: string) => `${far} bort`,
    open: (until: string) => `Öppet till ${until}`,
    isOpen: "Öppet",
    closed: "Stängt",
    has: "finns",
    hasNot: "finns inte",
    unknown: "okänt om det finns",
    allUnknown: "Vad den har hemma är inte känt",
    more: (count: number) => `${count} till, längre bort`,
  },
});

/** What was left, and the nearest stores with what they have of it. */
export function StoresNear({ position }: { readonly position: Position | null }) {
  const say = useWords(words);
  const near = useNear(position);
  return (
    <Panel title={say.title} about={say.about}>
      <Loaded query={useMe()}>{({ cart }) => <CartLeft cart={cart} />}</Loaded>
      {position === null ? (
        <Nothing>{say.noPlace}</Nothing>
      ) : (
        <Loaded query={near}>
          {(stores) => (stores.length === 0 ? <Nothing>{say.noStore}</Nothing> : <Nearest stores={stores} />)}
        </Loaded>
      )}
    </Panel>
  );
}

const SHOWN_AT_FIRST = 3;

function Nearest({ stores }: { readonly stores: readonly NearStore[] }) {
  const say = useWords(words);
  const [isAll, setAll] = useState(false);
  return (
    <Stack gap="xs">
      {stores.slice(0, isAll ? undefined : SHOWN_AT_FIRST).map((store) => (
        <StoreCard key={store.storeId} store={store} />
      ))}
      {!isAll && stores.length > SHOWN_AT_FIRST && (
        <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
          {say.more(stores.length - SHOWN_AT_FIRST)}
        </Button>
      )}
    </Stack>
  );
}

function CartLeft({ cart }: { readonly cart: SingleView["cart"] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  if (cart === null || cart.items.length === 0) return <Nothing>{say.noCart}</Nothing>;
  const { currency, items } = cart;
  const price = (amount: number): string => formatMoney({ amount, currency }, language);
  return (
    <div>
      <Text fw={600}>{say.left(price(cartTotal(cart)))}</Text>
      <List size="sm" listStyleType="none">
        {items.map(({ sku, name, quantity, unitPrice }) => (
          <List.Item key={sku} styles={{ itemWrapper: { width: "100%" }, itemLabel: { width: "100%" } }}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <span>
                {quantity} × {name}
              </span>
              <span>{price(unitPrice * quantity)}</span>
            </Group>
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function StoreCard({ store }: { readonly store: NearStore }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { name, address, metres, cartItems } = store;
  const isKnown = cartItems.some(({ inStock }) => inStock !== null);
  const stock = (inStock: boolean | null): string => {
    if (inStock === null) return say.unknown;
    return inStock ? say.has : say.hasNot;
  };
  return (
    <Card withBorder padding="sm" component="article" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {[metres === 0 ? say.here : say.away(sayMetres(metres, language)), address].filter(Boolean).join(" · ")}
          </Text>
        </div>
        <Opening store={store} />
      </Group>
      {isKnown ? (
        cartItems.map(({ sku, name: item, inStock }) => (
          <Group key={sku} justify="space-between" wrap="nowrap" mt={4} gap="xs">
            <Text size="sm">{item}</Text>
            <Text size="sm" fw={inStock === true ? 600 : 400} flex="none">
              {stock(inStock)}
            </Text>
          </Group>
        ))
      ) : (
        <Nothing>{cartItems.length > 0 && say.allUnknown}</Nothing>
      )}
    </Card>
  );
}

/** Nothing is said where the hours are not known. */
function Opening({ store: { openNow, closesAt } }: { readonly store: NearStore }) {
  const say = useWords(words);
  const { clock } = useMoments();
  if (openNow === null) return null;
  if (!openNow)
    return (
      <Badge variant="default" flex="none">
        {say.closed}
      </Badge>
    );
  return <Badge flex="none">{closesAt === null ? say.isOpen : say.open(clock(closesAt))}</Badge>;
}
