import { fail, type Result, succeed } from '../../sync/kernel/result.ts';
import { decodeEvent, type JournalEvent } from '../../sync/outbox/journal-event.ts';
import type { DiskProblem, JournalPort, SealPort } from '../../sync/outbox/ports.ts';
import { readSegment } from '../../sync/outbox/read-segment.ts';
import type { Life, World } from '../../sync/outbox/simulation/world.ts';

/** The office's disk. It outlives every life; a kill in the middle of a write leaves any part of it. */
export interface OfficeDisk {
  open(life: Life): { readonly journal: JournalPort; readonly seal: SealPort };
  /** Ids in the order in which the journal took them. */
  accepted(): readonly string[];
  /** All that the journal says, as far as it counts. */
  events(): readonly JournalEvent[];
}

const killOdds = 0.004;
const tornOdds = 0.004;
const faultOdds = 0.006;
const longestFullMs = 8_000;
/** Longer than a shopper is kept waiting: what the window says then rests on the window's own disk. */
const slowestMs = 4_000;
const usualMs = 5;

export function createOfficeDisk(world: World): OfficeDisk {
  const segments: Uint8Array[][] = [];
  const keys = new Set<string>();
  let fullUntil = 0;

  const isFull = () => world.now() < fullUntil && !world.calm();
  const duration = () => 1 + world.random.below(world.strikes('slow disk', faultOdds) ? slowestMs : usualMs);

  function journalOf(life: Life): JournalPort {
    let segment: Uint8Array[] | null = null;
    const current = () => {
      if (segment === null) segments.push((segment = []));
      return segment;
    };

    function append(bytes: Uint8Array): Result<null, DiskProblem> {
      const some = () => bytes.subarray(0, world.random.below(bytes.length));
      if (world.strikes('full disk', faultOdds)) fullUntil = world.now() + world.random.below(longestFullMs);
      if (isFull()) {
        current().push(some());
        segment = null;
        return fail({ kind: 'disk-full' });
      }
      if (world.strikes('disk failed', faultOdds)) {
        // In the flush: some of it is there, or all of it.
        current().push(world.chance(0.5) ? bytes : some());
        segment = null;
        return fail({ kind: 'disk-failed' });
      }
      const torn = world.strikes('journal torn', tornOdds);
      current().push(torn ? some() : bytes);
      if (torn) life.kill();
      return succeed(null);
    }

    return {
      async *read() {
        for (const pieces of segments) yield joined(pieces);
      },
      append: (bytes) => life.riskyCall('append', duration(), killOdds, () => append(bytes)),
    };
  }

  function sealOf(life: Life): SealPort {
    return {
      seal: (id, text) =>
        life.riskyCall('key write', duration(), killOdds, () => {
          if (isFull() || world.strikes('full disk', faultOdds)) return fail({ kind: 'disk-full' as const });
          keys.add(id);
          return succeed(`sealed ${text}`);
        }),
      open: (id, sealed) =>
        life.riskyCall('key read', duration(), killOdds, () => {
          if (world.strikes('vault locked', faultOdds)) return fail('locked' as const);
          return keys.has(id) ? succeed(sealed.slice('sealed '.length)) : fail('lost' as const);
        }),
    };
  }

  function events(): readonly JournalEvent[] {
    // A number twice: the first write was not believed although its bytes had arrived. What was written in its place counts.
    const counting = new Map<number, JournalEvent>();
    for (const { sequence, payload } of segments.flatMap((pieces) => readSegment(joined(pieces)).records)) {
      const event = decodeEvent(payload);
      counting.delete(sequence);
      if (event !== null) counting.set(sequence, event);
    }
    return [...counting].toSorted(([one], [other]) => one - other).map(([, event]) => event);
  }

  return {
    open: (life) => ({ journal: journalOf(life), seal: sealOf(life) }),
    accepted: () => events().flatMap((event) => (event.event === 'accepted' ? [event.id] : [])),
    events,
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
