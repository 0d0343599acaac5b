import type { Position } from "../../../domain/geo/position.ts";

/** A tenth of a metre. */
const DECIMALS = 6;

const isOnEarth = ({ latitude, longitude }: Position): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

const pointIn = (text: string): Position[] => {
  const [latitude, longitude, ...more] = text
    .split(",")
    .map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (latitude === undefined || longitude === undefined || more.length > 0) return [];
  const point = { latitude, longitude };
  return isOnEarth(point) ? [point] : [];
};

/** The points in `59.3362,18.0649;59.3326,18.0649`; what is none is left out. */
export const readWalk = (text: string): Position[] => text.split(";").flatMap(pointIn);

export const writeWalk = (points: readonly Position[]): string =>
  points.map(({ latitude, longitude }) => [latitude, longitude].map(rounded).join(",")).join(";");

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));
