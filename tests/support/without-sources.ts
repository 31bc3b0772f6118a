import { variableNames } from '../../src/app/config.ts';

/** Addresses that are no source's: what they name is there without any network. */
const OTHERS: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'PLAYGROUND_DATABASE_URL',
  'DISCORD_API_URL',
]);

/** An environment in which no source is asked for anything, whatever sources there are. */
export const WITHOUT_SOURCES: Readonly<Record<string, string>> = Object.fromEntries(
  variableNames
    .filter((name) => (/_URLS?$/.test(name) || name === 'SPOT_SOURCES') && !OTHERS.has(name))
    .map((name) => [name, 'off']),
);
