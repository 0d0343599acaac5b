import { posix } from "node:path";
import { parseAst } from "vitest/node";

/** Source files by their path from the repository's root, such as `src/domain/result.ts`. */
export type Sources = ReadonlyMap<string, string>;

interface Import {
  readonly to: string;
  readonly typeOnly: boolean;
}

interface Layer {
  readonly imports: readonly string[];
  /** Layers of which only types may be imported. */
  readonly types?: readonly string[];
  /** Packages a layer may import, a scope or module prefix ending in `/` or `:`. */
  readonly packages: readonly string[];
}

const PURE = [
  "@photostructure/",
  "countries-and-timezones",
  "country-to-currency",
  "h3-js",
  "jsbarcode/",
  "temporal-polyfill",
  "uqr",
  "zod",
];
const WEB = [...PURE, "hono", "hono/", "@hono/"];

/** What the browser programs are made of. The routes are known to them as types. */
const BROWSER = [
  "@mantine/",
  "@observablehq/plot",
  "@react-querybuilder/",
  "@tanstack/",
  "dayjs/",
  "hono/client",
  "jsqr",
  "maplibre-gl",
  "maplibre-gl/",
  "react",
  "react-dom/",
  "react-querybuilder",
  "react-querybuilder/",
  "topojson-client",
  "uqr",
  "world-atlas/",
];

/** Which layer may import which; a layer may always import itself. */
const LAYERS: Readonly<Record<string, Layer>> = {
  domain: { imports: [], packages: PURE },
  services: { imports: ["domain"], packages: PURE },
  platform: {
    imports: ["domain"],
    types: ["services"],
    packages: [...PURE, "cloudflare:", "jose", "node:async_hooks"],
  },
  objects: { imports: ["domain", "services"], packages: [...PURE, "cloudflare:"] },
  http: { imports: ["domain", "services"], packages: WEB },
  jobs: { imports: ["domain", "services"], packages: PURE },
  sdk: { imports: ["domain"], packages: [...PURE, "jose"] },
  app: { imports: ["domain", "sdk"], types: ["http"], packages: BROWSER },
  worker: {
    imports: ["domain", "services", "platform", "objects", "http", "jobs"],
    packages: [...WEB, "cloudflare:"],
  },
};

const isNode = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Every import in a syntax tree: static, re-exported, dynamic and `import("…").Type`. */
function importsOf(tree: unknown): Import[] {
  if (Array.isArray(tree)) return tree.flatMap(importsOf);
  if (!isNode(tree)) return [];
  const below = Object.values(tree).flatMap(importsOf);
  const source = tree["source"];
  if (!isNode(source)) return below;
  const kind = tree["type"] === "TSImportType" ? "type" : (tree["importKind"] ?? tree["exportKind"]);
  // A dynamic import of an expression cannot be followed; its empty target is refused below.
  const to = typeof source["value"] === "string" ? source["value"] : "";
  return [{ to, typeOnly: kind === "type" }, ...below];
}

const parse = (file: string, text: string): Import[] =>
  importsOf(parseAst(text, { lang: file.endsWith("x") ? "tsx" : "ts" }, file));

/** Tests, and what only they may import. */
export const isTestFile = (file: string): boolean => /(\.test|\/testing)\.tsx?$/.test(file);

const resolve = (from: string, to: string): string => posix.join(posix.dirname(from), to);

const layerOf = (file: string): string => /^src\/([^/.]+)/.exec(file)?.[1] ?? "outside";

function mayImport(file: string, { to, typeOnly }: Import): boolean {
  const layer = LAYERS[layerOf(file)];
  if (layer === undefined) return false;
  if (!to.startsWith("."))
    return layer.packages.some((name) => (/[/:]$/.test(name) ? to.startsWith(name) : to === name));
  const path = resolve(file, to);
  if (isTestFile(path)) return false;
  if (path === "package.json") return layerOf(file) === "worker";
  const target = layerOf(path);
  if (target === layerOf(file) || layer.imports.includes(target)) return true;
  return typeOnly && layer.types?.includes(target) === true;
}

/** The imports that no layer rule allows, as `file -> specifier`. */
export function wrongArrows(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) =>
    parse(file, text)
      .filter((found) => !mayImport(file, found))
      .map(({ to }) => `${file} -> ${to}`),
  );
}

/** The cycles among files, types included, each as the path that leads back to its first file. */
export function cycles(sources: Sources): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
    if (done.has(file) || trail.includes(file)) return;
    for (const { to } of parse(file, sources.get(file) ?? "")) {
      if (to.startsWith(".")) visit(resolve(file, to), [...trail, file]);
    }
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return found;
}
