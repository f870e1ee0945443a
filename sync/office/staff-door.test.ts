import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { AuditEntry } from '../contract/audit.ts';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import type { StaffDoor } from '../gateway/staff-parts.ts';
import { fail, succeed } from '../kernel/result.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { hashPin, pinMatches } from './pin.ts';
import { openSlotFile } from './slot-file.ts';
import { openStaffDoor } from './staff-door.ts';

const pins = { associate: '2468', manager: '135790' };
let staff: Settings['staff'] = [];
beforeAll(async () => {
  staff = [
    { id: '17', name: 'Ann', role: 'associate', pin: await hashPin(pins.associate, randomBytes) },
    { id: '4', name: 'Bo', role: 'manager', pin: await hashPin(pins.manager, randomBytes) },
  ];
});

async function bench() {
  const folder = await mkdtemp(join(tmpdir(), 'endcap-staff-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const trail: Omit<AuditEntry, 'at'>[] = [];
  const disk = { full: false };
  const write = async (entry: Omit<AuditEntry, 'at'>) => {
    if (disk.full) return fail({ kind: 'disk-full' as const });
    trail.push(entry);
    return succeed(null);
  };
  const clock = scriptedClock();
  const start = (own = clock, more: { matches?: typeof pinMatches } = {}) =>
    openStaffDoor({ folder, staff, trail: { write }, clock: own, randomBytes, ...more });
  return { folder, clock, trail, disk, start, door: await start() };
}

async function tokenOf(door: StaffDoor, number = '17', pin = pins.associate): Promise<string> {
  const answer = await door.signIn(number, pin);
  if (!answer.ok) throw new Error(answer.problem.kind);
  return answer.value.token;
}

/** As a start after a kill would find them. */
async function countsIn(folder: string): Promise<string> {
  const { kept } = await openSlotFile(
    join(folder, 'staff-tries'),
    v.object({ wrong: v.record(v.string(), v.number()) }),
  );
  return kept.found === 'value' ? JSON.stringify(kept.value.wrong) : kept.found;
}

async function getsItWrong(door: StaffDoor, times: number): Promise<unknown> {
  let last: unknown;
  for (let time = 0; time < times; time++) last = await door.signIn('17', '0000');
  return last;
}

describe('a PIN', () => {
  test('OB34 is held as salted scrypt: the same one twice is two texts, and each matches only itself', async () => {
    const [one, two] = [await hashPin('2468', randomBytes), await hashPin('2468', randomBytes)];
    expect(one).not.toBe(two);
    expect(await pinMatches('2468', two)).toBe(true);
    expect(await pinMatches('2469', one)).toBe(false);
    expect(await pinMatches('2468', 'scrypt:1:1:1:short:short')).toBe(false);
  });
});

describe('the door to the desk', () => {
  test('OB34 lets in who knows the PIN, with what their role may do', async () => {
    const { door, trail } = await bench();
    const associate = await door.signIn('17', pins.associate);
    expect(associate).toMatchObject({ ok: true, value: { name: 'Ann' } });
    expect(associate.ok && associate.value.may).not.toContain('hand-over');
    const manager = await door.signIn('4', pins.manager);
    expect(manager.ok && manager.value.may).toContain('hand-over');
    expect(trail).toEqual([
      { by: '17', what: 'signed-in' },
      { by: '4', what: 'signed-in' },
    ]);
  });

  test('OB34 a token is somebody’s until they leave, another signs in, or nothing was done for three minutes', async () => {
    const { door, clock } = await bench();
    const token = await tokenOf(door);
    clock.advance(179_000);
    expect(door.signedIn(token, 'open')).toMatchObject({ number: '17' });
    expect(door.signedIn(`${token}x`, 'open')).toBeNull();
    clock.advance(180_000);
    expect(door.signedIn(token, 'open')).toBeNull();
    const second = await tokenOf(door);
    await door.signOut(second);
    expect(door.signedIn(second, 'open')).toBeNull();
    const third = await tokenOf(door);
    await tokenOf(door, '4', pins.manager);
    expect(door.signedIn(third, 'open')).toBeNull();
  });

  test('OB34 a window that reads its list again and again keeps nobody signed in', async () => {
    const { door, clock } = await bench();
    const token = await tokenOf(door);
    for (let time = 0; time < 44; time++) {
      clock.advance(4_000);
      expect(door.signedIn(token, 'list')).not.toBeNull();
    }
    clock.advance(4_000);
    expect(door.signedIn(token, 'list')).toBeNull();
  });

  test('OB34 a machine that slept has signed everybody out, although one of its clocks stood still', async () => {
    const { door, clock } = await bench();
    const token = await tokenOf(door);
    clock.jumpTo(clock.now() + 200_000);
    expect(door.signedIn(token, 'open')).toBeNull();
  });

  test('OB34 a session does not outlive the back office, and leaves nothing on the disk', async () => {
    const { door, start, folder } = await bench();
    const token = await tokenOf(door);
    expect((await start()).signedIn(token, 'open')).toBeNull();
    for (const name of await readdir(folder)) expect(await readFile(join(folder, name), 'utf8')).not.toContain(token);
  });

  test('OB35 the third wrong try is followed by a wait that doubles, in which also the right PIN is not looked at', async () => {
    const { door, clock, trail } = await bench();
    expect(await getsItWrong(door, 2)).toEqual(fail({ kind: 'wrong' }));
    expect(await getsItWrong(door, 1)).toEqual(fail({ kind: 'wait', ms: 30_000 }));
    clock.advance(29_000);
    expect(await door.signIn('17', pins.associate)).toEqual(fail({ kind: 'wait', ms: 1_000 }));
    clock.advance(1_000);
    expect(await getsItWrong(door, 1)).toEqual(fail({ kind: 'wait', ms: 60_000 }));
    clock.advance(60_000);
    await tokenOf(door);
    expect(await getsItWrong(door, 1)).toEqual(fail({ kind: 'wrong' }));
    expect(trail.map(({ what }) => what)).toEqual([
      ...['wrong-pin', 'wrong-pin', 'locked-out', 'locked-out', 'signed-in', 'wrong-pin'],
    ]);
  });

  test('OB35 the wait has an end: an hour, after however many tries', async () => {
    const { door, clock } = await bench();
    for (let time = 0; time < 12; time++) {
      await getsItWrong(door, 1);
      clock.advance(3_600_000);
    }
    expect(await getsItWrong(door, 1)).toEqual(fail({ kind: 'wait', ms: 3_600_000 }));
  });

  test('OB35 one who is locked out locks out nobody else', async () => {
    const { door } = await bench();
    await getsItWrong(door, 3);
    expect(await door.signIn('4', pins.manager)).toMatchObject({ ok: true });
  });

  test('OB35 a restart forgets no wrong try and shortens no wait, whatever the clock says by then', async () => {
    const { door, start } = await bench();
    await getsItWrong(door, 3);
    const later = scriptedClock();
    later.jumpTo(later.now() + 86_400_000);
    const again = await start(later);
    expect(await again.signIn('17', pins.associate)).toEqual(fail({ kind: 'wait', ms: 30_000 }));
    later.advance(30_000);
    expect(await getsItWrong(again, 1)).toEqual(fail({ kind: 'wait', ms: 60_000 }));
  });

  test('OB35 a kill while a PIN is looked at leaves it counted as wrong', async () => {
    const { folder, clock, start } = await bench();
    const kept: string[] = [];
    const matches: typeof pinMatches = async (...asked) => {
      kept.push(await countsIn(folder));
      return pinMatches(...asked);
    };
    await tokenOf(await start(clock, { matches }));
    expect(kept).toEqual(['{"17":1}']);
    expect(await countsIn(folder)).toBe('{}');
  });

  test('OB35 a try that cannot be counted is not looked at: no kill and no full disk makes one free', async () => {
    const { door, folder } = await bench();
    await rm(folder, { recursive: true });
    expect(await door.signIn('17', pins.associate)).toEqual(fail({ kind: 'disk-failed' }));
  });

  test('OB35 a file of tries that cannot be read is taken for the worst', async () => {
    const { folder, start } = await bench();
    await writeFile(join(folder, 'staff-tries'), '7a0c{"number":1,"wro');
    const door = await start();
    expect(await door.signIn('17', pins.associate)).toEqual(fail({ kind: 'wait', ms: 3_600_000 }));
  });

  test('OB35 a number that nobody has is a wrong PIN like another', async () => {
    const { door, trail } = await bench();
    expect(await door.signIn('99', pins.associate)).toEqual(fail({ kind: 'wrong' }));
    expect(trail).toEqual([]);
  });

  test('OB35 of many who try at once three are looked at', async () => {
    const { door } = await bench();
    const answers = await Promise.all(Array.from({ length: 6 }, () => door.signIn('99', '0000')));
    expect(answers.filter(({ ok }) => !ok).map((answer) => !answer.ok && answer.problem.kind)).toEqual([
      ...['wrong', 'wrong', 'wrong', 'busy', 'busy', 'busy'],
    ]);
  });

  test('OB37 who cannot be written down is not let in', async () => {
    const { door, disk } = await bench();
    disk.full = true;
    expect(await door.signIn('17', pins.associate)).toEqual(fail({ kind: 'disk-full' }));
  });
});
