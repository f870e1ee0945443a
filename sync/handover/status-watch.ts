import type { OfficeStatus } from '../contract/office-status.ts';
import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import type { OfficeClient } from './office-client.ts';

/** The status pill must not say "connected" long after the plug was pulled. */
const everyMs = 2_000;

/** Asks the back office how it stands, again and again, and says so when the office itself is silent. */
export function startStatusWatch(parts: {
  readonly office: OfficeClient;
  readonly clock: Clock;
  onStatus(status: OfficeStatus): void;
}): { now(): Promise<OfficeStatus>; close(): void } {
  const { office, clock, onStatus } = parts;
  const closing = cancellationSource();
  let last: OfficeStatus | null = null;

  async function ask(): Promise<OfficeStatus> {
    last = (await office.status()) ?? officeAway(clock.now(), last);
    return last;
  }

  async function run(): Promise<void> {
    while (!closing.cancelled) {
      onStatus(await ask());
      await pause(clock, everyMs, closing);
    }
  }

  void run();
  return { now: async () => last ?? ask(), close: () => closing.cancel() };
}

/** The back office itself did not answer. The store may be well; we cannot know, and orders are kept in this window. */
function officeAway(now: number, last: OfficeStatus | null): OfficeStatus {
  const since = last?.connection.state === 'away' ? last.connection.since : now;
  return {
    connection: { state: 'away', since, reason: 'unreachable' },
    sending: last?.sending ?? { state: 'on' },
    waiting: last?.waiting ?? 0,
    asking: last?.asking ?? 0,
    needsHuman: last?.needsHuman ?? 0,
    now,
  };
}
