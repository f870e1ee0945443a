import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import { silentLogger } from '../kernel/logger.ts';
import { openNotices } from './notices.ts';

const dayMs = 86_400_000;

async function bench() {
  const folder = await mkdtemp(join(tmpdir(), 'endcap-notices-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = scriptedClock();
  const open = () => openNotices(folder, clock, silentLogger);
  return { folder, clock, open, notices: await open() };
}

describe('what the operator is told', () => {
  test('OB51 is one of each kind, with how often and since when, newest first', async () => {
    const { clock, notices } = await bench();
    const began = clock.now();
    notices.tell('keys-mended');
    await clock.advance(1_000);
    notices.tell('disk-full');
    await clock.advance(1_000);
    notices.tell('keys-mended', { count: 2 });
    expect(notices.shown()).toEqual([
      { what: 'keys-mended', firstAt: began, lastAt: began + 2_000, count: 3 },
      { what: 'disk-full', firstAt: began + 1_000, lastAt: began + 1_000, count: 1 },
    ]);
  });

  test('OB51 is told over restarts until somebody knows of it, and anew when it happens again', async () => {
    const { notices, open } = await bench();
    notices.tell('keys-mended');
    notices.tell('disk-full');
    await notices.close();
    const again = await open();
    expect(again.shown().map(({ what }) => what)).toEqual(['keys-mended', 'disk-full']);
    expect(await again.acknowledge(['keys-mended', 'orders-lost'])).toMatchObject({ ok: true });
    expect(again.shown().map(({ what }) => what)).toEqual(['disk-full']);
    const later = await open();
    expect(later.shown().map(({ what }) => what)).toEqual(['disk-full']);
    later.tell('keys-mended');
    expect(later.shown().find(({ what }) => what === 'keys-mended')).toMatchObject({ count: 1 });
    await later.close();
  });

  test('OB51 ends after a month without another one', async () => {
    const { clock, notices } = await bench();
    notices.tell('disk-full');
    clock.jump(clock.now() + 29 * dayMs);
    expect(notices.shown()).toHaveLength(1);
    clock.jump(clock.now() + dayMs);
    expect(notices.shown()).toEqual([]);
    await notices.close();
  });

  test('OB51 what lasts, and every start finds again, is told once as long as it looks the same', async () => {
    const { notices, open } = await bench();
    notices.tell('journal-damaged', { count: 2, mark: '1/1' });
    await notices.acknowledge(['journal-damaged']);
    const again = await open();
    again.tell('journal-damaged', { count: 2, mark: '1/1' });
    expect(again.shown()).toEqual([]);
    again.tell('journal-damaged', { count: 3, mark: '2/1' });
    expect(again.shown()).toMatchObject([{ what: 'journal-damaged', count: 3 }]);
    await again.close();
  });

  test('a file of it that cannot be read is no reason not to start', async () => {
    const { folder, notices, open } = await bench();
    notices.tell('disk-full');
    await notices.close();
    await truncate(join(folder, 'notices'), 100);
    const again = await open();
    again.tell('keys-mended');
    await again.close();
    expect((await open()).shown()).toMatchObject([{ what: 'keys-mended' }]);
  });
});
