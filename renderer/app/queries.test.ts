import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FrontPage } from '../../sync/worker/catalog-api.ts';
import type { Engine } from './engine.ts';
import { Journey } from './journey.ts';
import { createQueries, frontQuery } from './queries.ts';

beforeEach(() => {
  vi.useFakeTimers();
  // A thread with nothing else to do.
  vi.stubGlobal('requestIdleCallback', (done: () => void) => setTimeout(done));
  vi.stubGlobal('cancelIdleCallback', clearTimeout);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const page = (revision: number): FrontPage => ({ revision, headline: null, cards: [], categories: [] });

/** A worker that answers when the test says so. */
function rig(phase: 'ready' | 'filling' = 'ready') {
  const asked: ((answer: FrontPage) => void)[] = [];
  let change = () => {};
  const engine = {
    catalog: { front: () => new Promise<FrontPage>((resolve) => asked.push(resolve)) },
    replica: { get: () => ({ phase }) },
    onCatalogChange(listener: () => void) {
      change = listener;
      return () => {};
    },
  } as unknown as Engine;
  const queries = createQueries(engine);
  const journey = new Journey('/');
  const observer = new QueryObserver(queries, frontQuery({ engine, journey }, 'en'));
  const stop = observer.subscribe(() => {});
  return {
    ...{ asked, observer, queries, journey, changed: () => change() },
    leave: stop,
    end() {
      stop();
      queries.clear();
    },
  };
}

describe('what is on the screen when the shelves move', () => {
  test('is read again, also when the first answer is from before and comes after', async () => {
    const { asked, observer, changed, end } = rig();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(1);
    changed();
    await vi.advanceTimersByTimeAsync(1_000);
    asked[0]?.(page(1));
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(2);
    asked[1]?.(page(2));
    await vi.advanceTimersByTimeAsync(0);
    expect(observer.getCurrentResult().data).toEqual(page(2));
    end();
  });

  test('is read again once for a burst of changes', async () => {
    const { asked, changed, end } = rig();
    await vi.advanceTimersByTimeAsync(0);
    asked[0]?.(page(1));
    await vi.advanceTimersByTimeAsync(0);
    for (let burst = 0; burst < 20; burst++) changed();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
    end();
  });

  test('is read again when the shopper rests, and what nobody has seen yet at once', async () => {
    const { asked, changed, journey, end } = rig();
    journey.go('/');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(1);
    asked[0]?.(page(1));
    changed();
    for (let letter = 0; letter < 10; letter++) {
      await vi.advanceTimersByTimeAsync(100);
      journey.replace(`/?letter=${letter}`);
    }
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
    end();
  });

  test('is not read again for somebody who has left meanwhile, and still is when they come back', async () => {
    const { asked, changed, journey, leave, observer, end } = rig();
    await vi.advanceTimersByTimeAsync(0);
    asked[0]?.(page(1));
    changed();
    await vi.advanceTimersByTimeAsync(399);
    journey.go('/cart');
    await vi.advanceTimersByTimeAsync(100);
    leave();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
    const stop = observer.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
    stop();
    end();
  });

  const readsOf = async (phase: 'ready' | 'filling') => {
    const { queries, changed, end } = rig(phase);
    let reads = 0;
    const locations = new QueryObserver(queries, { queryKey: ['locations'], queryFn: async () => ++reads });
    const stop = locations.subscribe(() => {});
    for (let second = 0; second < 31; second++) {
      changed();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    stop();
    end();
    return reads;
  };

  test('is read again every half minute where it moves slowly, and each time while the catalog comes in', async () => {
    expect(await readsOf('ready')).toBe(3);
    expect(await readsOf('filling')).toBe(32);
  });
});
