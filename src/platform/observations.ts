import type { Observations } from "../services/observations.ts";
import { counting } from "./metered.ts";

/**
 * The columns of the data set `beckon`, `blob1` and `double1` first. Their order is for ever: what was written under a
 * number keeps it, so that a new column goes to the end. A blob without a value is empty, a double is −1.
 *
 * `index1`, by which Analytics Engine samples, is the route of a request, the object and method of a turn, `decision`
 * for a decision and `alert` for an alert.
 *
 * | Column     | Request                         | Turn of an object   | Decision                              | Alert     |
 * | ---------- | ------------------------------- | ------------------- | ------------------------------------- | --------- |
 * | `blob1`    | `request`                       | `turn`              | `decision`                            | `alert`   |
 * | `blob2`    | route, as the document has it   | such as `Shopper`   |                                       |           |
 * | `blob3`    | method                          | method              |                                       |           |
 * | `blob4`    | code of the problem             |                     | reason code                           | what for  |
 * | `blob5`    |                                 |                     | stage                                 |           |
 * | `blob6`    |                                 |                     | outcome: issued, withheld, …          |           |
 * | `blob7`    |                                 |                     | campaign                              |           |
 * | `blob8`    |                                 |                     | store                                 | store     |
 * | `double1`  | milliseconds                    | milliseconds        | milliseconds                          |           |
 * | `double2`  | status                          |                     |                                       |           |
 * | `double3`  | calls of KV                     | the same            |                                       |           |
 * | `double4`  | statements of D1                | the same            |                                       |           |
 * | `double5`  | calls of objects                | the same            |                                       |           |
 * | `double6`  | calls of R2                     | the same            |                                       |           |
 * | `double7`  | age of the snapshot, seconds    |                     |                                       |           |
 */
const BLOBS = ["event", "route", "method", "code", "stage", "outcome", "campaignId", "storeId"] as const;
const DOUBLES = ["ms", "status", "kv", "d1", "object", "r2", "snapshotAge"] as const;

/** What one event says, by the names of the columns. */
type Row = { readonly [Name in (typeof BLOBS)[number]]?: string | undefined } & {
  readonly [Name in (typeof DOUBLES)[number]]?: number | undefined;
} & { readonly event: string; readonly request?: string };

/** The same row twice: as one line of JSON in the log, by the names, and as one point, by the numbers of the columns. */
export function observationsOf({ METRICS }: Pick<Env, "METRICS">): Observations {
  const write = (index: string, row: Row): void => {
    console.info(JSON.stringify(row));
    METRICS.writeDataPoint({
      // Of an index 96 bytes are taken, and no route is as long.
      indexes: [index],
      blobs: BLOBS.map((name) => row[name] ?? ""),
      doubles: DOUBLES.map((name) => row[name] ?? -1),
    });
  };
  return {
    counting,
    request({ request, route, method, problem, ms, status, calls, snapshotAge }) {
      const words = { request, event: "request", route, method, code: problem ?? undefined };
      write(route, { ...words, ms, status, ...calls, snapshotAge: snapshotAge ?? undefined });
    },
    turn({ object, method, ms, calls }) {
      write(`${object}.${method}`, { event: "turn", route: object, method, ms, ...calls });
    },
    decision({ code, stage, outcome, campaignId, storeId, ms }) {
      const why = { code: code ?? undefined, stage: stage ?? undefined, outcome };
      write("decision", { event: "decision", ...why, campaignId: campaignId ?? undefined, storeId, ms });
    },
    alert({ alert, ...where }) {
      write("alert", { event: "alert", code: alert, ...where });
    },
  };
}
