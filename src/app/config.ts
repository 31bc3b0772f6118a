import { isIP } from 'node:net';
import { distance } from 'fastest-levenshtein';
import { parse as parseCron, validate } from 'node-cron';
import * as z from 'zod';
import { type CoinId, coinCalled, coinIds } from '../coin/coins.ts';
import { parseEditions } from '../digest/edition.ts';
import { OperatorError } from '../errors.ts';
import { spotSourceIds } from '../market/sources/spot/spot-mappings.ts';
import { isCurrency } from '../money/currency.ts';
import { inOwnCurrency } from '../power/tariff.ts';
import { parseTariff } from '../power/tariff-text.ts';
import { shareOrPercent } from '../text/share-or-percent.ts';
import { DAY, HOUR, MINUTE } from '../time/seconds.ts';

/** The environment is wrong; the message names every problem, one a line. */
export class ConfigError extends OperatorError {
  override readonly name = 'ConfigError';
}

const OFF = 'off';

/** `https://host/path`, or `off`. */
const url = (byDefault: string) =>
  z
    .string()
    .default(byDefault)
    .transform((text, context) => {
      if (text === OFF) return undefined;
      const parsed = parseUrl(text);
      if (parsed === undefined) context.addIssue('must be an http(s) address, or "off"');
      return parsed;
    });

/** `http://user:password@host:3128`; the scheme may be left out. */
const proxyUrl = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined) return undefined;
    const parsed = parseUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
    if (parsed === undefined) {
      context.addIssue('must be the address of an HTTP proxy, such as http://proxy.example:3128');
    }
    return parsed;
  });

/** Several addresses, tried in that order. */
const urls = (byDefault: string) =>
  z
    .string()
    .default(byDefault)
    .transform((text, context) => {
      if (text === OFF) return [];
      const parsed = text.split(',').map((part) => parseUrl(part.trim()));
      const good = parsed.filter((one) => one !== undefined);
      if (good.length < parsed.length) {
        context.addIssue('must be http(s) addresses separated by commas, or "off"');
      }
      return good;
    });

/** Some of those names, separated by commas; all of them by default. */
const names = (known: readonly string[]) =>
  z
    .string()
    .default(known.join(','))
    .transform((text, context) => {
      if (text === OFF) return [];
      const wanted = text.split(',').map((name) => name.trim());
      if (wanted.some((name) => !known.includes(name))) {
        context.addIssue(`must be some of ${known.join(', ')} separated by commas, or "off"`);
      }
      return wanted;
    });

const SECONDS_BY_UNIT = new Map([
  ['s', 1],
  ['min', 60],
  ['m', MINUTE],
  ['h', HOUR],
  ['d', DAY],
]);

/** `90s`, `30min`, `6h`, `2d` → seconds. */
const duration = (byDefault: string) =>
  z
    .string()
    .default(byDefault)
    .transform((text, context) => {
      const match = /^(\d+(?:\.\d+)?)\s*(s|min|m|h|d)$/.exec(text);
      const seconds = Number(match?.[1]) * (SECONDS_BY_UNIT.get(match?.[2] ?? '') ?? Number.NaN);
      if (seconds > 0) return seconds;
      context.addIssue('must be a time such as 30min, 6h or 2d');
      return z.NEVER;
    });

const percent = (byDefault: string) =>
  z
    .string()
    .default(byDefault)
    .transform((text, context) => {
      const { percent: value } = shareOrPercent('fee', Number(text));
      if (value >= 0 && value < 100) return value / 100;
      context.addIssue('must be a percentage from 0 to below 100, such as 2');
      return z.NEVER;
    });

/** @param currency - What the operator counts in: says how much is too much, and what "kr" is. */
const tariff = (byDefault: string, currency: string | undefined) =>
  z
    .string()
    .default(byDefault)
    .transform((text, context) => {
      const parsed = parseTariff(text, currency);
      if (parsed.ok) return parsed.tariff;
      context.addIssue('must be a price per kWh such as 0.07, 7c or 0.28 EUR');
      return z.NEVER;
    });

/** Coins by their names, separated by commas. */
const coins = (byDefault: readonly CoinId[]) =>
  z
    .string()
    .default(byDefault.join(','))
    .transform((text, context) => {
      const called = text.split(',').map(coinCalled);
      const known = called.filter((coin) => coin !== undefined);
      if (known.length === called.length) return known;
      context.addIssue(`must be coins separated by commas, of ${byDefault.join(', ')}`);
      return z.NEVER;
    });

/** A port to listen on, or `off`. */
const optionalPort = z
  .string()
  .default(OFF)
  .transform((text, context) => {
    if (text === OFF) return undefined;
    const port = Number(text);
    if (/^\d+$/.test(text) && port <= 65_535) return port;
    context.addIssue('must be a port such as 9090, or "off"');
    return z.NEVER;
  });

const wholeNumber = (least: number, most: number, byDefault: number) => {
  const wanted = `must be a whole number from ${least} to ${most}, such as ${byDefault}`;
  return z
    .string()
    .regex(/^\d{1,5}$/, wanted)
    .transform(Number)
    .refine((number) => number >= least && number <= most, wanted)
    .default(byDefault);
};

const databaseUrl = (byDefault: string) =>
  z
    .string()
    .refine(
      isDatabaseUrl,
      `must be sqlite:FILE, such as ${byDefault}, or postgres://USER:PASSWORD@HOST/DATABASE`,
    )
    .default(byDefault);

const PACE_WANTED = 'must be a number above 0 and up to 60, such as 6';

/** Minutes between two looks at the market: one may fail before an hour is over. */
const LONGEST_PAUSE = 30;

/** Minutes, at most, between two moments that a cron expression means; a day where it isn't hourly. */
function longestPause(expression: string): number {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parseCron(expression);
  const isHourly =
    hour.length === 24 && dayOfMonth.length >= 31 && month.length === 12 && dayOfWeek.length >= 7;
  if (!isHourly) return 24 * 60;
  const [first = 0] = minute;
  return Math.max(...minute.map((at, index) => (minute[index + 1] ?? first + 60) - at));
}

/** A number of shards, or as many as Discord recommends. */
const shardCount = z
  .string()
  .default('auto')
  .transform((text, context) => {
    if (text === 'auto') return 'auto' as const;
    const count = Number(text);
    if (/^\d{1,4}$/.test(text) && count >= 1) return count;
    context.addIssue('must be "auto", or a whole number from 1 to 9999');
    return z.NEVER;
  });

const address = z
  .string()
  .refine(
    (text) => isIP(text) !== 0 || text === 'localhost',
    'must be an address of this machine such as 127.0.0.1, or 0.0.0.0 for all it has',
  )
  .default('127.0.0.1');

const ROLES = ['all', 'web', 'worker'] as const;
const WAYS = ['gateway', 'http'] as const;

/** Digests of the operator's to follow, `300000000000000012:de:EUR:9:Europe/Berlin`. */
const editionList = z
  .string()
  .default('')
  .transform((text, context) => {
    const read = parseEditions(text);
    if (read.ok) return read.editions;
    context.addIssue(read.problem);
    return z.NEVER;
  });

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/**
 * Every variable that we read, with its default and what it is for. `.env.example` and docs/OPERATIONS.md
 * list the same ones; a test holds them against this table.
 *
 * @param currency - The value of DEFAULT_CURRENCY, by which another one is read.
 */
const variables = (currency?: string) => ({
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_SHARDS: shardCount,
  DISCORD_REQUESTS_PER_SECOND: wholeNumber(1, 10_000, 50),
  DISCORD_INTERACTIONS: z.enum(WAYS, `must be one of ${WAYS.join(', ')}`).default('gateway'),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(
      /^[\da-f]{64}$/i,
      'must be the 64 hexadecimal digits that the portal shows under General Information',
    )
    .optional(),
  WEB_HOST: address,
  WEB_PORT: wholeNumber(0, 65_535, 8080),
  ROLE: z.enum(ROLES, `must be one of ${ROLES.join(', ')}`).default('all'),
  DATABASE_URL: databaseUrl('sqlite:./data/hashbell.db'),
  DEFAULT_CURRENCY: z
    .string()
    .refine(isCurrency, 'must be the code of a currency that we have rates for, such as USD')
    .default('USD'),
  DEFAULT_ELECTRICITY: tariff('0.07 USD', currency),
  DEFAULT_POOL_FEE: percent('2'),
  MEMPOOL_URL: urls(
    'https://mempool.space/api,https://bitview.space/api,https://mempool.emzy.de/api',
  ),
  BITCOIND_RPC_URL: url(OFF),
  ESPLORA_URL: url('https://blockstream.info/api'),
  KRAKEN_URL: url('https://api.kraken.com'),
  COINBASE_URL: url('https://api.coinbase.com'),
  BITSTAMP_URL: url('https://www.bitstamp.net'),
  BITFINEX_URL: url('https://api-pub.bitfinex.com'),
  FRANKFURTER_URL: url('https://api.frankfurter.dev'),
  CKPOOL_URLS: urls('https://solo.ckpool.org,https://eusolo.ckpool.org,https://ausolo.ckpool.org'),
  PUBLIC_POOL_URLS: urls('https://public-pool.io:40557'),
  OCEAN_URL: url('https://api.ocean.xyz'),
  NICEHASH_URL: url('https://api2.nicehash.com'),
  POOL_REQUESTS_PER_SECOND: wholeNumber(1, 100, 5),
  COINS: coins(coinIds),
  LITECOINSPACE_URL: url('https://litecoinspace.org/api'),
  KASPA_URL: url('https://api.kaspa.org'),
  WHATTOMINE_URL: url('https://whattomine.com'),
  BCH_RPC_URL: url(OFF),
  LTC_RPC_URL: url(OFF),
  DOGE_RPC_URL: url(OFF),
  SPOT_SOURCES: names(spotSourceIds),
  MARKET_CRON: z
    .string()
    .refine(validate, {
      error: 'must be a cron expression such as * * * * * (each minute)',
      abort: true,
    })
    .refine(
      (expression) => longestPause(expression) <= LONGEST_PAUSE,
      `must say at least every ${LONGEST_PAUSE} minutes, day and night, such as * * * * * (each minute): after an hour without data no alert about a level is told`,
    )
    .default('* * * * *'),
  MARKET_MAX_AGE: duration('6h'),
  MIN_PRICE_SOURCES: wholeNumber(1, 9, 2),
  DM_OPEN_PER_MINUTE: z.coerce
    .number(PACE_WANTED)
    .positive(PACE_WANTED)
    .max(60, PACE_WANTED)
    .default(6),
  EDITIONS: editionList,
  CONTACT: z
    .string()
    // It goes into a header.
    .regex(/^[^\p{Cc}]*$/u, 'must be one line without control characters, such as ops@example.org')
    .optional(),
  OWNER_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'must be the number of your Discord account, such as 80351110224678912')
    .optional(),
  MINERS: z.string().default(''),
  MINERS_FILE: z.string().optional(),
  DISCORD_API_URL: url('https://discord.com/api'),
  HTTPS_PROXY: proxyUrl,
  HTTP_PROXY: proxyUrl,
  NO_PROXY: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  HTTP_HOST: address,
  HTTP_PORT: optionalPort,
  PLAYGROUND_DATABASE_URL: databaseUrl('sqlite:./data/playground.db'),
  PLAYGROUND_PORT: wholeNumber(0, 65_535, 8377),
});

export const variableNames: readonly string[] = Object.keys(variables());

export type Config = ReturnType<typeof loadConfig>;

/**
 * @param env - `process.env`, or what a test says; an empty value is as good as none.
 * @throws ConfigError naming every variable that is wrong.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(
    variableNames.map((name) => {
      // Those are written in small letters as well, by custom: these count first.
      const small = name.endsWith('_PROXY') ? env[name.toLowerCase()]?.trim() : undefined;
      return [name, small || env[name]?.trim() || undefined];
    }),
  );
  const result = z.object(variables(given['DEFAULT_CURRENCY'])).safeParse(given);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'),
    );
  }
  const values = result.data;
  const { ROLE: role } = values;
  const isWeb = role === 'web' || (role === 'all' && values.DISCORD_INTERACTIONS === 'http');
  const problems = [
    ...(role !== 'all' && values.DATABASE_URL.startsWith('sqlite:')
      ? [`ROLE ${role} needs PostgreSQL, where processes agree: set DATABASE_URL to postgres://…`]
      : []),
    ...(isWeb && values.DISCORD_PUBLIC_KEY === undefined
      ? ['DISCORD_PUBLIC_KEY is missing: interactions that come over HTTP are checked by it']
      : []),
  ];
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return {
    role,
    discord: {
      token: values.DISCORD_TOKEN,
      apiUrl: values.DISCORD_API_URL,
      shards: values.DISCORD_SHARDS,
      /** Requests that Discord allows the bot in a second. */
      requestsPerSecond: values.DISCORD_REQUESTS_PER_SECOND,
      /** The way on which interactions come to this process, if any do. */
      hears: role === 'worker' ? undefined : isWeb ? ('http' as const) : ('gateway' as const),
      publicKey: values.DISCORD_PUBLIC_KEY,
    },
    web: { host: values.WEB_HOST, port: values.WEB_PORT },
    databaseUrl: values.DATABASE_URL,
    defaults: {
      currency: values.DEFAULT_CURRENCY,
      tariff: inOwnCurrency(values.DEFAULT_ELECTRICITY, values.DEFAULT_CURRENCY),
      poolFee: values.DEFAULT_POOL_FEE,
    },
    market: {
      mempoolUrls: values.MEMPOOL_URL,
      bitcoindRpcUrl: values.BITCOIND_RPC_URL,
      esploraUrl: values.ESPLORA_URL,
      krakenUrl: values.KRAKEN_URL,
      coinbaseUrl: values.COINBASE_URL,
      bitstampUrl: values.BITSTAMP_URL,
      bitfinexUrl: values.BITFINEX_URL,
      frankfurterUrl: values.FRANKFURTER_URL,
      coins: values.COINS,
      elsewhere: {
        nodeUrls: {
          BCH: values.BCH_RPC_URL,
          LTC: values.LTC_RPC_URL,
          DOGE: values.DOGE_RPC_URL,
        },
        explorerUrls: { mempool: values.LITECOINSPACE_URL, kaspa: values.KASPA_URL },
        whatToMineUrl: values.WHATTOMINE_URL,
      },
      /** Seconds. */
      maxAge: values.MARKET_MAX_AGE,
      spotSources: values.SPOT_SOURCES,
      contact: values.CONTACT,
    },
    pools: {
      ckpoolUrls: values.CKPOOL_URLS,
      publicPoolUrls: values.PUBLIC_POOL_URLS,
      oceanUrl: values.OCEAN_URL,
      niceHashUrl: values.NICEHASH_URL,
      requestsPerSecond: values.POOL_REQUESTS_PER_SECOND,
    },
    proxy: { https: values.HTTPS_PROXY, http: values.HTTP_PROXY, except: values.NO_PROXY },
    marketCron: values.MARKET_CRON,
    alerts: {
      minPriceSources: values.MIN_PRICE_SOURCES,
      dmOpenPerMinute: values.DM_OPEN_PER_MINUTE,
    },
    editions: values.EDITIONS,
    miners: {
      /** Ids of the people who see them. */
      owners: (values.OWNER_ID === undefined ? [] : [values.OWNER_ID]) as readonly string[],
      machines: values.MINERS,
      file: values.MINERS_FILE,
    },
    logLevel: values.LOG_LEVEL,
    http: { host: values.HTTP_HOST, port: values.HTTP_PORT },
    playground: {
      databaseUrl: values.PLAYGROUND_DATABASE_URL,
      port: values.PLAYGROUND_PORT,
    },
  };
}

/** One wrong, one too many, one missing, or two swapped. */
const SLIPS = 2;

/** Variables that nobody reads and whose names are like one of ours, with that one: probably typos. */
export function mistypedNames(
  env: Readonly<Record<string, string | undefined>>,
): readonly { readonly name: string; readonly meant: string }[] {
  return Object.keys(env).flatMap((name) => {
    if (variableNames.includes(name)) return [];
    const meant = variableNames.find((ours) => ours.length > 6 && distance(name, ours) <= SLIPS);
    return meant === undefined || env[meant] !== undefined ? [] : [{ name, meant }];
  });
}

function isDatabaseUrl(text: string): boolean {
  return /^sqlite:./.test(text) || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text));
}

function parseUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}
