import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{sync,renderer,electron,build,test}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'out/**', 'test/e2e/**'],
    testTimeout: 20_000,
  },
});
