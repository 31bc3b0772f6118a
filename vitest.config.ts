import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { isFull } from './tests/support/depth.ts';

/** They share one PostgreSQL, which is started for them alone. */
const onPostgres = [
  'tests/database/**/*.test.ts',
  'tests/bench/**/*.test.ts',
  'tests/chaos/**/*.test.ts',
  'tests/e2e/{pressed-twice,several-processes,store-outage,web-roles}.test.ts',
];
/** A whole bot, or programs of their own. */
const endToEnd = ['tests/e2e/**/*.test.ts'];

export default defineConfig({
  test: {
    // One more than there are cores: some tests wait most of the time.
    maxWorkers: availableParallelism() + 1,
    // Node reads our TypeScript by itself, as it does in production. Vite's own loader makes each use of
    // an import slower.
    experimental: { viteModuleRunner: false },
    // For a machine that does other things as well: no test measures time.
    testTimeout: isFull ? 600_000 : 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'commands/**/*.ts'],
      exclude: ['src/playground/page/**'],
      reporter: ['text-summary'],
      thresholds: { lines: 90, functions: 90, branches: 80, statements: 90 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...onPostgres, ...endToEnd],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'store',
          include: onPostgres,
          globalSetup: ['tests/support/built-bot.ts', 'tests/support/postgres-for-all.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: endToEnd,
          exclude: onPostgres,
          globalSetup: ['tests/support/built-bot.ts'],
          isolate: false,
        },
      },
    ],
  },
});
