import { barX, type PlotOptions, ruleX, text } from "@observablehq/plot";
import { useCallback } from "react";
import { PlotFrame } from "./plot-frame.tsx";

/** One bar: how long it is, and what stands above and beside it. Null draws none. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly said: string;
  readonly color?: string;
}

interface BarsProps {
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly bars: readonly Bar[];
}

const ROW_PX = 46;
/** Room beside the longest bar for what is said of it. */
const SAID_PX = 150;
const LABEL_DY = -13;
const BAR_DY = 8;

/** Bars one below the other, each under its own label, so that long ones have room on a narrow screen too. */
export function Bars({ labelledBy, describedBy, bars }: BarsProps) {
  const draw = useCallback((): PlotOptions => drawBars(bars), [bars]);
  return <PlotFrame labelledBy={labelledBy} describedBy={describedBy} draw={draw} />;
}

function drawBars(bars: readonly Bar[]): PlotOptions {
  const start = { x: 0, y: "key", textAnchor: "start", fill: "currentColor" } as const;
  const known = bars.filter(({ value }) => value !== null);
  const unknown = bars.filter(({ value }) => value === null);
  return {
    height: bars.length * ROW_PX + 8,
    marginLeft: 2,
    marginRight: SAID_PX,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, domain: [0, Math.max(1e-9, ...known.map(({ value }) => value ?? 0))] },
    y: { axis: null, domain: bars.map(({ key }) => key), padding: 0 },
    marks: [
      barX(known, {
        x: "value",
        y: "key",
        insetTop: 23,
        insetBottom: 7,
        rx: 3,
        fill: (bar: Bar) => bar.color ?? "var(--mantine-color-spruce-filled)",
      }),
      ruleX([0], { stroke: "var(--mantine-color-default-border)" }),
      text(bars, { ...start, text: "label", dy: LABEL_DY, dx: 2 }),
      text(known, { ...start, x: "value", text: "said", dy: BAR_DY, dx: 6, fontWeight: 600 }),
      text(unknown, { ...start, text: "said", dy: BAR_DY, dx: 6, fill: "var(--mantine-color-dimmed)" }),
    ],
  };
}
