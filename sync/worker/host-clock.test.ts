import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/random.ts';
import { judgeHistories } from './clock-history.fixture.ts';
import { ClockWorld } from './clock-world.fixture.ts';

const second = 1_000;
const hour = 3_600 * second;

async function started(): Promise<ClockWorld> {
  const world = new ClockWorld(seededRandom(7));
  await world.wait(5 * second);
  return world;
}

const stamped = async ({ time }: ClockWorld): Promise<number> => (await time.settled()) ?? Number.NaN;

async function ageOf({ time }: ClockWorld, stamp: number): Promise<number | null> {
  await time.settled();
  return time.since(stamp);
}

/** As a page of the feed does it, small and in time. */
async function hearStore(world: ClockWorld): Promise<void> {
  const asked = await stamped(world);
  world.at += 100;
  world.time.storeSaid(world.storeClock, asked);
  await world.wait(10);
}

/** How far the age is from the truth. */
async function errorOf(world: ClockWorld, stamp: number, truth: number): Promise<number> {
  const age = await ageOf(world, stamp);
  return age === null ? Number.NaN : Math.abs(age - truth);
}

describe('within one boot', () => {
  test.each([
    ['forward', 5 * hour],
    ['back', -5 * hour],
  ])('FR9 a wall clock that is set %s changes no age', async (_, ms) => {
    const world = await started();
    const stamp = await stamped(world);
    const began = world.at;
    world.setWall(ms);
    expect(await errorOf(world, stamp, world.at - began)).toBeLessThan(second);
    await world.wait(hour);
    expect(await errorOf(world, stamp, world.at - began)).toBeLessThan(second);
  });

  test('FR9 a night in suspend counts', async () => {
    const world = await started();
    const stamp = await stamped(world);
    const began = world.at;
    world.suspend(9 * hour);
    expect(await errorOf(world, stamp, world.at - began)).toBeLessThan(second);
  });

  test('FR9 where own clocks contradict each other and the host is silent, ages are unknown, and known again when it speaks', async () => {
    const world = await started();
    const stamp = await stamped(world);
    const began = world.at;
    world.hostIsSilent = true;
    await world.wait(second);
    expect(await errorOf(world, stamp, world.at - began)).toBeLessThan(second);
    world.suspend(hour);
    expect(await ageOf(world, stamp)).toBeNull();
    expect(world.time.now()).toBeNull();
    world.hostIsSilent = false;
    await world.wait(2 * second);
    expect(await errorOf(world, stamp, world.at - began)).toBeLessThan(second);
  });

  test('FR10 ages go on through a restart of the kiosk, whatever was set meanwhile', async () => {
    const world = await started();
    const stamp = await stamped(world);
    const began = world.at;
    world.setWall(-80 * hour);
    world.restartApp();
    world.suspend(hour);
    world.restartApp();
    expect(await errorOf(world, stamp, world.at - began)).toBeLessThan(second);
    expect(await ageOf(world, stamp + 5 * second + world.at - began)).toBeNull();
  });
});

describe('over a start of the machine', () => {
  test('FR11 an age is known when the store has answered, and its clock and ours say the same of the time in between', async () => {
    const world = await started();
    await hearStore(world);
    const stamp = await stamped(world);
    const began = world.at;
    world.reboot(10 * hour, 700);
    expect(await ageOf(world, stamp)).toBeNull();
    await hearStore(world);
    expect(await errorOf(world, stamp, world.at - began)).toBeLessThan(5 * second);
    world.setWall(-hour);
    world.restartApp();
    expect(await errorOf(world, stamp, world.at - began)).toBeLessThan(5 * second);
  });

  test.each([
    ['the wall clock was set', (world: ClockWorld) => world.reboot(hour, 20 * second)],
    ['a dead battery set it back', (world: ClockWorld) => world.reboot(hour, -400 * 24 * hour)],
    ['the store has another time', (world: ClockWorld) => [world.reboot(hour, 0), (world.storeError = hour)]],
  ])('FR11 it is unknown where %s while it was off, and known of what came since', async (_, turnOff) => {
    const world = await started();
    await hearStore(world);
    const before = await stamped(world);
    turnOff(world);
    await hearStore(world);
    const since = await stamped(world);
    expect(await ageOf(world, before)).toBeNull();
    expect(since).toBeGreaterThan(before);
    expect(await errorOf(world, since, 0)).toBeLessThan(second);
  });

  test('FR11 a wall clock that is set right later makes it known, a start in which the store was away does not hide it', async () => {
    const world = await started();
    await hearStore(world);
    const stamp = await stamped(world);
    const began = world.at;
    world.reboot(hour, 0);
    world.reboot(hour, -30 * hour);
    await hearStore(world);
    expect(await ageOf(world, stamp)).toBeNull();
    world.setWall(0);
    await world.wait(20 * second);
    await hearStore(world);
    expect(await errorOf(world, stamp, world.at - began)).toBeLessThan(5 * second);
  });
});

test('FR9 FR10 FR11 in no history of suspends, starts, clocks that were set or drift is an age wrong, or unknown where it can be known', async () => {
  const { wrong, looked, told, unknowable, fooled } = await judgeHistories(20_261_129, 3_000);
  expect(wrong.slice(0, 1)).toEqual([]);
  // It was looked at something, and both answers were given.
  expect(told).toBeGreaterThan(looked / 2);
  expect(unknowable).toBeGreaterThan(looked / 10);
  expect(fooled).toBeLessThan(looked / 10_000);
});
