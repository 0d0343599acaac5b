import type { Fence } from "../../../../../domain/geo/fence.ts";
import { shapeArea } from "../../../../../domain/geo/measure.ts";
import { outlineOf } from "../../../../../domain/geo/shape.ts";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { cornersOf } from "./edit-fence.ts";

const words = inBoth({
  en: {
    circle: (metres: string, area: string) => `Circle of ${metres}, ${area}`,
    area: (corners: number, area: string) => `Polygon of ${corners} corners, ${area}`,
    areas: (count: number, corners: number, area: string) => `${count} polygons of ${corners} corners, ${area}`,
    holes: (count: number) => (count === 1 ? ", a hole" : `, ${count} holes`),
  },
  sv: {
    circle: (metres: string, area: string) => `Cirkel på ${metres}, ${area}`,
    area: (corners: number, area: string) => `Polygon med ${corners} hörn, ${area}`,
    areas: (count: number, corners: number, area: string) => `${count} polygoner med ${corners} hörn, ${area}`,
    holes: (count: number) => (count === 1 ? ", ett hål" : `, ${count} hål`),
  },
});

const SQUARE_KM_FROM_M2 = 1_000_000;

/** A fence as one would tell it to somebody: its kind, its size, its holes. */
export function useFenceInWords(): (fence: Fence) => string {
  const say = useWords(words);
  const { language } = useLanguage();
  const number = (value: number, digits = 0): string =>
    value.toLocaleString(language, { maximumFractionDigits: digits });
  return (fence) => {
    const m2 = shapeArea(outlineOf(fence));
    const area = m2 < SQUARE_KM_FROM_M2 ? `${number(m2)} m²` : `${number(m2 / SQUARE_KM_FROM_M2, 1)} km²`;
    if (fence.type === "Circle") return say.circle(`${number(fence.radius)} m`, area);
    const polygons = fence.type === "Polygon" ? [fence.coordinates] : fence.coordinates;
    const holes = polygons.reduce((sum, rings) => sum + rings.length - 1, 0);
    const corners = cornersOf(fence).length;
    const told = polygons.length === 1 ? say.area(corners, area) : say.areas(polygons.length, corners, area);
    return told + (holes === 0 ? "" : say.holes(holes));
  };
}
