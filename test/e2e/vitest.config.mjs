import { defineConfig } from 'vitest/config';

// Started by .scripts/e2e.mjs, which serves the VS Code that these tests drive.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000, interval: 200 } },
  },
});
