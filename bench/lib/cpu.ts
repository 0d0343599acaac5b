/**
 * Nanoseconds of CPU that this process has used, all its threads together: what it waits for while others use the
 * machine does not count, what it leaves to be collected as garbage does.
 */
export function cpuNanos(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1_000;
}
