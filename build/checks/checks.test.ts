import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { citedRules, compareRules, definedRules } from './spec.ts';
import { check, runStages, tests } from './stage.ts';
import { tallyOf } from './vitest-report.ts';

describe('the specification', () => {
  const families = new Set(['RP', 'OB']);

  test('defines the rules that begin a line', () => {
    expect(definedRules('# RP\n- **RP1** One.\n- **OB12** See **RP9**.\ntext - **RP2**')).toEqual(['RP1', 'OB12']);
  });

  test.each([
    ["test('RP1 a page that was cut', () => {});", ['RP1']],
    ["test.each([1])('OB3 with %s and RP2', () => {});", ['OB3', 'RP2']],
    ["describe.skipIf(true)('RP4', () => { it(`OB1 for ${x}`, () => {}); });", ['RP4', 'OB1']],
    ["// RP1\nconst text = 'RP2';\nnamed('RP3', () => {});", []],
    ["test('UTF8 and ES2023 are no rules', () => {});", []],
  ])('is cited by the titles of tests: %s', (source, cited) => {
    expect(citedRules('a.test.ts', source, families)).toEqual(cited);
  });

  test('is compared both ways', () => {
    expect(compareRules(['RP1', 'RP2'], ['RP2', 'RP9', 'RP9'])).toEqual({ uncited: ['RP1'], unknown: ['RP9'] });
  });
});

describe('the run of all checks', () => {
  let folder: string;
  let written: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endcap-checks-'));
    written = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const node = (name: string, script: string, limitMs = 20_000) =>
    check(name, process.execPath, ['-e', script], limitMs);

  test('goes on after a failure, and shows what the failed one wrote', async () => {
    const total = await runStages([
      node('first', 'console.log("the reason"); process.exit(1)'),
      node('second', 'console.log("quiet")'),
    ]);
    expect(total).toEqual({ passed: 1, failed: 1 });
    expect(written).toMatch(/the reason\nFAILED first .*\nok {5}second /);
    expect(written).not.toContain('quiet');
  });

  test('counts what takes too long as failed', async () => {
    expect(await runStages([node('endless', 'setInterval(() => {}, 1e3)', 300)])).toEqual({ passed: 0, failed: 1 });
    expect(written).toMatch(/endless took longer than 0\.3 s/);
  });

  test('counts a runner that leaves no report as failed', async () => {
    vi.stubEnv('PATH', folder);
    expect(await runStages([tests('tests', [], join(folder, 'report.json'), 20_000)])).toEqual({
      passed: 0,
      failed: 1,
    });
    vi.unstubAllEnvs();
  });

  test.each([
    [
      'by the number of its tests',
      { numPassedTests: 7, numFailedTests: 2, testResults: [] },
      false,
      { passed: 7, failed: 2 },
    ],
    [
      'a file that could not be loaded',
      { numPassedTests: 7, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] },
      false,
      { passed: 7, failed: 1 },
    ],
    [
      'a file with a failed test once',
      {
        numPassedTests: 0,
        numFailedTests: 1,
        testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
      },
      false,
      { passed: 0, failed: 1 },
    ],
    [
      'an error that belongs to no test',
      { numPassedTests: 7, numFailedTests: 0, testResults: [] },
      false,
      { passed: 7, failed: 1 },
    ],
    ['a good run', { numPassedTests: 7, numFailedTests: 0, testResults: [] }, true, { passed: 7, failed: 0 }],
  ])('reads the report of vitest: %s', (_what, report, exitedWell, tally) => {
    writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
    expect(tallyOf(join(folder, 'report.json'), exitedWell)).toEqual(tally);
  });
});
