import type { Circle, Fence } from "../../../../../domain/geo/fence.ts";
import { positionOf } from "../../../../../domain/geo/fence-position.ts";
import { haversineMetres, type LngLat } from "../../../../../domain/geo/position.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { placeTowards } from "../../../../shared/map/circle.ts";
import { cornersOf, middlesOf, moveFence, withCorner, withCornerAfter, withoutCorner } from "./edit-fence.ts";
import { clampRadius } from "./radius.ts";
import { Handle } from "./handle.tsx";
import type { FenceDraft } from "./use-fence-draft.ts";

const words = inBoth({
  en: {
    middle: "Move the whole fence",
    radius: "Make the circle larger or smaller",
    corner: (number: number) => `Corner ${number}`,
    holeCorner: (number: number) => `Corner ${number}, of a hole`,
    between: (number: number) => `New corner after ${number}`,
  },
  sv: {
    middle: "Flytta hela området",
    radius: "Gör cirkeln större eller mindre",
    corner: (number: number) => `Hörn ${number}`,
    holeCorner: (number: number) => `Hörn ${number}, på ett hål`,
    between: (number: number) => `Nytt hörn efter ${number}`,
  },
});

const EAST = Math.PI / 2;
/** More corners than this are not to be taken hold of one by one: that is a drawing from elsewhere. */
export const HANDLES_MAX = 120;

/** What one takes hold of to change a fence: its middle, the rim of a circle, the corners of a polygon and what lies between. */
export function FenceHandles({ draft }: { readonly draft: FenceDraft }) {
  const { fence, settled } = draft;
  if (fence === null || settled === null) return null;
  return (
    <>
      <MiddleHandle fence={fence} settled={settled} draft={draft} />
      {fence.type === "Circle" ? (
        <RadiusHandle circle={fence} draft={draft} />
      ) : (
        // A corner that is only shown has no handle yet: those that there are keep their places while one is moved.
        <CornerHandles fence={cornersOf(fence).length === cornersOf(settled).length ? fence : settled} draft={draft} />
      )}
    </>
  );
}

interface MiddleProps {
  readonly fence: Fence;
  readonly settled: Fence;
  readonly draft: FenceDraft;
}

function MiddleHandle({ fence, settled, draft: { show, settle } }: MiddleProps) {
  const say = useWords(words);
  return (
    <Handle
      kind="middle"
      label={say.middle}
      place={positionOf(fence)}
      onMove={(to) => show(moveFence(settled, to))}
      onDrop={(to) => settle(moveFence(settled, to))}
    />
  );
}

function RadiusHandle({ circle, draft: { show, settle } }: { readonly circle: Circle; readonly draft: FenceDraft }) {
  const say = useWords(words);
  const reaching = (to: LngLat): Fence => ({
    ...circle,
    radius: clampRadius(haversineMetres(...circle.center, ...to)),
  });
  return (
    <Handle
      kind="rim"
      label={say.radius}
      place={placeTowards(circle.center, EAST, circle.radius)}
      onMove={(to) => show(reaching(to))}
      onDrop={(to) => settle(reaching(to))}
    />
  );
}

function CornerHandles({ fence, draft: { show, settle } }: { readonly fence: Fence; readonly draft: FenceDraft }) {
  const say = useWords(words);
  const corners = cornersOf(fence);
  if (corners.length > HANDLES_MAX) return null;
  return (
    <>
      {middlesOf(fence).map(({ place, ...at }) => (
        <Handle
          key={`between ${at.polygon} ${at.ring} ${at.corner}`}
          kind="between"
          label={say.between(at.corner + 1)}
          place={place}
          onMove={(to) => show(withCornerAfter(fence, at, to))}
          onDrop={(to) => settle(withCornerAfter(fence, at, to))}
        />
      ))}
      {corners.map(({ place, ...at }) => (
        <Handle
          key={`${at.polygon} ${at.ring} ${at.corner}`}
          kind="corner"
          label={at.ring === 0 ? say.corner(at.corner + 1) : say.holeCorner(at.corner + 1)}
          place={place}
          onMove={(to) => show(withCorner(fence, at, to))}
          onDrop={(to) => settle(withCorner(fence, at, to))}
          onRemove={() => settle(withoutCorner(fence, at))}
        />
      ))}
    </>
  );
}
