import { countFetches } from "./decisions/fetches.ts";
import { SCENES, type TaskName, taskNames } from "./decisions/tasks.ts";
import { type Lone, startWorker } from "./lib/runtime.ts";
import { measure, type Measure, quantile } from "./lib/report.ts";
import type { Asked } from "./workers/decisions.ts";

const GOAL = 100;
const SIZES = [GOAL, 200, 500];
const [ROUNDS, WARM_UP] = [40, 15];
const PEER = "its rules, @cfworker/json-schema";

/** What a decision takes of CPU in workerd, what it leaves to be collected included, next to what its rules alone take. */
export async function benchDecisions(): Promise<Measure[]> {
  const worker = await startWorker("decisions", "bench/workers/decisions.ts");
  try {
    const measures: Measure[] = [];
    for (const size of SIZES) measures.push(...(await benchSize(worker, size)));
    console.log(
      `CPU of workerd's threads over ${ROUNDS} rounds: what ${2 * SCENES} pieces of work take more than ${SCENES}.`,
    );
    return [...measures, ...(await countFetches())];
  } finally {
    await worker.stop();
  }
}

async function benchSize(worker: Lone, size: number): Promise<Measure[]> {
  // How a peer grows says nothing of ours.
  const tasks = taskNames.filter((name) => name !== PEER || size === GOAL);
  const micros = new Map<TaskName, number[]>(tasks.map((name) => [name, []]));
  if (size === GOAL) await mustAgree(worker, size);
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [task, found] of micros) {
      const took = await nanosPerPiece(worker, { task, size, times: SCENES });
      if (round >= 0) found.push(took / 1_000);
    }
  }
  return [...micros].flatMap(([task, found]) => {
    const name = `${size} campaigns, ${task}`;
    return [
      measure(name, "p50", quantile(found, 0.5), "µs"),
      measure(name, "p90", quantile(found, 0.9), "µs"),
      measure(name, "p50 per campaign", quantile(found, 0.5) / size, "µs"),
    ];
  });
}

/** What twice as much work takes more: the request around it, and reading the clock, are in both. */
async function nanosPerPiece(worker: Lone, asked: Asked): Promise<number> {
  const once = await nanosOf(worker, asked);
  const twice = await nanosOf(worker, { ...asked, times: 2 * asked.times });
  return (twice - once) / asked.times;
}

async function nanosOf(worker: Lone, asked: Asked): Promise<number> {
  const from = worker.cpuNanos();
  await ask(worker, asked);
  return worker.cpuNanos() - from;
}

async function ask({ port }: Lone, asked: Asked): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: JSON.stringify(asked) });
  if (!answer.ok) throw new Error(`${JSON.stringify(asked)}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { through: number }).through;
}

/** Whoever judges the same rules must come to the same. */
async function mustAgree(worker: Lone, size: number): Promise<void> {
  const [ours, theirs] = await Promise.all(
    (["its rules alone", PEER] as const).map((task) => ask(worker, { task, size, times: SCENES })),
  );
  if (ours !== theirs) throw new Error(`of ${size} campaigns ${ours} were met, and ${theirs} by the peer's word`);
}
