import { beforeEach, describe, expect, it } from 'vitest';
import { createCharts } from '../../src/chart/charts-process.ts';
import { type DigestSection, digestSections, type NewDigest } from '../../src/digest/digest.ts';
import { digestComposer } from '../../src/digest/digest-composer.job.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { HistoryStore } from '../../src/market/market.port.ts';
import type { Reading } from '../../src/market/reading.ts';
import type { Content } from '../../src/outbox/notice.ts';
import { fakeMarket, portsWith } from '../support/command-ports.ts';
import { EPOCH } from '../support/digest-question.ts';
import { memoryCache } from '../support/memory-cache.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';
import { ADA, BOB, sampleRig } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';

const DAY = 86_400;
const GUILD = '700000000000000001';
const OTHER = '700000000000000002';

let ports: Ports;
let now: number;
let seen: Reading;

beforeEach(async () => {
  now = NOW;
  seen = reading;
  ports = portsWith(reading, {
    ...(await memoryStores()),
    clock: () => now,
    market: { ...fakeMarket(reading), reading: () => seen },
  });
});

const composerWith = (changes: Partial<Ports> = {}) =>
  digestComposer({ ...ports, ...changes, log });

function digest(changes: Partial<NewDigest> = {}): NewDigest {
  return {
    guildId: GUILD,
    recipient: 'c:800000000000000001',
    schedule: { minute: 540, days: 'daily', timeZone: 'UTC' },
    locale: 'en-US',
    sections: digestSections.filter((section) => section !== 'chart'),
    createdAt: NOW,
    ...changes,
  };
}

const personal = (user: string, changes: Partial<NewDigest> = {}) =>
  digest({ guildId: undefined, recipient: `u:${user}`, ...changes });

/** A day of each of the last 40, at a difficulty of 140 T and a price of 100,000 dollars. */
const fillDays = () =>
  ports.history.fillDays(
    'BTC',
    Array.from({ length: 40 }, (_, index) => ({
      at: Math.floor(NOW / DAY) * DAY - (index + 1) * DAY,
      height: 974_736 - index * 144,
      difficulty: 140e12,
      meanFees: 2_000_000,
      usd: 50_000,
    })),
  );

const text = ({ message }: Content) => textOf(message);

describe('an edition that servers follow', () => {
  it('speaks of nobody’s rigs, by the operator’s terms, without buttons', async () => {
    await ports.rigs.add(sampleRig({ userId: ADA }));
    await ports.sharedRigs.share(ADA, GUILD, 'named', NOW);
    const edition = digest({ guildId: undefined, currency: 'EUR', sections: digestSections });
    const { message } = await composerWith().compose(edition);
    expect(message.components).toBeUndefined();
    expect(textOf(message)).toContain('Your own rig: `/profit`.');
    expect(textOf(message)).toContain('Power $0.07/kWh · pool fee 2%');
    expect(textOf(message)).not.toContain('Rigs of this server');
    expect(flawsOf(message)).toEqual([]);
    const servers = await composerWith().compose(digest({ sections: digestSections }));
    expect(textOf(servers.message)).toContain('Rigs of this server');
  });
});

describe('a digest of a server', () => {
  it('counts by what holds there, unless it says otherwise', async () => {
    const composer = composerWith();
    const operators = await composer.compose(digest());
    expect(text(operators)).toContain('Power $0.07/kWh · pool fee 2%');
    const tariff = { kind: 'flat', perKwh: 0.1, currency: 'EUR' } as const;
    await ports.settings.saveServer(
      GUILD,
      () => ({ currency: 'EUR', tariff, poolFee: 0 }),
      ADA,
      NOW,
    );
    const servers = await composer.compose(digest());
    expect(text(servers)).toContain('## €36.15 per PH/s a day');
    expect(text(servers)).toContain('Power €0.10/kWh · pool fee 0%');
    expect(text(await composer.compose(digest({ currency: 'JPY' })))).toContain('## ¥6,778');
    expect(text(await composer.compose(digest({ guildId: OTHER })))).toBe(text(operators));
  });

  it('compares with the days before', async () => {
    await fillDays();
    const content = await composerWith().compose(digest({ sections: ['headline'] }));
    // Twice the price at the same difficulty and fees.
    expect(text(content)).toContain('1d **+100.0%** · 7d **+100.0%** · 30d **+100.0%**');
  });

  it('compares with the moment a day ago, not with the hour that a crash falls into', async () => {
    const chain = { height: 974_592, difficulty: 140e12, meanFees: 2_000_000 };
    // A third more until 48 minutes after that moment, and since then what it is now.
    for (let minute = -60; minute < 60; minute += 1) {
      const usd = minute < 48 ? 133_333 : 100_000;
      await ports.history.record('BTC', { ...chain, at: NOW - DAY + minute * 60, usd });
    }
    await ports.history.rollUp(NOW);
    now = NOW + 60;
    seen = { ...reading, ...(reading.price && { price: { ...reading.price, at: now } }) };
    const content = await composerWith().compose(digest({ sections: ['headline'] }));
    expect(text(content)).toContain('1d **−25.0%**');
  });

  it('compares with the days that those moments lie in, late in the day as well', async () => {
    const midnight = Math.floor(NOW / DAY) * DAY;
    now = midnight + 21 * 3_600;
    seen = { ...reading, at: now, ...(reading.price && { price: { ...reading.price, at: now } }) };
    const [chain, prices] = [{ difficulty: 140e12, meanFees: 2_000_000 }, [1, 7, 30]];
    await ports.history.fillDays(
      'BTC',
      Array.from({ length: 32 }, (_, ago) => ({
        ...chain,
        at: midnight - ago * DAY,
        height: 974_736 - ago * 144,
        usd: prices.includes(ago) ? 80_000 : 50_000,
      })).slice(1),
    );
    const content = await composerWith().compose(digest({ sections: ['headline'] }));
    expect(text(content)).toContain('1d **+25.0%** · 7d **+25.0%** · 30d **+25.0%**');
  });

  it('tells what was forecast of the last retarget', async () => {
    const forecast = { height: EPOCH, share: 0.5, ratio: 1.02, low: 1, high: 1.04, at: NOW - DAY };
    await ports.history.saveForecast('BTC', forecast);
    const { message } = await composerWith().compose(digest());
    expect(fieldOf(message, 'How the last forecast did')).toContain('50% in: +2.0%');
  });

  it('is dated by the day it is where it is read', async () => {
    now = Date.parse('2026-11-05T23:30:00Z') / 1_000;
    const composer = composerWith();
    const titleIn = async (timeZone: string) => {
      const schedule = { minute: 0, days: 'daily', timeZone } as const;
      const { message } = await composer.compose(digest({ schedule }));
      return message.embeds?.[0]?.title;
    };
    expect(await titleIn('UTC')).toContain('Nov 5, 2026');
    expect(await titleIn('Europe/Berlin')).toContain('Nov 6, 2026');
    expect(await titleIn('America/New_York')).toContain('Nov 5, 2026');
  });

  it('speaks of the rigs of those who let it, by name of those who let it do that', async () => {
    const composer = composerWith();
    const rigs = async () =>
      fieldOf(
        (await composer.compose(digest({ sections: ['rigs'] }))).message,
        'Rigs of this server',
      );
    await ports.rigs.add(sampleRig({ name: 'Cellar' }));
    await ports.rigs.add(sampleRig({ userId: BOB, name: 'Barn' }));
    expect(await rigs()).toContain('`/rig share`');
    await ports.sharedRigs.share(ADA, GUILD, 'counted', NOW);
    await ports.sharedRigs.share(BOB, OTHER, 'named', NOW);
    expect(await rigs()).toContain('**1 rig**');
    expect(await rigs()).not.toContain('Cellar');
    await ports.sharedRigs.share(ADA, GUILD, 'named', NOW);
    await ports.sharedRigs.share(BOB, GUILD, 'counted', NOW);
    expect(await rigs()).toContain('**2 rigs**');
    expect(await rigs()).toContain('Cellar');
    expect(await rigs()).not.toContain('Barn');
    await ports.sharedRigs.share(ADA, GUILD, undefined, NOW);
    expect(await rigs()).toContain('**1 rig**');
  });
});

describe('a digest of a person', () => {
  it('speaks of all own rigs, by that person’s settings', async () => {
    await ports.rigs.add(sampleRig({ name: 'Cellar' }));
    await ports.settings.saveUser(ADA, () => ({ currency: 'EUR', poolFee: 0.01 }), NOW);
    const composer = composerWith();
    const { message } = await composer.compose(personal(ADA, { locale: 'de' }));
    expect(fieldOf(message, 'Deine Rigs')).toContain('Cellar');
    expect(textOf(message)).toMatch(/Pool-Gebühr 1\s%/);
    expect(message.embeds?.[0]?.description).toMatch(/^## 36,15\s€/);
    expect(text(await composer.compose(personal(BOB)))).toContain('`/rig add`');
  });
});

describe('the same content', () => {
  it('is composed once, however many ask and whosever it is', async () => {
    let reads = 0;
    const history: HistoryStore = {
      ...ports.history,
      range(question) {
        reads += 1;
        return ports.history.range(question);
      },
    };
    const composer = composerWith({ history });
    const all = await Promise.all(
      [GUILD, OTHER, '7', '8'].map((guildId) => composer.compose(digest({ guildId }))),
    );
    expect(new Set(all).size).toBe(1);
    // Other digests of the same reading share what was before it: hours, days and a day ago.
    await composer.compose(digest({ locale: 'de', currency: 'EUR' }));
    expect(reads).toBe(3);
  });

  it('hangs on the power price only where it is told', async () => {
    const tariff = { kind: 'flat', perKwh: 0.2, currency: 'USD' } as const;
    await ports.settings.saveServer(OTHER, () => ({ tariff }), ADA, NOW);
    const composer = composerWith();
    const both = (sections: readonly DigestSection[]) =>
      Promise.all([GUILD, OTHER].map((guildId) => composer.compose(digest({ guildId, sections }))));
    expect(new Set(await both(['headline', 'retarget'])).size).toBe(1);
    const [ours, theirs] = await both(['retarget', 'machines']);
    expect(ours?.id).not.toBe(theirs?.id);
  });

  it('has the same id wherever it is composed, other content another', async () => {
    const [one, two] = [composerWith(), composerWith()];
    const first = await one.compose(digest());
    expect((await two.compose(digest())).id).toBe(first.id);
    expect((await two.compose(digest({ locale: 'de' }))).id).not.toBe(first.id);
  });

  it('is composed anew for another reading, and for the next minute', async () => {
    const composer = composerWith();
    const first = await composer.compose(digest());
    const price = reading.price && {
      ...reading.price,
      value: { ...reading.price.value, usd: 50_000 },
    };
    seen = { ...reading, price };
    const cheaper = await composer.compose(digest());
    expect(text(cheaper)).toContain('Bitcoin **$50,000**');
    expect(text(first)).toContain('Bitcoin **$100,000**');
    now += 60;
    expect(text(await composer.compose(digest()))).toContain('1 min. ago');
  });

  it('is tried anew when it failed', async () => {
    let broken = true;
    const history: HistoryStore = {
      ...ports.history,
      range: async (question) => {
        if (broken) throw new Error('out of reach');
        return ports.history.range(question);
      },
    };
    const composer = composerWith({ history });
    const both = [composer.compose(digest()), composer.compose(digest())];
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    broken = false;
    expect(text(await composer.compose(digest()))).toContain('Hashbell digest');
  });
});

describe('the chart', () => {
  const sections = ['headline', 'machines', 'chart'] as const;

  it('is one picture for all of a currency and language', async () => {
    await fillDays();
    await ports.settings.saveServer(
      OTHER,
      () => ({ tariff: { kind: 'flat', perKwh: 0.2, currency: 'USD' } }),
      ADA,
      NOW,
    );
    const composer = composerWith();
    const [ours, theirs] = await Promise.all(
      [GUILD, OTHER].map((guildId) => composer.compose(digest({ guildId, sections }))),
    );
    expect(ours?.picture?.name).toBe('hashprice.png');
    expect(ours?.picture?.description).toContain('USD');
    expect([...(ours?.picture?.data.subarray(1, 4) ?? [])]).toEqual([...Buffer.from('PNG')]);
    expect(theirs?.picture).toBe(ours?.picture);
    expect(theirs?.id).not.toBe(ours?.id);
    expect(ours?.message.files).toBeUndefined();
  });

  it('is left out where it can’t be painted', async () => {
    await fillDays();
    const charts = createCharts({ cache: memoryCache(), log });
    await charts.stop();
    const content = await composerWith({ charts }).compose(digest({ sections }));
    expect(content.picture).toBeUndefined();
    expect(text(content)).toContain('No chart this time');
    expect(flawsOf(content.message)).toEqual([]);
  });
});

describe('the hours of rigs', () => {
  const sections = ['hours'] as const;

  it('are a person’s own, by the clock of the digest', async () => {
    const tariff = {
      kind: 'schedule',
      currency: 'USD',
      periods: [{ perKwh: 0.01 }, { perKwh: 0.9, hours: { from: 1_020, to: 1_320 } }],
    } as const;
    await ports.rigs.add(sampleRig({ userId: ADA, name: 'Shed', tariff }));
    await ports.rigs.add(sampleRig({ userId: BOB, name: 'Attic', tariff }));
    const said = async (timeZone: string) => {
      const schedule = { minute: 540, days: 'daily', timeZone } as const;
      const { message } = await composerWith().compose(personal(ADA, { sections, schedule }));
      return fieldOf(message, 'Hours to run');
    };
    const here = await said('UTC');
    expect(here).toContain('**Shed** tomorrow: run 0–17, 22–24, rest 17–22');
    expect(here).not.toContain('Attic');
    // The clocks of Lord Howe are eleven hours ahead in November.
    expect(await said('Australia/Lord_Howe')).toContain('tomorrow: run 0–17, 22–24');
  });
});

describe('what pools see of the rigs', () => {
  /** A rig of 200 TH/s that is seen with that hashrate. @param ago - Seconds since it was read. */
  async function linked(userId: string, hour: number | undefined, ago = 60) {
    const added = await ports.rigs.add(sampleRig({ userId, hashrate: 100e12, count: 2 }));
    if (!added.ok) throw new Error(added.why);
    const at = NOW - ago;
    const link = { pool: 'Ocean', address: 'secret', worker: '', createdAt: at };
    await ports.poolLinks.add(
      { ...link, userId, rigId: added.rig.id },
      { at, hour, lastShareAt: at, upSince: at },
    );
  }

  it('stands beside what they should make, for their owner and for a server', async () => {
    await linked(ADA, 188e12);
    await linked(BOB, 204e12);
    for (const user of [ADA, BOB]) await ports.sharedRigs.share(user, GUILD, 'counted', NOW);
    const composer = composerWith();
    const own = await composer.compose(personal(ADA, { sections: ['rigs'] }));
    expect(text(own)).toContain('Pools see **188 TH/s** of 200 TH/s (94.0%) from 1 rig');
    const german = personal(ADA, { sections: ['rigs'], locale: 'de' });
    expect(text(await composer.compose(german))).toMatch(/Pools sehen \*\*188 TH\/s\*\* von/);
    const servers = await composer.compose(digest({ sections: ['rigs'] }));
    expect(text(servers)).toContain('Pools see **392 TH/s** of 400 TH/s (98.0%) from 2 rigs');
    expect(JSON.stringify([own, servers])).not.toMatch(/secret|Ocean/);
  });

  it('is left out where it is old, or not known', async () => {
    await linked(ADA, 188e12, 3_600);
    await linked(BOB, undefined);
    for (const user of [ADA, BOB]) {
      const content = await composerWith().compose(personal(user, { sections: ['rigs'] }));
      expect(text(content)).not.toContain('Pools see');
    }
  });

  it('is worded anew where it is another', async () => {
    await linked(ADA, 188e12);
    const composer = composerWith();
    const before = text(await composer.compose(personal(ADA, { sections: ['rigs'] })));
    const [link] = await ports.poolLinks.list(ADA);
    const reading = { at: NOW, hour: 100e12, upSince: NOW };
    await ports.poolLinks.saveReadings([{ id: link?.id ?? 0, reading }]);
    expect(text(await composer.compose(personal(ADA, { sections: ['rigs'] })))).not.toBe(before);
  });
});
