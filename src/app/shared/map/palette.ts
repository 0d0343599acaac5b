/** What a map is drawn in. Two sets, since one canvas knows nothing of the page's own colours. */
export interface Palette {
  readonly water: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly grid: string;
  readonly text: string;
  readonly faintText: string;
  /** Around letters, so that they can be read across a line. */
  readonly halo: string;
  /** Of what is ours: fences, and whatever else is drawn on the map. */
  readonly mark: string;
  readonly chosen: string;
  readonly warning: string;
  readonly danger: string;
}

export const PALETTES = {
  light: {
    water: "#d7e6ee",
    land: "#f7f5ef",
    coast: "#a9c3d0",
    border: "#b9ae9c",
    grid: "#e4ded1",
    text: "#3d4348",
    faintText: "#7a766c",
    halo: "#ffffff",
    mark: "#0f6351",
    chosen: "#b4480a",
    warning: "#8f5b00",
    danger: "#c92a2a",
  },
  dark: {
    water: "#131c23",
    land: "#20272c",
    coast: "#3a4d59",
    border: "#565d63",
    grid: "#2d363c",
    text: "#d5dade",
    faintText: "#8d979e",
    halo: "#12171a",
    mark: "#65b49b",
    chosen: "#ffa94d",
    warning: "#ffd43b",
    danger: "#ff8787",
  },
} as const satisfies Readonly<Record<string, Palette>>;

export type Look = keyof typeof PALETTES;
