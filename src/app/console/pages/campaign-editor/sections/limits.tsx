import { Button, CloseButton, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { formatMoney } from "../../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { type DraftBudget, type DraftLimit, replaced, without } from "../draft.ts";
import { useEditing } from "../editing.ts";
import { ChoiceField } from "../fields/choices.tsx";
import { DurationField } from "../fields/duration-field.tsx";
import { FieldGroup } from "../fields/field.tsx";
import { MoneyField } from "../fields/money-field.tsx";
import { NumberField } from "../fields/number-field.tsx";
import { Section, type SectionProps } from "./section.tsx";

const words = inBoth({
  en: {
    limits: "Limits",
    noLimits: "No limit: whoever qualifies is told each time.",
    addLimit: "Add a limit",
    count: "At most",
    offers: "offers",
    per: "for each",
    whos: { shopper: "shopper", device: "phone", store: "store", campaign: "campaign: in all" },
    within: "within",
    removeLimit: (n: number) => `Remove limit ${n}`,
    budgets: "Budgets",
    noBudgets: "No budget: nothing bounds what the offers may cost in all.",
    addBudget: "Add a budget",
    amount: "At most",
    budgetPers: { campaign: "the campaign, in all", store: "each store" },
    renewed: "anew every",
    removeBudget: (n: number) => `Remove budget ${n}`,
    open: (offers: string, money: string) => `${money} holds about ${offers} open offers at once`,
  },
  sv: {
    limits: "Gränser",
    noLimits: "Ingen gräns: den som uppfyller reglerna får veta varje gång.",
    addLimit: "Lägg till en gräns",
    count: "Högst",
    offers: "erbjudanden",
    per: "för varje",
    whos: { shopper: "kund", device: "telefon", store: "butik", campaign: "kampanj: totalt" },
    within: "inom",
    removeLimit: (n: number) => `Ta bort gräns ${n}`,
    budgets: "Budgetar",
    noBudgets: "Ingen budget: inget begränsar vad erbjudandena får kosta totalt.",
    addBudget: "Lägg till en budget",
    amount: "Högst",
    budgetPers: { campaign: "kampanjen, totalt", store: "varje butik" },
    renewed: "på nytt varje",
    removeBudget: (n: number) => `Ta bort budget ${n}`,
    open: (offers: string, money: string) => `${money} räcker till ungefär ${offers} öppna erbjudanden samtidigt`,
  },
});

export interface OpenOffers {
  readonly pointer: string;
  readonly currency: string;
  readonly offers: number;
}

const NEW_LIMIT: DraftLimit = { per: "shopper", count: 1, period: "P7D" };

export function Limits({ draft, change, openOffers }: SectionProps & { readonly openOffers: readonly OpenOffers[] }) {
  const say = useWords(words);
  const { currencies } = useEditing();
  const { limits, budgets } = draft;
  const fresh: DraftBudget = {
    per: "campaign",
    period: "forever",
    limit: [{ amount: null, currency: currencies[0] ?? "SEK" }],
  };
  return (
    <Section name="limits">
      <Rows
        title={say.limits}
        none={say.noLimits}
        add={say.addLimit}
        onAdd={() => change({ limits: [...limits, NEW_LIMIT] })}
      >
        {limits.map((limit, index) => (
          <LimitRow
            key={index}
            index={index}
            limit={limit}
            onChange={(next) => change({ limits: replaced(limits, index, next) })}
            onRemove={() => change({ limits: without(limits, index) })}
          />
        ))}
      </Rows>
      <Rows
        title={say.budgets}
        none={say.noBudgets}
        add={say.addBudget}
        onAdd={() => change({ budgets: [...budgets, fresh] })}
      >
        {budgets.map((budget, index) => (
          <BudgetRow
            key={index}
            index={index}
            budget={budget}
            openOffers={openOffers.filter(({ pointer }) => pointer === `/budgets/${index}`)}
            onChange={(next) => change({ budgets: replaced(budgets, index, next) })}
            onRemove={() => change({ budgets: without(budgets, index) })}
          />
        ))}
      </Rows>
    </Section>
  );
}

interface RowsProps {
  readonly title: string;
  readonly none: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly children: readonly React.ReactNode[];
}

function Rows({ title, none, add, onAdd, children }: RowsProps) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h6">
        {title}
      </Title>
      {children.length === 0 && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      {children}
      <Group>
        <Button size="compact-sm" variant="default" onClick={onAdd}>
          {add}
        </Button>
      </Group>
    </Stack>
  );
}

interface RowProps<T> {
  readonly index: number;
  readonly onChange: (value: T) => void;
  readonly onRemove: () => void;
}

function LimitRow({ index, limit, onChange, onRemove }: RowProps<DraftLimit> & { readonly limit: DraftLimit }) {
  const say = useWords(words);
  const at = `/limits/${index}`;
  return (
    <Paper withBorder p="xs">
      <Group align="flex-start" gap="sm">
        <NumberField
          at={`${at}/count`}
          label={say.count}
          unit={say.offers}
          w={170}
          value={limit.count}
          onChange={(count) => onChange({ ...limit, count })}
        />
        <ChoiceField
          at={`${at}/per`}
          label={say.per}
          choices={say.whos}
          value={limit.per}
          onChange={(per) => onChange({ ...limit, per })}
        />
        <DurationField
          at={`${at}/period`}
          label={say.within}
          orForever
          value={limit.period}
          onChange={(period) => onChange({ ...limit, period })}
        />
        <CloseButton ml="auto" aria-label={say.removeLimit(index + 1)} onClick={onRemove} />
      </Group>
    </Paper>
  );
}

interface BudgetRowProps extends RowProps<DraftBudget> {
  readonly budget: DraftBudget;
  readonly openOffers: readonly OpenOffers[];
}

function BudgetRow({ index, budget, openOffers, onChange, onRemove }: BudgetRowProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const at = `/budgets/${index}`;
  const inWords = ({ currency, offers }: OpenOffers): string => {
    const amount = budget.limit.find((one) => one.currency === currency)?.amount ?? 0;
    return say.open(new Intl.NumberFormat(language).format(offers), formatMoney({ amount, currency }, language));
  };
  return (
    <Paper withBorder p="xs">
      <FieldGroup at={at} deep={false}>
        <Group align="flex-start" gap="sm">
          <MoneyField
            at={`${at}/limit`}
            label={say.amount}
            value={budget.limit}
            onChange={(limit) => onChange({ ...budget, limit })}
          />
          <ChoiceField
            at={`${at}/per`}
            label={say.per}
            choices={say.budgetPers}
            value={budget.per}
            onChange={(per) => onChange({ ...budget, per })}
          />
          <DurationField
            at={`${at}/period`}
            label={say.renewed}
            orForever
            value={budget.period}
            onChange={(period) => onChange({ ...budget, period })}
          />
          <CloseButton ml="auto" aria-label={say.removeBudget(index + 1)} onClick={onRemove} />
        </Group>
      </FieldGroup>
      {openOffers
        .filter(({ offers }) => offers > 0)
        .map((one) => (
          <Text key={one.currency} size="xs" c="dimmed" mt={4}>
            {inWords(one)}
          </Text>
        ))}
    </Paper>
  );
}
