import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, mistypedNames, variableNames } from '../src/app/config.ts';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

describe('loadConfig', () => {
  it('needs nothing', () => {
    const config = loadConfig({});
    expect(config.databaseUrl).toBe('sqlite:./data/hashbell.db');
    expect(config.defaults).toEqual({
      currency: 'USD',
      tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' },
      poolFee: 0.02,
    });
    expect(config.market.maxAge).toBe(6 * 3_600);
    expect(config.market.mempoolUrls.map((url) => url.hostname)).toEqual([
      'mempool.space',
      'bitview.space',
      'mempool.emzy.de',
    ]);
    expect(config.market.bitcoindRpcUrl).toBeUndefined();
  });

  it('takes a share for the pool fee, as in a command', () => {
    expect(loadConfig({ DEFAULT_POOL_FEE: '0.015' }).defaults.poolFee).toBe(0.015);
    expect(loadConfig({ DEFAULT_POOL_FEE: '1.5' }).defaults.poolFee).toBe(0.015);
  });

  it('knows whose machines are in the house', () => {
    expect(loadConfig({}).miners).toEqual({ owners: [], machines: '', file: undefined });
    const { owners, machines } = loadConfig({
      OWNER_ID: '80351110224678912',
      MINERS: 'Cellar=axeos:192.168.1.21',
    }).miners;
    expect(owners).toEqual(['80351110224678912']);
    expect(machines).toBe('Cellar=axeos:192.168.1.21');
  });

  it('takes an empty value as none', () => {
    expect(loadConfig({ DISCORD_TOKEN: ' ' }).discord.token).toBeUndefined();
  });

  it('knows names that are nearly ours', () => {
    expect(mistypedNames({ DEFAULT_CURENCY: 'EUR', HOME: '/', LOGLEVEL: 'warn' })).toEqual([
      { name: 'DEFAULT_CURENCY', meant: 'DEFAULT_CURRENCY' },
      { name: 'LOGLEVEL', meant: 'LOG_LEVEL' },
    ]);
    expect(mistypedNames({ KRAKEN_URLS: 'x', KRAKEN_URL: 'y' })).toEqual([]);
    expect(mistypedNames({ MEMPOOL_URL: 'x', PATH: 'y', LC_ALL: 'C' })).toEqual([]);
  });

  it('reads a tariff and its currency', () => {
    expect(loadConfig({ DEFAULT_ELECTRICITY: '0,28 EUR' }).defaults.tariff).toEqual({
      kind: 'flat',
      perKwh: 0.28,
      currency: 'EUR',
    });
    expect(
      loadConfig({ DEFAULT_ELECTRICITY: '0.28', DEFAULT_CURRENCY: 'EUR' }).defaults.tariff,
    ).toEqual({ kind: 'flat', perKwh: 0.28, currency: 'EUR' });
  });

  it.each([
    ['JPY', '30', { kind: 'flat', perKwh: 30, currency: 'JPY' }],
    ['JPY', undefined, { kind: 'flat', perKwh: 0.07, currency: 'USD' }],
    ['SEK', '1.5 kr', { kind: 'flat', perKwh: 1.5, currency: 'SEK' }],
    ['USD', '¥30', { kind: 'flat', perKwh: 30, currency: 'JPY' }],
  ])('reads a tariff as somebody who counts in %s writes it: %s', (currency, text, tariff) => {
    const { defaults } = loadConfig({ DEFAULT_CURRENCY: currency, DEFAULT_ELECTRICITY: text });
    expect(defaults).toMatchObject({ currency, tariff });
  });

  it.each([
    [{ DATABASE_URL: 'mysql://host/db' }, /^DATABASE_URL must be sqlite:FILE/],
    [{ DATABASE_URL: './data/x.db', MARKET_CRON: 'x' }, /^DATABASE_URL .*\nMARKET_CRON /],
    [{ MARKET_CRON: '0 * * * *' }, /^MARKET_CRON must say at least every 30 minutes/],
    [{ MARKET_CRON: '*/45 * * * *' }, /^MARKET_CRON must say/],
    [{ MARKET_CRON: '*/5 8-18 * * *' }, /^MARKET_CRON must say/],
    [{ MARKET_CRON: '* * * * MON-FRI' }, /^MARKET_CRON must say/],
    [{ MARKET_CRON: '* * L * *' }, /^MARKET_CRON must say/],
    [{ ROLE: 'boss' }, /^ROLE must be one of all, web, worker$/],
    [{ ROLE: 'worker' }, /^ROLE worker needs PostgreSQL, .* DATABASE_URL/],
    [{ ROLE: 'web' }, /^ROLE web needs PostgreSQL.*\nDISCORD_PUBLIC_KEY is missing/],
    [{ DISCORD_INTERACTIONS: 'http' }, /^DISCORD_PUBLIC_KEY is missing/],
    [{ DISCORD_INTERACTIONS: 'mail' }, /^DISCORD_INTERACTIONS must be one of gateway, http$/],
    [{ DISCORD_PUBLIC_KEY: 'abc' }, /^DISCORD_PUBLIC_KEY must be the 64 hexadecimal digits/],
    [{ DISCORD_SHARDS: '0' }, /^DISCORD_SHARDS must be "auto", or a whole number/],
    [{ DISCORD_REQUESTS_PER_SECOND: 'x' }, /^DISCORD_REQUESTS_PER_SECOND must be a whole/],
    [{ OWNER_ID: 'me' }, /^OWNER_ID must be the number of your Discord account/],
    [{ HTTP_HOST: 'here' }, /^HTTP_HOST must be an address of this machine such as 127\.0\.0\.1/],
    [{ HTTP_HOST: '127.0.0.1:9090' }, /^HTTP_HOST must be/],
    [{ HTTP_HOST: '*' }, /^HTTP_HOST must be/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of trace, debug, info/],
    [{ PLAYGROUND_PORT: '80.5' }, /^PLAYGROUND_PORT must be a whole number from 0 to 65535/],
    [{ PLAYGROUND_PORT: '70000' }, /^PLAYGROUND_PORT must be a whole number from 0 to 65535/],
    [{ CONTACT: 'me\r\nX-Evil: 1' }, /^CONTACT must be one line/],
    [{ DEFAULT_CURRENCY: 'XYZ' }, /^DEFAULT_CURRENCY must be .*USD/],
    [{ DEFAULT_CURRENCY: 'usd' }, /^DEFAULT_CURRENCY must be/],
    [{ DEFAULT_ELECTRICITY: '30' }, /^DEFAULT_ELECTRICITY must be/],
    [{ DEFAULT_CURRENCY: 'JPY', DEFAULT_ELECTRICITY: '9999' }, /^DEFAULT_ELECTRICITY must be/],
    [
      { DEFAULT_CURRENCY: 'XYZ', DEFAULT_ELECTRICITY: 'cheap', KRAKEN_URL: 'x' },
      /^DEFAULT_CURRENCY .*\nDEFAULT_ELECTRICITY .*\nKRAKEN_URL /,
    ],
  ])('refuses %j', (env, problem) => {
    expect(() => loadConfig(env)).toThrow(ConfigError);
    expect(() => loadConfig(env)).toThrow(problem);
  });

  it.each(['*/30 * * * *', '5,35 * * * *', '*/10 * * * * *', '* * * * 0-7'])(
    'takes %s as often enough',
    (expression) => {
      expect(loadConfig({ MARKET_CRON: expression }).marketCron).toBe(expression);
    },
  );

  it.each(['0.0.0.0', '::', '::1', 'localhost'])('listens to the operator on %s', (host) => {
    expect(loadConfig({}).http).toEqual({ host: '127.0.0.1', port: undefined });
    expect(loadConfig({ HTTP_HOST: host, HTTP_PORT: '9090' }).http).toEqual({ host, port: 9090 });
  });

  it('knows how people’s commands arrive, by what the process does', () => {
    const common = {
      DATABASE_URL: 'postgres://me:x@db.test/bell',
      DISCORD_PUBLIC_KEY: 'aB'.repeat(32),
    };
    const hears = (env: Readonly<Record<string, string>>) =>
      loadConfig({ ...common, ...env }).discord.hears;
    expect(hears({})).toBe('gateway');
    expect(hears({ DISCORD_INTERACTIONS: 'http' })).toBe('http');
    expect(hears({ ROLE: 'web' })).toBe('http');
    expect(hears({ ROLE: 'worker' })).toBeUndefined();
    expect(loadConfig({ DISCORD_SHARDS: '16' }).discord.shards).toBe(16);
  });

  it('turns a source off', () => {
    const config = loadConfig({ MEMPOOL_URL: 'off', KRAKEN_URL: 'off' });
    expect(config.market.mempoolUrls).toEqual([]);
    expect(config.market.krakenUrl).toBeUndefined();
  });

  it('names every problem at once', () => {
    const load = () =>
      loadConfig({
        KRAKEN_URL: 'kraken',
        MARKET_MAX_AGE: '6',
        DEFAULT_POOL_FEE: '100',
        MARKET_CRON: 'often',
      });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/KRAKEN_URL must be .*\n?/);
    expect(load).toThrow(/MARKET_MAX_AGE must be a time such as 30min/);
    expect(load).toThrow(/MARKET_CRON must be a cron/);
    expect(load).toThrow(/DEFAULT_POOL_FEE must be a percentage/);
  });
});

describe('.env.example', () => {
  // A line that would take the place of what the container sets is there as a remark.
  const lines = read('.env.example')
    .split('\n')
    .filter((line) => /^#?[A-Z_]+=/.test(line))
    .map((line) => line.replace('#', ''));
  const example = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

  it('lists the variables that are read, and no others', () => {
    expect(Object.keys(example).sort()).toEqual([...variableNames].sort());
  });

  it('shows the defaults', () => {
    expect(loadConfig(example)).toEqual(loadConfig({}));
  });
});

describe('docs/OPERATIONS.md', () => {
  it('explains the variables that are read, and no others', () => {
    const names = [...read('docs/OPERATIONS.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(
      ([, name]) => name,
    );
    expect(names.sort()).toEqual([...variableNames].sort());
  });

  it('names the address that the operator’s port is on', () => {
    expect(read('docs/OPERATIONS.md')).toMatch(/^\| `HTTP_HOST` \| `127\.0\.0\.1` \|/m);
  });
});

it('sets in compose.yaml what is read, with one process of each role to spare', () => {
  const compose = read('docs/compose.yaml');
  const ours = [...compose.matchAll(/^ {2}([A-Z_]+):|[{,] ([A-Z_]+):/gm)].flatMap(
    ([, block, inline]) => [block, inline].filter((name) => name !== undefined),
  );
  expect(ours).toContain('ROLE');
  expect(ours.filter((name) => !variableNames.includes(name))).toEqual([]);
  expect(compose.match(/ROLE: web\b/g)).toHaveLength(2);
  expect(compose.match(/ROLE: worker\b/g)).toHaveLength(2);
});
