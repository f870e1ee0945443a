import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{sync,renderer,electron,build,test}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'out/**', 'test/e2e/**'],
    testTimeout: 20_000,
    // Left alone it keeps a core free for nobody: on two of them that is half the time.
    maxWorkers: '100%',
  },
});
