import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type AuditEntry, auditEntrySchema } from '../contract/audit.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { DiskProblem } from '../outbox/ports.ts';
import { codeOf, diskProblem } from './durable-files.ts';
import { openTrailSegments } from './trail-segments.ts';

/** As many as anybody reads at the desk. All of them are in the files. */
const mostRemembered = 500;
const dayMs = 86_400_000;

/** Who did what at the desk, written down before it happens. Only ever added to; what is old goes, a file at a time (OB53). */
export interface AuditTrail {
  write(entry: Omit<AuditEntry, 'at'>): Promise<Result<null, DiskProblem>>;
  /** Newest first. */
  newest(): readonly AuditEntry[];
  close(): Promise<void>;
}

interface Parts {
  readonly folder: string;
  readonly clock: Clock;
  /** How long who did what is kept. */
  readonly trailDays: number;
  readonly segmentBytes?: number;
}

/**
 * Files in `audit/` of the data folder, an entry a line. Not in the journal of the orders: that one forgets an order one day, this one
 * remembers who had to do with it.
 */
export async function openAuditTrail({ folder, clock, trailDays, segmentBytes }: Parts): Promise<AuditTrail> {
  const segments = await openTrailSegments(join(folder, 'audit'), segmentBytes);
  const before = join(folder, 'audit.ndjson');
  const ofOldForm = (await linesOf(before)).flatMap(entryOf);
  const known = [...ofOldForm, ...segments.lines.flatMap(entryOf)].slice(-mostRemembered);
  const isYoung = (entry: AuditEntry | undefined) => entry !== undefined && clock.now() - entry.at < trailDays * dayMs;
  let turn: Promise<unknown> = Promise.resolve();

  /** What cannot be read has no age: it goes with its neighbours. */
  async function tidyUp(): Promise<void> {
    await segments.tidyUp((line) => !isYoung(entryOf(line)[0]));
    if (ofOldForm.length > 0 && !isYoung(ofOldForm.at(-1))) await unlink(before);
  }

  function tidyUpLater(): void {
    // A disk without room for it now may have some at the next entry.
    turn = turn.then(tidyUp).catch(() => undefined);
  }

  async function append(entry: AuditEntry): Promise<Result<null, DiskProblem>> {
    try {
      await segments.add(JSON.stringify(entry));
    } catch (problem) {
      return fail(diskProblem(problem));
    }
    known.push(entry);
    if (known.length > mostRemembered) known.shift();
    return succeed(null);
  }

  tidyUpLater();
  await turn;
  return {
    write(what) {
      const entry = { ...what, at: clock.now() };
      const mine = turn.then(() => append(entry));
      turn = mine;
      tidyUpLater();
      return mine;
    },
    newest: () => known.toReversed(),
    async close() {
      await turn;
    },
  };
}

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n');
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return [];
    throw problem;
  }
}

/** What cannot be read stays in its file and is not listed. */
function entryOf(line: string): readonly AuditEntry[] {
  try {
    const parsed = v.safeParse(auditEntrySchema, JSON.parse(line));
    return parsed.success ? [parsed.output] : [];
  } catch {
    return [];
  }
}
