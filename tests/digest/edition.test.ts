import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { digestSections } from '../../src/digest/digest.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { type Edition, parseEditions } from '../../src/digest/edition.ts';
import { keepEditions } from '../../src/digest/keep-editions.job.ts';
import { postDigests } from '../../src/digest/post-digests.job.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { sampleDigest } from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

const NEWS = '300000000000000012';
const OTHER = '300000000000000013';
const at = (iso: string) => Date.parse(iso) / 1_000;

function editions(text: string): readonly Edition[] {
  const read = parseEditions(text);
  if (!read.ok) throw new Error(read.problem);
  return read.editions;
}

describe('editions in the environment', () => {
  it('have a channel, a language, a currency, an hour and a time zone', () => {
    expect(editions(`${NEWS}:de:eur:9:Europe/Berlin, ${OTHER}:en-us:USD:0,`)).toEqual([
      {
        channelId: NEWS,
        locale: 'de',
        currency: 'EUR',
        schedule: { minute: 540, days: 'daily', timeZone: 'Europe/Berlin' },
      },
      {
        channelId: OTHER,
        locale: 'en-US',
        currency: 'USD',
        schedule: { minute: 0, days: 'daily', timeZone: 'UTC' },
      },
    ]);
    expect(editions('')).toEqual([]);
  });

  it.each([
    `${NEWS}:de:EUR`,
    `${NEWS}:de:EUR:24`,
    `${NEWS}:xx:EUR:9`,
    `${NEWS}:de:XYZ:9`,
    `${NEWS}:de:EUR:9:Europe/Nowhere`,
    'news:de:EUR:9',
    `${NEWS}:de:EUR:9,${NEWS}:en-US:USD:9`,
  ])('are refused with an example: %s', (text) => {
    expect(parseEditions(text)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^must/),
    });
  });

  it('are 50 at most', () => {
    const many = Array.from({ length: 51 }, (_, index) => `3000000000000000${10 + index}:de:EUR:9`);
    expect(parseEditions(many.join(','))).toMatchObject({ ok: false });
    expect(parseEditions(many.slice(1).join(','))).toMatchObject({ ok: true });
  });
});

async function openWorld() {
  const database = await openDatabase('sqlite::memory:', { log: silent });
  onTestFinished(() => database.close());
  const digests = digestStore(database);
  const { log, lines } = logLines();
  const world = {
    now: at('2026-10-24T12:00Z'),
    digests,
    lines,
    /** As a process does it that was just started with them. */
    keep: (text: string) =>
      keepEditions({ digests, editions: editions(text), clock: () => world.now, log }).run(),
    post: () => {
      const composer = { compose: async () => ({ id: 'c', message: { content: 'Hashprice' } }) };
      return postDigests({ digests, composer, clock: () => world.now, log }, { group: 7 });
    },
    posted: () => database.kysely.selectFrom('outbox').selectAll().execute(),
  };
  return world;
}

describe('the digests of editions', () => {
  it('are those of the environment, whatever it said before', async () => {
    const { digests, keep } = await openWorld();
    const servers = await digests.add(sampleDigest());
    await keep(`${NEWS}:de:EUR:9:Europe/Berlin,${OTHER}:en-US:USD:7`);
    const [first, second] = await digests.editions();
    expect(first).toMatchObject({
      recipient: `c:${NEWS}`,
      locale: 'de',
      currency: 'EUR',
      sections: digestSections,
      nextAt: at('2026-10-25T08:00Z'),
    });
    expect(first?.guildId ?? first?.userId).toBeUndefined();

    await keep(`${NEWS}:de:EUR:9:Europe/Berlin,${OTHER}:en-US:USD:7`);
    expect(await digests.editions()).toEqual([first, second]);
    await keep(`${NEWS}:en-US:USD:10:Europe/Berlin`);
    expect(await digests.editions()).toMatchObject([
      { id: first?.id, locale: 'en-US', currency: 'USD', nextAt: at('2026-10-25T09:00Z') },
    ]);
    await keep('');
    expect(await digests.editions()).toEqual([]);
    expect(servers.ok && (await digests.find(servers.digest.id))).toMatchObject({
      state: 'active',
    });
  });

  it('come once a day through a change of clocks, and are published', async () => {
    const world = await openWorld();
    await world.keep(`${NEWS}:de:EUR:2:Europe/Berlin`);
    for (; world.now < at('2026-10-26T12:00Z'); world.now += 1_800) await world.post();
    const posted = await world.posted();
    // Two o’clock comes twice in the night of the 25th: the first one counts.
    expect(posted.map(({ dedupe_key }) => Number(dedupe_key.split(':')[2]))).toEqual([
      at('2026-10-25T00:00Z'),
      at('2026-10-26T01:00Z'),
    ]);
    expect(JSON.parse(posted[0]?.payload ?? '')).toEqual({ published: true });
    expect(posted[0]?.owner).toBe('g:editions');
  });

  it('that moved to a later hour get no second one on that day', async () => {
    const world = await openWorld();
    await world.keep(`${NEWS}:de:EUR:13`);
    world.now = at('2026-10-24T13:00Z');
    await world.post();
    await world.keep(`${NEWS}:de:EUR:15`);
    expect(await world.digests.editions()).toMatchObject([{ nextAt: at('2026-10-25T15:00Z') }]);
  });

  it('that Discord refused are tried anew by the next start', async () => {
    const { digests, keep, now } = await openWorld();
    await keep(`${NEWS}:de:EUR:9`);
    const [digest] = await digests.editions();
    if (!digest) throw new Error('None');
    const stopped = { why: 'no-access', reason: 'Missing Access', at: now } as const;
    await digests.save({ ...digest, state: 'stopped', stopped, nextAt: undefined });
    await keep(`${NEWS}:de:EUR:9`);
    const [again] = await digests.editions();
    expect(again).toMatchObject({ state: 'active', nextAt: at('2026-10-25T09:00Z') });
    expect(again?.stopped).toBeUndefined();
  });

  it('are left out where somebody’s digest is at that hour, and the operator is told', async () => {
    const { digests, keep, lines } = await openWorld();
    const schedule = { minute: 540, days: 'daily', timeZone: 'UTC' } as const;
    await digests.add(sampleDigest({ recipient: `c:${NEWS}`, schedule }));
    await keep(`${NEWS}:de:EUR:9,${OTHER}:de:EUR:9`);
    expect(await digests.editions()).toMatchObject([{ recipient: `c:${OTHER}` }]);
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});
