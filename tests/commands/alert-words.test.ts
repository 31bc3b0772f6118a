import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertKinds } from '../../commands/alerts/kinds.ts';
import { autocompleteChoices } from '../../src/discord/interactions/interaction-values.ts';
import { localized } from '../../src/i18n/localized.ts';
import { ada, alertsDesk } from '../support/alerts-desk.ts';
import { textOf } from '../support/message-text.ts';
import { ADA } from '../support/sample-rows.ts';
import { WatchWorld } from '../support/watch-world.ts';

let world: WatchWorld;

beforeEach(async () => {
  world = await WatchWorld.open();
  await world.tick({});
});
afterEach(() => world.database.close());

const nameOf = (kind: (typeof alertKinds)[number]) => localized(`choice.kind.${kind}`).text;
const german = { ...ada, locale: 'de' };

describe('/alerts add with its kind in words', () => {
  it.each([
    ['hashprice -10% in 24h', ada],
    ['Hashpreis fällt 10 % in 24 h', german],
    ['hashprice falls by 10 percent', ada],
  ])('sets “%s” as its options would', async (kind, caller) => {
    await alertsDesk(world).say('alerts add', { kind }, caller);
    const [{ params } = {}] = await world.alerts.list(ADA);
    expect(params).toMatchObject({
      kind: 'threshold',
      metric: 'change:hashprice:BTC:USD:24h',
      side: 'below',
      level: 0.9,
    });
  });

  it('takes a level and its currency, and lets options count first', async () => {
    const desk = alertsDesk(world);
    await desk.say('alerts add', { kind: 'Bitcoin unter 70.000 €' }, german);
    await desk.say('alerts add', { kind: 'hashprice -10% in 24h', level: 20, window: '7d' });
    expect((await world.alerts.list(ADA)).map(({ params }) => params)).toMatchObject([
      { metric: 'price:BTC:EUR', side: 'below', level: 70_000 },
      { metric: 'change:hashprice:BTC:USD:7d', level: 0.8 },
    ]);
  });

  it('takes a kind’s name, whole or as much as only one begins with', async () => {
    const desk = alertsDesk(world);
    await desk.say('alerts add', { kind: 'A retarget happened, and what it does to my rigs' });
    await desk.say('alerts add', { kind: 'Das Halving' }, german);
    const kinds = (await world.alerts.list(ADA)).map(({ params }) => params.kind);
    expect(kinds).toEqual(['retarget', 'halving']);
  });

  it.each([
    ['hashprice 10%', ada, '`hashprice -10%` or `hashprice +10%`'],
    [
      'hashprice -10% in 3h',
      ada,
      '1 hour, 24 hours or 7 days, not “3h”: for example `hashprice -10%',
    ],
    ['hashprice -100%', ada, 'from 0.1 to 99'],
    ['hashprise below', ada, 'did you mean Hashprice below a level'],
    ['1', ada, 'There is no kind of alert “1”'],
    ['xyzzy', german, 'In Worten geht es auch, etwa `hashprice -10% in 24h`'],
    ['hashprice', german, 'Meinst du Hashprice unter einer Schwelle'],
    ['hashprice -10% in 24h', { ...ada, floor: 3 }, 'takes no `floor`'],
  ])('says in one sentence what is wrong with “%s”', async (kind, { ...caller }, sentence) => {
    const given = 'floor' in caller ? { kind, floor: 3 } : { kind };
    await expect(alertsDesk(world).say('alerts add', given, caller)).rejects.toThrow(sentence);
    expect(await world.alerts.list(ADA)).toEqual([]);
  });

  it('suggests what the words ask for, both ways where they don’t say which', async () => {
    const desk = alertsDesk(world);
    expect(await desk.suggest('alerts add', 'kind', 'hashprice -10% in 24h')).toEqual([
      { name: 'Hashprice −10% in 24 hours', value: 'hashprice -10% in 24h' },
    ]);
    expect(await desk.suggest('alerts add', 'kind', 'Bitcoin 5 %', german)).toEqual([
      { name: 'Bitcoin −5\u00a0% in 24 Stunden', value: 'Bitcoin -5% in 24h' },
      { name: 'Bitcoin +5\u00a0% in 24 Stunden', value: 'Bitcoin +5% in 24h' },
    ]);
    for (const { value } of await desk.suggest('alerts add', 'kind', 'Bitcoin 5 %', german)) {
      expect(textOf(await desk.say('alerts add', { kind: value }, german))).toContain('Bitcoin');
    }
  });

  it('suggests no more than Discord takes, and every kind to who types its name', async () => {
    const desk = alertsDesk(world);
    const first = (await desk.suggest('alerts add', 'kind')).map(({ value }) => value);
    expect(first.length).toBeLessThanOrEqual(25);
    expect(first).toEqual(expect.arrayContaining(['unprofitable', 'retarget', 'halving']));
    for (const value of alertKinds) {
      const found = await desk.suggest('alerts add', 'kind', nameOf(value));
      expect(found.length).toBeLessThanOrEqual(25);
      expect(found.map((one) => one.value)).toContain(value);
    }
    // A threshold in words comes before the kinds that hold it.
    const both = await desk.suggest('alerts add', 'kind', 'price 5%');
    expect(autocompleteChoices(both)).toEqual(both);
  });

  it('suggests all kinds to who has typed nothing, and those that hold what is typed', async () => {
    const desk = alertsDesk(world);
    expect((await desk.suggest('alerts add', 'kind')).length).toBeGreaterThan(15);
    const halving = await desk.suggest('alerts add', 'kind', 'halv', german);
    expect(halving.map(({ value }) => value)).toEqual(['halving']);
  });
});
