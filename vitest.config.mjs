import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,mjs}'],
    testTimeout: 20_000,
    // Vitest leaves a processor to others, which on a machine with two is half of it.
    maxWorkers: '100%',
  },
});
