import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Tally {
  passed: number;
  failed: number;
}

/** What is read of vitest's JSON report. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** The report of an earlier run must not be taken for this one's. */
export function emptyReport(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
}

export function tallyOf(file: string, exitedWell: boolean): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const failed = numFailedTests + testResults.filter(failedOutsideItsTests).length;
  // An error that belongs to no test (a rejection nobody awaited) fails the run all the same.
  return { passed: numPassedTests, failed: failed === 0 && !exitedWell ? 1 : failed };
}

/** A file that could not be loaded, or whose hook failed, has no failed test to show for it. */
function failedOutsideItsTests({ status, assertionResults }: Report['testResults'][number]): boolean {
  return status === 'failed' && !assertionResults.some((result) => result.status === 'failed');
}
