import { expect, it } from 'vitest';
import { buildApp } from '../../src/app/app.ts';
import { loadConfig } from '../../src/app/config.ts';
import { createTimeMachine } from '../../src/playground/time/time-machine.ts';
import { doorOf } from '../support/front-door.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { silent as log } from '../support/silent-log.ts';

const ADDRESS = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

async function start(played: boolean, env: Record<string, string> = {}) {
  const config = loadConfig({ DATABASE_URL: 'sqlite::memory:', ...env });
  const play = played ? { play: createTimeMachine() } : {};
  return buildApp(config, { log, sample: played, sourceTimeout: 1, ...play });
}

const names = ({ ports }: Awaited<ReturnType<typeof start>>) =>
  ports.pools.list().map(({ id }) => id);

it('has the pools that the operator lists, and a sample pool where a network is played', async () => {
  const usual = [
    'solo.ckpool.org',
    'eusolo.ckpool.org',
    'ausolo.ckpool.org',
    'public-pool.io',
    'Ocean',
    'NiceHash',
  ];
  const bot = await start(false);
  expect(names(bot)).toEqual(usual);
  await bot.stop();
  const playground = await start(true);
  expect(names(playground)).toEqual(['Sample pool', ...usual]);
  await playground.stop();
  const own = await start(false, {
    CKPOOL_URLS: 'http://10.0.0.5/a,http://10.0.0.6/b',
    PUBLIC_POOL_URLS: 'off',
    OCEAN_URL: 'off',
    NICEHASH_URL: 'off',
  });
  expect(names(own)).toEqual(['own ckpool', 'own ckpool 2']);
  expect(own.ports.pools.status().map(({ name, state }) => [name, state])).toEqual([
    ['own ckpool', 'idle'],
    ['own ckpool 2', 'idle'],
    ['Ocean', 'off'],
    ['NiceHash', 'off'],
  ]);
  await expect(own.ports.pools.ask('Ocean', ADDRESS)).rejects.toThrow('Ocean: is turned off');
  await own.stop();
});

it('links a rig to the sample pool without any network', async () => {
  const app = await start(true);
  const door = doorOf(app.ports);
  await door.run('rig add', { rig: 'S21', name: 'Cellar' });
  const given = { rig: 'Cellar', pool: 'Sample pool', address: ADDRESS, worker: 'sample-s21' };
  expect(textOf(await door.run('rig link', given))).toMatch(/Found: 1 worker, 1\d\d TH\/s/);
  const shown = await door.run('rig show', { rig: 'Cellar' });
  expect(fieldOf(shown, 'Actual, at Sample pool')).toMatch(/TH\/s\*\* over the last hour/);
  await app.stop();
});
