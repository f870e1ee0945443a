import type { Clock } from '../../sync/kernel/clock.ts';
import { fail, type Result, succeed } from '../../sync/kernel/result.ts';
import { decodeEvent, type JournalEvent } from '../../sync/outbox/journal-event.ts';
import { type Journal, openJournal } from '../../sync/outbox/open-journal.ts';
import type { JournalPort, SealPort } from '../../sync/outbox/ports.ts';
import { readJournal, readNumbers, type Recovered } from '../../sync/outbox/read-journal.ts';
import { createSimulatedDisk, type Gate } from '../../sync/outbox/simulation/simulated-disk.ts';
import type { Life, World } from '../../sync/outbox/simulation/world.ts';
import { type JournalProblem, surveySegments } from '../../sync/outbox/survey-segments.ts';

/** The office's disk. It outlives every life; a kill in the middle of a write leaves any part of it, and a power cut of all that was not flushed. */
export interface OfficeDisk {
  journal(life: Life): Promise<Result<Journal, JournalProblem>>;
  seal(life: Life): OfficeSeal;
  /** All that the journal says, as far as it counts. */
  events(): Promise<readonly JournalEvent[]>;
}

export interface OfficeSeal extends SealPort {
  /** Destroys the key, as the real ones do, both its locks at once. */
  wipe(id: string): Promise<Result<null, never>>;
}

/** What a journal said that is going to be lost. */
export interface LostJournal {
  readonly events: readonly JournalEvent[];
  readonly orders: Recovered['orders'];
}

interface DiskParts {
  readonly world: World;
  cutPower(): void;
  journalLost(journal: LostJournal): void;
}

const callKillOdds = 0.002;
const keyKillOdds = 0.006;
const powerOdds = 0.0006;
const tornOdds = 0.0015;
const faultOdds = 0.003;
const longestFullMs = 8_000;
/** Longer than a shopper is kept waiting: what the window says then rests on the window's own disk. */
const slowestMs = 4_000;
/** At the start of an office: whoever took the files away, or emptied them, did it while nobody had them open. */
const lostOdds = 0.04;
/** A few dozen orders: each run meets the change from one to the next. */
const segmentBytes = 16_384;

export function createOfficeDisk({ world, cutPower, journalLost }: DiskParts): OfficeDisk {
  const disk = createSimulatedDisk(world.random);
  const keys = new Set<string>();
  let tearing = false;

  /** In the middle of a write: some of it is there, and whoever wrote it is not there any more. */
  function tears(call: string): boolean {
    tearing = call === 'write' && world.strikes('journal torn', tornOdds);
    return tearing;
  }
  disk.fails = (call) => tears(call) || world.strikes('disk failed', faultOdds);

  function fillUp(): void {
    disk.capacity = 0;
    world.after(world.random.below(longestFullMs), () => {
      disk.capacity = Number.POSITIVE_INFINITY;
    });
  }

  const duration = (usualMs: number) =>
    world.random.next() * (world.strikes('slow disk', faultOdds) ? slowestMs : usualMs);

  function gateOf(life: Life): Gate {
    return (name, effect) =>
      life.riskyCall(
        `journal ${name === 'write' || name === 'sync' ? name : 'file'}`,
        duration(2),
        callKillOdds,
        () => {
          if (name === 'write' && world.strikes('full disk', faultOdds)) fillUp();
          const value = effect();
          if (tearing) life.kill();
          tearing = false;
          if (!world.strikes('power cut', powerOdds)) return value;
          disk.cutPower();
          cutPower();
          return value;
        },
      );
  }

  /** What counts of it, as a start reads it: a power cut may bring back what a merged segment stands for. */
  const content: Pick<JournalPort, 'read'> = {
    async *read() {
      const survey = await surveySegments(disk.untroubled());
      if (!survey.ok) throw new Error(`The journal cannot be read (${survey.problem.kind})`);
      for (const { name } of survey.value.segments) yield disk.contentOf(name);
    },
  };

  async function events(): Promise<readonly JournalEvent[]> {
    const all: JournalEvent[] = [];
    await readNumbers(content, ({ payload }) => {
      const event = decodeEvent(payload);
      if (event !== null) all.push(event);
    });
    return all;
  }

  async function loseJournal(): Promise<void> {
    journalLost({ events: await events(), orders: (await readJournal(content)).orders });
    const isGone = world.chance(0.5);
    for (const name of disk.names())
      if (isGone) disk.takeAway(name);
      else disk.damage(name, () => new Uint8Array());
  }

  return {
    async journal(life) {
      const clock: Clock = life.clock;
      if (disk.names().length > 0 && world.strikes('journal lost', lostOdds)) await loseJournal();
      return openJournal({ disk: disk.connect(gateOf(life)), clock, segmentBytes });
    },
    seal: (life) => ({
      seal: (id, text) =>
        life.riskyCall('key write', duration(5), keyKillOdds, () => {
          if (disk.capacity === 0) return fail({ kind: 'disk-full' as const });
          keys.add(id);
          return succeed(`sealed ${text}`);
        }),
      wipe: (id) =>
        life.riskyCall('key wipe', duration(5), keyKillOdds, () => {
          keys.delete(id);
          return succeed(null);
        }),
      open: (id, sealed) =>
        life.riskyCall('key read', duration(5), keyKillOdds, () => {
          if (world.strikes('vault locked', faultOdds)) return fail('locked' as const);
          return keys.has(id) ? succeed(sealed.slice('sealed '.length)) : fail('lost' as const);
        }),
    }),
    events,
  };
}
