import { fail, type Result, succeed } from '../../kernel/result.ts';
import { readRecords } from '../frame.ts';
import { decodeEvent } from '../journal-event.ts';
import type { DiskProblem, JournalPort, SealPort } from '../ports.ts';
import type { Life, World } from './world.ts';

/** The kiosk's disk. It outlives every life; a kill in the middle of a write leaves any part of it. */
interface Disk {
  open(life: Life): { readonly journal: JournalPort; readonly seal: SealPort };
  /** Ids in the order in which the journal took them. */
  accepted(): readonly string[];
}

interface Odds {
  readonly kill: number;
  readonly fault: number;
}

export function createDisk(world: World, odds: Odds): Disk {
  const segments: number[][] = [];
  const keys = new Set<string>();

  function journalOf(life: Life): JournalPort {
    let segment: number[] | null = null;
    const current = () => {
      if (segment === null) segments.push((segment = []));
      return segment;
    };

    function append(bytes: Uint8Array): Result<null, DiskProblem> {
      const some = bytes.subarray(0, world.random.below(bytes.length));
      if (world.strikes('kill in append', odds.kill)) {
        current().push(...some);
        life.kill();
      } else if (world.strikes('disk fault', odds.fault)) {
        // Full, or failed in the flush: some of it is there, or all of it.
        current().push(...(world.chance(0.5) ? bytes : some));
        segment = null;
        return fail({ kind: 'disk-full' });
      } else {
        current().push(...bytes);
      }
      return succeed(null);
    }

    return {
      async *read() {
        for (const bytes of segments) yield Uint8Array.from(bytes);
      },
      append: (bytes) => life.riskyCall('append', 1 + world.random.below(5), odds.kill, () => append(bytes)),
    };
  }

  function sealOf(life: Life): SealPort {
    const call = <Value>(name: string, effect: () => Value) =>
      life.riskyCall(name, 1 + world.random.below(5), odds.kill, effect);
    return {
      seal: (id, text) =>
        call('seal', () => {
          if (world.strikes('key not written', odds.fault)) return fail({ kind: 'disk-full' as const });
          keys.add(id);
          return succeed(`sealed ${text}`);
        }),
      open: (id, sealed) =>
        call('open', () => {
          if (world.strikes('vault locked', odds.fault)) return fail('locked' as const);
          return keys.has(id) ? succeed(sealed.slice('sealed '.length)) : fail('lost' as const);
        }),
    };
  }

  return {
    open: (life) => ({ journal: journalOf(life), seal: sealOf(life) }),
    accepted() {
      const events = segments.flatMap((bytes) => readRecords(Uint8Array.from(bytes)).records);
      const ids = events.map(({ payload }) => decodeEvent(payload)).filter((event) => event?.event === 'accepted');
      // Twice where the first write failed: the second is the one that counts.
      return [...new Set(ids.map((event) => event?.id ?? '').toReversed())].toReversed();
    },
  };
}
