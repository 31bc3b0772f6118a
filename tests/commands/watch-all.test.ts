import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualThreshold, usualUnprofitable } from '../../src/alert/params.ts';
import type { Message } from '../../src/message/message.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { ada, alertsDesk, messageOf } from '../support/alerts-desk.ts';
import { csvFile } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf } from '../support/message-text.ts';
import { ADA } from '../support/sample-rows.ts';
import { textOf as saidText, WatchWorld } from '../support/watch-world.ts';

let world: WatchWorld;
let desk: ReturnType<typeof alertsDesk>;
beforeEach(async () => {
  world = await WatchWorld.open();
  desk = alertsDesk(world);
  await world.tick({});
});
afterEach(() => world.database.close());

/** The answer to an import of rigs that break even at $79,663, as many as there are names. */
async function imported(names: readonly string[], caller = ada): Promise<Message> {
  const rows = names.map((name) => `${name},200TH 3500W,0.1 USD,0`);
  const file = csvFile(['name,rig,electricity,fee', ...rows].join('\n'));
  const preview = await desk.say('rig import', { file }, caller);
  return messageOf(await desk.press(customIdsOf(preview).get('import'), {}, caller));
}

const watchAll = async (message: Message, caller = ada) => {
  const said = messageOf(await desk.press(customIdsOf(message).get('watch-all'), {}, caller));
  expect(flawsOf(said)).toEqual([]);
  return said.content;
};

describe('after an import', () => {
  it('all rigs are watched at once, with one answer and one first message', async () => {
    const done = await imported(['A', 'B', 'C']);
    expect(done.content).toContain('Shall I tell you when one of them stops paying?');
    expect(await watchAll(done)).toBe(
      [
        '3 rigs are watched now: I tell you when one stops paying.',
        'I am writing to you right now, to see that it gets through. If nothing comes, your direct messages are closed to me: allow them for a server we share, then try `/alerts test`.',
        'If I can’t reach you, I keep it for your next command.',
      ].join('\n'),
    );
    const alerts = await world.alerts.list(ADA);
    expect(alerts.map(({ params, deliver }) => ({ params, deliver }))).toEqual(
      Array.from({ length: 3 }, () => ({ params: usualUnprofitable(), deliver: 'dm' })),
    );
    expect((await world.tick()).map(saidText)).toEqual([
      'This is where I tell you when one of 3 rigs stops paying.',
    ]);
    expect(await world.pass(1_200, { price: 79_000 })).toHaveLength(1);
  });

  it('those that are watched already are left as they are', async () => {
    const done = await imported(['A', 'B']);
    await desk.say('alerts add', { kind: 'unprofitable', rig: 'A', floor: -1 });
    expect(await watchAll(done)).toContain('1 rig is watched now');
    expect(await world.alerts.list(ADA)).toHaveLength(2);
    await expect(watchAll(done)).rejects.toThrow('All of these rigs are watched already');
    for (const rig of await world.rigs.list(ADA)) await world.rigs.remove(ADA, rig.id);
    await expect(watchAll(done)).rejects.toThrow('not there any more');
  });

  it('what doesn’t pay already is said, for that is not told later', async () => {
    await world.tick({ price: 70_000 });
    await world.pass(60);
    const done = await imported(['A', 'B']);
    expect(await watchAll(done)).toContain('2 of them don’t pay already');
  });

  it('no more are watched than there can be alerts', async () => {
    const done = await imported(['A', 'B', 'C']);
    await dmStore(world.database).setFallback(ADA, undefined);
    await dmStore(world.database).opened(ADA, '500');
    for (let n = 0; n < 498; n++)
      await world.addAlert(usualThreshold({ metric: 'fees:BTC', side: 'above', level: n }), {
        userId: ADA,
      });
    const said = await watchAll(done);
    expect(said).toContain('2 rigs are watched now');
    expect(said).toContain('1 rig is not watched: more alerts don’t fit');
    await expect(watchAll(done)).rejects.toThrow('You have 500 alerts');
  });

  it('a single one is asked about as after /rig add, also in German', async () => {
    const german = { ...ada, locale: 'de' };
    const done = await imported(['A'], german);
    expect(done.content).toBe(
      '1 Rig gespeichert. Siehe `/rig liste`. Soll ich dir sagen, wenn es sich nicht mehr lohnt?',
    );
    expect(await watchAll(done, german)).toContain('1 Rig wird jetzt beobachtet');
    expect((await world.pass(1_200, { price: 79_000 })).map(saidText).at(-1)).toContain('lohnt');
  });
});
