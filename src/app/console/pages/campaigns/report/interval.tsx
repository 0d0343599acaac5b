import { axisX, dot, link, type PlotOptions, ruleX, text } from "@observablehq/plot";
import { useCallback } from "react";
import { type Language, useLanguage } from "../../../../shared/language.tsx";
import { type Effect, inUnits, signedMoney } from "./effect-words.ts";
import { PlotFrame } from "./plot-frame.tsx";

type PerShopper = NonNullable<Effect["perShopper"]>;

interface IntervalProps extends PerShopper {
  readonly labelledBy: string;
  readonly describedBy: string;
}

/** The interval around the estimate, and where nothing would be added. */
export function Interval({ labelledBy, describedBy, estimate, low, high }: IntervalProps) {
  const { language } = useLanguage();
  const draw = useCallback(
    (width: number) => drawInterval({ estimate, low, high }, language, width),
    [estimate, low, high, language],
  );
  return <PlotFrame labelledBy={labelledBy} describedBy={describedBy} draw={draw} />;
}

/** Room for what is said of the ends. */
const SIDE_PX = 90;
const TICK_PX = 80;
const COLOR = "var(--mantine-color-spruce-filled)";

function drawInterval({ estimate, low, high }: PerShopper, language: Language, width: number): PlotOptions {
  const [from, at, to] = [inUnits(low), inUnits(estimate), inUnits(high)];
  const amount = new Intl.NumberFormat(language, { signDisplay: "exceptZero" });
  const end = (money: PerShopper["low"]) => [{ x: inUnits(money), said: signedMoney(money, language) }];
  const said = { x: "x", y: 0, text: "said", dy: -18, fill: "currentColor" } as const;
  return {
    height: 104,
    marginLeft: SIDE_PX,
    marginRight: SIDE_PX,
    x: { domain: [Math.min(0, from), Math.max(0, to)], nice: true },
    y: { axis: null, domain: [-1, 1] },
    marks: [
      axisX({ tickFormat: (value: number) => amount.format(value), ticks: Math.floor(width / TICK_PX), label: null }),
      ruleX([0], { stroke: "currentColor", strokeDasharray: "3,3" }),
      link([{ from, to }], {
        x1: "from",
        x2: "to",
        y1: 0,
        y2: 0,
        stroke: COLOR,
        strokeWidth: 6,
        strokeLinecap: "round",
      }),
      dot([at], {
        x: (value: number) => value,
        y: 0,
        r: 8,
        fill: COLOR,
        stroke: "var(--mantine-color-body)",
        strokeWidth: 2,
      }),
      // Away from each other, so that they stay apart where the ends are close.
      text(end(low), { ...said, textAnchor: "end" }),
      text(end(high), { ...said, textAnchor: "start" }),
      text([estimate], {
        x: at,
        y: 0,
        text: (money: PerShopper["estimate"]) => signedMoney(money, language),
        dy: 20,
        fontWeight: 600,
        stroke: "var(--mantine-color-body)",
        strokeWidth: 4,
        fill: "currentColor",
      }),
    ],
  };
}
