import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "../../scripts/fixtures/random.ts";
import type { Host } from "../support/host.ts";
import type { Line } from "./line.ts";

/** The service lives for up to so many answers, and then for a moment more; a slow machine makes no shorter story. */
const ANSWERS_MAX = 80;
const MOMENT_MAX_MS = 20;

export interface Killing {
  readonly host: Host;
  readonly line: Line;
  readonly random: Random;
  readonly kills: number;
  /** Customers that come at the same time. */
  readonly lanes: number;
}

/**
 * Serves customers, each lane one after the other, while the service is killed at random moments and started again;
 * whoever is served when the last kill is over is served to the end. Gives how many kills struck a request.
 */
export async function serveWhileKilling(
  { host, line, random, kills, lanes }: Killing,
  serve: (number: number) => Promise<void>,
): Promise<number> {
  const closed = new AbortController();
  let number = 0;
  const lane = async (): Promise<void> => {
    while (!closed.signal.aborted) await serve((number += 1));
  };
  const served = Promise.all(Array.from({ length: lanes }, lane));
  // One that fails closes the shop for all, and is judged when they have left.
  served.catch(() => closed.abort());
  let struck = 0;
  for (let kill = 0; kill < kills && !closed.signal.aborted; kill += 1) {
    await host.start();
    line.open();
    const until = line.answered + Math.floor(random() * ANSWERS_MAX);
    while (line.answered < until && !closed.signal.aborted) await wait(1);
    await wait(random() * MOMENT_MAX_MS);
    line.cut();
    if (line.inFlight > 0) struck += 1;
    await host.kill();
  }
  closed.abort();
  await host.start();
  line.open();
  await served;
  return struck;
}
