import type { Settings } from "../../../../domain/settings.ts";

/** What every section of the form is given: the settings as they are typed, and what is wrong where. */
export interface SectionProps {
  readonly draft: Settings;
  readonly onChange: (patch: Partial<Settings>) => void;
  /** What the service has said of the place that a JSON Pointer names, or below it. */
  readonly fault: (pointer: string) => string | undefined;
}
