import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { type Digest, digestSections, type NewDigest } from '../../src/digest/digest.ts';
import { digestStore, digestsDue } from '../../src/digest/digests.store.ts';
import { contentStore, sweepContents } from '../../src/outbox/contents.store.ts';
import type { Content } from '../../src/outbox/notice.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { queryPlan } from '../support/query-plan.ts';
import { ADA, BOB, NOON, sampleDigest, sampleNotice } from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

const DAY = 86_400;
const SERVER = '700000000000000001';

/** Tests digests and their contents on any engine. @param open - Gives an empty database. */
export function digestsContract(open: () => Promise<OpenedStore>): void {
  let url: string;
  let database: Database;
  let digests: ReturnType<typeof digestStore>;
  beforeEach(async () => {
    ({ url, database } = await open());
    digests = digestStore(database);
  });

  const at = (minute: number) => ({ ...sampleDigest().schedule, minute });
  const added = async (changes: Parameters<typeof sampleDigest>[0] = {}): Promise<Digest> => {
    const result = await digests.add(sampleDigest(changes));
    if (!result.ok) throw new Error(result.why);
    return result.digest;
  };
  const due = (now: number, limit = 100) => digests.due({ now, limit });
  const notice = ({ id, nextAt = 0 }: Digest) =>
    sampleNotice({
      recipient: `c:${id}`,
      owner: `g:${SERVER}`,
      dedupeKey: `digest:${id}:${nextAt}`,
      content: 'e',
      digest: id,
    });
  const onward = (digest: Digest, days = 1): Digest => ({
    ...digest,
    lastAt: digest.nextAt,
    nextAt: (digest.nextAt ?? 0) + days * DAY,
    missed: 0,
  });
  const keys = async () => {
    const rows = await database.kysely.selectFrom('outbox').select('dedupe_key').execute();
    return rows.map(({ dedupe_key }) => dedupe_key).toSorted();
  };
  const content: Content = {
    id: 'e',
    message: { content: 'ü “🔔”', embeds: [{ title: 'Morning' }] },
    picture: { name: 'a.png', description: 'A line “up”', data: Buffer.from([0, 255, 13, 10]) },
  };

  describe('digests', () => {
    it('puts one more beside the schedule, once, with what it encloses', async () => {
      const digest = await added();
      const extra = { ...notice(digest), dedupeKey: 'digest-now:1' };
      const put = (createdAt: number) => digests.putExtra(content, { ...extra, createdAt }, 60);
      expect(await put(NOON - 0.5)).toBe(true);
      // It is the next minute by the clock, and yet only a moment later.
      expect(await put(NOON + 0.5)).toBe(false);
      expect(await put(NOON + 59)).toBe(false);
      expect(await keys()).toEqual([expect.stringMatching(/^digest-now:1:/)]);
      expect(await contentStore(database).find('e')).toEqual(content);
      expect(await digests.find(digest.id)).toEqual(digest);
    });

    it('keeps everything as everything, though there may be more of it one day', async () => {
      const all = await added({ sections: digestSections });
      const chosen = await added({ recipient: 'c:2', sections: ['rigs'] });
      const rows = await database.kysely.selectFrom('digests').select('sections').orderBy('id');
      expect((await rows.execute()).map(({ sections }) => sections)).toEqual(['"all"', '["rigs"]']);
      expect((await digests.find(all.id))?.sections).toEqual(digestSections);
      expect((await digests.find(chosen.id))?.sections).toEqual(['rigs']);
    });

    it('gives back what was added, each where it belongs', async () => {
      const full = sampleDigest({ currency: 'EUR', locale: 'de', sections: ['rigs'] });
      const first = await added(full);
      const second = await added({ recipient: 'c:2' });
      const { nextAt, ...wish } = full;
      expect(first).toEqual({
        ...wish,
        id: expect.any(Number),
        nextAt,
        state: 'active',
        missed: 0,
        revision: 1,
      });
      expect(await digests.ofServer(SERVER)).toEqual([first, second]);
      expect(await digests.ofServer('7')).toEqual([]);
      expect(await digests.find(second.id)).toEqual(second);
      expect(await digests.find(999)).toBeUndefined();

      const own = await added({ guildId: undefined, recipient: `u:${ADA}` });
      await added({ guildId: undefined, recipient: `u:${BOB}`, userId: BOB });
      expect(await digests.ofPerson(ADA)).toEqual([own]);
      expect(await digests.ofServer(SERVER)).toHaveLength(2);

      const edition = await added({ guildId: undefined, userId: undefined, recipient: 'c:5' });
      expect(await digests.editions()).toEqual([edition]);
      expect(await digests.ofPerson('5')).toEqual([]);
    });

    it('takes the same for the same place once', async () => {
      const first = await added();
      const again = sampleDigest({ userId: BOB, sections: ['rigs'], currency: 'EUR' });
      expect(await digests.add(again)).toEqual({ ok: false, why: 'same', digest: first });
      await added({ recipient: 'c:2' });
      await added({ schedule: at(600) });
      await added({ schedule: { ...at(540), days: 'weekdays' } });
      await added({ schedule: { ...at(540), timeZone: 'Europe/Vienna' } });
    });

    it('takes ten of a server, and ten of a person', async () => {
      const own = { guildId: undefined, recipient: `u:${ADA}` };
      for (const place of [{}, own]) {
        for (let minute = 0; minute < 10; minute += 1) {
          await added({ ...place, schedule: at(minute) });
        }
        const more = (changes: Partial<NewDigest>) =>
          digests.add(sampleDigest({ ...place, schedule: at(10), ...changes }));
        expect(await more({})).toEqual({ ok: false, why: 'too-many' });
        expect(await more({ schedule: at(3) })).toMatchObject({ ok: false, why: 'same' });
      }
      await added({ guildId: '7', recipient: 'c:7' });
      await added({ guildId: undefined, recipient: `u:${BOB}`, userId: BOB });
    });

    it('keeps to that when many subscribe at once', async () => {
      const others =
        database.engine === 'postgres'
          ? await Promise.all([1, 2].map(() => openDatabase(url, { log: silent })))
          : [];
      try {
        const stores = [digests, ...others.map(digestStore)];
        const results = await Promise.all(
          stores.flatMap((store) =>
            Array.from({ length: 20 }, (_, minute) =>
              store.add(sampleDigest({ schedule: at(minute) })),
            ),
          ),
        );
        expect(results.filter(({ ok }) => ok)).toHaveLength(10);
        const minutes = (await digests.ofServer(SERVER)).map(({ schedule }) => schedule.minute);
        expect(new Set(minutes).size).toBe(10);
      } finally {
        await Promise.all(others.map((other) => other.close()));
      }
    });

    it('saves a change on top of the one that was read', async () => {
      const first = await added();
      const change: Digest = {
        ...first,
        recipient: 'c:9',
        schedule: { minute: 1, days: 'fri', timeZone: 'Asia/Tokyo' },
        currency: 'JPY',
        locale: 'de',
        sections: ['headline'],
        nextAt: undefined,
        lastAt: NOON,
        missed: 3,
        state: 'stopped',
        stopped: { why: 'no-access', reason: 'Missing Access', at: NOON },
      };
      expect(await digests.save(change)).toBe('saved');
      expect(await digests.find(first.id)).toEqual({ ...change, revision: 2 });
      expect(await digests.save(first)).toBe('changed');
      expect(await digests.save({ ...first, revision: 2, stopped: undefined })).toBe('saved');
      expect(await digests.find(first.id)).toEqual({ ...first, revision: 3 });
      expect(await digests.remove(first.id)).toBe(true);
      expect(await digests.remove(first.id)).toBe(false);
      expect(await digests.save({ ...first, revision: 3 })).toBe('gone');
    });

    it("doesn't save what would be the same as another", async () => {
      const first = await added();
      const second = await added({ schedule: at(600) });
      expect(await digests.save({ ...second, schedule: first.schedule })).toBe('same');
      expect(await digests.find(second.id)).toEqual(second);
      expect(await digests.save({ ...first, currency: 'EUR' })).toBe('saved');
    });

    it('finds those whose time has come, the earliest first, some at a time', async () => {
      const times = [30, 10, 20, 10].map((seconds) => NOON + seconds);
      const all: Digest[] = [];
      for (const [minute, nextAt] of times.entries()) {
        all.push(await added({ schedule: at(minute), nextAt }));
      }
      const [last, first, third, second] = all;
      expect(await due(NOON + 9.9)).toEqual([]);
      expect(await due(NOON + 20)).toEqual([first, second, third]);
      expect(await due(NOON + 99, 2)).toEqual([first, second]);
      const after = { id: second?.id ?? 0, nextAt: NOON + 10 };
      expect(await digests.due({ now: NOON + 99, limit: 9, after })).toEqual([third, last]);
    });

    it('finds them by index', async () => {
      const row = (i: number) => ({
        recipient: `c:${i}`,
        minute: 0,
        days: 'daily',
        time_zone: 'UTC',
        locale: 'de',
        sections: '["headline"]',
        state: 'active',
        next_at: NOON + i,
        missed: 0,
        created_at: NOON,
        revision: 1,
      });
      const rows = Array.from({ length: 1_500 }, (_, i) => row(i));
      await database.kysely.insertInto('digests').values(rows).execute();
      // PostgreSQL does this by itself before long.
      await sql`analyze`.execute(database.kysely);
      for (const after of [undefined, { id: 5, nextAt: NOON + 5 }]) {
        const query = digestsDue({ now: NOON + 9, limit: 500, after });
        const plan = await queryPlan(database, query);
        expect(plan).toContain('digests_due');
        expect(plan).not.toContain('SCAN');
        expect(plan).not.toMatch(/temp b-tree/i);
      }
    });

    it('goes on with the notice, and what is in it, at once', async () => {
      const first = await added();
      const skipped = await added({ schedule: at(1) });
      const step = {
        served: [
          { digest: onward(first), notice: notice(first) },
          { digest: { ...onward(skipped), missed: 4 } },
        ],
        contents: [content],
      };
      expect(await digests.advance(step)).toBe(2);
      expect(await digests.find(first.id)).toEqual({ ...onward(first), revision: 2 });
      expect(await digests.find(skipped.id)).toMatchObject({ missed: 4, revision: 2 });
      expect(await keys()).toEqual([notice(first).dedupeKey]);
      expect(await contentStore(database).find('e')).toEqual(content);
    });

    it('leaves out who was changed meanwhile', async () => {
      const [first, second, third] = [await added(), await added({ schedule: at(1) }), 999];
      await digests.miss(first.id);
      const served = [first, second, { ...second, id: third }].map((digest) => ({
        digest: onward(digest),
        notice: notice(digest),
      }));
      expect(await digests.advance({ served, contents: [] })).toBe(1);
      expect(await digests.find(first.id)).toEqual({ ...first, missed: 1, revision: 2 });
      expect(await keys()).toEqual([notice(second).dedupeKey]);
      expect(await digests.advance({ served: [], contents: [content] })).toBe(0);
      expect(await contentStore(database).find('e')).toBeUndefined();
    });

    it('lets each time go out once when two serve it', async () => {
      const other =
        database.engine === 'postgres' ? await openDatabase(url, { log: silent }) : undefined;
      try {
        const stores = [digests, other ? digestStore(other) : digests];
        for (let i = 0; i < 300; i += 1) {
          await added({ guildId: `${i}`, recipient: `c:${i}`, nextAt: NOON });
        }
        const serve = async (store: typeof digests) => {
          const found = await store.due({ now: NOON, limit: 500 });
          const served = found.map((digest) => ({
            digest: onward(digest),
            notice: notice(digest),
          }));
          return store.advance({ served, contents: [content] });
        };
        const counts = await Promise.all([...stores, ...stores].map(serve));
        expect(counts.reduce((sum, count) => sum + count)).toBe(300);
        expect(await keys()).toHaveLength(300);
        expect(await due(NOON)).toEqual([]);
      } finally {
        await other?.close();
      }
    });

    it('counts what was missed', async () => {
      const digest = await added();
      await digests.miss(digest.id);
      await digests.miss(999);
      expect(await digests.find(digest.id)).toMatchObject({ missed: 1, revision: 2 });
    });
  });

  describe('contents', () => {
    const serve = async (digest: Digest, contents: readonly Content[], createdAt = NOON) => {
      const sent = { ...notice(digest), createdAt, content: contents[0]?.id };
      await digests.advance({ served: [{ digest: onward(digest), notice: sent }], contents });
    };

    it('are kept with a picture or without', async () => {
      const plain = { id: 'plain', message: { content: 'No picture' } };
      await serve(await added(), [plain]);
      expect(await contentStore(database).find('plain')).toEqual(plain);
      expect(await contentStore(database).find('other')).toBeUndefined();
    });

    it('keep what many show once, and as long as one of them is there', async () => {
      const pictures = async () => {
        const rows = await database.kysely.selectFrom('pictures').select('name').execute();
        return rows.map(({ name }) => name);
      };
      const { picture } = content;
      if (!picture) throw new Error('None');
      const [same, other] = [
        { id: 'same', message: { content: 'Another' }, picture: { ...picture } },
        { id: 'other', message: {}, picture: { ...picture, name: 'b.png' } },
      ];
      await serve(await added(), [content]);
      await serve(await added({ schedule: at(1) }), [same], NOON + 9);
      await serve(await added({ schedule: at(2) }), [other]);
      expect((await pictures()).toSorted()).toEqual(['a.png', 'b.png']);
      for (const one of [content, same, other]) {
        expect(await contentStore(database).find(one.id)).toEqual(one);
      }
      await database.kysely.updateTable('outbox').set({ state: 'sent' }).execute();
      expect(await sweepContents(database, NOON + DAY)).toBe(2);
      expect(await pictures()).toEqual(['a.png']);
      expect(await contentStore(database).find('same')).toEqual(same);
      expect(await sweepContents(database, NOON + DAY + 9)).toBe(1);
      expect(await pictures()).toEqual([]);
    });

    it('are found once they are there', async () => {
      const store = contentStore(database);
      expect(await store.find('e')).toBeUndefined();
      await serve(await added(), [content]);
      expect(await store.find('e')).toEqual(content);
      await database.kysely.deleteFrom('contents').execute();
      expect(await store.find('e')).toEqual(content);
    });

    it('are remembered for those that were asked for lately, and no others', async () => {
      const store = contentStore(database);
      const many = Array.from({ length: 70 }, (_, i) => ({ id: `${i}`, message: {} }));
      for (const [i, one] of many.entries()) {
        await serve(await added({ guildId: `${i}`, recipient: `c:${i}` }), [one]);
      }
      for (const { id } of many.slice(0, 64)) await store.find(id);
      await store.find('0');
      for (const { id } of many.slice(64)) await store.find(id);
      await database.kysely.deleteFrom('contents').execute();
      expect(await store.find('0')).toBeDefined();
      expect(await store.find('7')).toBeDefined();
      expect(await store.find('6')).toBeUndefined();
    });

    it('go when they are a day old and nobody is to be sent them any more', async () => {
      const digest = await added();
      await serve(digest, [content]);
      const box = openOutbox(database);
      expect(await sweepContents(database, NOON + 9 * DAY)).toBe(0);
      const [claimed] = await box.claim({ now: NOON, limit: 1, lease: 60 });
      await box.sent(claimed?.id ?? 0, '1', NOON);
      expect(await sweepContents(database, NOON + DAY - 1)).toBe(0);
      const again = await digests.find(digest.id);
      if (!again) throw new Error('Gone');
      await serve(again, [content], NOON + 9);
      await database.kysely.updateTable('outbox').set({ state: 'sent' }).execute();
      expect(await sweepContents(database, NOON + DAY)).toBe(0);
      expect(await sweepContents(database, NOON + DAY + 9)).toBe(1);
      expect(await contentStore(database).find('e')).toBeUndefined();
    });
  });
}
