import { Card, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { Change, Draft } from "../draft.ts";
import type { SectionName } from "../findings.ts";
import { useWords } from "../../../../shared/language.tsx";
import { sectionWords } from "./section-words.ts";

/** What every part of the form is given. */
export interface SectionProps {
  readonly draft: Draft;
  readonly change: Change<Draft>;
}

/** What stands above a part that comes into view: the bar with what one can do. */
const BELOW_BAR = { scrollMarginTop: 130 };

/** One part of the form, which its address leads to: `#who`. */
export function Section({ name, children }: { readonly name: SectionName | "try"; readonly children: ReactNode }) {
  const { title, about } = useWords(sectionWords)[name];
  return (
    <Card withBorder component="section" id={name} aria-labelledby={`${name}-title`} style={BELOW_BAR} p="lg">
      <Stack>
        <div>
          <Title order={2} size="h4" id={`${name}-title`}>
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        </div>
        {children}
      </Stack>
    </Card>
  );
}
