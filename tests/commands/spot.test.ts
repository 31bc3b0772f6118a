import { describe, expect, it } from 'vitest';
import { followSeasons } from '../../src/alert/follow-seasons.job.ts';
import type { Ports } from '../../src/discord/services.ts';
import { buildSpotBook, withSpot } from '../../src/market/sources/spot/build-spot-book.ts';
import { spotSourceIds } from '../../src/market/sources/spot/spot-mappings.ts';
import { caller, fakeMarket, germanCaller } from '../support/command-ports.ts';
import { csvFile, doorOf, frontDoor } from '../support/front-door.ts';
import { memoryCache } from '../support/memory-cache.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { type Answerer, providerNetwork } from '../support/provider-network.ts';
import { NOW, reading } from '../support/readings.ts';
import { silent } from '../support/silent-log.ts';
import { energyCharts, HOURS } from '../support/spot-answers.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const CHARTS = 'https://api.energy-charts.info';
/** Midnight in Berlin, in winter time, of the day that NOW is on. */
const MIDNIGHT = Math.floor((NOW + HOUR) / DAY) * DAY - HOUR;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** A month of the same day up to the end of so many days from today on. */
const charts =
  (days: number): Answerer =>
  () =>
    energyCharts(
      MIDNIGHT - 29 * DAY,
      Array.from({ length: 29 + days }).flatMap(() => HOURS),
    );

/** Our commands where Energy-Charts, and nobody else, tells the prices of power. */
async function door(answer: Answerer = charts(2)) {
  const network = providerNetwork();
  network.answer(CHARTS, answer);
  const book = await buildSpotBook(
    { spotSources: spotSourceIds.filter((id) => id === 'energy-charts'), version: '1' },
    {
      dispatcher: network.dispatcher,
      cache: memoryCache(),
      clock: () => NOW,
      log: silent,
      backOff: 1,
    },
  );
  const dated = { ...reading, at: NOW };
  const market = withSpot(fakeMarket(dated), book);
  const made = await frontDoor({ market, spot: book });
  return { ...made, network, german: doorOf(made.ports, germanCaller) };
}

const rigs = ({ rigs: store }: Ports) => store.list(caller.id);

describe('the sample network', () => {
  const noon = Date.UTC(2026, 9, 5, 9, 40) / 1_000;
  /** Our commands where nobody tells prices, at a moment of the sample network. */
  async function offline(at: number) {
    const book = await buildSpotBook(
      { spotSources: [], version: '1' },
      {
        dispatcher: providerNetwork().dispatcher,
        cache: memoryCache(),
        clock: () => NOW,
        log: silent,
      },
    );
    const market = withSpot(fakeMarket({ ...reading, origin: 'sample', at }), book);
    const made = await frontDoor({ market });
    return { ...made, market, german: doorOf(made.ports, germanCaller) };
  }

  it('has made-up prices of power, named so', async () => {
    const { run, german } = await offline(noon);
    const rig = { rig: 'S21', electricity: 'spot DE-LU + 0.02' };
    const said = textOf(await run('profit', rig));
    expect(said).toContain('on average over the last 30 days');
    expect(said).toContain('Prices: sample data.');
    expect(said).toContain('Tomorrow’s prices are not out yet.');
    expect(textOf(await german.run('profit', rig))).toContain('Preise: Beispieldaten.');
    await run('tariff set', { name: 'home', text: 'spot FI' });
    expect(textOf(await run('tariff show', { name: 'home' }))).toContain(
      'Prices of FI from sample data',
    );
    const later = await offline(noon + 6 * HOUR);
    expect(textOf(await later.run('profit', rig))).toContain('Tomorrow: **');
  });

  it('has the same prices each time, plausible ones, a few below zero', async () => {
    const [first, again] = [await offline(noon), await offline(noon)];
    for (const zone of ['DE-LU', 'NO1', 'COMED']) {
      const series = first.market.reading().spot?.of(zone);
      expect(again.market.reading().spot?.of(zone)).toEqual(series);
      expect(series?.perKwh).toHaveLength(31 * 96);
    }
    const prices = first.market.reading().spot?.of('DE-LU')?.perKwh.map(Number) ?? [];
    const below = prices.filter((price) => price < 0).length / prices.length;
    expect(below).toBeGreaterThan(0);
    expect(below).toBeLessThan(0.1);
    expect(Math.min(...prices)).toBeGreaterThan(-0.1);
    expect(Math.max(...prices)).toBeLessThan(0.3);
  });
});

describe('a power price that follows an exchange', () => {
  it('draws no "off" for the best mode of an hour that nobody knows', async () => {
    const missing = (hour: number) => hour === 3 || hour === 4;
    const { run } = await door(() =>
      energyCharts(
        MIDNIGHT - 29 * DAY,
        Array.from({ length: 30 }).flatMap((_, index) =>
          index < 29 ? HOURS : HOURS.map((price, hour) => (missing(hour) ? null : price)),
        ),
      ),
    );
    const answer = await run('profit', { rig: 'S19 XP modes', electricity: 'spot DE-LU + 0.02' });
    const value = answer.embeds?.[0]?.fields?.find(({ name }) => name === 'Modes')?.value ?? '';
    const drawn = /^`(.+)`$/mu.exec(value)?.[1] ?? '';
    expect(drawn).toHaveLength(24);
    expect([...drawn].map((letter) => letter === '?')).toEqual(HOURS.map((_, at) => missing(at)));
    expect(value).toContain(' · ? no price');
    expect(flawsOf(answer)).toEqual([]);
  });

  it('is answered with the hours that pay, today and tomorrow', async () => {
    const { run } = await door();
    const message = await run('profit', {
      rig: '120TH 3000W',
      electricity: 'spot DE-LU + 0.01; grid 0.01; 17-20 0.03; tax 10%',
      detail: 'full',
    });
    const said = plain(textOf(message));
    expect(said).toContain('Power spot DE-LU + €0.01, grid €0.01, 17–20 €0.03, plus 10% tax/kWh');
    expect(said).toContain('on average over the last 30 days');
    // (0.04229 + 0.01 + (21 · 0.01 + 3 · 0.03) / 24) · 1.1
    expect(said).toContain('€0.0713');
    expect(said).toMatch(/Today \*\*€0\.0713\/kWh\*\* on average: .* running all day/);
    expect(said).toMatch(/Run \d+(\.\d+)? h, not 24: \*\*\+€\d/);
    expect(said).toContain('Hours that pay tomorrow: ');
    expect(said).toContain('Clock: Europe/Berlin. Prices: Energy-Charts.');
    expect(flawsOf(message)).toEqual([]);
  });

  it('says that tomorrow is not out, and counts today', async () => {
    const { run } = await door(charts(1));
    const said = textOf(await run('profit', { rig: 'S21', electricity: 'spot DE-LU + 0.02' }));
    expect(said).toContain('Tomorrow’s prices are not out yet.');
    expect(said).toContain('Hours that pay: **');
  });

  it('says that prices are old, and counts with their mean', async () => {
    const { run } = await door(charts(-3));
    const message = await run('profit', { rig: 'S21', electricity: 'spot DE-LU + 0.02' });
    const said = textOf(message);
    expect(said).toContain('Nobody tells today’s prices of DE-LU at the moment; the newest are of');
    expect(said).toContain('on average over the last 26 days');
    expect(flawsOf(message)).toEqual([]);
  });

  it('leaves out the hours of today that have no price, and says so', async () => {
    const holes = HOURS.map((price, hour) => (hour === 3 || hour === 4 ? null : price));
    const { run } = await door(() => energyCharts(MIDNIGHT, holes));
    const said = textOf(await run('profit', { rig: 'S21', electricity: 'spot DE-LU' }));
    expect(said).toContain('2 h of today have no price and are not counted.');
    expect(said).toContain('not 22');
  });

  it('is unknown, and never nothing, where nobody tells it', async () => {
    const { run, ports } = await door(() => ({ status: 500, body: 'no' }));
    const electricity = 'spot DE-LU + 0.12';
    const sentence = 'I don’t know the prices of DE-LU at the moment';
    await expect(run('profit', { rig: 'S21', electricity })).rejects.toThrow(sentence);
    await expect(run('profit', { rig: `S21 ${electricity}` })).rejects.toThrow(sentence);
    await expect(run('rig add', { rig: 'S21', electricity })).rejects.toThrow(sentence);
    await expect(run('compare', { machines: 'S21, S19', electricity })).rejects.toThrow(sentence);
    expect(await rigs(ports)).toEqual([]);
    await expect(run('profit', { rig: 'S21', electricity: 'spot NO1' })).rejects.toThrow('NO1');
  });

  it('is no price by a name that rigs have, while it is unknown', async () => {
    const { run, ports } = await door(() => ({ status: 500, body: 'no' }));
    await run('tariff set', { name: 'home', text: '0.10' });
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: 'home' });
    const set = run('tariff set', { name: 'home', text: 'spot DE-LU + 0.12' });
    await expect(set).rejects.toThrow('I don’t know the prices of DE-LU');
    expect(await ports.tariffs.list(caller.id)).toMatchObject([{ tariff: { perKwh: 0.1 } }]);
    expect((await rigs(ports))[0]?.tariff).toMatchObject({ perKwh: 0.1 });
  });

  it.each([
    ['spot', 'Name its zone'],
    ['spot Mars + 0.12', 'I know no zone “Mars”'],
    ['spot DE-LU + $0.12', 'in EUR'],
    ['spot DE-LU + 0.02; grid 17-20 0.12', 'at all other times'],
    ['spot DE-LU + cheap', 'cheap'],
    ['spot DE-LU + 12', '12ct'],
  ])('is asked about where it is unclear: %s', async (electricity, asked) => {
    const { run } = await door();
    await expect(run('profit', { rig: 'S21', electricity })).rejects.toThrow(
      asked === '12ct' ? /c/ : asked,
    );
  });

  it('is kept with a rig, its alerts, forms and files', async () => {
    const { run, open, press, follow, ports } = await door();
    const text = 'spot DE-LU + 0.02; grid 0.01; 17-20 0.03; tax 19%; fee 0.2/day';
    await run('rig add', { rig: `S21 ${text}`, name: 'Shed' });
    const [rig] = await rigs(ports);
    expect(rig?.tariff).toMatchObject({
      ...{ kind: 'spot', zone: 'DE-LU', markup: 0.02, currency: 'EUR', taxShare: 0.19 },
      seen: { days: 30, perKwh: expect.closeTo(1.015 / 24, 4) },
    });
    await run('alerts add', { kind: 'unprofitable', rig: 'Shed' });
    expect((await ports.alerts.list(caller.id))[0]?.level).toBeGreaterThan(0);
    expect(textOf(await run('rig list'))).toContain('Shed');
    const shown = await run('rig show', { rig: 'Shed' });
    expect(textOf(shown)).toContain('Prices: Energy-Charts');
    expect(flawsOf(shown)).toEqual([]);
    const form = await open('rig edit', { rig: 'Shed' });
    expect(JSON.stringify(form)).toContain(text);
    await press(form.custom_id, { fields: { name: 'Barn' } });
    expect((await rigs(ports))[0]).toMatchObject({ name: 'Barn', tariff: rig?.tariff });

    const [exported] = (await run('rig export')).files ?? [];
    const file = csvFile(new TextDecoder().decode(exported?.data));
    await run('rig remove', { rig: 'Barn' }).then((asked) => follow(asked, 'removed'));
    await follow(await run('rig import', { file }), 'import');
    expect((await rigs(ports))[0]?.tariff).toMatchObject({ zone: 'DE-LU', taxShare: 0.19 });
  });

  it('is counted anew once a day, with the levels of its alerts', async () => {
    const { run, ports } = await door();
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: 'spot DE-LU + 0.02' });
    await run('alerts add', { kind: 'unprofitable', rig: 'Shed' });
    const [before] = await ports.alerts.list(caller.id);
    const dearer = {
      ...{ zone: 'DE-LU', currency: 'EUR', timeZone: 'Europe/Berlin', source: 'X' },
      ...{ from: MIDNIGHT, perKwh: Array.from({ length: 96 }, () => 0.09) },
    };
    const market = { reading: () => ({ ...reading, spot: { of: () => dearer } }) };
    const follow = (now: number) =>
      followSeasons({ ...ports, market, clock: () => now, hasTime: () => true }, 10);
    expect(await follow(NOW)).toBe(0);
    expect(await follow(NOW + DAY)).toBe(1);
    expect(await follow(NOW + DAY)).toBe(0);
    const [after] = await ports.alerts.list(caller.id);
    const [now] = await rigs(ports);
    expect(now?.tariff).toMatchObject({ seen: { perKwh: 0.09, days: 1 } });
    expect(after?.level).toBeGreaterThan(before?.level ?? 0);
  });

  it('has a name, facts of today, and rigs that follow it', async () => {
    const { run, ports } = await door();
    const set = textOf(await run('tariff set', { name: 'home', text: 'spot DE-LU + 0.02' }));
    expect(set).toContain('Saved **home**: spot DE-LU + €0.02 per kWh.');
    const shown = await run('tariff show', { name: 'home' });
    expect(textOf(shown)).toContain('Prices of DE-LU from Energy-Charts');
    expect(textOf(shown)).toContain('Today: €0.0623/kWh on average');
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: 'home' });
    await run('tariff set', { name: 'home', text: 'spot DE-LU + 0.05' });
    expect((await rigs(ports))[0]?.tariff).toMatchObject({ markup: 0.05, name: 'home' });
    await run('settings me', { electricity: 'home' });
    expect(textOf(await run('profit', { rig: 'S21' }))).toContain('Prices: Energy-Charts');
    expect(textOf(await run('forecast', { rig: 'S21', cost: '3000' }))).not.toMatch(/NaN|undef/);
  });

  it('is understood and answered in German', async () => {
    const { german } = await door();
    const message = await german.run('profit', {
      rig: 'S21',
      electricity: 'Börse DE-LU + 2 ct; Netz 1 ct; zzgl. 19% MwSt',
      detail: 'full',
    });
    const said = plain(textOf(message));
    expect(said).toContain('Strom Börse DE-LU + 0,02 €, Netz 0,01 €, plus 19 % Steuer/kWh');
    expect(said).toContain('im Schnitt der letzten 30 Tage');
    expect(said).toContain('Preise: Energy-Charts.');
    expect(flawsOf(message)).toEqual([]);
  });

  it('is offered by its zones while it is typed', async () => {
    const { suggest } = await door();
    const offers = await suggest('profit', 'electricity', 'spot d');
    expect(offers.map(({ value }) => value)).toContain('spot DE-LU');
  });

  it('is counted in the currency that is asked for', async () => {
    const { run } = await door();
    const said = textOf(
      await run('profit', { rig: 'S21', electricity: 'spot DE-LU + 0.02', currency: 'USD' }),
    );
    expect(said).toMatch(/Today \*\*\$0\.0\d+\/kWh/);
  });
});
