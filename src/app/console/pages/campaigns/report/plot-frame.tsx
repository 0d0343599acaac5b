import { useElementSize } from "@mantine/hooks";
import { plot, type PlotOptions } from "@observablehq/plot";
import { useEffect, useRef } from "react";

interface PlotFrameProps {
  /** Ids of what names the chart, and of what says the same in words. */
  readonly labelledBy: string;
  readonly describedBy: string;
  /** What to draw into so many pixels. */
  readonly draw: (width: number) => PlotOptions;
}

/** Before it is laid out there is no room to draw in. */
const DRAWN_MIN_PX = 200;

/** A chart as wide as there is room. Who cannot see it is told its name and its words instead. */
export function PlotFrame({ labelledBy, describedBy, draw }: PlotFrameProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const drawn = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (width < DRAWN_MIN_PX) return;
    drawn.current?.replaceChildren(plot({ width, style: { fontFamily: "inherit", fontSize: "13px" }, ...draw(width) }));
  }, [width, draw]);
  return (
    <div ref={ref} role="img" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <div ref={drawn} aria-hidden />
    </div>
  );
}
