import { defineConfig } from 'vitest/config';

/** What must never lose an order or place it twice has no branch that no test takes. The simulation takes those of a disk that fails. */
export default defineConfig({
  test: {
    include: [
      'sync/{outbox,handover}/**/*.test.ts',
      'sync/worker/orders-service.test.ts',
      'test/simulation/simulation.test.ts',
    ],
    testTimeout: 60_000,
    coverage: {
      enabled: true,
      provider: 'v8',
      include: ['sync/{outbox,handover}/*.ts'],
      exclude: ['**/*.fixture.ts'],
      thresholds: { branches: 100 },
      reporter: [['text', { skipFull: true }]],
      reportsDirectory: 'out/test/branches',
    },
  },
});
