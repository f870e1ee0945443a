import { Readable } from 'node:stream';
import type { Hint } from '../../contract/hint.ts';
import { resources, type Resource } from '../../contract/feed.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Data } from '../data/open-data.ts';
import { changedSince } from '../feed/feed-page.ts';

/** A busy shop changes many times a second; whoever pulls four times a second is busy enough. */
const gatherMs = 250;
/** Tells a quiet shop from a line that is dead. */
const heartbeatMs = 10_000;
/** Who has not read so much of so little is not there any more. */
const mostUnread = 16_384;

export interface Hints {
  /** The lines of one listener, who leaves by destroying them. */
  join(): Readable;
  close(): void;
}

export function openHints(data: Data, clock: Clock): Hints {
  const listeners = new Set<Readable>();
  let told = data.latestStamp();
  let stopGathering: (() => void) | null = null;
  let stopBeating = () => {};

  function say(text: string): void {
    for (const listener of listeners) {
      if (listener.readableLength > mostUnread) listener.destroy();
      else listener.push(text);
    }
  }

  function tell(): void {
    stopGathering = null;
    const changed = resources.filter((resource: Resource) => changedSince(data, resource, told));
    told = data.latestStamp();
    if (changed.length > 0) say(`event: changed\ndata: ${JSON.stringify({ resources: changed } satisfies Hint)}\n\n`);
  }

  const stopWatching = data.watch(() => {
    if (listeners.size > 0) stopGathering ??= clock.after(gatherMs, tell);
  });

  function beat(): void {
    say(': still here\n\n');
    stopBeating = clock.after(heartbeatMs, beat);
  }

  function leave(listener: Readable): void {
    listeners.delete(listener);
    if (listeners.size === 0) stopBeating();
  }

  return {
    join() {
      const listener = new Readable({
        read() {},
        destroy(problem, done) {
          leave(listener);
          done(problem);
        },
      });
      if (listeners.size === 0) stopBeating = clock.after(heartbeatMs, beat);
      listeners.add(listener);
      // Whoever asked learns that the line stands.
      listener.push(': here\n\n');
      return listener;
    },
    close() {
      stopWatching();
      stopGathering?.();
      for (const listener of listeners) listener.destroy();
    },
  };
}
