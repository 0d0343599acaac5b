import { execFileSync } from "node:child_process";

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Ended, and only not yet collected by its parent. */
  readonly defunct: boolean;
  readonly command: string;
}

function processes(): Process[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,comm="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => {
    const [pid, parent, state = "", ...command] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), defunct: state.startsWith("Z"), command: command.join(" ") };
  });
}

/** The processes that `pid` started, and those that they started. */
export function descendantsOf(pid: number): Process[] {
  const all = processes();
  const below = (parent: number): Process[] =>
    all.filter((child) => child.parent === parent).flatMap((child) => [child, ...below(child.pid)]);
  return below(pid);
}

/** Which of them still run. */
export function stillRunning(pids: readonly number[]): Process[] {
  return processes().filter(({ pid, defunct }) => pids.includes(pid) && !defunct);
}
