import { axisX, barX, plot, ruleX, text } from "@observablehq/plot";
import { useElementSize } from "@mantine/hooks";
import { useEffect, useRef } from "react";

interface Bar {
  readonly label: string;
  readonly shoppers: number;
  /** Whether these shoppers went no further. */
  readonly lost: boolean;
}
interface LossesChartProps {
  readonly bars: readonly Bar[];
  readonly label: string;
}

const ROW_PX = 34;
const AXIS_PX = 34;
/** Beside the bars there is room for their names, or else they stand above. */
const NAMES_PX = 300;
const WIDE_PX = 640;

const colourOf = ({ lost }: Bar): string =>
  lost ? "var(--mantine-color-orange-filled)" : "var(--mantine-primary-color-filled)";

/** Bars from the door to the till, between them those who were lost. Loaded where it is shown. */
export default function LossesChart({ bars, label }: LossesChartProps) {
  const { ref: sized, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (width === 0) return undefined;
    const chart = drawn(bars, label, width);
    place.current?.append(chart);
    return () => chart.remove();
  }, [bars, label, width]);
  return (
    <div ref={sized}>
      <div ref={place} />
    </div>
  );
}

function drawn(bars: readonly Bar[], label: string, width: number): Element {
  const isWide = width >= WIDE_PX;
  const rows = { y: "label", fontSize: 13 } as const;
  return plot({
    width,
    height: AXIS_PX + bars.length * (isWide ? ROW_PX : ROW_PX * 1.5),
    marginLeft: isWide ? NAMES_PX : 0,
    marginRight: 48,
    marginTop: 0,
    style: { background: "transparent", color: "inherit", fontFamily: "inherit", overflow: "visible" },
    x: { label, grid: true },
    y: {
      domain: bars.map((bar) => bar.label),
      label: null,
      padding: isWide ? 0.3 : 0.55,
      ...(isWide ? {} : { axis: null }),
    },
    marks: [
      axisX({ ticks: 5 }),
      barX(bars, { x: "shoppers", y: "label", fill: colourOf, rx: 3 }),
      text(bars, { ...rows, x: "shoppers", text: ({ shoppers }: Bar) => String(shoppers), textAnchor: "start", dx: 6 }),
      ...(isWide ? [] : [text(bars, { ...rows, x: 0, text: "label", textAnchor: "start", dy: -20 })]),
      ruleX([0]),
    ],
  });
}
