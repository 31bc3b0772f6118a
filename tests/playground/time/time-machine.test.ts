import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/app/app.ts';
import { loadConfig } from '../../../src/app/config.ts';
import { SIMULATION_START } from '../../../src/market/sources/sample/simulated-network.ts';
import { startPlayground } from '../../../src/playground/playground.ts';
import { createTimeMachine } from '../../../src/playground/time/time-machine.ts';
import type { MachineState, PageEvent, ShownMessage } from '../../../src/playground/web/wire.ts';
import { startLocalProviders } from '../../support/local-providers.ts';
import { ALICE, next, playgroundPage, seat } from '../../support/playground-page.ts';
import { WITHOUT_SOURCES } from '../../support/without-sources.ts';
import { silent } from '../demo-ports.ts';

const MINUTE = 60;
const HOUR = 3_600;
let folder: string;
/** The machine's own, unix seconds. */
let real: number;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hashbell-machine-'));
  real = Date.now() / 1_000;
  stops = [];
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
  await rm(folder, { recursive: true });
});

async function start(env: Readonly<Record<string, string>> = WITHOUT_SOURCES) {
  const DATABASE_URL = `sqlite:${join(folder, 'play.db')}`;
  const config = loadConfig({ ...env, DATABASE_URL });
  const machine = createTimeMachine(() => real);
  const app = await buildApp(
    { ...config, alerts: { ...config.alerts, dmOpenPerMinute: 60 } },
    { log: silent, clock: () => real, sample: true, sourceTimeout: 5, play: machine },
  );
  const playground = await startPlayground({ ...app, log: silent, machine, port: 0 });
  await app.watch(playground.poster);
  const page = playgroundPage(playground.url);
  const stop = async () => {
    page.close();
    await playground.close();
    await app.stop();
  };
  stops.push(stop);
  return {
    app,
    machine,
    page,
    send: (line: string) => page.post('/send', { ...seat(), line }),
    skip: (to: string) => page.post('/skip', { ...seat(), to }),
    dms: async () => (await page.messagesFor(seat(ALICE, 'dm'))).map(textOf),
    async stop() {
      stops = stops.filter((other) => other !== stop);
      await stop();
    },
  };
}

const textOf = ({ content, embeds }: ShownMessage) =>
  [content, ...embeds.flatMap(({ title, description }) => [title, description])].join('\n');

const RIG = '/rig add rig:200TH 3500W 0.07 name:Cellar';
const WATCH = '/alerts add kind:A rig stops paying, and pays again';

describe('the clock', () => {
  it('starts at the date of the sample network, and goes on with the real one', async () => {
    const { app } = await start();
    expect(app.ports.clock()).toBe(SIMULATION_START);
    real += 90;
    expect(app.ports.clock()).toBeCloseTo(SIMULATION_START + 90);
    expect(app.ports.market.reading()).toMatchObject({
      origin: 'sample',
      at: SIMULATION_START + 90,
    });
  });

  it('dates what providers did by itself', async () => {
    const gone = { ...WITHOUT_SOURCES, KRAKEN_URL: 'http://127.0.0.1:9' };
    const { app } = await start(gone);
    await app.ports.market.refresh();
    const kraken = app.ports.market.status().find(({ name }) => name === 'Kraken');
    expect(kraken?.lastErrorAt).toBeCloseTo(SIMULATION_START, 3);
  });

  it('shows the real time once there are live data, until it is moved', async () => {
    const providers = await startLocalProviders();
    stops.push(async () => providers.close());
    const { app, machine, skip } = await start(providers.env);
    await app.ports.market.refresh();
    expect(app.ports.clock()).toBe(real);
    expect(machine.state().simulated).toBe(false);
    expect(app.ports.market.reading().origin).toBe('live');

    await skip('price-drop');
    expect(app.ports.market.reading()).toMatchObject({ origin: 'sample' });
    expect(app.ports.clock()).toBeGreaterThan(real);
    await app.ports.market.refresh();
    expect(app.ports.market.reading().origin).toBe('sample');
    expect(app.ports.market.status()).toMatchObject([{ name: 'sample network', state: 'ok' }]);
  });

  it('never goes back, neither without live data nor in the next run', async () => {
    const providers = await startLocalProviders();
    const first = await start(providers.env);
    await first.app.ports.market.refresh();
    providers.close();
    real += 7 * HOUR;
    expect(first.app.ports.market.reading().origin).toBe('sample');
    expect(first.app.ports.clock()).toBe(real);
    await first.skip('morning');
    const left = first.app.ports.clock();
    await first.stop();

    real += 10;
    const second = await start();
    expect(second.app.ports.clock()).toBeCloseTo(left + 10, 3);
    expect(second.machine.state()).toMatchObject({ simulated: true, priceFactor: 1 });
  });
});

describe('a skip', () => {
  it('to nine tomorrow stops then, by the clock of whoever asks', async () => {
    const { app, send, skip } = await start();
    await send('/settings me time_zone:Europe/Berlin');
    await skip('morning');
    // October 6, 2026, 07:00 UTC.
    expect(app.ports.clock()).toBe(1_791_270_000 + 3 * MINUTE);
  });

  it('past the evening tells the hours of the next day, those of an exchange when they are out', async () => {
    const { app, send, skip, dms } = await start();
    await app.tickNow();
    await send('/settings me time_zone:Europe/Berlin');
    await send('/rig add rig:120TH 3000W name:Shed electricity:0.06; 17-22 0.12');
    await send('/rig add rig:120TH 3000W name:Attic electricity:spot DE-LU');
    const kind = 'kind:The hours to run a rig tomorrow, where its power price changes by the hour';
    for (const rig of ['Shed', 'Attic']) await send(`/alerts add rig:${rig} ${kind}`);
    await skip('morning');
    const told = (await dms()).filter((text) => text.includes('omorrow') && /run|rest/u.test(text));
    const news = told.filter((text) => !text.startsWith('This is where'));
    expect(news).toHaveLength(2);
    expect(news[0]).toMatch(/^Tomorrow.*(?:Attic|1 rig)/u);
    expect(news[1]).toMatch(/^Tomorrow Shed: run 0–17, 22–24, rest 17–22/u);
  });

  it('to the next retarget tells whoever waits for it', async () => {
    const { app, send, skip, dms } = await start();
    await app.tickNow();
    await send('/alerts add kind:A retarget happened, and what it does to my rigs');
    const epoch = () => Math.floor((app.ports.market.reading().tip?.value.height ?? 0) / 2_016);
    expect(epoch()).toBe(481);
    await skip('retarget');
    expect(epoch()).toBe(482);
    expect((await dms()).join('\n')).toMatch(/difficulty/i);
  });

  it('over many digests brings the last of each, which says what was left out', async () => {
    const { send, skip, dms } = await start();
    await send('/digest me time:9 timezone:UTC');
    await send('/digest me time:9 timezone:UTC days:Monday to Friday');
    await skip('retarget');
    const digests = (await dms()).filter((text) => text.includes('Hashbell digest'));
    expect(digests).toHaveLength(2);
    expect(digests[0]).toMatch(/^1\d digests were skipped/);
    await skip('morning');
    expect((await dms()).filter((text) => text.includes('Hashbell digest')).length).toBeGreaterThan(
      2,
    );
    expect((await dms()).at(-1)).not.toContain('skipped');
  });

  it('down in price rings, and back up says that it is over', async () => {
    const { app, send, skip, dms } = await start();
    await app.tickNow();
    await send(RIG);
    await send(WATCH);
    await skip('price-drop');
    expect((await dms()).at(-1)).toContain('Cellar no longer pays');
    expect(app.ports.market.reading().price?.value.usd).toBeLessThan(62_000);
    await skip('price-back');
    expect((await dms()).at(-1)).toContain('Cellar pays again');
    expect(app.ports.market.reading().price?.value.usd).toBeGreaterThan(84_000);
  });

  it('is in the history, which has a past of years without a network', async () => {
    const { app, skip } = await start();
    app.start();
    const of = (step: 'hour' | 'day') =>
      app.ports.history.range({ coin: 'BTC', step, from: 0, to: app.ports.clock() });
    const before = await of('day');
    expect(before.length).toBeGreaterThan(1_000);
    await skip('price-drop');
    await skip('morning');
    const hours = await of('hour');
    expect(hours.at(-1)?.usd).toBeLessThan(62_000);
    expect(hours.at(-26)?.usd).toBeGreaterThan(84_000);
    expect(hours.at(-1)?.at).toBeGreaterThan(SIMULATION_START + 20 * HOUR);
    expect((await of('day')).length).toBe(before.length + 1);
  });

  it('rings for an alert that was set up before anything was known', async () => {
    const { send, skip, dms } = await start();
    await send(RIG);
    await send(WATCH);
    await skip('price-drop');
    expect((await dms()).at(-1)).toContain('Cellar no longer pays');
  });

  it('is told to every page, with its progress, and refused where it leads nowhere', async () => {
    const { page, skip } = await start();
    const events = page.listen(seat());
    expect(await next(events)).toMatchObject({ type: 'hello' });
    expect(await next(events)).toMatchObject({
      type: 'clock',
      timeZone: 'UTC',
      clock: { now: SIMULATION_START, simulated: true, priceFactor: 1 },
    });
    const done = skip('price-drop');
    const seen: MachineState[] = [];
    for (;;) {
      const { clock } = await heardClock(events);
      seen.push(clock);
      if (clock.progress === undefined) break;
    }
    expect(seen.some(({ progress = 0 }) => progress > 0 && progress < 1)).toBe(true);
    expect(seen.at(-1)).toMatchObject({ priceFactor: 0.7 });
    await done;
    await expect(skip('yesterday')).rejects.toThrow('400');
  });
});

async function heardClock(events: AsyncGenerator<PageEvent>) {
  for (;;) {
    const event = await next(events);
    if (event.type === 'clock') return event;
  }
}
