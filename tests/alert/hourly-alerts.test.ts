import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplePrices } from '../../src/market/sources/sample/sample-spot.ts';
import type { UserSettings } from '../../src/people/preferences.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import type { SpotPrices } from '../../src/power/spot.ts';
import type { ScheduleTariff, SpotTariff } from '../../src/power/tariff.ts';
import type { NewRig } from '../../src/rig/registered.ts';
import { alertsDesk } from '../support/alerts-desk.ts';
import { ADA } from '../support/sample-rows.ts';
import { HOUR, MINUTE, type Said, START, textOf, WatchWorld } from '../support/watch-world.ts';

/** In the calm market it pays up to 7.47 cents. */
const RIG = { userId: ADA, name: 'Cellar', hashrate: 120e12, power: 3_000 } as const;
const DAY_HOURS: ScheduleTariff = {
  kind: 'schedule',
  currency: 'USD',
  periods: [{ perKwh: 0.06 }, { perKwh: 0.12, hours: { from: 17 * 60, to: 22 * 60 } }],
};
/** Bitcoin's price at which no hour pays, and one at which the dear ones do as well. */
const [NONE, ALL] = [62_000, 140_000];

let world: WatchWorld;
let desk: ReturnType<typeof alertsDesk>;

beforeEach(async () => {
  world = await WatchWorld.open();
  desk = alertsDesk(world);
  await world.tick({});
});
afterEach(() => world.database.close());

const settle = (changes: UserSettings) =>
  settingsStore(world.database).saveUser(ADA, (before) => ({ ...before, ...changes }), world.now);

async function watch(changes: Partial<NewRig> = { tariff: DAY_HOURS }) {
  const rig = await world.addRig({ ...RIG, ...changes });
  await desk.call('alerts add', { kind: 'hourly', rig: rig.name });
  const [alert] = await world.alerts.list(rig.userId);
  if (!alert) throw new Error('no alert');
  await world.tick();
  return { rig, alert };
}

/** Passes time in looks of ten minutes. @returns What was told of hours, each with its moment in hours. */
async function told(hours: number, changes: Parameters<WatchWorld['pass']>[1] = {}) {
  const said = await world.pass(hours * HOUR, { every: 10 * MINUTE, ...changes });
  return said.filter(isNews).map(textOf);
}

const isNews = (said: Said) => !textOf(said).startsWith('This is where');

/** Goes to an hour of the day in UTC, without a look. */
function goTo(hour: number, day = 0) {
  world.now = START + (hour - 12 + day * 24) * HOUR;
}

describe('an alert on the hours of a schedule', () => {
  it('tells the hours of the next day in the evening of its owner, once', async () => {
    await settle({ timeZone: 'America/New_York' });
    await watch();
    // From noon in UTC to ten minutes before eight in the evening in New York, which is one o'clock.
    expect(await told(12.8)).toEqual([]);
    const [text, ...more] = await told(0.5);
    expect(more).toEqual([]);
    expect(text).toContain('Tomorrow Cellar: run 0–17, 22–24, rest 17–22');
    expect(text).toContain('It pays up to $0.0747 per kWh');
    expect(text).toContain('running always');
    expect(text).toContain('New_York');
    expect(await told(23)).toEqual([]);
    expect(await told(1)).toHaveLength(1);
  });

  it('says what it earns beside running always', async () => {
    await watch();
    const [text] = await told(9);
    // 19 h of 3 kW below 0.0747, and one start; always: five hours more at 0.12.
    expect(text).toMatch(
      /\*\*\+\$0\.80\*\* for the day, running always \+\$0\.16: \*\*\+\$0\.64\*\*/u,
    );
  });

  it('goes by the clock of its owner where the tariff has none, and by the tariff’s where it has', async () => {
    await settle({ timeZone: 'Europe/Berlin' });
    await watch({ tariff: { ...DAY_HOURS, timeZone: 'America/New_York' } });
    const [text] = await told(9);
    expect(text).toContain('New_York');
  });

  it('tells of at most two changes of a day’s hours', async () => {
    await watch();
    expect(await told(9)).toHaveLength(1);
    const first = await told(2, { price: NONE });
    expect(first).toHaveLength(1);
    expect(first[0]).toContain('Other hours by now: Tomorrow Cellar: rest all day');
    expect(await told(2, { price: 85_000 })).toHaveLength(1);
    expect(await told(6, { price: NONE })).toEqual([]);
    expect(await told(6, { price: ALL })).toEqual([]);
  });

  it('keeps still where the hours stay the same, or gain next to nothing', async () => {
    await watch();
    await told(9);
    // No hour pays below $68,300; at $68,200 it is a matter of cents.
    expect(await told(3, { price: 72_000 })).toEqual([]);
    expect(await told(3, { price: 68_200 })).toEqual([]);
  });

  it('says nothing of hours that are over', async () => {
    await watch({
      tariff: {
        ...DAY_HOURS,
        periods: [{ perKwh: 0.06 }, { perKwh: 0.076, hours: { from: 60, to: 120 } }],
      },
    });
    expect(await told(9)).toHaveLength(1);
    await told(12);
    // At nine in the morning: the dear hour, which would pay now, is over.
    expect(await told(2, { price: ALL })).toEqual([]);
  });

  it('waits for the end of quiet hours, and tells of the day that has begun by then', async () => {
    await settle({ timeZone: 'UTC', quiet: { from: 19 * 60, to: 7 * 60 } });
    await watch();
    expect(await told(18.8)).toEqual([]);
    const [text, ...more] = await told(0.5);
    expect(more).toEqual([]);
    expect(text).toContain('Today Cellar');
  });

  it('waits for the end of a snooze', async () => {
    const { alert } = await watch();
    await desk.call('alerts snooze', { alert: String(alert.id), for: '24h' });
    expect(await told(23)).toEqual([]);
    const texts = await told(2);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('Today Cellar');
  });

  it('says nothing while it is muted, nor of the present day when it is not any more', async () => {
    const { alert } = await watch();
    await desk.call('alerts snooze', { alert: String(alert.id), for: 'mute' });
    expect(await told(24)).toEqual([]);
    await desk.call('alerts snooze', { alert: String(alert.id), for: 'wake' });
    expect(await told(7)).toEqual([]);
    expect(await told(2)).toHaveLength(1);
  });

  it('tells nothing by data that nobody trusts', async () => {
    await watch();
    expect(await told(12, { sources: 1 })).toEqual([]);
    const texts = await told(1, { sources: 3 });
    expect(texts).toHaveLength(1);
  });

  it('is told once when somebody else is faster', async () => {
    const { alert } = await watch();
    goTo(20);
    world.meanwhile = async () => {
      const found = await world.alert(alert);
      await world.alerts.save({ ...found, deliver: 'dm' });
    };
    expect((await world.tick()).filter(isNews)).toHaveLength(1);
    expect(await told(2)).toEqual([]);
  });

  it.each([
    ['23 hours', Date.UTC(2026, 2, 26, 12)],
    ['25 hours', Date.UTC(2026, 9, 22, 12)],
  ])('tells once a day around a day of %s', async (_, start) => {
    world.now = start / 1_000;
    await settle({ timeZone: 'Europe/Berlin' });
    await watch();
    expect(await told(6 * 24, { every: 30 * MINUTE })).toHaveLength(6);
  });

  it('has nothing to tell of one price all day, until there are hours again', async () => {
    const { rig } = await watch();
    const edit = async (electricity: string) => {
      const form = await desk.form('rig edit', { rig: rig.name });
      const fields = Object.fromEntries(
        form.components.flatMap((row) => {
          const inner = 'component' in row ? row.component : undefined;
          return inner && 'value' in inner ? [[inner.custom_id, inner.value ?? '']] : [];
        }),
      );
      await desk.press(form.custom_id, { ...fields, electricity });
    };
    await edit('0.10');
    expect(await told(24)).toEqual([]);
    await edit('0.06; 17-22 0.12');
    expect(await told(24)).toHaveLength(1);
  });

  it('refuses a rig whose power costs the same all day', async () => {
    await world.addRig({ ...RIG, name: 'Attic' });
    await expect(desk.call('alerts add', { kind: 'hourly', rig: 'Attic' })).rejects.toThrow(
      /no hours to choose/u,
    );
    await expect(desk.call('alerts add', { kind: 'hourly', level: 3 })).rejects.toThrow(/level/u);
  });
});

describe('an alert on the hours of an exchange', () => {
  const SPOT: SpotTariff = {
    kind: 'spot',
    currency: 'EUR',
    zone: 'DE-LU',
    markup: 0,
    seen: { perKwh: 0.07, days: 30, until: START, on: Math.floor(START / 86_400) },
  };
  /** Prices come out at 13:00 on the clock of the market: noon in UTC in winter. */
  beforeEach(() => goTo(8));

  it('tells tomorrow’s hours as soon as they are known, and not again in the evening', async () => {
    world.spot = { of: (zone) => samplePrices(world.now).of(zone) };
    await watch({ tariff: SPOT });
    expect(await told(3.8)).toEqual([]);
    const [text, ...more] = await told(0.4);
    expect(more).toEqual([]);
    expect(text).toContain('Tomorrow');
    expect(text).toContain('Berlin');
    expect(await told(23.5)).toEqual([]);
    expect(await told(0.6)).toHaveLength(1);
  });

  it('waits by index for prices that are late, and tells nothing without them', async () => {
    const early = samplePrices(world.now);
    world.spot = { of: (zone) => early.of(zone) };
    const { alert } = await watch({ tariff: SPOT });
    expect(await told(13)).toEqual([]);
    expect(await world.alert(alert)).toMatchObject({ waitsFor: 'power:DE-LU:above' });
    const late = samplePrices(world.now);
    world.spot = { of: (zone) => late.of(zone) };
    world.now += MINUTE;
    expect((await world.tick()).filter(isNews)).toHaveLength(1);
  });

  it('tells nothing of an exchange that nobody can read, nor of a day with gaps', async () => {
    await watch({ tariff: SPOT });
    expect(await told(14)).toEqual([]);
    const gaps: SpotPrices = {
      of(zone) {
        const series = samplePrices(world.now).of(zone);
        return (
          series && {
            ...series,
            perKwh: series.perKwh.map((price, index) =>
              index > series.perKwh.length - 90 && index < series.perKwh.length - 2 ? null : price,
            ),
          }
        );
      },
    };
    world.spot = gaps;
    expect(await told(1)).toEqual([]);
  });
});
