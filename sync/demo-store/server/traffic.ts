import type { Clock } from '../../kernel/clock.ts';

export interface TrafficCall {
  readonly at: number;
  /** The name under which faults know the call. */
  readonly name: string;
  /** Whose order is being prepared. */
  readonly intent: string | null;
}

/** Who called when: for tests that have to know how hard a kiosk presses. */
export interface Traffic {
  note(name: string, body: unknown): void;
  list(): readonly TrafficCall[];
  forget(): void;
}

/** An hour of a kiosk that nobody uses, a minute of one that sends what it has kept. */
const mostCalls = 20_000;

export function openTraffic(clock: Clock): Traffic {
  let calls: TrafficCall[] = [];
  return {
    note(name, body) {
      calls.push({ at: clock.now(), name, intent: name === 'prepare' ? idIn(body) : null });
      if (calls.length > 2 * mostCalls) calls = calls.slice(-mostCalls);
    },
    list: () => calls.slice(-mostCalls),
    forget: () => {
      calls = [];
    },
  };
}

const idIn = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? body.id : null;
