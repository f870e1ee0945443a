import type { Timeline } from '../freshness/timeline.ts';
import type { Clock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/logger.ts';
import { pick, type Random } from '../kernel/random.ts';
import type { HostTime } from '../kernel/steady-time.ts';
import { type HostClock, openHostClock } from './host-clock.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Long waits are gone through in so many steps: a thread that is not let run for a while is a history too. */
const mostSteps = 6;
/** A promise that follows from a promise that follows … */
const turns = 16;

async function settled(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

/** A machine with its clocks, of which only this knows what is true, and the kiosk's real clock for ages running on it. */
export class ClockWorld {
  readonly random: Random;
  /** Since the world began; the truth. */
  at = 0;
  boot = 0;
  hostIsSilent = false;
  /** How far the wall clock and the store's are from the truth. */
  wallError = 0;
  storeError = 0;
  /** The wall clock's, when the host last told it to this kiosk. */
  wallErrorSeen = 0;
  suspends = 0;
  #sleptSinceTold = 0;
  time: HostClock;
  #kept: Timeline | null = null;
  #bootedAt = 0;
  #processAt = 0;
  #sleptInProcess = 0;
  #wallDrift = 0;
  #upDrift: number;
  #timers = new Set<{ readonly at: number; readonly callback: () => void }>();

  constructor(random: Random) {
    this.random = random;
    this.#upDrift = (random.next() - 0.5) * 1e-5;
    this.at = 30 * second;
    this.time = this.#start();
  }

  get uptime(): number {
    return (this.at - this.#bootedAt) * (1 + this.#upDrift);
  }

  get wall(): number {
    return Date.UTC(2026, 10, 1) + this.at + this.wallError;
  }

  get storeClock(): number {
    return Date.UTC(2026, 10, 1) + this.at + this.storeError;
  }

  /**
   * It slept, and its wall clock was set back by just as long, and nobody has asked the host since: own clocks say that nothing was, and
   * whoever has only those cannot know it. It ends with the next question, seconds later.
   */
  get isFooled(): boolean {
    return this.#sleptSinceTold > second && Math.abs(this.#sleptSinceTold + this.wallError - this.wallErrorSeen) < 500;
  }

  between(least: number, most: number): number {
    return least + this.random.next() * (most - least);
  }

  /** Awake. */
  async wait(ms: number): Promise<void> {
    const steps = Math.min(mostSteps, Math.ceil(ms / minute));
    for (let step = 0; step < steps; step++) {
      this.#pass(ms / steps);
      for (const timer of [...this.#timers])
        if (timer.at <= this.#monotonic()) {
          this.#timers.delete(timer);
          timer.callback();
        }
      await settled();
    }
  }

  suspend(ms: number): void {
    this.#pass(ms);
    this.#sleptInProcess += ms;
    this.#sleptSinceTold += ms;
    this.suspends++;
  }

  setWall(error: number): void {
    this.wallError = error;
  }

  /** As a time server does that corrects without a jump. */
  slew(): void {
    this.#wallDrift = pick(this.random, [0, 0, 0.0005, -0.0005, 0.00005]);
  }

  restartApp(): void {
    this.time.close();
    this.time = this.#start();
  }

  reboot(offMs: number, wallError: number): void {
    this.time.close();
    this.at += offMs;
    this.#bootedAt = this.at;
    this.boot++;
    this.at += this.between(5, 60) * second;
    this.wallError = wallError;
    this.time = this.#start();
  }

  #pass(ms: number): void {
    this.at += ms;
    this.wallError += ms * this.#wallDrift;
  }

  #monotonic = () => this.at - this.#processAt - this.#sleptInProcess;

  #start(): HostClock {
    this.#processAt = this.at;
    this.#sleptInProcess = 0;
    this.#sleptSinceTold = 0;
    this.#timers = new Set();
    const timers = this.#timers;
    const clock: Clock = {
      now: () => Math.floor(this.wall),
      monotonic: this.#monotonic,
      after: (ms, callback) => {
        const timer = { at: this.#monotonic() + ms, callback };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    };
    const record = {
      kept: async () => this.#kept,
      changeTimeline: async (change: (before: Timeline | null) => Timeline) => (this.#kept = change(this.#kept)),
    };
    let slowInARow = 0;
    const askHost = async (): Promise<HostTime | null> => {
      if (this.hostIsSilent) return null;
      // Never two in a row: of three answers one is in time, also where a suspend spoils another.
      const isSlow = slowInARow < 1 && this.random.next() < 0.1;
      slowInARow = isSlow ? slowInARow + 1 : 0;
      this.#pass(isSlow ? this.between(400, 900) : this.between(1, 120));
      if (isSlow && this.random.next() < 0.2) this.suspend(this.between(second, hour));
      const told = { boot: `boot ${this.boot}`, upMs: Math.floor(this.uptime / 10) * 10, wall: Math.floor(this.wall) };
      if (!isSlow) {
        this.wallErrorSeen = this.wallError;
        this.#sleptSinceTold = 0;
      }
      this.#pass(this.between(1, 120));
      return told;
    };
    return openHostClock({ askHost, record, clock, logger: silentLogger });
  }
}
