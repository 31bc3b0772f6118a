import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlertStore } from '../../src/alert/alert.port.ts';
import { edited, reevaluated, unmuted } from '../../src/alert/reevaluate.ts';
import { muted, snoozed, woken } from '../../src/alert/snooze.ts';
import type { Alert, Params } from '../../src/alert/types.ts';
import { watchAlerts } from '../../src/alert/watch-alerts.job.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { silent } from '../support/silent-log.ts';
import {
  CALM,
  EPOCH_START,
  HOUR,
  type MarketPicture,
  MINUTE,
  readingAt,
  START,
  textOf,
  UNPROFITABLE,
  WatchWorld,
} from '../support/watch-world.ts';

const LOSS = { price: 79_000 };
const BETWEEN = { price: 80_500 };
const GAIN = { price: 82_000 };
const THRESHOLD = {
  kind: 'threshold',
  metric: 'price:BTC:USD',
  side: 'below',
  level: 80_000,
  clearLevel: 81_600,
  sustain: 15 * MINUTE,
  cooldown: 6 * HOUR,
} satisfies Params;

function footerOf(said: Awaited<ReturnType<WatchWorld['pass']>>): string | undefined {
  return said[0]?.payload.embeds?.at(-1)?.footer?.text;
}

let world: WatchWorld;

beforeEach(async () => {
  world = await WatchWorld.open();
  await world.tick({});
});
afterEach(() => world.database.close());

async function watchedRig(params: Params = UNPROFITABLE) {
  const rig = await world.addRig();
  return { rig, alert: await world.addAlert(params, { rig }) };
}

const snapshot = async () => ({
  now: world.now,
  metrics: (await world.alerts.watch())?.last.metrics ?? new Map(),
});

/** As `/rig edit` does. */
async function editRig({ userId, id }: RegisteredRig, alert: Alert, to: Partial<RegisteredRig>) {
  const rig = await world.rigs.get(userId, id);
  if (!rig) throw new Error('no such rig');
  const rigNow = { ...rig, ...to };
  const before = { alert: await world.alert(alert), rig };
  const course = edited(before, { rig: rigNow }, await snapshot());
  expect(await world.alerts.editRig(rigNow, [course])).toBe('saved');
}

/** As `/alerts edit` does. */
async function editAlert(
  alert: Alert,
  rig: RegisteredRig | undefined,
  changes: Partial<Pick<Alert, 'params' | 'deliver'>>,
) {
  const before = { alert: await world.alert(alert), rig };
  expect(await world.alerts.save(edited(before, changes, await snapshot()))).toBe('saved');
}

const wake = async (alert: Alert) => world.alerts.save(woken(await world.alert(alert), world.now));

/** Falls under water and is told so. */
async function sink() {
  const said = await world.pass(20 * MINUTE, LOSS);
  expect(said).toHaveLength(1);
}

describe('a rig that no longer pays', () => {
  it('is told once the loss has held, and not again', async () => {
    await watchedRig();
    expect(await world.pass(15 * MINUTE, LOSS)).toEqual([]);
    const said = await world.pass(MINUTE);
    expect(said.map(textOf)).toEqual([
      [
        'Cellar no longer pays',
        'Bitcoin **−7.1%** in 16 minutes ($79,000).',
        '**Cellar** **−$0.07** a day (was +$0.56). Pays again with hashprice above $42.00 (now $41.65) or power below $0.0992.',
      ].join('\n'),
    ]);
    expect(await world.pass(2 * HOUR)).toEqual([]);
  });

  it('is told in German where the person reads it', async () => {
    const { alert } = await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    world.market = LOSS;
    world.now += MINUTE;
    const written: string[] = [];
    await watchAlerts(
      {
        alerts: {
          ...world.alerts,
          due: async (question) =>
            (await world.alerts.due(question)).map((due) => ({ ...due, locale: 'de' })),
          advance: (step) => {
            written.push(...step.notices.map(textOf));
            return world.alerts.advance(step);
          },
        },
        rigs: world.rigs,
        history: world.history,
        market: { reading: () => world.reading() },
        clock: () => world.now,
        log: silent,
      },
      { minPriceSources: 2, people: 10 },
    );
    expect(written).toEqual([expect.stringContaining('Cellar lohnt sich nicht mehr')]);
    expect((await world.alert(alert)).state).toBe('fired');
  });

  it('stays untold when the loss does not hold', async () => {
    await watchedRig();
    await world.pass(14 * MINUTE, LOSS);
    expect(await world.pass(30 * MINUTE, BETWEEN)).toEqual([]);
    expect(await world.pass(14 * MINUTE, LOSS)).toEqual([]);
  });

  it('is told at once when it need not hold', async () => {
    await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    expect(await world.pass(MINUTE, LOSS)).toHaveLength(1);
  });

  it('is not told at the level itself, only below it', async () => {
    // It costs 8.4 a day, for 0.2 PH/s.
    const { rig, alert } = await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    const { level = 0 } = await world.alert(alert);
    expect(level).toBeCloseTo(42, 10);
    const judgement = (hashprice: number) =>
      reevaluated(alert, rig, { now: START, metrics: new Map([['hashprice:BTC:USD', hashprice]]) })
        .state;
    expect([judgement(level), judgement(level - 1e-9)]).toEqual(['clear', 'fired']);
  });

  it('obeys a floor: an accepted loss, or a margin', async () => {
    const rig = await world.addRig();
    await world.addAlert({ ...UNPROFITABLE, floor: -0.5, sustain: 0 }, { rig });
    await world.addAlert({ ...UNPROFITABLE, floor: 0.3, sustain: 0 }, { rig });
    const margin = await world.pass(MINUTE, { price: 81_000 });
    expect(margin.map(textOf)).toEqual([
      expect.stringContaining('Back at +$0.30 a day with hashprice above $43.50'),
    ]);
    expect(await world.pass(10 * MINUTE, LOSS)).toEqual([]);
    const loss = await world.pass(MINUTE, { price: 74_000 });
    expect(loss.map(textOf)).toEqual([
      expect.stringContaining('Back at −$0.50 a day with hashprice above $39.50'),
    ]);
  });

  it('is reckoned in the currency of its tariff', async () => {
    await world.pass(MINUTE, { price: 89_000 });
    const rig = await world.addRig({ tariff: { kind: 'flat', perKwh: 0.1, currency: 'EUR' } });
    const alert = await world.addAlert({ ...UNPROFITABLE, sustain: 0 }, { rig });
    expect(alert).toMatchObject({ waitsFor: 'hashprice:BTC:EUR:below', level: 42 });
    // $89,000 is €80,100 at 0.9 and €77,430 at 0.87: the dollar alone can do it.
    expect(await world.pass(HOUR)).toEqual([]);
    const said = await world.pass(MINUTE, { eur: 0.87 });
    // €40.82 per PH/s a day is $46.92 at 0.87. Only the rate moved, and that is no cause we know of.
    expect(said.map(textOf)).toEqual([
      'Cellar no longer pays\n**Cellar** **−€0.24** a day. Pays again with hashprice above €42.00 (now €40.82) or power below €0.0972.',
    ]);
  });

  it('that is under water when the alert is set is not told: its owner sees it then', async () => {
    world.market = LOSS;
    world.now += MINUTE;
    await world.tick();
    const { alert } = await watchedRig();
    expect(alert.state).toBe('fired');
    expect(await world.pass(HOUR)).toEqual([]);
    expect(await world.pass(HOUR, GAIN)).toHaveLength(1);
  });
});

describe('why', () => {
  const whyOf = async (changes: Partial<MarketPicture>) => {
    await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    await world.pass(10 * MINUTE);
    const said = await world.pass(MINUTE, changes);
    return said.flatMap((one) => textOf(one).split('\n')[1] ?? []);
  };

  it('is the difficulty where that rose', async () => {
    expect(await whyOf({ difficulty: 130e12 })).toEqual(['Difficulty **+8.3%** in 1 minute.']);
  });

  it('is several things where they went together', async () => {
    expect(await whyOf({ price: 82_000, difficulty: 125e12 })).toEqual([
      'Difficulty **+4.2%** and Bitcoin **−3.5%** in 1 minute ($82,000).',
    ]);
  });

  it('is not what went the other way', async () => {
    expect(await whyOf({ price: 78_000, fees: 2_500_000 })).toEqual([
      'Bitcoin **−8.2%** in 1 minute ($78,000).',
    ]);
  });

  it('is the fees', async () => {
    await world.tick({ fees: 40_000_000, price: 75_000 });
    expect(await whyOf({ fees: 2_000_000 })).toEqual(['Fees **−95.0%** in 1 minute.']);
  });

  it('is not sought from a moment without fees', async () => {
    await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    await world.database.kysely.updateTable('history').set({ mean_fees: 0 }).execute();
    const said = await world.pass(MINUTE, LOSS);
    expect(said.map(textOf)).toEqual([expect.not.stringContaining('NaN')]);
    expect(said.map(textOf)).toEqual([expect.not.stringContaining('∞')]);
  });

  it('is the shortest stretch in which nearly all of it happened', async () => {
    await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    await world.pass(30 * MINUTE, { price: 85_200 });
    await world.pass(10 * MINUTE, { price: 85_000 });
    for (const price of [83_500, 82_000, 80_500]) await world.pass(MINUTE, { price });
    const said = await world.pass(MINUTE, { price: 79_000 });
    expect(said.map(textOf)).toEqual([
      expect.stringContaining('Bitcoin **−7.1%** in 4 minutes ($79,000).'),
    ]);
  });

  it('is left out, with what was before, where nobody wrote down the market', async () => {
    await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    await world.database.kysely.deleteFrom('history').execute();
    const said = await world.pass(MINUTE, LOSS);
    expect(said.map(textOf)).toEqual([
      expect.stringMatching(/^Cellar no longer pays\n\*\*Cellar\*\* \*\*−\$0\.07\*\* a day\. Pays/),
    ]);
  });

  it('is left out where the history cannot be read: the notice goes out', async () => {
    await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    world.market = LOSS;
    world.now += MINUTE;
    const report = await watchAlerts(
      {
        ...world,
        history: { range: () => Promise.reject(new Error('broken')), rates: async () => [] },
        market: { reading: () => world.reading() },
        clock: () => world.now,
        log: silent,
      },
      { minPriceSources: 2, people: 10 },
    );
    expect(report).toMatchObject({ notices: 1 });
  });

  it('comes with a footer only where something is unusual', async () => {
    world.minPriceSources = 1;
    await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    const single = await world.pass(MINUTE, { ...LOSS, sources: 1 });
    expect(footerOf(single)).toBe('The price comes from Kraken alone.');
    const several = await world.pass(20 * MINUTE, { ...GAIN, sources: 3 });
    expect(several).toHaveLength(1);
    expect(footerOf(several)).toBeUndefined();
  });
});

describe('in the quiet hours of a person', () => {
  const NIGHT = { from: 22 * 60, to: 7 * 60 };
  /** 22:00 and 07:00 in Berlin, after and before noon in UTC. */
  const [EVENING, MORNING] = [START + 9 * HOUR, START + 18 * HOUR];

  async function sleeps(quietExcept?: 'rigs') {
    const { userId } = await world.addRig({ name: 'Sleeper' });
    await settingsStore(world.database).saveUser(
      userId,
      () => ({ timeZone: 'Europe/Berlin', quiet: NIGHT, quietExcept }),
      START,
    );
  }
  const until = (moment: number, changes: Partial<MarketPicture> = {}) =>
    world.pass(moment - world.now, { every: 10 * MINUTE, ...changes });
  const times = (said: Awaited<ReturnType<WatchWorld['pass']>>) =>
    said.map(({ createdAt }) => createdAt);

  it('nothing is told, and all of it in one message at their end', async () => {
    await sleeps();
    await watchedRig();
    await watchedRigNamed('Attic');
    await world.addAlert({ kind: 'retarget', coin: 'BTC' });
    expect(await until(EVENING)).toEqual([]);
    await until(EVENING + HOUR, LOSS);
    const said = await until(MORNING + HOUR, { height: EPOCH_START + 2_016 });
    expect(times(said)).toEqual([MORNING]);
    expect(said[0]?.payload.content).toMatch(/^2 rigs no longer pay · /);
    expect(await until(MORNING + 5 * HOUR)).toEqual([]);
  });

  it('what was about to be told waits too', async () => {
    await sleeps();
    await watchedRig();
    await until(EVENING - 10 * MINUTE);
    expect(times(await until(MORNING + HOUR, LOSS))).toEqual([MORNING]);
  });

  it('what is over by their end is not told', async () => {
    await sleeps();
    const { alert } = await watchedRig();
    await until(EVENING);
    await until(EVENING + 4 * HOUR, LOSS);
    expect(await until(MORNING + HOUR, GAIN)).toEqual([]);
    expect((await world.alert(alert)).state).toBe('clear');
  });

  it('a crash waits as well', async () => {
    await sleeps();
    await watchedRig();
    await until(EVENING);
    const said = await until(MORNING, { price: 50_000 });
    expect(times(said)).toEqual([MORNING]);
  });

  it('a recovery is told at their end', async () => {
    await sleeps();
    await watchedRig();
    await sink();
    await until(EVENING);
    expect(times(await until(MORNING + HOUR, GAIN))).toEqual([MORNING]);
  });

  it('rigs are told all the same to who wants that, and nothing else', async () => {
    await sleeps('rigs');
    await watchedRig();
    await world.addAlert(THRESHOLD);
    await until(EVENING);
    const said = await until(MORNING + HOUR, LOSS);
    expect(said.map(({ payload }) => payload.content)).toEqual([
      'Cellar no longer pays',
      'A threshold crossed',
    ]);
    expect(times(said)).toEqual([EVENING + 30 * MINUTE, MORNING]);
  });

  it('a recovery that was not one is no reason to repeat the loss', async () => {
    await sleeps();
    await watchedRig();
    await sink();
    await until(EVENING - 5 * MINUTE);
    await world.pass(4 * MINUTE, GAIN);
    expect(await until(MORNING + 2 * HOUR, LOSS)).toEqual([]);
  });

  it('what an outage hid is no reason to tell a threshold at their end', async () => {
    await sleeps();
    await world.addAlert(THRESHOLD);
    await until(EVENING + HOUR);
    await until(EVENING + 3 * HOUR, { missing: 'price' });
    expect(await until(MORNING + 2 * HOUR, LOSS)).toEqual([]);
  });

  it('a cause that came about long before is not given', async () => {
    await sleeps();
    await watchedRig();
    await until(EVENING);
    await until(MORNING - 30 * MINUTE, LOSS);
    const said = await until(MORNING + HOUR, { price: 78_500 });
    expect(said.map(textOf)).toEqual([
      expect.stringMatching(
        /^Cellar no longer pays\n\*\*Cellar\*\* \*\*−\$[\d.]+\*\* a day\. Pays again/,
      ),
    ]);
  });

  it('others are told as ever', async () => {
    await sleeps();
    const rig = await world.addRig({ userId: '900000000000000002' });
    await world.addAlert(UNPROFITABLE, { rig });
    await until(EVENING);
    expect(await until(EVENING + HOUR, LOSS)).toHaveLength(1);
  });
});

describe('recovery', () => {
  it('has a level of its own, must hold, and says how long it lasted', async () => {
    await watchedRig();
    await sink();
    expect(await world.pass(2 * HOUR, BETWEEN)).toEqual([]);
    expect(await world.pass(15 * MINUTE, GAIN)).toEqual([]);
    const said = await world.pass(MINUTE);
    // Told 16 minutes in, so 4 minutes of the sinking, two hours, and the minute it turned.
    expect(said.map(textOf)).toEqual([
      expect.stringMatching(
        /^Cellar pays again\nBitcoin \*\*\+1\.9%\*\* in 16 minutes \(\$82,000\)\.\n.* a day\. It lasted 2 hours, 5 minutes\. Pays while hashprice stays above \$42\.00 \(now \$43\.23\)\.$/,
      ),
    ]);
    expect(await world.pass(HOUR)).toEqual([]);
  });

  it('that does not hold is none', async () => {
    await watchedRig();
    await sink();
    await world.pass(10 * MINUTE, GAIN);
    expect(await world.pass(10 * MINUTE, BETWEEN)).toEqual([]);
    // Each time the hold begins anew.
    await world.pass(10 * MINUTE, GAIN);
    await world.pass(2 * MINUTE, BETWEEN);
    expect(await world.pass(10 * MINUTE, GAIN)).toEqual([]);
    expect(await world.pass(HOUR, LOSS)).toEqual([]);
  });

  it('is followed by a cooldown before the next loss is told', async () => {
    await watchedRig();
    await sink();
    const notifiedAt = world.now - 4 * MINUTE;
    expect(await world.pass(20 * MINUTE, GAIN)).toHaveLength(1);
    expect(await world.pass(5 * HOUR, LOSS)).toEqual([]);
    const said = await world.pass(HOUR);
    expect(said).toHaveLength(1);
    expect(said[0]?.createdAt).toBe(notifiedAt + 6 * HOUR);
  });
});

describe('the cooldown', () => {
  it('does not count from a loss that was so when the alert was set up', async () => {
    await world.pass(2 * MINUTE, LOSS);
    await watchedRig();
    const said = await world.pass(30 * MINUTE, GAIN);
    expect(said.map(textOf)).toEqual([expect.stringContaining('It lasted')]);
    expect(await world.pass(20 * MINUTE, LOSS)).toHaveLength(1);
  });

  it('does not count from a loss that an edit made', async () => {
    const { rig, alert } = await watchedRig();
    await editRig(rig, alert, { tariff: { kind: 'flat', perKwh: 0.2, currency: 'USD' } });
    await editRig(rig, alert, { tariff: { kind: 'flat', perKwh: 0.1, currency: 'USD' } });
    expect(await world.pass(20 * MINUTE, LOSS)).toHaveLength(1);
  });

  it('counts on over a silent edit from when a loss was told', async () => {
    const { rig, alert } = await watchedRig();
    await sink();
    const notifiedAt = world.now - 4 * MINUTE;
    await editRig(rig, alert, { tariff: { kind: 'flat', perKwh: 0.05, currency: 'USD' } });
    await editRig(rig, alert, { tariff: { kind: 'flat', perKwh: 0.1, currency: 'USD' } });
    await world.pass(HOUR, GAIN);
    const said = await world.pass(6 * HOUR, LOSS);
    expect(said.map(({ createdAt }) => createdAt)).toEqual([notifiedAt + 6 * HOUR]);
  });

  it('counts from the last time a loss was told, and the recovery from its beginning', async () => {
    const { alert } = await watchedRig();
    await sink();
    await world.alerts.save(snoozed(await world.alert(alert), world.now + HOUR));
    const [again] = await world.pass(2 * HOUR);
    const [recovery] = await world.pass(20 * MINUTE, GAIN);
    expect(recovery && textOf(recovery)).toContain('It lasted 2 hours, 5 minutes');
    const said = await world.pass(6 * HOUR, LOSS);
    expect(said.map(({ createdAt }) => createdAt)).toEqual([(again?.createdAt ?? 0) + 6 * HOUR]);
  });
});

describe('one message', () => {
  it('for several rigs of one person in one tick', async () => {
    const names = ['Attic', 'Barn', 'Cellar'];
    for (const name of names) await watchedRigNamed(name);
    await world.addAlert(THRESHOLD, {});
    const said = await world.pass(20 * MINUTE, LOSS);
    expect(said).toHaveLength(1);
    const text = said.map(textOf).join();
    for (const name of names) expect(text).toContain(`**${name}**`);
    expect(text).toContain('3 rigs no longer pay · A threshold crossed');
  });

  it('for each person and each place', async () => {
    const bob = '900000000000000002';
    const rig = await world.addRig();
    await world.addAlert(UNPROFITABLE, { rig });
    await world.addAlert(UNPROFITABLE, { rig, deliver: '700000000000000001' });
    await world.addAlert(UNPROFITABLE, { rig: await world.addRig({ userId: bob }) });
    const said = await world.pass(20 * MINUTE, LOSS);
    expect(said.map(({ recipient, owner }) => [recipient, owner]).sort()).toEqual([
      ['c:700000000000000001', rig.userId],
      [`u:${rig.userId}`, rig.userId],
      [`u:${bob}`, bob],
    ]);
    const inChannel = said.find(({ recipient }) => recipient.startsWith('c:'));
    expect(inChannel?.payload.content).toBe(`<@${rig.userId}> Cellar no longer pays`);
  });

  it('fits into what Discord takes when a hundred rigs sink', async () => {
    for (let count = 0; count < 100; count += 1) {
      await watchedRigNamed(`${'**Long** [name] '.repeat(4)}${count}`);
    }
    const said = await world.pass(20 * MINUTE, LOSS);
    expect(said).toHaveLength(1);
    const embeds = said[0]?.payload.embeds ?? [];
    const size = embeds.map(({ title = '', description = '', footer }) => {
      expect(description.length).toBeLessThanOrEqual(4_096);
      return title.length + description.length + (footer?.text.length ?? 0);
    });
    expect(size.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(6_000);
    expect(textOf({ payload: said[0]?.payload ?? {} })).toMatch(/… and \d+ more\.$/);
    for (const { components } of said[0]?.payload.components ?? []) {
      for (const button of components) {
        expect('custom_id' in button && button.custom_id.length).toBeLessThanOrEqual(100);
      }
    }
  });

  it('goes to everybody, however many pages of people that takes', async () => {
    for (let person = 10; person < 30; person += 1) {
      const rig = await world.addRig({ userId: `9000000000000000${person}` });
      await world.addAlert(UNPROFITABLE, { rig });
    }
    expect(await world.pass(16 * MINUTE, LOSS)).toHaveLength(20);
  });
});

async function watchedRigNamed(name: string, params: Params = UNPROFITABLE, power = 3_500) {
  const rig = await world.addRig({ name, power });
  return world.addAlert(params, { rig });
}

describe('somebody else in between', () => {
  const AT_ONCE = { ...UNPROFITABLE, sustain: 0 };

  it('who told of one rig does not keep the others from being told', async () => {
    await watchedRigNamed('Attic', AT_ONCE);
    // It bears a lower price.
    const barn = await watchedRigNamed('Barn', AT_ONCE, 3_400);
    world.now += MINUTE;
    // Another process, whose price is a little older.
    world.meanwhile = async () => {
      const told = await world.tick({ price: 79_000 });
      expect(told.map(textOf)).toEqual([expect.stringContaining('Attic no longer pays')]);
      world.market = { price: 77_000 };
    };
    const said = await world.tick({ price: 77_000 });
    expect(said.map(textOf)).toEqual([expect.stringContaining('Barn no longer pays')]);
    expect((await world.alert(barn)).state).toBe('fired');
  });

  it('who mutes one rig hears of the others alone', async () => {
    const attic = await watchedRigNamed('Attic', AT_ONCE);
    await watchedRigNamed('Barn', AT_ONCE);
    world.meanwhile = async () => world.alerts.save(muted(await world.alert(attic)));
    const said = await world.pass(MINUTE, LOSS);
    expect(said.map(textOf)).toEqual([expect.stringMatching(/^Barn no longer pays\n/)]);
  });

  it('who is faster every time holds a tick up, not back: the next one tells', async () => {
    const attic = await watchedRigNamed('Attic', AT_ONCE);
    const again = async () => {
      await world.alerts.save(await world.alert(attic));
      world.meanwhile = again;
    };
    world.meanwhile = again;
    await expect(world.pass(MINUTE, LOSS)).rejects.toThrow('others were faster');
    world.meanwhile = undefined;
    expect(await world.pass(MINUTE)).toHaveLength(1);
  });
});

describe('a person in charge', () => {
  it('can snooze: nothing until then, and again if it still is under water', async () => {
    const { alert } = await watchedRig();
    await sink();
    const until = world.now + HOUR;
    await world.alerts.save(snoozed(await world.alert(alert), until));
    expect(await world.pass(59 * MINUTE)).toEqual([]);
    const said = await world.pass(2 * HOUR);
    expect(said.map(({ createdAt }) => createdAt)).toEqual([until]);
    expect(textOf({ payload: said[0]?.payload ?? {} })).toContain('Still so.');
  });

  it('hears of a recovery only when the snooze is over', async () => {
    const { alert } = await watchedRig();
    await sink();
    const until = world.now + 3 * HOUR;
    await world.alerts.save(snoozed(await world.alert(alert), until));
    const said = await world.pass(4 * HOUR, GAIN);
    expect(said.map(textOf)).toEqual([expect.stringContaining('pays again')]);
    expect(said[0]?.createdAt).toBe(until);
  });

  it('hears once at the end of a snooze that a recovery and a new loss fell into', async () => {
    const { alert } = await watchedRig();
    await sink();
    const until = world.now + 3 * HOUR;
    await world.alerts.save(snoozed(await world.alert(alert), until));
    await world.pass(HOUR, GAIN);
    const said = await world.pass(4 * HOUR, LOSS);
    expect(said.map(({ createdAt }) => createdAt)).toEqual([until]);
  });

  it('can snooze what has not fired yet', async () => {
    const { alert } = await watchedRig();
    await world.pass(5 * MINUTE, LOSS);
    const until = world.now + HOUR;
    await world.alerts.save(snoozed(await world.alert(alert), until));
    const said = await world.pass(2 * HOUR);
    expect(said.map(({ createdAt }) => createdAt)).toEqual([until]);
  });

  it('can mute, recoveries included', async () => {
    const { rig, alert } = await watchedRig();
    await sink();
    await world.alerts.save(muted(await world.alert(alert)));
    expect(await world.pass(HOUR, GAIN)).toEqual([]);
    expect(await world.pass(12 * HOUR, { ...LOSS, every: 5 * MINUTE })).toEqual([]);
    // Unmuted under water: what is so already is not told, what changes is.
    await world.alerts.save(unmuted(await world.alert(alert), rig, await snapshot()));
    expect(await world.pass(HOUR)).toEqual([]);
    expect(await world.pass(HOUR, GAIN)).toHaveLength(1);
  });

  it('can edit a rig: no false recovery, no alarm about what the edit did', async () => {
    const { rig, alert } = await watchedRig();
    await sink();
    const edit = (perKwh: number) =>
      editRig(rig, alert, { tariff: { kind: 'flat', perKwh, currency: 'USD' } });
    await edit(0.05);
    expect(await world.pass(HOUR)).toEqual([]);
    await edit(0.11);
    expect(await world.pass(HOUR)).toEqual([]);
    expect((await world.alert(alert)).state).toBe('fired');
    // A real recovery, at the new level, is told.
    expect(await world.pass(HOUR, { price: 90_000 })).toHaveLength(1);
  });

  it('can rename a rig, or have the alert elsewhere: what is to be told still is', async () => {
    const { rig, alert } = await watchedRig();
    await world.pass(10 * MINUTE, LOSS);
    await editRig(rig, alert, { name: 'Barn' });
    await world.pass(2 * MINUTE);
    await editAlert(alert, rig, { deliver: '700000000000000001' });
    const said = await world.pass(4 * MINUTE);
    expect(said.map(({ recipient }) => recipient)).toEqual(['c:700000000000000001']);
    expect(said.map(textOf)).toEqual([expect.stringContaining('Barn no longer pays')]);
  });

  it('can rename a rig between the levels: its recovery is still to come', async () => {
    const { rig, alert } = await watchedRig();
    await sink();
    await world.pass(10 * MINUTE, BETWEEN);
    await editRig(rig, alert, { name: 'Barn' });
    await world.pass(10 * MINUTE, GAIN);
    await editRig(rig, alert, { name: 'Shed' });
    const said = await world.pass(6 * MINUTE);
    expect(said.map(textOf)).toEqual([expect.stringContaining('Shed pays again')]);
  });

  it('can have it clear elsewhere: its recovery is still to come, from there', async () => {
    const { rig, alert } = await watchedRig();
    await sink();
    await world.pass(10 * MINUTE, BETWEEN);
    await editAlert(alert, rig, { params: { ...UNPROFITABLE, margin: 0.05 } });
    expect(await world.pass(HOUR, GAIN)).toEqual([]);
    await editAlert(alert, rig, { params: { ...UNPROFITABLE, margin: 0.01 } });
    expect(await world.pass(15 * MINUTE)).toEqual([]);
    expect(await world.pass(MINUTE)).toHaveLength(1);
  });

  it('can be more patient, or less', async () => {
    const { rig, alert } = await watchedRig();
    await world.pass(10 * MINUTE, LOSS);
    await editAlert(alert, rig, { params: { ...UNPROFITABLE, sustain: HOUR } });
    expect(await world.pass(50 * MINUTE)).toEqual([]);
    await editAlert(alert, rig, { params: { ...UNPROFITABLE, sustain: 55 * MINUTE } });
    expect(await world.pass(MINUTE)).toHaveLength(1);
  });

  it('can edit a rig that is about to be told: if it still is beyond, it is told in time', async () => {
    const { rig, alert } = await watchedRig();
    await world.pass(10 * MINUTE, LOSS);
    await editRig(rig, alert, { fixedCost: 0.1 });
    expect(await world.pass(5 * MINUTE)).toEqual([]);
    expect(await world.pass(MINUTE)).toHaveLength(1);
  });

  it('can edit a rig that is about to be told: if it pays then, nothing is', async () => {
    const { rig, alert } = await watchedRig();
    await world.pass(10 * MINUTE, LOSS);
    await editRig(rig, alert, { tariff: { kind: 'flat', perKwh: 0.05, currency: 'USD' } });
    expect(await world.pass(HOUR)).toEqual([]);
    expect((await world.alert(alert)).state).toBe('clear');
  });

  it('can edit a rig that recovers: the recovery is told if it still is one', async () => {
    const { rig, alert } = await watchedRig();
    await sink();
    await world.pass(10 * MINUTE, GAIN);
    await editRig(rig, alert, { fixedCost: 0.01 });
    expect(await world.pass(6 * MINUTE)).toHaveLength(1);
  });

  it('can wake what fell asleep: its snooze ends there', async () => {
    const { alert } = await watchedRig();
    await world.alerts.save(snoozed(await world.alert(alert), world.now + 24 * HOUR));
    await world.pass(HOUR, LOSS);
    await wake(alert);
    expect(await world.pass(MINUTE)).toHaveLength(1);
    expect(await world.pass(HOUR)).toEqual([]);
    // Awake already.
    await wake(alert);
    expect(await world.pass(HOUR)).toEqual([]);
  });

  it('who mutes what is about to be told, and unmutes it, is not told: it is so already', async () => {
    const { rig, alert } = await watchedRig();
    await world.pass(10 * MINUTE, LOSS);
    await world.alerts.save(muted(await world.alert(alert)));
    await world.alerts.save(unmuted(await world.alert(alert), rig, await snapshot()));
    expect(await world.pass(HOUR)).toEqual([]);
    expect(await world.pass(HOUR, GAIN)).toHaveLength(1);
  });

  it('can edit before anything is known of the market: the next tick judges in silence', async () => {
    const { rig, alert } = await watchedRig();
    await world.alerts.save(reevaluated(alert, rig, { now: world.now, metrics: new Map() }));
    expect(await world.pass(HOUR, LOSS)).toEqual([]);
    expect((await world.alert(alert)).state).toBe('fired');
  });
});

describe('readings', () => {
  const doubtful: readonly (readonly [string, Partial<MarketPicture>])[] = [
    ['a stale price', { stale: 'price' }],
    ['a stale tip', { stale: 'tip' }],
    ['stale fees', { stale: 'meanFees' }],
    ['no fees', { missing: 'meanFees' }],
    ['no difficulty', { missing: 'difficulty' }],
    ['no tip', { missing: 'tip' }],
    ['one exchange', { sources: 1 }],
  ];
  it.each(doubtful)('with %s tell nothing', async (_, doubt) => {
    await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    await world.addAlert({ ...THRESHOLD, sustain: 0 }, {});
    await world.addAlert({ kind: 'retarget', coin: 'BTC' }, {});
    const loss = { ...LOSS, height: EPOCH_START + 2_016 };
    expect(await world.pass(30 * MINUTE, { ...loss, ...doubt })).toEqual([]);
    // The same, trusted, does.
    world.market = loss;
    expect(await world.pass(MINUTE)).toHaveLength(1);
  });

  it('without rates of exchange still serve those who need none', async () => {
    const euro = await world.addRig({
      name: 'Euro',
      tariff: { kind: 'flat', perKwh: 0.1, currency: 'EUR' },
    });
    await world.addAlert(UNPROFITABLE, { rig: euro });
    await watchedRig();
    const said = await world.pass(30 * MINUTE, { ...LOSS, missing: 'fx' });
    expect(said.map(textOf)).toEqual([expect.stringMatching(/^Cellar no longer pays\n/)]);
  });

  it('priced by one exchange tell when the operator says that one is enough', async () => {
    await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    world.minPriceSources = 1;
    expect(await world.pass(MINUTE, { ...LOSS, sources: 1 })).toHaveLength(1);
  });

  it('without rates for a moment do not let a jump of a rate through', async () => {
    const euro = await world.addRig({
      tariff: { kind: 'flat', perKwh: 0.1, currency: 'EUR' },
      power: 3_000,
    });
    await world.addAlert({ ...UNPROFITABLE, sustain: 0 }, { rig: euro });
    await world.pass(MINUTE, { missing: 'fx' });
    world.market = { eur: 0.2 };
    expect(await world.pass(MINUTE)).toEqual([]);
    expect(await world.pass(MINUTE)).toHaveLength(1);
  });

  it('that jump by over 15 % wait for the next one, which fires at once', async () => {
    await watchedRig();
    expect(await world.pass(MINUTE, { price: 70_000 })).toEqual([]);
    expect(await world.pass(MINUTE, { price: 69_500 })).toHaveLength(1);
    expect(await world.pass(HOUR)).toEqual([]);
  });

  it('that confirm a crash tell who is waiting for a loss to hold', async () => {
    await watchedRig();
    expect(await world.pass(2 * MINUTE, LOSS)).toEqual([]);
    expect(await world.pass(MINUTE, { price: 60_000 })).toEqual([]);
    expect(await world.pass(MINUTE, { price: 59_900 })).toHaveLength(1);
    expect(await world.pass(HOUR)).toEqual([]);
  });

  it('that confirm a crash tell who is waiting for a cooldown; thresholds wait on', async () => {
    const { alert } = await watchedRig();
    const bob = { userId: '900000000000000002' };
    const threshold = await world.addAlert(THRESHOLD, bob);
    expect(await world.pass(20 * MINUTE, LOSS)).toHaveLength(2);
    expect(await world.pass(30 * MINUTE, GAIN)).toHaveLength(1);
    expect(await world.pass(10 * MINUTE, LOSS)).toEqual([]);
    expect([(await world.alert(alert)).state, (await world.alert(threshold)).state]).toEqual([
      'falling',
      'falling',
    ]);
    await world.pass(MINUTE, { price: 60_000 });
    const said = await world.pass(MINUTE, { price: 59_900 });
    expect(said.map(({ owner }) => owner)).toEqual([alert.userId]);
    expect((await world.alert(threshold)).state).toBe('falling');
  });

  it('that confirm a crash do not wake who is asleep', async () => {
    const { alert } = await watchedRig();
    await world.pass(5 * MINUTE, LOSS);
    const until = world.now + HOUR;
    await world.alerts.save(snoozed(await world.alert(alert), until));
    await world.pass(MINUTE, { price: 60_000 });
    const said = await world.pass(2 * HOUR, { price: 59_900 });
    expect(said.map(({ createdAt }) => createdAt)).toEqual([until]);
  });

  it('that confirm a crash reach everybody who waits, page after page, together', async () => {
    for (let person = 10; person < 30; person += 1) {
      const userId = `9000000000000000${person}`;
      const sleepy = await world.addRig({ userId, name: 'Sleepy' });
      const asleep = await world.addAlert(UNPROFITABLE, { rig: sleepy });
      const rig = await world.addRig({ userId });
      await world.addAlert(UNPROFITABLE, { rig });
      // Another that is due by its level.
      const robust = await world.addRig({ userId, name: 'Robust', power: 3_000 });
      await world.addAlert(UNPROFITABLE, { rig: robust });
      await world.alerts.save(snoozed(asleep, world.now + 24 * HOUR));
    }
    await world.pass(5 * MINUTE, LOSS);
    await world.pass(MINUTE, { price: 60_000 });
    const said = await world.pass(MINUTE, { price: 59_900 });
    expect(said).toHaveLength(20);
    for (const one of said) expect(textOf(one)).toContain('2 rigs no longer pay');
  });

  it('that jump and come back were nothing', async () => {
    const { alert } = await watchedRig({ ...UNPROFITABLE, sustain: 0 });
    await world.pass(MINUTE, { price: 60_000 });
    expect(await world.pass(HOUR, { price: 85_000 })).toEqual([]);
    expect((await world.alert(alert)).state).toBe('clear');
  });

  it('that repeat the very same price do not confirm it', async () => {
    await watchedRig();
    world.now += MINUTE;
    world.market = { price: 60_000 };
    await world.tick();
    const frozen = readingAt(world.now, world.market);
    world.reading = () => frozen;
    expect(await world.pass(4 * MINUTE)).toEqual([]);
  });

  it('that jump by less than 15 % must hold as usual', async () => {
    await watchedRig();
    expect(await world.pass(15 * MINUTE, { price: 73_000 })).toEqual([]);
    expect(await world.pass(MINUTE)).toHaveLength(1);
  });
});

describe('after data was away for over an hour', () => {
  it('tells at once that a rig is under water, and from when to when', async () => {
    await watchedRig();
    const from = world.now;
    await world.pass(2 * HOUR, { ...LOSS, stale: 'price' });
    world.market = LOSS;
    const said = await world.pass(MINUTE);
    expect(said).toHaveLength(1);
    expect(textOf({ payload: said[0]?.payload ?? {} })).toContain(
      `Data was away from <t:${from}:f> to <t:${world.now}:f>.`,
    );
    expect(await world.pass(HOUR)).toEqual([]);
  });

  it('tells at once of a rig that was waiting before, for its loss to hold or its cooldown', async () => {
    await watchedRig();
    await watchedRigNamed('Patient', { ...UNPROFITABLE, sustain: 12 * HOUR });
    expect(await world.pass(20 * MINUTE, LOSS)).toHaveLength(1);
    await world.pass(30 * MINUTE, GAIN);
    await world.pass(10 * MINUTE, LOSS);
    await world.pass(2 * HOUR, { missing: 'price' });
    world.market = LOSS;
    const said = await world.pass(MINUTE);
    expect(said.map(textOf)).toEqual([
      expect.stringMatching(/^2 rigs no longer pay\n.*Data was away from/s),
    ]);
  });

  it('says nothing of a rig that was told before', async () => {
    await watchedRig();
    await sink();
    await world.pass(2 * HOUR, { missing: 'price' });
    world.market = LOSS;
    expect(await world.pass(HOUR)).toEqual([]);
  });

  it('takes the first reading as the baseline of thresholds', async () => {
    const threshold = await world.addAlert({ ...THRESHOLD, sustain: 0, cooldown: 0 }, {});
    await world.pass(2 * HOUR, { missing: 'price' });
    world.market = LOSS;
    expect(await world.pass(HOUR)).toEqual([]);
    expect((await world.alert(threshold)).state).toBe('fired');
    // From there on it is as sharp as ever.
    await world.pass(HOUR, GAIN);
    expect(await world.pass(MINUTE, LOSS)).toHaveLength(1);
  });

  it('takes the first reading as the baseline of a threshold that was waiting, too', async () => {
    const threshold = await world.addAlert({ ...THRESHOLD, sustain: 0 }, {});
    expect(await world.pass(2 * MINUTE, LOSS)).toHaveLength(1);
    await world.pass(5 * MINUTE, GAIN);
    await world.pass(5 * MINUTE, LOSS);
    expect((await world.alert(threshold)).state).toBe('falling');
    await world.pass(2 * HOUR, { missing: 'price' });
    world.market = LOSS;
    expect(await world.pass(8 * HOUR, { every: 5 * MINUTE })).toEqual([]);
    expect((await world.alert(threshold)).state).toBe('fired');
  });

  it('has lost nothing when it was away for less', async () => {
    await world.addAlert({ ...THRESHOLD, sustain: 0 }, {});
    await world.pass(50 * MINUTE, { missing: 'price' });
    world.market = LOSS;
    expect((await world.pass(MINUTE)).map(textOf)).toEqual([
      'A threshold crossed\nBitcoin is below $80,000: **$79,000** (−7.1% in 51 minutes). Armed again above $81,600.',
    ]);
  });
});

describe('a restart', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hashbell-watch-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('tells nothing twice and forgets nothing', async () => {
    const reopen = async () => {
      const { now, market, seen } = world;
      await world.database.close();
      world = await WatchWorld.open(`sqlite:${join(folder, 'bell.db')}`);
      Object.assign(world, { now, market, seen });
    };
    await reopen();
    await world.tick();
    await watchedRig();
    await world.pass(8 * MINUTE, LOSS);
    await reopen();
    expect(await world.pass(8 * MINUTE)).toHaveLength(1);
    await reopen();
    expect(await world.pass(HOUR)).toEqual([]);
    await world.pass(8 * MINUTE, GAIN);
    await reopen();
    expect(await world.pass(8 * MINUTE)).toHaveLength(1);
  });
});

describe('thresholds', () => {
  it('in a currency count in it', async () => {
    const euros = {
      ...THRESHOLD,
      metric: 'price:BTC:EUR',
      level: 75_000,
      clearLevel: 76_000,
    } as const;
    await world.addAlert({ ...euros, sustain: 0 });
    const said = await world.pass(MINUTE, LOSS);
    // $79,000 at 0.9.
    expect(said.map(textOf)).toEqual([
      expect.stringContaining('Bitcoin is below €75,000: **€71,100**'),
    ]);
    expect(footerOf(said)).toBeUndefined();
  });

  const cases: readonly (readonly [
    Params & { kind: 'threshold' },
    Partial<MarketPicture>,
    string,
  ])[] = [
    [
      { ...THRESHOLD, metric: 'price:BTC:EUR', side: 'above', level: 80_000, clearLevel: 78_400 },
      { price: 90_000 },
      'Bitcoin is above €80,000: **€81,000**',
    ],
    [
      { ...THRESHOLD, metric: 'hashprice:BTC:USD', side: 'below', level: 43, clearLevel: 44 },
      { price: 80_000 },
      'Hashprice is below $43.00: **$42.18** per PH/s a day',
    ],
    [
      { ...THRESHOLD, metric: 'fees:BTC', side: 'above', level: 2_100_000, clearLevel: 2_000_000 },
      { fees: 2_200_000 },
      'Fees are above 0.021 BTC a block: **0.022 BTC**',
    ],
    [
      { ...THRESHOLD, metric: 'forecast:BTC', side: 'below', level: -0.02, clearLevel: -0.018 },
      { spacing: 640 },
      'The next retarget is forecast below −2.0%',
    ],
  ];
  it.each(cases)('$metric $side', async (params, market, said) => {
    await world.addAlert(params, {});
    expect(await world.pass(15 * MINUTE, market)).toEqual([]);
    expect((await world.pass(MINUTE)).map(textOf)).toEqual([expect.stringContaining(said)]);
    // Undone and crossed again within the cooldown: nothing.
    await world.pass(20 * MINUTE, { price: 85_000, fees: 1_900_000, spacing: 600 });
    expect(await world.pass(HOUR, market)).toEqual([]);
  });
});

describe('a rig that is about to stop paying', () => {
  const OUTLOOK = { kind: 'outlook', floor: 0, chance: 50 } satisfies Params;
  /** Blocks come fast: the difficulty will rise by more than the rig bears. */
  const FAST = { spacing: 540, price: 83_000 };

  it('is told once in an epoch, with the chance and the retarget', async () => {
    await watchedRig(OUTLOOK);
    const said = await world.pass(HOUR, FAST);
    expect(said).toHaveLength(1);
    const text = textOf({ payload: said[0]?.payload ?? {} });
    expect(text).toMatch(/^Cellar is about to stop paying\nRetarget <t:\d+:R>: difficulty \*\*\+/);
    expect(text).toMatch(/a loss with a chance of \*\*[5-9]\d(\.\d)?%\*\*/);
    await world.pass(HOUR, { spacing: 600 });
    expect(await world.pass(HOUR, FAST)).toEqual([]);
  });

  it('is told again in the next epoch, but not before 250 blocks of it', async () => {
    await watchedRig(OUTLOOK);
    expect(await world.pass(MINUTE, FAST)).toHaveLength(1);
    world.market = { ...FAST, spacing: 400 };
    const next = EPOCH_START + 2_016;
    expect(await world.pass(HOUR, { height: next + 10 })).toEqual([]);
    expect(await world.pass(HOUR, { height: next + 248 })).toEqual([]);
    expect(await world.pass(HOUR, { height: next + 249 })).toHaveLength(1);
  });

  it('is told by the chance that was asked for', async () => {
    await watchedRig({ ...OUTLOOK, chance: 90 });
    const eager = await world.addRig({ name: 'Eager' });
    await world.addAlert({ ...OUTLOOK, chance: 10 }, { rig: eager });
    const said = await world.pass(10 * MINUTE, { spacing: 590, price: 81_500 });
    expect(said.map(textOf)).toEqual([expect.stringMatching(/^Eager is about/)]);
  });

  it('is not told about a rig that makes a loss already, but when it pays again', async () => {
    const { alert } = await watchedRig(OUTLOOK);
    expect(await world.pass(HOUR, { ...FAST, price: 79_000 })).toEqual([]);
    expect(await world.alert(alert)).toMatchObject({
      state: 'clear',
      waitsFor: 'hashprice:BTC:USD:above',
      // It moved once, and is not due while it waits.
      revision: 2,
    });
    expect(await world.pass(HOUR, { price: 83_000 })).toHaveLength(1);
    expect(await world.pass(HOUR, { price: 79_000 })).toEqual([]);
    expect(await world.pass(HOUR, { price: 83_000 })).toEqual([]);
  });

  it('is told of a loss that comes later, when a passing one was safe from it', async () => {
    const { alert } = await watchedRig(OUTLOOK);
    await world.pass(HOUR, { price: 79_000 });
    expect(await world.pass(HOUR, { price: 90_000 })).toEqual([]);
    expect((await world.alert(alert)).waitsFor).toBe('next-hashprice:BTC:USD:50:below');
    // All at once it is a jump.
    expect(await world.pass(2 * MINUTE, FAST)).toHaveLength(1);
  });

  it('that is set up under water is told when the rig pays again', async () => {
    await world.pass(2 * MINUTE, { ...FAST, price: 79_000 });
    await watchedRig(OUTLOOK);
    expect(await world.pass(HOUR)).toEqual([]);
    expect(await world.pass(HOUR, { price: 83_000 })).toHaveLength(1);
  });

  it('is told once in an epoch, though it was muted meanwhile', async () => {
    const { rig, alert } = await watchedRig(OUTLOOK);
    expect(await world.pass(MINUTE, FAST)).toHaveLength(1);
    await world.pass(HOUR, { spacing: 600 });
    await world.alerts.save(muted(await world.alert(alert)));
    await world.alerts.save(unmuted(await world.alert(alert), rig, await snapshot()));
    expect((await world.alert(alert)).state).toBe('told');
    expect(await world.pass(HOUR, FAST)).toEqual([]);
    const next = { height: EPOCH_START + 2_016 + 249, spacing: 400 };
    expect(await world.pass(HOUR, { ...FAST, ...next })).toHaveLength(1);
  });

  it('waits for the end of a snooze', async () => {
    const { alert } = await watchedRig(OUTLOOK);
    const until = world.now + 2 * HOUR;
    await world.alerts.save(snoozed(await world.alert(alert), until));
    await world.pass(HOUR, { ...FAST, price: 79_000 });
    const said = await world.pass(4 * HOUR, { price: 83_000 });
    expect(said.map(({ createdAt }) => createdAt)).toEqual([until]);
  });
});

describe('a retarget', () => {
  const AFTER = { height: EPOCH_START + 2_016, difficulty: 126e12, previousDifficulty: 120e12 };

  it('is told once, with old, new, and what it does to each of my rigs', async () => {
    await world.addRig({ name: 'Attic' });
    const rig = await world.addRig({
      name: 'Barn',
      tariff: { kind: 'flat', perKwh: 0.05, currency: 'EUR' },
    });
    await world.addAlert({ kind: 'retarget', coin: 'BTC' }, { userId: rig.userId });
    expect(await world.pass(HOUR, { height: EPOCH_START + 2_015 })).toEqual([]);
    const said = await world.pass(HOUR, AFTER);
    expect(said.flatMap((one) => textOf(one).split('\n'))).toEqual([
      'Difficulty +5.0%: 120.00 T → 126.00 T',
      'Hashprice per PH/s a day: $44.81 → **$42.68**',
      '**Attic**, profit a day: +$0.56 → **+$0.14**',
      '**Barn**, profit a day: +€3.87 → **+€3.48**',
      expect.stringMatching(/^Next retarget <t:\d+:R>\.$/),
    ]);
  });

  it('that happened while data was away is told afterwards', async () => {
    await world.addAlert({ kind: 'retarget', coin: 'BTC' }, {});
    await world.pass(5 * HOUR, { missing: 'price', every: 10 * MINUTE });
    world.market = AFTER;
    expect(await world.pass(HOUR)).toHaveLength(1);
  });

  it('waits for the end of a snooze', async () => {
    const alert = await world.addAlert({ kind: 'retarget', coin: 'BTC' }, {});
    const until = world.now + 2 * HOUR;
    await world.alerts.save(snoozed(alert, until));
    const said = await world.pass(4 * HOUR, AFTER);
    expect(said.map(({ createdAt }) => createdAt)).toEqual([until]);
  });
});

describe('the halving', () => {
  it('is told 30, 7 and 1 days ahead, and when it is there', async () => {
    const halving = 1_050_000;
    world.market = { height: halving - 5_000 };
    world.now += MINUTE;
    await world.tick();
    await world.addAlert({ kind: 'halving', coin: 'BTC' }, {});
    const said: string[] = [];
    for (const left of [4_321, 4_320, 4_000, 1_008, 500, 144, 143, 1, 0, -1, -300]) {
      const height = halving - left;
      const titles = (await world.pass(10 * MINUTE, { height })).map(
        ({ payload }) => payload.content,
      );
      said.push(...titles.map((title) => `${left}: ${title}`));
    }
    expect(said).toEqual([
      '4320: 30 days to the halving',
      '1008: 7 days to the halving',
      '144: 1 day to the halving',
      '0: The halving is here: block 1,050,000',
    ]);
  });
});

describe('a tick in which many fall', () => {
  const PEOPLE = 25;

  beforeEach(async () => {
    for (let number = 1; number <= PEOPLE; number += 1) {
      const rig = await world.addRig({ userId: `91${number}` });
      await world.addAlert({ ...UNPROFITABLE, sustain: 0 }, { rig });
    }
    world.market = LOSS;
    world.now += MINUTE;
  });

  /** A person at a time. */
  const watch = (changes: Partial<AlertStore> = {}) =>
    watchAlerts(
      {
        alerts: { ...world.alerts, ...changes },
        rigs: world.rigs,
        history: world.history,
        market: { reading: () => world.reading() },
        clock: () => world.now,
        log: silent,
      },
      { minPriceSources: 2, people: 1 },
    );
  const told = async () =>
    (await world.database.kysely.selectFrom('outbox').select('owner').execute())
      .map(({ owner }) => owner)
      .sort();
  const everybody = Array.from({ length: PEOPLE }, (_, index) => `91${index + 1}`).sort();

  it('tells each of them once', async () => {
    expect(await watch()).toEqual({ trusted: true, alerts: PEOPLE, notices: PEOPLE });
    expect(await told()).toEqual(everybody);
    expect(await watch()).toEqual({ trusted: true, alerts: 0, notices: 0 });
  });

  it('lets others have a turn in between', async () => {
    let turns = 0;
    let over = false;
    const others = () => {
      turns += 1;
      if (!over) setImmediate(others);
    };
    setImmediate(others);
    await watch();
    over = true;
    expect(turns).toBeGreaterThanOrEqual(PEOPLE);
  });

  it('goes on where one broke off', async () => {
    let writes = 0;
    const breaking: Partial<AlertStore> = {
      advance: async (step) => {
        writes += 1;
        if (writes === 3) throw new Error('The disk is full');
        return world.alerts.advance(step);
      },
    };
    await expect(watch(breaking)).rejects.toThrow('The disk is full');
    expect(await told()).toHaveLength(2);
    expect(await watch()).toMatchObject({ notices: PEOPLE - 2 });
    expect(await told()).toEqual(everybody);
  });

  it('writes nothing by a reading that another process has gone beyond since', async () => {
    world.meanwhile = async () => {
      // The process stood still for two hours; the price has recovered.
      world.now += 2 * HOUR;
      await world.tick({ price: CALM.price });
    };
    await expect(world.tick()).rejects.toThrow('by a later reading');
    expect(await told()).toEqual([]);
    expect(await world.pass(MINUTE)).toEqual([]);
    expect(await world.pass(30 * MINUTE, LOSS)).toHaveLength(PEOPLE);
  });

  it('has nothing under way when it breaks off', async () => {
    let writing = 0;
    let asked = 0;
    const breaking: Partial<AlertStore> = {
      due: async (question) => {
        asked += 1;
        if (asked === 4) throw new Error('The connection broke');
        return world.alerts.due(question);
      },
      advance: async (step) => {
        writing += 1;
        for (let turn = 0; turn < 10; turn += 1) await nextTurn();
        const moved = await world.alerts.advance(step);
        writing -= 1;
        return moved;
      },
    };
    await expect(watch(breaking)).rejects.toThrow('The connection broke');
    expect(writing).toBe(0);
    expect(await told()).toHaveLength(2);
  });
});
