/** The part of vitest's JSON report that is counted. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

export interface Verdict {
  readonly ok: boolean;
  /** `N passed, N failed`, and `, N skipped` when there are any. */
  readonly line: string;
  /** Why there is a failure that no test reported. */
  readonly reason?: string;
}

/** Judges a run: what no test reported (a file that does not load, a stray rejection, nothing run) is one failure. */
export function verdictOf(report: TestReport | undefined, exitCode: number): Verdict {
  const passed = report?.numPassedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const reported = report?.numFailedTests ?? 0;
  const reason = reported > 0 ? undefined : unreported(report, exitCode);
  const failed = reason === undefined ? reported : 1;
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  return { ok: failed === 0, line, ...(reason === undefined ? {} : { reason }) };
}

function unreported(report: TestReport | undefined, exitCode: number): string | undefined {
  if (report === undefined) return `vitest wrote no report and ended with exit code ${exitCode}`;
  if (exitCode !== 0) return `vitest ended with exit code ${exitCode} although no test failed`;
  return report.numPassedTests === 0 ? "no test ran" : undefined;
}
