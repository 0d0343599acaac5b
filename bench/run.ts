import { parseArgs } from "node:util";
import { report, type Measure } from "./lib/report.ts";
import { benchPings } from "./pings.ts";

/** `npm run bench -- [suite] [--json FILE]`. Every suite is seeded and compares with peers in the same run. */
const SUITES: Readonly<Record<string, () => Promise<Measure[]>>> = { pings: benchPings };

const { values, positionals } = parseArgs({ options: { json: { type: "string" } }, allowPositionals: true });
const [name = "pings"] = positionals;
const suite = SUITES[name];
if (suite === undefined) {
  console.error(`There is no suite ${name}. There are: ${Object.keys(SUITES).join(", ")}`);
  process.exit(1);
}
await report(await suite(), values.json);
