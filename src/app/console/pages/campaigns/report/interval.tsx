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
  const draw = useCallback(() => drawInterval({ estimate, low, high }, language), [estimate, low, high, language]);
  return <PlotFrame labelledBy={labelledBy} describedBy={describedBy} draw={draw} />;
}

const COLOR = "var(--mantine-color-spruce-filled)";

function drawInterval({ estimate, low, high }: PerShopper, language: Language): PlotOptions {
  const [from, at, to] = [inUnits(low), inUnits(estimate), inUnits(high)];
  const amount = new Intl.NumberFormat(language, { signDisplay: "exceptZero" });
  const ends = [low, high].map((money) => ({ x: inUnits(money), said: signedMoney(money, language) }));
  return {
    height: 104,
    marginLeft: 60,
    marginRight: 60,
    x: { domain: [Math.min(0, from), Math.max(0, to)], nice: true },
    y: { axis: null, domain: [-1, 1] },
    marks: [
      axisX({ tickFormat: (value: number) => amount.format(value), ticks: 5, label: null }),
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
      text(ends, { x: "x", y: 0, text: "said", dy: -18, fill: "currentColor" }),
      text([estimate], {
        x: at,
        y: 0,
        text: (money: PerShopper["estimate"]) => signedMoney(money, language),
        dy: 20,
        fontWeight: 600,
        fill: "currentColor",
      }),
    ],
  };
}
