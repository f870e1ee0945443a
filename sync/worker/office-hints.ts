import * as v from 'valibot';
import { type HintsHeard, hintsHeardSchema } from '../contract/hint.ts';

/** Where hints come from: asked with the newest number known, it answers when there is news, or none for a while. */
export interface HintSource {
  /** Null where nobody answered in a form we know. Given up when the signal fires. */
  after(seq: number, closing: AbortSignal): Promise<HintsHeard | null>;
}

/** Long enough to be quiet, short enough that a proxy in between would not cut it. */
const waitMs = 25_000;
/** Above the wait itself, for the way there and back on a busy machine. */
const graceMs = 5_000;

/** The back office's line, over HTTP on this origin. */
export function officeHints(send: typeof fetch): HintSource {
  return {
    async after(seq, closing) {
      try {
        const answer = await send(`/api/hints?after=${seq}&wait=${waitMs}`, {
          headers: { 'x-deadline-ms': String(waitMs + graceMs) },
          signal: AbortSignal.any([closing, AbortSignal.timeout(waitMs + graceMs)]),
        });
        const heard = v.safeParse(hintsHeardSchema, answer.ok ? await answer.json() : null);
        return heard.success ? heard.output : null;
      } catch {
        return null;
      }
    },
  };
}
