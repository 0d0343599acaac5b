import { Skeleton, Stack, Text } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { RuleGroup } from "../../../../../domain/campaigns/rules.ts";
import { useEditing } from "../editing.ts";
import { Verdict } from "./place.tsx";

/** The rule builder is as large as the rest of the page: it comes when it is shown. */
const RuleBuilder = lazy(async () => ({ default: (await import("./rule-builder.tsx")).RuleBuilder }));

interface RulesFieldProps {
  readonly at: string;
  readonly label: string;
  /** What it means that there is no rule. */
  readonly none: string;
  readonly value: RuleGroup | null;
  readonly onChange: (value: RuleGroup | null) => void;
  /** Whether each item of the cart is asked by itself. */
  readonly perItem?: boolean;
}

/** Rules at one place of the document. */
export function RulesField({ at, label, none, value, onChange, perItem = false }: RulesFieldProps) {
  const { facts } = useEditing();
  const outline = <Skeleton height={48} />;
  return (
    <Stack gap={6} data-pointer={at}>
      <Verdict pointer={at} />
      <Suspense fallback={outline}>
        {facts.length === 0 ? (
          outline
        ) : (
          <RuleBuilder label={label} pointer={at} perItem={perItem} value={value} onChange={onChange} />
        )}
      </Suspense>
      {value === null && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
    </Stack>
  );
}
