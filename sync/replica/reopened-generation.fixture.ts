import { afterEach } from 'vitest';
import { breathless } from '../kernel/breath.ts';
import { Generation } from './generation.ts';
import { mortalDatabases } from './mortal-databases.fixture.ts';
import { sampleTime } from './sample-rows.fixture.ts';

const open: Generation[] = [];
afterEach(() => {
  for (const generation of open.splice(0)) generation.close();
});

/** To be closed when the test is over. */
export function owned(generation: Generation): Generation {
  open.push(generation);
  return generation;
}

/** A disk of its own: each call opens the same generation on it anew, as a restart does. */
export function storage(): () => Promise<Generation> {
  const { databases } = mortalDatabases();
  return async () => {
    const parts = { databases, location: 'loc-1', breath: breathless, now: () => sampleTime };
    const generation = owned(await Generation.open(1, parts));
    await generation.load();
    return generation;
  };
}
