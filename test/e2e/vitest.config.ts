import { defineConfig } from 'vitest/config';

/** One at a time: each test has a whole shop of its own, and two cores. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.e2e.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
