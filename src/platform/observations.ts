import type { DecisionLine, Observations, RequestLine } from "../services/observations.ts";
import { counting } from "./metered.ts";

/** What a column holds of a line; null where it says nothing. */
type Column<Line, Value> = (line: Line) => Value | null;
type Cells<Value> = readonly [name: string, request: Column<RequestLine, Value>, decision: Column<DecisionLine, Value>];

const nothing = (): null => null;

/**
 * The columns of the data set `beckon`, `blob1` and `double1` first. Their order is for ever: what was written under a
 * number keeps it, so that a new column goes to the end. A blob without a value is empty, a double is −1.
 *
 * `index1`, by which Analytics Engine samples, is the route of a request and `decision` for a decision.
 *
 * | Column     | Request                         | Decision                              |
 * | ---------- | ------------------------------- | ------------------------------------- |
 * | `blob1`    | `request`                       | `decision`                            |
 * | `blob2`    | route, as the document has it   |                                       |
 * | `blob3`    | method                          |                                       |
 * | `blob4`    | code of the problem             | reason code                           |
 * | `blob5`    |                                 | stage                                 |
 * | `blob6`    |                                 | outcome: issued, silent, abandoned    |
 * | `blob7`    |                                 | campaign                              |
 * | `blob8`    |                                 | store                                 |
 * | `double1`  | milliseconds                    | milliseconds                          |
 * | `double2`  | status                          |                                       |
 * | `double3`  | calls of KV                     |                                       |
 * | `double4`  | statements of D1                |                                       |
 * | `double5`  | calls of objects                |                                       |
 * | `double6`  | calls of R2                     |                                       |
 * | `double7`  | age of the snapshot, seconds    |                                       |
 */
const BLOBS: readonly Cells<string>[] = [
  ["event", () => "request", () => "decision"],
  ["route", ({ route }) => route, nothing],
  ["method", ({ method }) => method, nothing],
  ["code", ({ problem }) => problem, ({ code }) => code],
  ["stage", nothing, ({ stage }) => stage],
  ["outcome", nothing, ({ outcome }) => outcome],
  ["campaignId", nothing, ({ campaignId }) => campaignId],
  ["storeId", nothing, ({ storeId }) => storeId],
];
const DOUBLES: readonly Cells<number>[] = [
  ["ms", ({ ms }) => ms, ({ ms }) => ms],
  ["status", ({ status }) => status, nothing],
  ["kv", ({ calls }) => calls.kv, nothing],
  ["d1", ({ calls }) => calls.d1, nothing],
  ["object", ({ calls }) => calls.object, nothing],
  ["r2", ({ calls }) => calls.r2, nothing],
  ["snapshotAge", ({ snapshotAge }) => snapshotAge, nothing],
];

/** The same columns twice: as one line of JSON in the log, by their names, and as one point, by their numbers. */
export const observationsOf = ({ METRICS }: Pick<Env, "METRICS">): Observations => ({
  counting,
  request(line) {
    const blobs = BLOBS.map(([name, of]) => [name, of(line)] as const);
    const doubles = DOUBLES.map(([name, of]) => [name, of(line)] as const);
    print([["request", line.request], ...blobs, ...doubles]);
    METRICS.writeDataPoint(point(line.route, blobs, doubles));
  },
  decision(line) {
    const blobs = BLOBS.map(([name, , of]) => [name, of(line)] as const);
    const doubles = DOUBLES.map(([name, , of]) => [name, of(line)] as const);
    print([...blobs, ...doubles]);
    METRICS.writeDataPoint(point("decision", blobs, doubles));
  },
});

type Named<Value> = readonly (readonly [name: string, value: Value | null])[];

function print(columns: Named<string | number>): void {
  console.info(JSON.stringify(Object.fromEntries(columns.filter(([, value]) => value !== null))));
}

const point = (index: string, blobs: Named<string>, doubles: Named<number>): AnalyticsEngineDataPoint => ({
  // Of an index 96 bytes are taken, and no route is as long.
  indexes: [index],
  blobs: blobs.map(([, value]) => value ?? ""),
  doubles: doubles.map(([, value]) => value ?? -1),
});
