import { describe, expect, it } from 'vitest';
import type { Provider } from '../../src/http/provider.ts';
import { ckpool } from '../../src/pool/sources/ckpool.ts';
import { niceHash } from '../../src/pool/sources/nicehash.ts';
import { ocean } from '../../src/pool/sources/ocean.ts';
import { publicPool } from '../../src/pool/sources/public-pool.ts';
import { failureOf } from '../support/failure-of.ts';
import { providerThatAnswers, type Reply, recorded } from '../support/provider-network.ts';

const ADDRESS = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const NOW = 1_791_193_200;

const kinds = [
  ['CKPool', ckpool, 'ckpool-user.json'],
  ['public-pool', publicPool, 'public-pool-client.json'],
  ['Ocean', (provider: Provider) => ocean(provider, () => NOW), 'ocean-userinfo.json'],
  ['NiceHash', niceHash, 'nicehash-rigs.json'],
] as const;

const json = (name: string) => JSON.parse(recorded(name));
const asked = (kind: (provider: Provider) => ReturnType<typeof ckpool>, reply: Reply) =>
  kind(providerThatAnswers(reply)).ask(ADDRESS);

describe.each(kinds)('%s', (_, kind, name) => {
  it.each([
    ['{}', /expected|Invalid/],
    ['[]', /expected|Invalid/],
    ['null', /expected|Invalid/],
    [recorded(name).slice(0, -20), /not JSON/],
  ])('has no answer in %s', async (body, problem) => {
    expect(await failureOf(asked(kind, { body }))).toMatch(problem);
  });

  it('says that it is broken, without the address', async () => {
    expect(await failureOf(asked(kind, { status: 500, body: ADDRESS }))).toBe('X: HTTP 500');
    const elsewhere = { status: 301, headers: { location: `https://y.test/u/${ADDRESS}` } };
    const failure = await failureOf(asked(kind, elsewhere));
    expect(failure).toMatch(/HTTP 301/);
    expect(failure).not.toContain(ADDRESS);
  });
});

describe.each(kinds.filter(([name]) => name !== 'Ocean'))('%s', (_, kind) => {
  it('has never seen an address that it doesn’t find', async () => {
    expect(await asked(kind, { status: 404, body: 'not found' })).toEqual({ known: false });
  });
});

describe('CKPool', () => {
  it('tells what an address and its workers do', async () => {
    expect(await asked(ckpool, { body: recorded('ckpool-user.json') })).toEqual({
      known: true,
      all: {
        minute: 1.31e12,
        fiveMinutes: 1.18e12,
        hour: 1.21e12,
        lastShareAt: NOW - 50,
        bestShare: 412_933_120.5,
      },
      workers: [
        {
          name: 'cellar',
          minute: 1.31e12,
          fiveMinutes: 1.18e12,
          hour: 1.21e12,
          lastShareAt: NOW - 50,
          bestShare: 412_933_120.5,
        },
        // A small miner that works, and shows 0.
        {
          name: '',
          minute: 0,
          fiveMinutes: 0,
          hour: 74_800,
          lastShareAt: NOW - 180,
          bestShare: 12.5,
        },
      ],
    });
  });

  it('has the best share since ever, or since the last block where it tells that alone', async () => {
    const { bestever: _, ...older } = json('ckpool-user.json');
    const answer = await asked(ckpool, { body: { ...older, bestshare: '7.5' } });
    expect(answer.known && answer.all.bestShare).toBe(7.5);
    const broken = { ...json('ckpool-user.json'), bestever: 1e22 };
    expect(await failureOf(asked(ckpool, { body: broken }))).toMatch(/bestever/);
  });

  it('says when it last counted, whether it breaks its lines or not', async () => {
    const status = recorded('ckpool-status.txt');
    for (const body of [status, status.replaceAll('\n', ' ')]) {
      expect(await ckpool(providerThatAnswers({ body })).countedAt?.()).toBe(NOW - 20);
    }
    const none = ckpool(providerThatAnswers({ body: '<html>' }));
    expect(await failureOf(none.countedAt?.() ?? Promise.resolve())).toMatch(/lastupdate/);
  });

  it.each(['-1G', '1e30', '99999Z', 'soon'])('has no hashrate of %s', async (hashrate5m) => {
    const body = { ...json('ckpool-user.json'), hashrate5m };
    expect(await failureOf(asked(ckpool, { body }))).toMatch(/hashrate5m/);
  });

  it('has never had a share at 0', async () => {
    const body = { ...json('ckpool-user.json'), lastshare: 0 };
    const answer = await asked(ckpool, { body });
    expect(answer.known && answer.all.lastShareAt).toBeUndefined();
  });
});

describe('public-pool', () => {
  it('adds up the connections of a name', async () => {
    const answer = await asked(publicPool, { body: recorded('public-pool-client.json') });
    expect(answer).toMatchObject({
      known: true,
      all: { fiveMinutes: 4.31e12, hour: 4.28e12, lastShareAt: 1_791_193_160, interval: 10 },
      workers: [
        { name: 'bitaxe', fiveMinutes: 1.15e12, lastShareAt: 1_791_193_160 },
        { name: 'nano', fiveMinutes: 3.2e12, lastShareAt: 1_791_193_140 },
      ],
    });
  });

  it('has the best share of the address, and of connections', async () => {
    const body = { ...json('public-pool-client.json'), bestDifficulty: 9e9 };
    expect(await asked(publicPool, { body })).toMatchObject({
      all: { bestShare: 9e9 },
      workers: [{ bestShare: 51_230_000.12 }, { bestShare: 210_000.5 }],
    });
  });

  it('counts no shares on one’s own server', async () => {
    const { accounting: _, ...body } = json('public-pool-client.json');
    const answer = await asked(publicPool, { body });
    expect(answer).toMatchObject({ known: true, all: { fiveMinutes: 4.35e12 } });
    expect(answer.known && answer.all.hour).toBeUndefined();
  });

  it('knows nobody without workers', async () => {
    const body = { ...json('public-pool-client.json'), workers: [], workersCount: 0 };
    expect(await asked(publicPool, { body })).toEqual({ known: false });
  });
});

describe('Ocean', () => {
  const at = (now: number, reply: Reply) =>
    ocean(providerThatAnswers(reply), () => now).ask(ADDRESS);

  it('tells what an address and its workers do', async () => {
    expect(await at(NOW, { body: recorded('ocean-userinfo.json') })).toMatchObject({
      known: true,
      all: { fiveMinutes: 1.98e14, hour: 2.01e14, lastShareAt: NOW - 65 },
      workers: [
        { name: 'cellar01', minute: 2.11e14, fiveMinutes: 1.98e14, lastShareAt: NOW - 60 },
        { name: 'cellar02', minute: 0 },
      ],
    });
  });

  it.each([200, 400, 404])('has no user, with HTTP %d', async (status) => {
    const reply = { status, body: recorded('ocean-no-user.json') };
    expect(await at(NOW, reply)).toEqual({ known: false });
  });

  it('says other errors, and when it is out of date', async () => {
    expect(await failureOf(at(NOW, { body: { error: 'database is down' } }))).toBe(
      'X: database is down',
    );
    const old = at(NOW + 7_200, { body: recorded('ocean-userinfo.json') });
    expect(await failureOf(old)).toMatch(/over an hour old/);
  });
});

describe('NiceHash', () => {
  it('tells what rigs do that mine Bitcoin', async () => {
    const answer = await asked(niceHash, { body: recorded('nicehash-rigs.json') });
    expect(answer).toMatchObject({
      known: true,
      all: { fiveMinutes: 1.045e14, lastShareAt: 1_791_193_100 },
      workers: [
        { name: 'shed', fiveMinutes: 1.045e14, lastShareAt: 1_791_193_100 },
        { name: 'new', fiveMinutes: 0 },
        { name: 'old', fiveMinutes: 0 },
      ],
    });
    expect(answer.known && answer.workers[0]?.interval).toBeCloseTo(20.55, 2);
    expect(answer.known && answer.workers[1]?.lastShareAt).toBeUndefined();
  });

  it('turns its pages', async () => {
    const [first] = json('nicehash-rigs.json').miningRigs;
    const provider = providerThatAnswers(({ path }) => {
      const page = Number(/page=(\d+)/.exec(path)?.[1]);
      const miningRigs = [{ ...first, name: `rig ${page}` }];
      return { body: { miningRigs, pagination: { totalPageCount: 3 } } };
    });
    const answer = await niceHash(provider).ask(ADDRESS);
    expect(answer.known && answer.workers.map(({ name }) => name)).toEqual([
      'rig 0',
      'rig 1',
      'rig 2',
    ]);
  });
});
