import { parseArgs } from "node:util";
import { benchDecisions } from "./decisions.ts";
import { benchFences } from "./fences.ts";
import { report, type Measure } from "./lib/report.ts";
import { benchJourney } from "./journey.ts";
import { benchPings } from "./pings.ts";
import { benchPrograms } from "./programs.ts";
import { benchTills } from "./tills.ts";
import { benchTraces } from "./traces.ts";

/** `npm run bench -- [suite] [--size SIZE] [--json FILE]`. Every suite is seeded and compares with peers in the same run. */
const SUITES: Readonly<Record<string, (size: string | undefined) => Promise<Measure[]>>> = {
  pings: benchPings,
  fences: benchFences,
  traces: benchTraces,
  journey: benchJourney,
  decisions: benchDecisions,
  tills: benchTills,
  programs: benchPrograms,
};

const { values, positionals } = parseArgs({
  options: { size: { type: "string" }, json: { type: "string" } },
  allowPositionals: true,
});
const [name = "pings"] = positionals;
const suite = SUITES[name];
if (suite === undefined) {
  console.error(`There is no suite ${name}. There are: ${Object.keys(SUITES).join(", ")}`);
  process.exit(1);
}
await report(await suite(values.size), values.json);
