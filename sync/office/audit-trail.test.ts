import { appendFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { fail } from '../kernel/result.ts';
import { openAuditTrail } from './audit-trail.ts';

async function bench() {
  const folder = await mkdtemp(join(tmpdir(), 'endcap-audit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = scriptedClock();
  const start = () => openAuditTrail(folder, clock);
  return { folder, file: join(folder, 'audit.ndjson'), clock, start, trail: await start() };
}

describe('the audit trail', () => {
  test('OB37 tells the newest first, and the same after a restart', async () => {
    const { trail, clock, start } = await bench();
    await trail.write({ by: '17', what: 'signed-in' });
    clock.advance(1_000);
    await trail.write({ by: '17', what: 'opened', order: '01999a52-7c00-7000-8000-000000000001' });
    const [newest, oldest] = trail.newest();
    expect(newest).toMatchObject({ by: '17', what: 'opened', at: clock.now() });
    expect(oldest).toMatchObject({ what: 'signed-in', at: clock.now() - 1_000 });
    expect((await start()).newest()).toEqual(trail.newest());
  });

  test('OB37 says what could not be written down, and does not list it', async () => {
    const { trail, folder } = await bench();
    await rm(folder, { recursive: true });
    expect(await trail.write({ by: '17', what: 'signed-in' })).toEqual(fail({ kind: 'disk-failed' }));
    expect(trail.newest()).toEqual([]);
  });

  test('OB37 an entry that was cut takes no other with it', async () => {
    const { trail, file, start } = await bench();
    await trail.write({ by: '1', what: 'signed-in' });
    await trail.write({ by: '2', what: 'signed-in' });
    await truncate(file, (await readFile(file)).length - 5);
    const again = await start();
    await again.write({ by: '3', what: 'signed-in' });
    await appendFile(file, '\nnot ours');
    expect((await start()).newest().map(({ by }) => by)).toEqual(['3', '1']);
  });

  test('OB37 lists five hundred and keeps all', async () => {
    const { trail, file, start } = await bench();
    const old = Array.from({ length: 502 }, (_, at) => JSON.stringify({ by: String(at), what: 'opened', at }));
    await appendFile(file, old.join('\n'));
    await trail.write({ by: '17', what: 'signed-in' });
    const [newest, ...others] = (await start()).newest();
    expect([newest?.by, others.length, others.at(-1)?.by]).toEqual(['17', 499, '3']);
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(503);
  });
});
