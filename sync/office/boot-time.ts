import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { HostTime } from '../kernel/steady-time.ts';

const bootIdPath = '/proc/sys/kernel/random/boot_id';
const uptimePath = '/proc/uptime';

/**
 * What this machine knows of its time. On Linux both files count the time it slept. Where a system names no boot, every start of this
 * process counts as one: then ages are known a little less often, and never wrongly.
 */
export function openBootTime(): () => HostTime {
  const boot = bootId() ?? randomUUID();
  return () => ({ boot, upMs: uptimeMs(), wall: Date.now() });
}

function bootId(): string | null {
  const text = read(bootIdPath)?.trim() ?? '';
  return text === '' ? null : text;
}

/** Hundredths of a second; the system's own call says whole seconds in some versions of Node. */
function uptimeMs(): number {
  const seconds = Number.parseFloat(read(uptimePath) ?? '');
  return Math.round((Number.isFinite(seconds) ? seconds : uptime()) * 1_000);
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
