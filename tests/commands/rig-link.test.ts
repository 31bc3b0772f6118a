import { beforeEach, describe, expect, it } from 'vitest';
import { SourceError } from '../../src/errors.ts';
import type { Pools } from '../../src/pool/pool.port.ts';
import type { Worker } from '../../src/pool/pool.ts';
import { samplePool } from '../../src/pool/sources/sample-pool.ts';
import { failureOf } from '../support/failure-of.ts';
import { frontDoor } from '../support/front-door.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { NOW } from '../support/readings.ts';

const ADDRESS = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const OTHER = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const GERMAN = { locale: 'de' } as const;

const WORKERS: readonly Worker[] = [
  { name: 'cellar', fiveMinutes: 190e12, hour: 188e12, lastShareAt: NOW - 20, interval: 36 },
  { name: 'shed', fiveMinutes: 0, hour: 1e12, lastShareAt: NOW - 900 },
  { name: '', fiveMinutes: 1e12, hour: 1e12, lastShareAt: NOW - 9 },
];

/** Pools that know one address; the last of them gives no good answer. */
const pools: Pools = {
  list: () => [
    { id: 'solo.ckpool.org', kind: 'ckpool' },
    { id: 'NiceHash', kind: 'nicehash' },
    { id: 'Ocean', kind: 'ocean' },
  ],
  async ask(pool, address) {
    if (pool === 'Ocean') throw new SourceError('Ocean', 'HTTP 500');
    if (address === OTHER) return { known: false };
    const all = { hour: 190e12, fiveMinutes: 191e12, lastShareAt: NOW - 9, interval: 12 };
    return { known: true, all, workers: WORKERS };
  },
  countedAt: async () => undefined,
  status: () => [{ name: 'Ocean', gives: ['pool'], state: 'failing', lastError: 'HTTP 500' }],
};

let door: Awaited<ReturnType<typeof frontDoor>>;
beforeEach(async () => {
  door = await frontDoor({ pools });
  await door.run('rig add', { rig: 'S21', name: 'Cellar' });
});

const link = (given: Record<string, string> = {}) =>
  door.run('rig link', { rig: 'Cellar', pool: 'solo.ckpool.org', address: ADDRESS, ...given });
const refusal = (given: Record<string, string>) => failureOf(link(given));

describe('/rig link', () => {
  it('says what it found, for all workers and for one', async () => {
    const all = await link();
    expect(all.ephemeral).toBe(true);
    expect(textOf(all)).toContain('`bc1qw5…f3t4`, all workers');
    expect(textOf(all)).toContain('Found: 3 workers, 190 TH/s over the last hour.');
    expect(textOf(all)).not.toContain(ADDRESS);
    const one = textOf(await link({ worker: 'CELLAR', pool: ' solo.CKPOOL.org ' }));
    expect(one).toContain('worker `cellar`');
    expect(one).toContain('Found: 1 worker, 188 TH/s over the last hour.');
  });

  it('speaks German', async () => {
    const german = door.as(GERMAN);
    const given = { rig: 'Cellar', pool: 'solo.ckpool.org', address: ADDRESS };
    expect(textOf(await german.run('rig link', given))).toContain(
      'Gefunden: 3 Worker, 190 TH/s in der letzten Stunde.',
    );
    const wrong = { ...given, address: `${ADDRESS.slice(0, -1)}5` };
    expect(await failureOf(german.run('rig link', wrong))).toMatch(/Tippfehler/);
  });

  it.each([
    [{ address: `${ADDRESS.slice(0, -1)}5` }, /typo: its checksum doesn’t fit/],
    [{ address: 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx' }, /an address of Bitcoin testnet/],
    [{ address: '192.168.1.20' }, /address of a machine or a page, and I connect to nothing but/],
    [{ address: 'my wallet' }, /no Bitcoin address/],
    [{ address: OTHER }, /solo\.ckpool\.org has never seen that address/],
    [{ worker: 'attic' }, /no worker “attic” at that address\. There are: `cellar` and `shed`\./],
    [
      { pool: 'slush' },
      /don’t know a pool called “slush”.*solo\.ckpool\.org, NiceHash,? and Ocean/,
    ],
    [{ pool: 'Ocean' }, /Ocean gives no good answer just now/],
    [{ rig: 'Attic' }, /Attic/],
  ])('refuses %j', async (given, sentence) => {
    expect(await refusal(given)).toMatch(sentence);
  });

  it('takes two links of a rig, each once, and twenty of a person', async () => {
    await link();
    expect(await refusal({})).toMatch(/is linked to that already/);
    await link({ worker: 'shed' });
    expect(await refusal({ worker: 'cellar' })).toMatch(/has two links already/);
    for (let more = 1; more < 10; more += 1) {
      await door.run('rig add', { rig: 'S21', name: `${more}` });
      await link({ rig: `${more}` });
      await link({ rig: `${more}`, worker: 'shed' });
    }
    await door.run('rig add', { rig: 'S21', name: 'last' });
    expect(await refusal({ rig: 'last' })).toMatch(/have 20 links already/);
  });

  it('has none to link to where all are turned off', async () => {
    const off = await frontDoor();
    await off.run('rig add', { rig: 'S21', name: 'Cellar' });
    const given = { rig: 'Cellar', pool: 'Ocean', address: ADDRESS };
    expect(await failureOf(off.run('rig link', given))).toMatch(/turned all pools off/);
  });

  it('takes NiceHash’s own addresses', async () => {
    const address = 'NHbExampLeExampLeExampLeExampLe1234';
    expect(await refusal({ address })).toMatch(/no Bitcoin address|typo/);
    expect(textOf(await link({ address, pool: 'NiceHash' }))).toContain('Found');
  });

  it('suggests pools, one’s own addresses, and workers', async () => {
    const suggest = (option: string, text: string, others = {}) =>
      door.suggest('rig link', option, text, others);
    expect((await suggest('pool', 'hash')).map(({ value }) => value)).toEqual(['NiceHash']);
    expect(await suggest('address', '')).toEqual([]);
    const others = { pool: 'solo.ckpool.org', address: ADDRESS };
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await suggest('worker', 'e', others)).toEqual([
        { name: 'cellar · 188 TH/s', value: 'cellar' },
        { name: 'shed · 1 TH/s', value: 'shed' },
      ]);
    }
    expect(await suggest('worker', '', { ...others, pool: 'Ocean' })).toEqual([]);
    expect(await suggest('worker', '', { ...others, address: 'bc1' })).toEqual([]);
    expect(await suggest('worker', '', {})).toEqual([]);
    await link();
    expect(await suggest('address', '')).toEqual([{ name: ADDRESS, value: ADDRESS }]);
    expect(await door.as({ id: '2' }).suggest('rig link', 'address', '')).toEqual([]);
  });

  it('works with the sample pool', async () => {
    const played = await frontDoor({ pools: samplePool(() => NOW) });
    await played.run('rig add', { rig: 'S21', name: 'Cellar' });
    const given = { rig: 'Cellar', pool: 'Sample pool', address: ADDRESS, worker: 'sample-s21' };
    expect(textOf(await played.run('rig link', given))).toMatch(/Found: 1 worker, \d+ TH\/s/);
  });
});

describe('a linked rig', () => {
  it('has actual beside expected, with its noise and age, for its owner', async () => {
    await link({ worker: 'cellar' });
    const shown = fieldOf(
      await door.run('rig show', { rig: 'Cellar' }),
      'Actual, at solo.ckpool.org',
    );
    expect(shown).toMatch(/\*\*188 TH\/s\*\* over the last hour: 94.0% of 200 TH\/s \(.*±10.0%\)/);
    expect(shown).toMatch(
      /190 TH\/s over the last minutes · last share <t:\d+:R> · read <t:\d+:R>/,
    );
    expect(shown).toContain('Linked: solo.ckpool.org · cellar · `bc1qw5…f3t4`');
    const listed = fieldOf(await door.run('rig list'), 'Actual, by the pools');
    expect(listed).toMatch(
      /^Cellar: \*\*188 TH\/s\*\* of 200 TH\/s \(94.0% ±10.0%\), (just now|0 seconds)/,
    );
  });

  it('says so where nothing was seen', async () => {
    const [rig] = await door.ports.rigs.list('80351110224678912');
    if (!rig) throw new Error('no rig');
    const wanted = { userId: rig.userId, rigId: rig.id, pool: 'x', address: 'y', worker: '' };
    await door.ports.poolLinks.add({ ...wanted, createdAt: NOW }, undefined);
    const shown = fieldOf(await door.run('rig show', { rig: 'Cellar' }), 'Actual, at x');
    expect(shown).toMatch(/^Not shown by the pool yet/);
    expect(fieldOf(await door.run('rig list'), 'Actual, by the pools')).toBe(
      'Cellar: nothing seen yet',
    );
  });

  it('can be watched, and only then', async () => {
    const watch = (kind: string) => door.run('alerts add', { kind, rig: 'Cellar' });
    expect(await failureOf(watch('offline'))).toMatch(/No pool tells me of \*\*Cellar\*\* yet/);
    await link();
    expect(textOf(await watch('offline'))).toMatch(/Cellar goes offline.*next reading decides/s);
    await watch('low');
    const listed = textOf(await door.run('alerts list'));
    expect(listed).toMatch(/Cellar goes offline.*Cellar makes less than it should/s);
    expect(await failureOf(watch('low'))).toMatch(/You have that alert already/);
    const form = await door.open('alerts edit', { alert: '1' });
    expect(JSON.stringify(form)).toContain('cooldown');
    const misfit = door.run('alerts add', { kind: 'low', rig: 'Cellar', level: 5 });
    expect(await failureOf(misfit)).toMatch(/`level`/);
  });
});

describe('a better share, and a block', () => {
  const watch = (kind: string, who: Pick<typeof door, 'run'> = door) =>
    who.run('alerts add', { kind, rig: 'Cellar' });

  it('can be watched where a pool tells of shares, and elsewhere it is said why not', async () => {
    expect(await failureOf(watch('best'))).toMatch(/No pool tells me of \*\*Cellar\*\* yet/);
    await link({ pool: 'NiceHash' });
    for (const kind of ['best', 'block']) {
      expect(await failureOf(watch(kind))).toBe(
        '**Cellar** works for NiceHash, and they don’t tell how hard its shares are. Link it where shares are shown: `/rig link rig:Cellar pool:solo.ckpool.org address:…`.',
      );
    }
    expect(await failureOf(watch('block', door.as(GERMAN)))).toMatch(/arbeitet für NiceHash/);
    await link();
    expect(textOf(await watch('best'))).toMatch(
      /better share than ever.*once in 24 hours at most/s,
    );
    expect(textOf(await watch('block', door.as(GERMAN)))).toMatch(
      /Cellar findet einen Block.*Ocean/s,
    );
    expect(textOf(await door.run('alerts list'))).toMatch(/Cellar finds a block/);
    expect(await failureOf(watch('best'))).toMatch(/You have that alert already/);
    const misfit = door.run('alerts add', { kind: 'block', rig: 'Cellar', level: 5 });
    expect(await failureOf(misfit)).toMatch(/`level`/);
  });

  it('can be had more often', async () => {
    await link();
    await watch('best');
    const form = await door.open('alerts edit', { alert: '1' });
    const changed = await door.press(form.custom_id, { fields: { cooldown: '1', deliver: 'dm' } });
    expect(JSON.stringify(changed)).toContain('once in 1 hour at most');
    await watch('block');
    const { components } = await door.open('alerts edit', { alert: '2' });
    expect(components).toHaveLength(1);
  });

  it('is in /solo so far, against the difficulty', async () => {
    const best = {
      ...pools,
      ask: async () => ({ known: true, all: { bestShare: 91.8e6 }, workers: [] }),
    } as const;
    door = await frontDoor({ pools: best });
    await door.run('rig add', { rig: 'S21', name: 'Cellar' });
    const solo = (who: Pick<typeof door, 'run'> = door) => who.run('solo', { rig: 'Cellar' });
    expect(textOf(await solo())).not.toContain('Best share so far');
    await link();
    const said = 'Best share so far: **91.80 M**; a block takes one 1.53 million times as hard.';
    expect(textOf(await solo())).toContain(said);
    expect(textOf(await door.run('solo', { rig: 'Cellar', detail: 'full' }))).toContain(said);
    expect(textOf(await solo(door.as(GERMAN)))).toMatch(/Bester Share bisher: \*\*91,80 M\*\*/);
    expect(textOf(await door.run('solo', { rig: 'S21' }))).not.toContain('Best share so far');
  });
});

describe('/rig unlink', () => {
  it('forgets one link, or all of them', async () => {
    await link();
    await link({ worker: 'shed' });
    const [first] = await door.suggest('rig unlink', 'link', '', { rig: 'Cellar' });
    expect(first?.name).toBe('solo.ckpool.org · all workers · `bc1qw5…f3t4`');
    const given = { rig: 'Cellar', link: first?.value ?? '' };
    expect(textOf(await door.run('rig unlink', given))).toMatch(/^Forgotten: solo.*all workers/);
    expect(await failureOf(door.run('rig unlink', given))).toMatch(/has no such link/);
    expect(textOf(await door.run('rig unlink', { rig: 'Cellar' }))).toMatch(/shed/);
    expect(await failureOf(door.run('rig unlink', { rig: 'Cellar' }))).toMatch(/has no link/);
  });
});

it('says how the pools fare', async () => {
  expect(textOf(await door.run('status'))).toContain('Ocean');
});
