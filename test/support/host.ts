import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort, type Service, startService } from "../../scripts/lib/service.ts";
import { descendantsOf, stillRunning } from "./processes.ts";

const GONE_WITHIN_MS = 5_000;

export interface StartOptions {
  /** Where the data lies, when it is not the host's own folder. */
  readonly dataDir?: string;
  readonly clockOffset?: number;
  readonly config?: string;
  readonly talkative?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A folder for data and one port, on which the real service is started, ended and started again. */
export class Host {
  readonly port: number;
  readonly folder: string;
  readonly dataDir: string;
  #running: Service | undefined;
  #processes: readonly number[] = [];

  private constructor(port: number, folder: string) {
    this.port = port;
    this.folder = folder;
    this.dataDir = join(folder, "data");
  }

  static async open(): Promise<Host> {
    return new Host(await freePort(), await mkdtemp(join(tmpdir(), "beckon-test-")));
  }

  async start({ dataDir = this.dataDir, ...how }: StartOptions = {}): Promise<Service> {
    this.#running = await startService({ port: this.port, dataDir, ...how });
    this.#processes = descendantsOf(process.pid).map(({ pid }) => pid);
    return this.#running;
  }

  /** Ends the service as its operator would. */
  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  /** Ends the service as a crash would: every process of its group at once. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  /** Leaves nothing behind. */
  async close(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Only when the last process is gone does nobody write to the data any more. */
  async #end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    await this.#running?.stop(signal);
    this.#running = undefined;
    const until = Date.now() + GONE_WITHIN_MS;
    while (stillRunning(this.#processes).length > 0) {
      if (Date.now() > until) throw new Error("processes of the service are left");
      await wait(20);
    }
  }
}
