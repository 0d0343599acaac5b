import { NumberInput, Radio, Stack, Switch, Text } from "@mantine/core";
import { ADULT_AGE_MAX } from "../../../../domain/bounds.ts";
import { useWords } from "../../../shared/language.tsx";
import { NARROW, PercentInput } from "./fields.tsx";
import type { SectionProps } from "./section.ts";
import { settingWords, valueWords } from "./setting-words.ts";

const AGES = ["contextual", "adult"] as const;

/** Who may be met by a profile. */
export function Ages({ draft, onChange, fault }: SectionProps) {
  const names = useWords(settingWords);
  const say = useWords(valueWords);
  return (
    <Stack>
      <NumberInput
        label={names.adultAge.label}
        description={names.adultAge.about}
        value={draft.adultAge}
        min={1}
        max={ADULT_AGE_MAX}
        styles={NARROW}
        error={fault("/adultAge")}
        onChange={(typed) => onChange({ adultAge: Number(typed) })}
      />
      <Radio.Group
        label={names.unknownAge.label}
        description={names.unknownAge.about}
        value={draft.unknownAge}
        error={fault("/unknownAge")}
        onChange={(value) => onChange({ unknownAge: AGES.find((one) => one === value) ?? draft.unknownAge })}
      >
        <Stack gap={6} pt={6}>
          {AGES.map((value) => (
            <Radio key={value} value={value} label={say[value]} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}

/** Who is held out, to measure what offers add. */
export function Holdout({ draft, onChange, fault }: SectionProps) {
  const names = useWords(settingWords);
  return (
    <Stack>
      <PercentInput
        {...names.globalHoldout}
        value={draft.globalHoldoutBasisPoints}
        empty={0}
        fault={fault("/globalHoldoutBasisPoints")}
        onChange={(share) => onChange({ globalHoldoutBasisPoints: share ?? 0 })}
      />
      <Switch
        label={
          <Text size="sm" fw={600}>
            {names.requireHoldout.label}
          </Text>
        }
        description={names.requireHoldout.about}
        checked={draft.requireHoldout}
        onChange={({ currentTarget }) => onChange({ requireHoldout: currentTarget.checked })}
      />
    </Stack>
  );
}

/** Who has to agree before something goes live. */
export function Approvals({ draft, onChange }: SectionProps) {
  const { approvals } = useWords(settingWords);
  return (
    <Switch
      label={
        <Text size="sm" fw={600}>
          {approvals.label}
        </Text>
      }
      description={approvals.about}
      checked={draft.approvals === "required"}
      onChange={({ currentTarget }) => onChange({ approvals: currentTarget.checked ? "required" : "off" })}
    />
  );
}
