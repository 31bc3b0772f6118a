import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import type { DigestComposer } from '../../src/digest/digest.port.ts';
import { DIGEST_LIFETIME, type Digest, type NewDigest } from '../../src/digest/digest.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { postDigests } from '../../src/digest/post-digests.job.ts';
import { contentStore } from '../../src/outbox/contents.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { ADA, sampleDigest } from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

const DAY = 86_400;
/** Nine in Berlin. */
const NINE = Date.parse('2026-11-27T08:00Z') / 1_000;

async function openWorld() {
  const database = await openDatabase('sqlite::memory:', { log: silent });
  onTestFinished(() => database.close());
  const digests = digestStore(database);
  const outbox = openOutbox(database);
  const { log, lines } = logLines();
  const composed: NewDigest[] = [];
  /** Recipients for whom it fails. */
  const broken = new Set<string>();
  let atOnce = 0;
  const composer: DigestComposer & { most: number } = {
    most: 0,
    async compose(digest) {
      atOnce += 1;
      composer.most = Math.max(composer.most, atOnce);
      await nextTurn();
      atOnce -= 1;
      composed.push(digest);
      if (broken.has(digest.recipient)) throw new Error('No reading');
      return { id: `content ${digest.locale}`, message: { content: `Digest in ${digest.locale}` } };
    },
  };
  const world = {
    now: NINE,
    digests,
    composed,
    composer,
    broken,
    lines,
    async add(changes: Parameters<typeof sampleDigest>[0] = {}): Promise<Digest> {
      const added = await digests.add(sampleDigest({ nextAt: NINE, ...changes }));
      if (!added.ok) throw new Error(added.why);
      return added.digest;
    },
    run: () => postDigests({ digests, composer, clock: () => world.now, log }, { group: 7 }),
    claim: () => outbox.claim({ now: world.now, limit: 1_000, lease: 60 }),
    sent: () => database.kysely.selectFrom('outbox').selectAll().execute(),
    content: (id: string) => contentStore(database).find(id),
  };
  return world;
}

describe('a digest that is due', () => {
  it('goes to its channel with what it has in common with others, once', async () => {
    const world = await openWorld();
    const digest = await world.add();
    world.now = NINE - 1;
    expect(await world.run()).toBe(0);
    world.now = NINE + 1;
    expect(await world.run()).toBe(1);
    expect(await world.run()).toBe(0);
    expect(await world.claim()).toMatchObject([
      {
        recipient: digest.recipient,
        owner: `g:${digest.guildId}`,
        payload: {},
        content: 'content en-US',
        digest: digest.id,
        expiresAt: NINE + DIGEST_LIFETIME,
        dedupeKey: `digest:${digest.id}:${NINE}`,
        createdAt: NINE + 1,
      },
    ]);
    expect(await world.content('content en-US')).toMatchObject({
      message: { content: 'Digest in en-US' },
    });
    expect(await world.digests.find(digest.id)).toMatchObject({
      nextAt: NINE + DAY,
      lastAt: NINE,
      missed: 0,
    });
  });

  it('of a person is that person’s', async () => {
    const world = await openWorld();
    await world.add({ guildId: undefined, recipient: `u:${ADA}` });
    await world.run();
    expect(await world.claim()).toMatchObject([{ recipient: `u:${ADA}`, owner: ADA }]);
  });

  it('says so when it is late, in its own language', async () => {
    const world = await openWorld();
    await world.add();
    await world.add({ recipient: 'c:2', locale: 'de' });
    world.now = NINE + DIGEST_LIFETIME - 1;
    expect(await world.run()).toBe(2);
    expect((await world.claim()).map(({ payload }) => payload.content)).toEqual([
      'Late: this was due at 9:00 AM.',
      'Verspätet: Das war um 09:00 Uhr fällig.',
    ]);
  });

  it('is left out when it is too late, and counted in the next', async () => {
    const world = await openWorld();
    const digest = await world.add();
    world.now = NINE + 2 * DAY + DIGEST_LIFETIME;
    expect(await world.run()).toBe(1);
    expect(await world.sent()).toEqual([]);
    expect(await world.digests.find(digest.id)).toMatchObject({
      missed: 3,
      nextAt: NINE + 3 * DAY,
    });
    world.now = NINE + 3 * DAY;
    await world.run();
    expect((await world.claim())[0]?.payload.content).toBe(
      '3 digests were skipped while I was away.',
    );
    expect(await world.digests.find(digest.id)).toMatchObject({ missed: 0 });
  });

  it('says both of the newest after days', async () => {
    const world = await openWorld();
    await world.add({ locale: 'de' });
    world.now = NINE + DAY + 3_600;
    await world.run();
    expect((await world.claim()).map(({ payload }) => payload.content)).toEqual([
      'Verspätet: Das war um 09:00 Uhr fällig.\n1 Bericht ist ausgefallen, während ich weg war.',
    ]);
  });

  it('that can’t be composed holds up nobody, and is tried until it is too late', async () => {
    const world = await openWorld();
    const all: Digest[] = [];
    for (let i = 0; i < 20; i += 1) {
      all.push(await world.add({ guildId: `${i}`, recipient: `c:${i}` }));
    }
    for (const index of [0, 6, 7]) world.broken.add(`c:${index}`);
    expect(await world.run()).toBe(17);
    expect(world.composed).toHaveLength(20);
    const errors = world.lines.filter(({ level }) => level === 'error');
    expect(errors.map(({ sentence }) => sentence)).toEqual(
      Array.from({ length: 3 }, () => 'a digest could not be composed'),
    );
    world.broken.delete('c:0');
    world.now += 60;
    expect(await world.run()).toBe(1);
    expect((await world.claim()).map(({ recipient }) => recipient)).toContain('c:0');
    world.now = NINE + DIGEST_LIFETIME;
    expect(await world.run()).toBe(2);
    expect(await world.digests.find(all[6]?.id ?? 0)).toMatchObject({ missed: 1 });
  });

  it('is composed with few others at once, whoever many are due', async () => {
    const world = await openWorld();
    for (let i = 0; i < 60; i += 1) await world.add({ guildId: `${i}`, recipient: `c:${i}` });
    expect(await world.run()).toBe(60);
    expect(world.composer.most).toBe(4);
    expect(await world.sent()).toHaveLength(60);
  });

  it('that was changed meanwhile is looked at again', async () => {
    const world = await openWorld();
    const digest = await world.add();
    const compose = world.composer.compose;
    world.composer.compose = async (wish) => {
      await world.digests.miss(digest.id);
      return compose(wish);
    };
    expect(await world.run()).toBe(0);
    expect(await world.sent()).toEqual([]);
    world.composer.compose = compose;
    world.now += 60;
    expect(await world.run()).toBe(1);
    expect((await world.claim())[0]?.payload.content).toBe(
      '1 digest was skipped while I was away.',
    );
  });
});
