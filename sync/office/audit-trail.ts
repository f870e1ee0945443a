import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type AuditEntry, auditEntrySchema } from '../contract/audit.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { DiskProblem } from '../outbox/ports.ts';
import { codeOf, diskProblem, flushFolder } from './durable-files.ts';

/** As many as anybody reads at the desk. All of them are in the file. */
const mostRemembered = 500;

/** Who did what at the desk, written down before it happens. Only ever added to. */
export interface AuditTrail {
  write(entry: Omit<AuditEntry, 'at'>): Promise<Result<null, DiskProblem>>;
  /** Newest first. */
  newest(): readonly AuditEntry[];
}

/**
 * `audit.ndjson` in the data folder, a line each, to be read with whatever tool is at hand. Not in the journal of the orders: that one
 * forgets an order one day, this one remembers who had to do with it.
 */
export async function openAuditTrail(folder: string, clock: Clock): Promise<AuditTrail> {
  const path = join(folder, 'audit.ndjson');
  const known = (await linesOf(path)).flatMap(entryOf).slice(-mostRemembered);
  let turn: Promise<unknown> = Promise.resolve();

  async function append(entry: AuditEntry): Promise<Result<null, DiskProblem>> {
    try {
      await addLine(folder, path, JSON.stringify(entry));
    } catch (problem) {
      return fail(diskProblem(problem));
    }
    known.push(entry);
    if (known.length > mostRemembered) known.shift();
    return succeed(null);
  }

  return {
    write(what) {
      const entry = { ...what, at: clock.now() };
      const mine = turn.then(() => append(entry));
      turn = mine;
      return mine;
    },
    newest: () => known.toReversed(),
  };
}

/** The line's own beginning is a line's end: one that was cut by a full disk or a power cut takes no other with it. */
async function addLine(folder: string, path: string, line: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    const isNew = (await file.stat()).size === 0;
    await file.writeFile(`\n${line}`);
    await file.datasync();
    if (isNew) await flushFolder(folder);
  } finally {
    await file.close();
  }
}

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n');
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return [];
    throw problem;
  }
}

/** What cannot be read stays in the file and is not listed. */
function entryOf(line: string): readonly AuditEntry[] {
  try {
    const parsed = v.safeParse(auditEntrySchema, JSON.parse(line));
    return parsed.success ? [parsed.output] : [];
  } catch {
    return [];
  }
}
