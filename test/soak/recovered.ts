import type { KioskApp } from '../harness/kiosk-app.ts';
import { acceptedIn } from './journal-records.ts';
import { nap } from './told.ts';

/** The line of a back office that has just answered is on its way through a pipe. */
const saidWithinMs = 5_000;
const openLines = /^.*"event":"office-open".*$/gm;

/**
 * How long orders were away. It begins with the process: when the app is spawned, or, where only its back office or its window is killed,
 * with the shot. It ends when the back office answers with the order in its list again, by the clock of this machine:
 *
 *     in the journal all the time ──► the office has read it and is open: its log says when (OB48)
 *     only the window had it ───────► the office has it on the disk: its record says when
 *
 * No debugger and no picture is in it: these take time of their own.
 */
export function awayMs(data: string, { since, openedAt }: Start, ids: readonly string[]): number {
  const accepted = acceptedIn(data);
  const backAt = ids.map((id) => Math.max(openedAt, accepted.get(id) ?? Infinity));
  return Math.max(openedAt, ...backAt) - since;
}

/** When the first office that was started since then was open. */
export async function officeOpenedAt(app: KioskApp, since: number): Promise<number> {
  for (const until = Date.now() + saidWithinMs; ; await nap()) {
    const opened = (app.output().match(openLines) ?? []).map(timeOf).find((at) => at >= since);
    if (opened !== undefined) return opened;
    if (Date.now() > until) throw new Error('No back office said that it is open');
  }
}

const timeOf = (line: string) => Date.parse((JSON.parse(line) as { readonly time: string }).time);

export interface Start {
  /** When it was spawned or shot. */
  readonly since: number;
  /** When its office was open; where no office was killed the same moment. */
  readonly openedAt: number;
}
