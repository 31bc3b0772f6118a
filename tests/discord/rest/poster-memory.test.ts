import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { REST } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { createPoster } from '../../../src/discord/rest/poster.ts';
import { startLocalDiscord } from '../../support/discord/local-discord.ts';
import { CHANNEL } from '../../support/discord/people.ts';
import { silent } from '../../support/silent-log.ts';

setFlagsFromString('--expose-gc');
// The only way to the collector after the start.
const collectGarbage: () => void = runInNewContext('gc');

const POSTS = 5;

it('holds on to nothing that was answered, however long it would have waited', async () => {
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const rest = new REST({ api: discord.url }).setToken(discord.token);
  const signals: WeakRef<object>[] = [];
  const poster = createPoster({
    rest: {
      get: rest.get.bind(rest),
      post: (route, options) => {
        if (options?.signal) signals.push(new WeakRef(options.signal));
        return rest.post(route, options);
      },
    },
    log: silent,
    patience: 3_600_000,
  });
  for (let index = 0; index < POSTS; index += 1) {
    const message = { content: 'a digest' };
    const sent = await poster.post({ channelId: CHANNEL, message, nonce: String(index) });
    expect(sent).toMatchObject({ kind: 'sent' });
  }
  await nextTurn();
  collectGarbage();
  // The last one may still be on somebody's stack.
  expect(signals).toHaveLength(POSTS);
  const held = signals.filter((signal) => signal.deref() !== undefined);
  expect(held.length).toBeLessThanOrEqual(1);
});
