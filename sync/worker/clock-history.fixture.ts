import { pick, seededRandom } from '../kernel/random.ts';
import { ClockWorld } from './clock-world.fixture.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A figure as the kiosk keeps it, with what only the judge knows. */
interface Figure {
  readonly stamp: number;
  readonly askedAt: number;
  readonly boot: number;
  readonly suspends: number;
}

/** What the judge knows of the time between two starts of the machine in which the store was heard. */
interface Heard {
  readonly boot: number;
  wallError: number;
  storeError: number;
  /** Whether store and wall clock said the same of the time it was off: surely, perhaps, or in no answer. */
  link: 'sure' | 'perhaps' | 'none';
  /** Both were set by the same amount meanwhile: nobody who has only these two could notice. */
  deceived: boolean;
}

/** An age that was wrong, or was not told although it could be known. */
export interface Misjudged {
  readonly seed: number;
  readonly said: number | null;
  readonly truth: number;
  readonly story: readonly string[];
}

export interface Judged {
  readonly wrong: readonly Misjudged[];
  /** Ages looked at, of which so many were told, and so many truly could not be. */
  readonly looked: number;
  readonly told: number;
  readonly unknowable: number;
  /** Not looked at: the machine slept and was set back by just as long a moment ago. */
  readonly fooled: number;
}

const onlineToleranceMs = second;
const toleranceMs = 5 * second;
/** What question and answer take makes it uncertain by so much what two clocks said. */
const surelyAgreeMs = second;
const surelyDifferMs = 6 * second;
/** A page of the store that came in no more than this tells what time it is there. */
const soonMs = 600;

class History {
  readonly world: ClockWorld;
  readonly seed: number;
  readonly story: string[] = [];
  readonly wrong: Misjudged[] = [];
  readonly #figures: Figure[] = [];
  readonly #heard: Heard[] = [];
  looked = 0;
  told = 0;
  unknowable = 0;
  fooled = 0;

  constructor(seed: number) {
    this.seed = seed;
    this.world = new ClockWorld(seededRandom(seed));
  }

  async run(): Promise<void> {
    const { world } = this;
    await world.wait(world.between(0, minute));
    const steps = 8 + world.random.below(24);
    for (let step = 0; step < steps; step++) {
      await this.#step();
      if (world.random.next() < 0.5) await this.#look();
    }
    await this.#look();
    world.time.close();
  }

  async #step(): Promise<void> {
    const { world } = this;
    const { random } = world;
    this.#noteWall();
    const act = random.below(100);
    if (act < 30) return this.#pull();
    if (act < 55)
      return this.#told('wait', world.wait(pick(random, [world.between(0, minute), world.between(0, 3 * hour)])));
    if (act < 65)
      return this.#told(
        'suspend',
        world.suspend(pick(random, [world.between(0, minute), world.between(0, 14 * hour)])),
      );
    if (act < 73) return this.#told('set', world.setWall(pick(random, [this.#someError(), world.between(-200, 200)])));
    if (act < 77) return this.#told('slew', world.slew());
    if (act < 84) return this.#told('restart', world.restartApp());
    if (act < 94) return this.#told('reboot', world.reboot(world.between(second, 15 * hour), this.#wallAfterBoot()));
    if (act < 96) return this.#told('store set', void (world.storeError = pick(random, [0, this.#someError()])));
    return this.#silence();
  }

  async #told(what: string, done: void | Promise<void>): Promise<void> {
    await done;
    this.story.push(`${what} at ${Math.round(this.world.at / second)} s, wall ${Math.round(this.world.wallError)}`);
  }

  #someError(): number {
    return (
      this.world.between(10 * second, pick(this.world.random, [minute, 10 * hour, 400 * day])) *
      pick(this.world.random, [1, -1])
    );
  }

  /** Nearly always as it was; a second off over the night; set by somebody; started anew by a battery that is dead. */
  #wallAfterBoot(): number {
    const { world } = this;
    const luck = world.random.next();
    if (luck < 0.5) return world.wallError;
    if (luck < 0.7) return world.wallError + world.between(-800, 800);
    if (luck < 0.8) return world.between(-200, 200);
    return luck < 0.9 ? this.#someError() : -(world.at + 300 * day);
  }

  /** A host that answers again is believed a moment later. */
  async #silence(): Promise<void> {
    const { world } = this;
    world.hostIsSilent = true;
    await this.#told('silence', world.wait(world.between(0, 2 * minute)));
    if (world.random.next() < 0.5) world.suspend(world.between(0, hour));
    await this.#look();
    world.hostIsSilent = false;
    await world.wait(2 * second);
  }

  async #pull(): Promise<void> {
    const { world } = this;
    const asked = await world.time.settled();
    if (asked === null || this.#isFooled()) return;
    const askedAt = world.at;
    const suspends = world.suspends;
    const way = pick(world.random, [world.between(2, 250), world.between(2, 250), world.between(1_000, 9_000)]);
    world.at += way / 2;
    const said = world.storeClock;
    if (world.random.next() < 0.05) world.suspend(world.between(0, hour));
    world.at += way / 2;
    // Heard in the very moment of a contradiction it tells nothing: of what time should it be?
    const isTold = way <= soonMs && world.suspends === suspends && world.time.now() !== null;
    world.time.storeSaid(Math.floor(said), asked);
    if (isTold) this.#hear();
    await world.wait(10);
    // A figure of a complete page counts from its question; in a column there are only seconds.
    const stamp = pick(world.random, [asked, Math.round(asked / second) * second]);
    this.#figures.push({ stamp, askedAt, boot: world.boot, suspends });
    if (this.#figures.length > 4) this.#figures.splice(world.random.below(4), 1);
    await this.#told('pull', undefined);
  }

  #hear(): void {
    const { boot, storeError, wallErrorSeen: wallError } = this.world;
    let present = this.#heard.at(-1);
    if (present?.boot !== boot)
      this.#heard.push((present = { boot, wallError, storeError, link: 'none', deceived: false }));
    present.wallError = wallError;
    present.storeError = storeError;
    const before = this.#heard.at(-2);
    if (before === undefined) return;
    const byStore = storeError - before.storeError;
    const byWall = wallError - before.wallError;
    const apart = Math.abs(byStore - byWall);
    if (apart <= surelyAgreeMs) present.link = 'sure';
    else if (apart < surelyDifferMs && present.link === 'none') present.link = 'perhaps';
    if (apart < surelyDifferMs && Math.abs(byStore) > 2 * second) present.deceived = true;
  }

  async #look(): Promise<void> {
    const { world } = this;
    const known = await world.time.settled();
    if (this.#isFooled()) return;
    for (const figure of this.#figures) {
      const said = world.time.since(figure.stamp);
      const truth = world.at - figure.askedAt;
      const links = this.#linksSince(figure);
      if (links.some(({ deceived }) => deceived)) continue;
      this.looked++;
      if (said !== null) this.told++;
      if (said === null ? this.#isKnowable(figure, links, known) : Math.abs(said - truth) > this.#tolerance(figure))
        this.wrong.push({ seed: this.seed, said, truth, story: [...this.story] });
      else if (said === null) this.unknowable++;
    }
    this.#noteWall();
  }

  #isFooled(): boolean {
    if (this.world.isFooled) this.fooled++;
    return this.world.isFooled;
  }

  /** What the next start is compared with is what this one last saw. */
  #noteWall(): void {
    const present = this.#heard.at(-1);
    if (present?.boot === this.world.boot) present.wallError = this.world.wallErrorSeen;
  }

  #linksSince({ boot }: Figure): readonly Heard[] {
    return this.#heard.filter((heard) => heard.boot > boot);
  }

  #isKnowable({ boot }: Figure, links: readonly Heard[], known: number | null): boolean {
    const { world } = this;
    if (world.hostIsSilent) return false;
    if (known === null || boot === world.boot) return true;
    const wasHeard = this.#heard.some((heard) => heard.boot === boot);
    return wasHeard && links.at(-1)?.boot === world.boot && links.every(({ link }) => link === 'sure');
  }

  #tolerance({ boot, suspends }: Figure): number {
    return boot === this.world.boot && suspends === this.world.suspends ? onlineToleranceMs : toleranceMs;
  }
}

/** So many histories, each from a seed of its own. */
export async function judgeHistories(seed: number, count: number): Promise<Judged> {
  const wrong: Misjudged[] = [];
  let [looked, told, unknowable, fooled] = [0, 0, 0, 0];
  for (let number = 0; number < count; number++) {
    const history = new History(seed + number);
    await history.run();
    wrong.push(...history.wrong);
    looked += history.looked;
    told += history.told;
    unknowable += history.unknowable;
    fooled += history.fooled;
  }
  return { wrong, looked, told, unknowable, fooled };
}
