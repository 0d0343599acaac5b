import { axisY, barX, plot, ruleX, text } from "@observablehq/plot";
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
}

const ROW_PX = { wide: 34, narrow: 52 } as const;
const AXIS_PX = 30;
/** Beside the bars there is room for their names, or else they stand above. */
const WIDE_PX = 640;
const LETTER_PX = 7;
const FONT_PX = 13;

const colourOf = ({ lost }: Bar): string =>
  lost ? "var(--mantine-color-orange-filled)" : "var(--mantine-primary-color-filled)";

/** Bars from the door to the till, between them those who were lost. Loaded where it is shown. */
export function LossesChart({ bars }: LossesChartProps) {
  const { ref: sized, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (width === 0) return undefined;
    const chart = drawn(bars, width);
    place.current?.append(chart);
    return () => chart.remove();
  }, [bars, width]);
  return (
    <div ref={sized}>
      <div ref={place} />
    </div>
  );
}

function drawn(bars: readonly Bar[], width: number): Element {
  const isWide = width >= WIDE_PX;
  const longest = Math.max(...bars.map(({ label }) => label.length));
  const rows = { y: "label", fontSize: FONT_PX, textAnchor: "start" } as const;
  const names = isWide
    ? axisY({ fontSize: FONT_PX, tickSize: 0 })
    : text(bars, { ...rows, x: 0, text: "label", dy: -ROW_PX.narrow * 0.4 });
  return plot({
    width,
    height: AXIS_PX + bars.length * (isWide ? ROW_PX.wide : ROW_PX.narrow),
    marginLeft: isWide ? longest * LETTER_PX + 16 : 0,
    marginRight: 40,
    marginTop: 4,
    style: { background: "transparent", color: "inherit", fontFamily: "inherit", overflow: "visible" },
    x: { label: null, grid: true, ticks: 5, tickFormat: "d", nice: true },
    y: { domain: bars.map(({ label }) => label), label: null, padding: isWide ? 0.3 : 0.6, axis: null },
    marks: [
      names,
      barX(bars, {
        x: "shoppers",
        y: "label",
        fill: colourOf,
        rx: 3,
        insetTop: isWide ? 0 : 8,
        insetBottom: isWide ? 0 : -8,
      }),
      text(bars, { ...rows, x: "shoppers", text: ({ shoppers }: Bar) => String(shoppers), dx: 6, dy: isWide ? 0 : 8 }),
      ruleX([0]),
    ],
  });
}
