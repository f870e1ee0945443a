import * as v from 'valibot';
import type { HostTime } from '../kernel/steady-time.ts';

const hostTimeSchema = v.object({
  boot: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  upMs: v.pipe(v.number(), v.minValue(0)),
  wall: v.number(),
}) satisfies v.GenericSchema<unknown, HostTime>;

/** Above what an answer may take that is of any use, so that a silent host is told from a slow one. */
const deadlineMs = 1_000;

/** The host's time, over HTTP on this origin; null where nobody answered in a form we know. */
export const officeTime = (send: typeof fetch) => async (): Promise<HostTime | null> => {
  try {
    const answer = await send('/api/clock', { signal: AbortSignal.timeout(deadlineMs) });
    const said = v.safeParse(hostTimeSchema, answer.ok ? await answer.json() : null);
    return said.success ? said.output : null;
  } catch {
    return null;
  }
};
