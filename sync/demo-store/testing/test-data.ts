import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openData, type Data } from '../data/open-data.ts';
import { scriptedClock, type ScriptedClock } from './scripted-clock.ts';

export const testProducts = 12;
export const testSeed = 7;

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demo-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestData {
  readonly data: Data;
  readonly clock: ScriptedClock;
  /** Closes the file and opens it again, as a restart does. */
  reopened(): Promise<Data>;
}

/** A small shop without its server. */
export async function testData(products = testProducts): Promise<TestData> {
  const clock = scriptedClock();
  const dataDir = temporaryFolder();
  const open = () => openData({ dataDir, products, seed: testSeed, clock, newEpoch: () => 'epoch-1' });
  let data = await open();
  onTestFinished(() => data.close());
  return {
    data,
    clock,
    async reopened() {
      data.close();
      data = await open();
      return data;
    },
  };
}
