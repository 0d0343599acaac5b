import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** A request that was made ready beforehand, so that making it costs nothing while it is measured. */
export interface Prepared {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Round {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds per request. */
  readonly latencies: readonly number[];
  /** CPU seconds of the server's processes. */
  readonly cpu: number;
}

export interface Target {
  readonly port: number;
  /** CPU seconds that the server's processes have used so far. */
  readonly cpu: () => number;
}

function send(agent: Agent, port: number, { method, path, headers, body }: Prepared): Promise<number> {
  return new Promise((finish, fail) => {
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const outgoing = request({ agent, host: "127.0.0.1", port, method, path, headers: { ...headers, ...length } });
    outgoing.once("error", fail);
    outgoing.once("response", (response) => {
      response.resume();
      response.once("end", () => finish(response.statusCode ?? 0));
    });
    outgoing.end(body);
  });
}

export interface Flow {
  /** Milliseconds from when a request was to be sent to its answer: what waits in line counts. */
  readonly latencies: readonly number[];
  /** Milliseconds by which a request was sent later than it was to be: this process's own fault. */
  readonly behindMs: readonly number[];
}

/**
 * Sends requests at an even pace, whether or not earlier ones have been answered (an open loop).
 * Throws if an answer's status is not `expected`.
 */
export async function flow(
  { port }: Target,
  requests: readonly Prepared[],
  { perSecond, expected }: { readonly perSecond: number; readonly expected: number },
): Promise<Flow> {
  const agent = new Agent({ keepAlive: true });
  const from = performance.now();
  const behindMs: number[] = [];
  const answered = requests.map(async (prepared, n) => {
    const at = from + (n * 1_000) / perSecond;
    await wait(Math.max(0, at - performance.now()));
    behindMs.push(performance.now() - at);
    await mustAnswer(agent, port, prepared, expected);
    return performance.now() - at;
  });
  const latencies = await Promise.all(answered);
  agent.destroy();
  return { latencies, behindMs };
}

async function mustAnswer(agent: Agent, port: number, prepared: Prepared, expected: number): Promise<void> {
  const status = await send(agent, port, prepared);
  if (status !== expected) throw new Error(`${prepared.method} ${prepared.path} answered ${status}, not ${expected}`);
}

/**
 * Sends every request once over `connections` kept connections, as fast as they are answered.
 * Throws if an answer's status is not `expected`: a benchmark of errors measures nothing.
 */
export async function play(
  { port, cpu }: Target,
  requests: readonly Prepared[],
  { connections, expected }: { readonly connections: number; readonly expected: number },
): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let prepared = requests[next++]; prepared !== undefined; prepared = requests[next++]) {
      const from = performance.now();
      await mustAnswer(agent, port, prepared, expected);
      latencies.push(performance.now() - from);
    }
  };
  const [from, cpuFrom] = [performance.now(), cpu()];
  await Promise.all(Array.from({ length: connections }, worker));
  const round = {
    requests: requests.length,
    seconds: (performance.now() - from) / 1000,
    latencies,
    cpu: cpu() - cpuFrom,
  };
  agent.destroy();
  return round;
}
