import { createTheme, type CSSVariablesResolver, type MantineColorsTuple, type MantineTheme } from "@mantine/core";

/** Spruce, from nearly white to nearly black: text on the sixth and darker has 4.5 : 1 against white. */
const spruce: MantineColorsTuple = [
  "#edf7f4",
  "#dbece6",
  "#b3d9cd",
  "#88c5b2",
  "#65b49b",
  "#3f9580",
  "#1c7a64",
  "#0f6351",
  "#094d3f",
  "#04382d",
];

/** A list that opens stands beside its input, within the landmark that the input is in. */
const LISTED_IN_PLACE = { defaultProps: { comboboxProps: { withinPortal: false } } };

export const theme = createTheme({
  primaryColor: "spruce",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { spruce },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  headings: { fontWeight: "650" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: { Select: LISTED_IN_PLACE, MultiSelect: LISTED_IN_PLACE, TagsInput: LISTED_IN_PLACE },
});

/** What stands in a colour on the palest of it, as in badges and alerts: half as dark again as Mantine has it. */
const onPale = (colors: MantineTheme["colors"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(colors).map(([name, shades]) => [
      `--mantine-color-${name}-light-color`,
      `color-mix(in srgb, ${shades[9]} 60%, black)`,
    ]),
  );

/** What Mantine dims and reddens is too pale to be read: at least 4.5 : 1 against what it stands on. */
export const legible: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    ...onPale(colors),
    "--mantine-color-dimmed": colors.gray[7],
    "--mantine-color-placeholder": colors.gray[7],
    "--mantine-color-error": colors.red[9],
    "--mantine-color-red-outline": colors.red[9],
    "--mantine-color-orange-light-color": "#8a2c05",
  },
  dark: {
    "--mantine-color-dimmed": colors.gray[5],
    "--mantine-color-placeholder": colors.gray[5],
    "--mantine-color-error": colors.red[4],
  },
});
