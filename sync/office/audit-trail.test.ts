import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { fail } from '../kernel/result.ts';
import { openAuditTrail } from './audit-trail.ts';

const dayMs = 86_400_000;

async function bench(segmentBytes?: number) {
  const folder = await mkdtemp(join(tmpdir(), 'endcap-audit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = scriptedClock();
  const small = segmentBytes === undefined ? {} : { segmentBytes };
  const start = async () => {
    const opened = await openAuditTrail({ folder, clock, trailDays: 30, ...small });
    onTestFinished(() => opened.close());
    return opened;
  };
  const audit = join(folder, 'audit');
  const files = async () => (await readdir(audit)).toSorted();
  return { folder, audit, files, file: join(audit, '00000001.ndjson'), clock, start, trail: await start() };
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
    const before = await readFile(file);
    await trail.write({ by: '2', what: 'signed-in' });
    const after = await readFile(file);
    // As the disk may be when the power goes: a part of the line is there.
    await writeFile(file, Buffer.concat([after.subarray(0, 70), before.subarray(70)]));
    const again = await start();
    await again.write({ by: '3', what: 'signed-in' });
    expect((await start()).newest().map(({ by }) => by)).toEqual(['3', '1']);
  });

  test('OB37 lists five hundred and keeps all, also those of the form it once had', async () => {
    const { folder, start, clock } = await bench();
    const at = clock.now();
    const old = Array.from({ length: 502 }, (_, by) => JSON.stringify({ by: String(by), what: 'opened', at }));
    await appendFile(join(folder, 'audit.ndjson'), `\n${old.join('\n')}`);
    const trail = await start();
    await trail.write({ by: '17', what: 'signed-in' });
    const [newest, ...others] = (await start()).newest();
    expect([newest?.by, others.length, others.at(-1)?.by]).toEqual(['17', 499, '3']);
    expect((await readFile(join(folder, 'audit.ndjson'), 'utf8')).split('\n')).toHaveLength(503);
  });

  test('OB52 writes in room that was made ahead: file after file of one size, each there before it is needed', async () => {
    const { trail, audit, files } = await bench(400);
    for (let time = 0; time < 40; time++) {
      expect((await trail.write({ by: '17', what: 'opened' })).ok).toBe(true);
      await trail.close();
      const names = await files();
      expect((await readFile(join(audit, names.at(-1) ?? ''), 'utf8')).trim()).toBe('');
    }
    const sizes = await Promise.all((await files()).map(async (name) => (await stat(join(audit, name))).size));
    expect(new Set(sizes)).toEqual(new Set([400]));
    expect(sizes.length).toBeGreaterThan(5);
  });

  test('OB53 keeps all that is younger than was set, and lets what is older go', async () => {
    const { folder, trail, files, start, clock } = await bench(400);
    await writeFile(join(folder, 'audit.ndjson'), JSON.stringify({ by: '1', what: 'opened', at: clock.now() }));
    for (let day = 0; day < 90; day++) {
      await trail.write({ by: String(day), what: 'opened' });
      clock.advance(dayMs);
    }
    await trail.close();
    const again = await start();
    const kept = again.newest().map(({ by }) => Number(by));
    // The youngest thirty, and as many older ones as are in one file with them.
    expect(kept.slice(0, 30)).toEqual(Array.from({ length: 30 }, (_, at) => 89 - at));
    expect(kept.length).toBeLessThan(40);
    expect((await files()).length).toBeLessThan(12);
    expect(await readdir(folder)).toEqual(['audit']);
  });
});
