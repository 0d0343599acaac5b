import { readCsv } from "../../src/domain/stores/csv.ts";

/** A file by its rows, each as text, and what stands around them in a request. */
export interface Sheet {
  readonly contentType: string;
  readonly head: string;
  readonly separator: string;
  readonly tail: string;
  /** Rows count from 1 and leave out a header. */
  readonly rows: readonly string[];
}

interface Json {
  readonly type?: unknown;
  readonly features?: unknown;
}

/** RFC 8142 puts one before each line of GeoJSON. */
const SEPARATOR = "\u001E";

const collectionOf = (features: readonly unknown[]): Sheet => ({
  contentType: "application/json",
  head: '{"type":"FeatureCollection","features":[',
  separator: ",",
  tail: "]}",
  rows: features.map((feature) => JSON.stringify(feature)),
});

const parse = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** A line that is no JSON stays a text, which is no feature: the service refuses that row and takes the rest. */
const readLines = (text: string): Sheet =>
  collectionOf(
    text
      .replaceAll(SEPARATOR, "")
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "")
      .map((line) => parse(line) ?? line),
  );

const readJson = (text: string): Sheet => {
  const whole = parse(text);
  if (whole?.type === "FeatureCollection" && Array.isArray(whole.features)) return collectionOf(whole.features);
  const [first = ""] = text.replace(SEPARATOR, "").trimStart().split(/\r?\n/, 1);
  if (parse(first)?.type === "Feature") return readLines(text);
  throw new Error("This is JSON, but neither a FeatureCollection nor one Feature a line");
};

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

const readTable = (text: string): Sheet => {
  const records = readCsv(text);
  if (!records.ok) throw new Error(records.error.errors?.[0]?.message);
  const [header = "", ...rows] = records.value.map((record) => record.map(quoted).join(","));
  return { contentType: "text/csv", head: `${header}\n`, separator: "\n", tail: "", rows };
};

/** GeoJSON, GeoJSON a line (NDJSON), or CSV, told apart by how the text begins. */
export const readSheet = (text: string): Sheet =>
  /^\uFEFF?\s*[{[]/.test(text.replace(SEPARATOR, "")) ? readJson(text.replace(/^\uFEFF/, "")) : readTable(text);
