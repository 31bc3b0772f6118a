import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { newAlertRow } from '../../src/alert/alert-row.store.ts';
import { alertStore } from '../../src/alert/alerts.store.ts';
import { alertsDue, peopleDue, peopleUrgent } from '../../src/alert/due-alerts.store.ts';
import { usualPoolAlert } from '../../src/alert/params.ts';
import type { Alert, Metric, NewAlert, Params, Wait } from '../../src/alert/types.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { contentStore } from '../../src/outbox/contents.store.ts';
import type { NewNotice } from '../../src/outbox/notice.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import { poolLinkStore } from '../../src/pool/links.store.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { queryPlan } from '../support/query-plan.ts';
import {
  ADA,
  BOB,
  NOON,
  sampleAlert,
  sampleLink,
  sampleNotice,
  sampleRig,
} from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

/** Returns the rules of an alert on the price; each level makes another subject. */
const priceBelow = (level: number): Params => ({
  kind: 'threshold',
  metric: 'price:BTC:EUR',
  side: 'below',
  level: 10_000 + level,
  clearLevel: 51_000,
  sustain: 900,
  cooldown: 21_600,
});

/** Tests the store of alerts on any engine. @param open - Gives an empty database. */
export function alertsContract(open: () => Promise<OpenedStore>): void {
  let url: string;
  let database: Database;
  let alerts: ReturnType<typeof alertStore>;
  let rigs: ReturnType<typeof rigStore>;
  beforeEach(async () => {
    ({ url, database } = await open());
    alerts = alertStore(database);
    rigs = rigStore(database);
  });

  /** Counts levels, for nobody has two alerts of the same level. */
  let serial = 0;
  const added = async (changes: Partial<NewAlert> = {}) => {
    serial += 1;
    const result = await alerts.add(sampleAlert({ params: priceBelow(serial), ...changes }));
    if (!result.ok) throw new Error(result.why);
    return result.alert;
  };
  /** Adds many alerts at once, without asking the store. */
  const fill = async (users: readonly string[], each: number): Promise<readonly Alert[]> => {
    for (const userId of users) {
      const rows = Array.from({ length: each }, (_, level) =>
        newAlertRow(sampleAlert({ userId, params: priceBelow(level) })),
      );
      await database.kysely.insertInto('alerts').values(rows).execute();
    }
    return (await Promise.all(users.map((userId) => alerts.list(userId)))).flat();
  };
  const addedRig = async (changes: Parameters<typeof sampleRig>[0] = {}) => {
    const result = await rigs.add(sampleRig(changes));
    if (!result.ok) throw new Error(result.why);
    return result.rig;
  };
  const notice = (of: readonly Alert[]) =>
    sampleNotice({ dedupeKey: of.map(({ id, revision }) => `${id}:${revision}`).join() });
  const outbox = () =>
    database.kysely.selectFrom('outbox').select(['dedupe_key', 'owner', 'state']).execute();
  const due = async (
    metrics: Partial<Record<Metric, number>>,
    { now = NOON, limit = 100 } = {},
  ): Promise<readonly Alert[]> => {
    const question = { metrics: metricsOf(metrics), now };
    const people = await alerts.peopleDue({ ...question, limit });
    return (await alerts.due({ ...question, people })).map(({ alert }) => alert);
  };

  describe('alerts of pools and machines', () => {
    it('are found by their rigs, and by no reading of the market', async () => {
      const [rig, other] = [await addedRig(), await addedRig({ name: 'Shed' })];
      const patience = { sustain: 50, cooldown: 21_600 };
      const kinds: readonly Params[] = [
        { kind: 'offline', ...patience },
        { kind: 'low', ...patience },
        { kind: 'hot', level: 82.5, ...patience },
        { kind: 'rebooted', cooldown: 43_200 },
      ];
      const waits = ['silence', 'rate', 'heat', 'restarts'] as const;
      const stored: Alert[] = [];
      for (const [index, params] of kinds.entries()) {
        const waitsFor = `rig-${waits[index] ?? 'heat'}:${rig.id}:above` as const;
        stored.push(await added({ rigId: rig.id, params, waitsFor, level: 1, dueAt: NOON - 1 }));
      }
      await added({ rigId: other.id, params: { kind: 'hot', level: 80, ...patience } });
      const found = await alerts.ofPools([rig.id]);
      expect(found.map(({ alert }) => alert)).toEqual(stored);
      expect(found.map(({ rig: own }) => own?.id)).toEqual(kinds.map(() => rig.id));
      expect(await due({ [`rig-heat:${rig.id}`]: 99 })).toEqual([]);
      const again = await alerts.add({ ...sampleAlert(), ...stored[2], deliver: 'dm' });
      expect(again).toMatchObject({ ok: false });
    });
  });

  describe('alerts', () => {
    it('gives back what was added, in that order, each to its owner', async () => {
      const rig = await addedRig();
      const params: readonly Params[] = [
        { kind: 'unprofitable', floor: -1.5, margin: 0.02, sustain: 0, cooldown: 21_600 },
        { kind: 'outlook', floor: 0, chance: 50 },
        { kind: 'mode', side: 'above', sustain: 900, cooldown: 21_600 },
        {
          kind: 'threshold',
          metric: 'forecast:BTC',
          side: 'above',
          level: 0.03,
          clearLevel: 0.02,
          sustain: 900,
          cooldown: 0,
        },
        {
          kind: 'threshold',
          metric: 'change:hashprice:BTC:EUR:24h',
          side: 'below',
          level: 0.9,
          clearLevel: 0.925,
          sustain: 900,
          cooldown: 0,
        },
        { kind: 'hourly' },
        { kind: 'retarget', coin: 'BTC' },
        { kind: 'halving', coin: 'BTC' },
      ];
      const full = {
        params: sampleAlert().params,
        rigId: rig.id,
        deliver: '800000000000000001',
        state: 'rising',
        stateSince: NOON + 0.1,
        waitsFor: 'next-hashprice:BTC:EUR:50:below',
        level: 0.1 + 0.2,
        dueAt: NOON + 0.3,
        begunAt: NOON - 1.7,
        lastFiredAt: NOON - 0.7,
        notifiedAt: NOON - 0.1,
        plan: { day: '2026-07-11', spans: [{ from: 0, to: 1_440 }], changes: 1 },
        muted: true,
        snoozedUntil: NOON + 3_600,
      } as const;
      const all = [
        ...(await Promise.all(params.map((kind) => added({ params: kind })))),
        await added(full),
        await added({ waitsFor: undefined, level: undefined }),
      ].sort((a, b) => a.id - b.id);
      expect(await alerts.list(ADA)).toEqual(all);
      expect(all.map((alert) => alert.params)).toEqual(expect.arrayContaining([...params]));
      const [last, first] = [all.at(-2), all[0]];
      expect(last).toEqual({ ...sampleAlert(full), id: last?.id, revision: 1 });
      expect(await alerts.find(ADA, first?.id ?? 0)).toEqual(first);
      expect(await alerts.find(BOB, first?.id ?? 0)).toBeUndefined();
      expect(await alerts.list(BOB)).toEqual([]);
    });

    it('wants a rig of the same person', async () => {
      const rig = await addedRig({ userId: BOB });
      for (const rigId of [rig.id, rig.id + 1]) {
        expect(await alerts.add(sampleAlert({ rigId }))).toEqual({ ok: false, why: 'no-rig' });
      }
      await added({ userId: BOB, rigId: rig.id });
    });

    it('takes one of a subject, whatever its patience, and says which there is', async () => {
      const rig = await addedRig();
      const other = await addedRig({ name: 'Attic' });
      const patience = { sustain: 0, cooldown: 0 };
      const subjects: readonly Partial<NewAlert>[] = [
        ...[1, 2].map((level) => ({ params: priceBelow(level) })),
        { params: priceBelow(1), deliver: '71' },
        { params: priceBelow(1), userId: BOB },
        { params: { kind: 'retarget', coin: 'BTC' } },
        { params: { kind: 'halving', coin: 'BTC' } },
        ...[rig, other].flatMap(({ id: rigId }) => [
          { rigId, params: { kind: 'unprofitable', floor: 0, margin: 0, ...patience } as const },
          { rigId, params: { kind: 'unprofitable', floor: -1, margin: 0, ...patience } as const },
          { rigId, params: { kind: 'outlook', floor: 0, chance: 50 } as const },
          { rigId, params: { kind: 'outlook', floor: 0, chance: 60 } as const },
          { rigId, params: { kind: 'mode', side: 'below', ...patience } as const },
          { rigId, params: { kind: 'mode', side: 'above', ...patience } as const },
          { rigId, params: { kind: 'hourly' } as const },
        ]),
      ];
      const first = await Promise.all(subjects.map((changes) => added(changes)));
      for (const [index, changes] of subjects.entries()) {
        const { params = priceBelow(0) } = changes;
        const patient = 'sustain' in params ? { ...params, sustain: 60, cooldown: 9 } : params;
        expect(await alerts.add(sampleAlert({ ...changes, params: patient }))).toEqual({
          ok: false,
          why: 'same',
          alert: first[index],
        });
      }
      const [one, two] = first;
      if (!one || !two) throw new Error('None');
      expect(await alerts.save({ ...one, params: two.params })).toBe('same');
      expect(
        await alerts.save({ ...one, params: { ...priceBelow(1), ...patience } as Params }),
      ).toBe('saved');
    });

    it('takes one of a subject from many that come at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, () => alerts.add(sampleAlert())),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const [alert] = await alerts.list(ADA);
      const two = await added();
      if (!alert) throw new Error('None');
      const saved = await Promise.all(
        [alert, two].map((one) => alerts.save({ ...one, params: priceBelow(999) })),
      );
      expect(saved.toSorted()).toEqual(['same', 'saved']);
    });

    it('lets a rig’s alerts change places, and drops one that becomes another', async () => {
      const rig = await addedRig();
      const floored = (floor: number) =>
        ({ kind: 'unprofitable', floor, margin: 0, sustain: 0, cooldown: 0 }) as const;
      const [one, two, three] = [
        await added({ rigId: rig.id, params: floored(1) }),
        await added({ rigId: rig.id, params: floored(2) }),
        await added({ rigId: rig.id, params: floored(3) }),
      ];
      const changed = [
        { ...one, params: floored(2) },
        { ...two, params: floored(4) },
        { ...three, params: floored(4) },
      ];
      expect(await alerts.editRig(rig, changed)).toBe('saved');
      expect((await alerts.list(ADA)).map(({ id, params }) => [id, params])).toEqual([
        [one.id, floored(2)],
        [two.id, floored(4)],
      ]);
    });

    it('takes 500 of a person', async () => {
      await fill([ADA], 500);
      expect(await alerts.add(sampleAlert())).toEqual({ ok: false, why: 'too-many' });
      await added({ userId: BOB });
    });

    it('saves on top of what was read, once', async () => {
      const alert = await added();
      const muted = {
        ...alert,
        params: { ...alert.params, level: 48_000 },
        deliver: '800000000000000001',
        muted: true,
        waitsFor: undefined,
        level: undefined,
      };
      expect(await alerts.save(muted)).toBe('saved');
      expect(await alerts.find(ADA, alert.id)).toEqual({ ...muted, revision: 2 });
      expect(await alerts.save({ ...alert, state: 'fired' })).toBe('changed');
      expect(await alerts.save({ ...muted, userId: BOB, revision: 2 })).toBe('gone');
      expect(await alerts.remove(BOB, alert.id)).toBe(false);
      expect(await alerts.remove(ADA, alert.id)).toBe(true);
      expect(await alerts.remove(ADA, alert.id)).toBe(false);
      expect(await alerts.save({ ...muted, revision: 2 })).toBe('gone');
      expect((await added()).id).toBeGreaterThan(alert.id);
    });

    it('says what is awaited, each once', async () => {
      expect(await alerts.awaited()).toEqual([]);
      const waits: readonly (Wait | undefined)[] = [
        'price:BTC:EUR:below',
        'epoch:BTC:above',
        undefined,
        'epoch:BTC:above',
        'hashprice:BTC:USD:above',
        'change:fees:BTC:7d:above',
        'change:difficulty:KAS:24h:above',
        'price:BTC:EUR:below',
      ];
      for (const waitsFor of waits) await added({ waitsFor, level: waitsFor && 1 });
      expect((await alerts.awaited()).toSorted()).toEqual([
        'change:difficulty:KAS:24h:above',
        'change:fees:BTC:7d:above',
        'epoch:BTC:above',
        'hashprice:BTC:USD:above',
        'price:BTC:EUR:below',
      ]);
    });

    it('finds what a change crossed, by its own index', async () => {
      const fell = await added({ waitsFor: 'change:price:BTC:EUR:1h:below', level: 0.95 });
      await added({ waitsFor: 'change:price:BTC:EUR:24h:below', level: 0.95 });
      expect(await due({ 'change:price:BTC:EUR:1h': 0.96 })).toEqual([]);
      expect((await due({ 'change:price:BTC:EUR:1h': 0.94 })).map(({ id }) => id)).toEqual([
        fell.id,
      ]);
    });

    it('finds what a metric crossed, strictly, on its side', async () => {
      const below = await added({ waitsFor: 'price:BTC:EUR:below', level: 100.1 });
      const above = await added({ waitsFor: 'price:BTC:EUR:above', level: 100.1 });
      await added({ waitsFor: undefined, level: undefined });
      expect(await due({ 'price:BTC:EUR': 100.1 })).toEqual([]);
      expect(await due({ 'price:BTC:EUR': 100.099_999_999_999_98 })).toEqual([below]);
      expect(await due({ 'price:BTC:EUR': 100.100_000_000_000_02 })).toEqual([above]);
      expect(await due({ 'price:BTC:USD': 1, 'fees:BTC': 1, 'hashprice:BTC:EUR': 1 })).toEqual([]);
      expect(await due({})).toEqual([]);
    });

    it('finds whose moment has come, whatever the metrics say', async () => {
      const alert = await added({ dueAt: NOON + 0.5 });
      const both = await added({ dueAt: NOON, waitsFor: 'fees:BTC:above', level: 1 });
      await added();
      expect(await due({}, { now: NOON - 0.001 })).toEqual([]);
      expect(await due({}, { now: NOON })).toEqual([both]);
      expect(await due({ 'fees:BTC': 2 }, { now: NOON + 0.5 })).toEqual([alert, both]);
    });

    it('finds who is on the way, when that is asked for, one person after the other', async () => {
      const falling = { state: 'falling', waitsFor: 'price:BTC:EUR:above', level: 60_000 } as const;
      const two = await added({ userId: '2', ...falling });
      const one = await added({ userId: '1', ...falling });
      const alsoTwo = await added({ userId: '2', waitsFor: 'fees:BTC:above', level: 1 });
      await added({ userId: '3', ...falling, waitsFor: 'price:BTC:USD:above' });
      await added({ userId: '4', ...falling, state: 'fired' });
      const above = await added({
        userId: '5',
        ...falling,
        waitsFor: 'price:BTC:EUR:below',
        level: 1,
      });
      const metrics = metricsOf({ 'price:BTC:EUR': 50_000, 'fees:BTC': 2 });
      const urgent = async (after: string, limit: number) => {
        const hurry = new Set(['price:BTC:EUR'] as const);
        const people = await alerts.peopleUrgent({ metrics: hurry, after, limit });
        const found = await alerts.due({ metrics, now: NOON, people, urgent: hurry });
        return found.map(({ alert }) => alert);
      };
      expect(await urgent('', 1)).toEqual([one]);
      expect(await urgent('1', 1)).toEqual([two, alsoTwo]);
      expect(await urgent('1', 9)).toEqual([two, alsoTwo, above]);
      expect(await urgent('5', 9)).toEqual([]);
      expect(await due({ 'price:BTC:EUR': 50_000, 'fees:BTC': 2 })).toEqual([alsoTwo]);
    });

    it('brings the rig along, and the language of its owner', async () => {
      const rig = await addedRig();
      const alert = await added({ rigId: rig.id });
      const question = { metrics: metricsOf({ 'price:BTC:EUR': 1 }), now: NOON, people: [ADA] };
      expect(await alerts.due(question)).toEqual([{ alert, rig }]);
      const settings = settingsStore(database);
      await settings.noteLocale(ADA, 'de', NOON);
      expect(await alerts.due(question)).toEqual([{ alert, rig, locale: 'de' }]);
      await settings.saveUser(ADA, () => ({ locale: 'en-GB' }), NOON);
      expect(await alerts.due(question)).toEqual([{ alert, rig, locale: 'en-GB' }]);
    });

    it('finds what a search through all of them finds, a person at a time', async () => {
      const metric = fc.constantFrom<Metric>(
        'price:BTC:EUR',
        'price:BTC:USD',
        'fees:BTC',
        'epoch:BTC',
      );
      // NaN, which PostgreSQL takes for larger than any number, is kept out where numbers come in.
      const double = fc.double({ min: -3, max: 3, noNaN: true });
      const number = fc.oneof(fc.integer({ min: -3, max: 3 }), double);
      const alert = fc.record({
        userId: fc.constantFrom('1', '2', '3', '4', '5'),
        wait: fc.option(fc.tuple(metric, fc.constantFrom('below', 'above'), number)),
        dueAt: fc.option(fc.integer({ min: NOON - 2, max: NOON + 2 })),
      });
      const reading = fc.uniqueArray(fc.tuple(metric, number), { selector: ([name]) => name });
      const property = fc.asyncProperty(
        fc.array(alert, { maxLength: 30 }),
        reading,
        fc.integer({ min: 1, max: 6 }),
        async (wanted, readings, limit) => {
          await database.kysely.deleteFrom('alerts').execute();
          const all: Alert[] = [];
          for (const { userId, wait, dueAt } of wanted) {
            const waits = wait && {
              waitsFor: `${wait[0]}:${wait[1]}` satisfies Wait,
              level: wait[2],
            };
            all.push(
              await added({
                userId,
                waitsFor: undefined,
                level: undefined,
                ...waits,
                dueAt: dueAt ?? undefined,
              }),
            );
          }
          const metrics = new Map(readings);
          const expected = all.filter((one) => isDue(one, metrics, NOON));
          const people = new Set(expected.map(({ userId }) => userId));

          const question = { metrics, now: NOON };
          const asked = await alerts.peopleDue({ ...question, limit });
          expect(asked.length).toBeLessThanOrEqual(limit);
          expect(asked.length > 0).toBe(people.size > 0);
          expect(new Set(asked).size).toBe(asked.length);
          for (const some of [asked, ['1', '2', '6']]) {
            const found = await alerts.due({ ...question, people: some });
            expect(found.map((one) => one.alert)).toEqual(
              expected.filter(({ userId }) => some.includes(userId)),
            );
          }
        },
      );
      await fc.assert(property, { numRuns: 60 });
    });

    it('asks of the index alone, however many there are', async () => {
      await database.kysely.transaction().execute(async (db) => {
        const row = {
          kind: 'retarget',
          params: '{"coin":"BTC"}',
          deliver: 'dm',
          state: 'clear',
          muted: 0,
        };
        const times = { state_since: NOON, created_at: NOON, revision: 1 };
        for (let page = 0; page < 20; page++) {
          const rows = Array.from({ length: 1_000 }, (_, i) => ({
            ...row,
            ...times,
            user_id: `${page * 1_000 + i}`,
            subject: '',
            waits_for:
              ['price:BTC:EUR:below', 'price:BTC:EUR:above', 'epoch:BTC:above'][i % 3] ?? '',
            level: i,
            due_at: i % 10 === 0 ? NOON + i : null,
            state: i % 100 === 0 ? 'falling' : 'clear',
          }));
          await db.insertInto('alerts').values(rows).execute();
        }
      });
      const metrics = metricsOf({ 'price:BTC:EUR': 500, 'epoch:BTC': 3, 'fees:BTC': 1 });
      const question = { metrics, now: NOON };
      const someone = Array.from({ length: 10 }, (_, i) => `${i}`);
      // PostgreSQL does this by itself before long.
      await sql`analyze`.execute(database.kysely);
      const people = await queryPlan(
        database,
        peopleDue(database.engine, { ...question, limit: 1_000 }),
      );
      expect(people).toMatch(/alerts_level.*alerts_level.*alerts_due/s);
      const theirs = await queryPlan(
        database,
        alertsDue(database.engine, { ...question, people: someone }),
      );
      expect(theirs).toMatch(/alerts_subject/);
      const urgent = peopleUrgent(database.engine, {
        metrics: new Set(['price:BTC:EUR'] as const),
        after: '',
        limit: 1_000,
      });
      const waiting = await queryPlan(database, urgent);
      expect(waiting).toMatch(/alerts_falling/);
      for (const plan of [people, theirs, waiting]) expect(plan).not.toMatch(/SCAN alerts/);
    });
  });

  describe('advancing', () => {
    it('writes courses and notices', async () => {
      const [one, two] = [await added(), await added()];
      const next = (alert: Alert): Alert => ({
        ...alert,
        state: 'fired',
        stateSince: NOON + 60,
        waitsFor: 'price:BTC:EUR:above',
        level: 51_000,
        begunAt: NOON + 20,
        lastFiredAt: NOON + 40,
        notifiedAt: NOON + 60,
      });
      const step = { alerts: [next(one), next(two)], notices: [notice([one, two])] };
      expect(await alerts.advance(step)).toEqual({ alerts: 2, notices: 1 });
      expect(await alerts.list(ADA)).toEqual(
        step.alerts.map((alert) => ({ ...alert, revision: 2 })),
      );
      expect(await outbox()).toEqual([
        { dedupe_key: `${one.id}:1,${two.id}:1`, owner: ADA, state: 'ready' },
      ]);
      expect(await alerts.advance(step)).toEqual({ alerts: 0, notices: 0 });
      expect(await outbox()).toHaveLength(1);
    });

    it('writes what the notices enclose with them, or neither', async () => {
      const one = await added();
      const picture = { name: 'a.png', description: 'A', data: new Uint8Array([1, 2]) };
      const content = { id: 'content', message: { embeds: [{ title: 'A' }] }, picture };
      const step = {
        alerts: [{ ...one, state: 'fired' as const }],
        notices: [{ ...notice([one]), content: content.id }],
        contents: [content],
      };
      expect(await alerts.advance(step)).toEqual({ alerts: 1, notices: 1 });
      const found = await contentStore(database).find(content.id);
      expect({ ...found?.picture, data: [...(found?.picture?.data ?? [])] }).toEqual({
        ...picture,
        data: [1, 2],
      });
      const other = { ...content, id: 'other' };
      expect(await alerts.advance({ ...step, contents: [other] })).toEqual({
        alerts: 0,
        notices: 0,
      });
      expect(await contentStore(database).find(other.id)).toBeUndefined();
    });

    it.each(['changed', 'removed'])(
      'does nothing when one of them was %s meanwhile',
      async (how) => {
        const [first, other, stays] = [await added(), await added(), await added()];
        if (how === 'changed') await alerts.save({ ...other, muted: true });
        else await alerts.remove(ADA, other.id);
        const before = await alerts.list(ADA);
        const step = await alerts.advance({
          alerts: [first, other, stays].map((alert) => ({ ...alert, state: 'fired' as const })),
          notices: [notice([first, other]), notice([stays])],
          watch: { last: { at: NOON, metrics: new Map() }, revision: 0 },
        });
        expect(step).toEqual({ alerts: 0, notices: 0 });
        expect(await alerts.list(ADA)).toEqual(before);
        expect(await outbox()).toEqual([]);
        expect(await alerts.watch()).toBeUndefined();
      },
    );

    it('lets one of two win that decide on the same', async () => {
      // Two connections of one process would wait for each other on SQLite, which holds it up.
      const other =
        database.engine === 'postgres' ? await openDatabase(url, { log: silent }) : database;
      try {
        const all = [];
        for (let i = 0; i < 50; i++) all.push(await added());
        const step = (list: readonly Alert[]) => ({
          alerts: list.map((alert) => ({ ...alert, state: 'fired' as const })),
          notices: list.map((alert) => notice([alert])),
        });
        const results = await Promise.all([
          alerts.advance(step(all)),
          alertStore(other).advance(step(all.toReversed())),
        ]);
        expect(results.toSorted((a, b) => a.alerts - b.alerts)).toEqual([
          { alerts: 0, notices: 0 },
          { alerts: 50, notices: 50 },
        ]);
        expect(await outbox()).toHaveLength(50);
      } finally {
        if (other !== database) await other.close();
      }
    });

    it('writes nothing within a tick that others have overtaken by much', async () => {
      const alert = await added();
      const watch = (at: number, revision = 0) => ({ last: { at, metrics: new Map() }, revision });
      const step = (at: number, revision?: number) => ({
        alerts: [{ ...alert, state: 'fired' as const }],
        notices: [notice([alert])],
        within: watch(at, revision),
      });
      await alerts.advance({ alerts: [], notices: [], watch: watch(NOON) });
      const nothing = { alerts: 0, notices: 0, isOvertaken: true };
      expect(await alerts.advance(step(NOON - 3_600))).toEqual(nothing);
      expect(await outbox()).toEqual([]);
      // Two may look at almost the same time; and a clock that was set back says nothing of others.
      expect(await alerts.advance(step(NOON - 20))).toEqual({ alerts: 1, notices: 1 });
      const again = { ...step(NOON - 3_600, 1), alerts: [{ ...alert, revision: 2 }] };
      expect(await alerts.advance(again)).toMatchObject({ alerts: 1 });
    });

    it('does all of it or nothing', async () => {
      const alert = await added();
      const bad = { ...notice([alert]), owner: undefined } as unknown as NewNotice; // breaks the row
      await expect(
        alerts.advance({
          alerts: [{ ...alert, state: 'fired' }],
          notices: [bad],
          watch: { last: { at: NOON, metrics: new Map() }, revision: 0 },
        }),
      ).rejects.toThrow();
      expect(await alerts.list(ADA)).toEqual([alert]);
      expect(await alerts.watch()).toBeUndefined();
    });

    it('takes more than fit into a statement', async () => {
      const all = await fill(['1', '2', '3', '4', '5'], 500);
      expect(await due({ 'price:BTC:EUR': 1 }, { limit: 5_000 })).toEqual(all);
      expect(
        await alerts.advance({
          alerts: all.map((alert) => ({ ...alert, waitsFor: 'price:BTC:EUR:above' })),
          notices: all.map((alert) => notice([alert])),
        }),
      ).toEqual({ alerts: 2_500, notices: 2_500 });
      expect(await due({ 'price:BTC:EUR': 1 })).toEqual([]);
    });

    it('remembers the watch over a restart, and not an earlier one over a later', async () => {
      expect(await alerts.watch()).toBeUndefined();
      const last = {
        at: NOON,
        metrics: metricsOf({ 'price:BTC:EUR': 0.1 + 0.2, 'epoch:BTC': 472 }),
      };
      const suspect = { at: NOON + 60, metrics: metricsOf({ 'next-hashprice:BTC:EUR:50': 30 }) };
      const watch = (revision: number, at = NOON) => ({ last: { ...last, at }, suspect, revision });
      await alerts.advance({ alerts: [], notices: [], watch: watch(0) });
      expect(await alerts.watch()).toEqual(watch(1));
      await alerts.advance({ alerts: [], notices: [], watch: watch(0, 1) });
      expect(await alerts.watch()).toEqual(watch(1));
      await alerts.advance({ alerts: [], notices: [], watch: { last, revision: 1 } });
      await database.close();
      const reopened = await openDatabase(url, { log: silent });
      onTestFinished(() => reopened.close());
      expect(await alertStore(reopened).watch()).toEqual({ last, revision: 2 });
    });
  });

  describe('alerts that go by pools', () => {
    const kinds = ['offline', 'low', 'best', 'block'] as const;

    it('are given back as they were, of some rigs, but for those that are muted', async () => {
      const [cellar, shed] = [await addedRig(), await addedRig({ name: 'Shed' })];
      const set = async (rigId: number, kind: (typeof kinds)[number], isMuted = false) =>
        added({
          rigId,
          params: usualPoolAlert(kind),
          waitsFor: `rig-best:${rigId}:above`,
          level: 91.5e6,
          dueAt: NOON - 60,
          muted: isMuted,
        });
      const ofCellar = [];
      for (const kind of kinds) ofCellar.push(await set(cellar.id, kind));
      await set(shed.id, 'best', true);
      const found = await alerts.ofPools([cellar.id, shed.id]);
      expect(found.map(({ alert }) => alert)).toEqual(ofCellar);
      expect(found[0]?.rig).toEqual(cellar);
      expect(await alerts.ofPools([shed.id])).toEqual([]);
      // The market's tick has nothing to do with them.
      expect(await due({ [`rig-best:${cellar.id}`]: 1e9 })).toEqual([]);
    });

    it('have watchers of a pool, once in each place, but for who waits for shares alone', async () => {
      const [cellar, shed] = [await addedRig(), await addedRig({ name: 'Shed' })];
      const links = poolLinkStore(database);
      for (const { id: rigId } of [cellar, shed]) await links.add(sampleLink({ rigId }), undefined);
      await added({ rigId: cellar.id, params: usualPoolAlert('offline') });
      await added({ rigId: shed.id, params: usualPoolAlert('low') });
      await added({ rigId: shed.id, params: usualPoolAlert('best'), deliver: '7' });
      const { pool } = sampleLink();
      expect(await alerts.watchersOf(pool)).toMatchObject([
        { userId: ADA, deliver: 'dm', rigs: ['Cellar', 'Shed'] },
      ]);
      expect(await alerts.watchersOf('Ocean')).toEqual([]);
    });
  });
}

function metricsOf(metrics: Partial<Record<Metric, number>>): ReadonlyMap<Metric, number> {
  // Object.entries loses the type of the names.
  return new Map(Object.entries(metrics) as [Metric, number][]);
}

/** Spells out once more the rule by which an alert is due. */
function isDue(alert: Alert, metrics: ReadonlyMap<Metric, number>, now: number): boolean {
  if (alert.dueAt !== undefined && alert.dueAt <= now) return true;
  for (const [metric, value] of metrics) {
    if (alert.level === undefined) return false;
    if (alert.waitsFor === `${metric}:below` && alert.level > value) return true;
    if (alert.waitsFor === `${metric}:above` && alert.level < value) return true;
  }
  return false;
}
