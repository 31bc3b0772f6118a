import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { callables } from '../../src/discord/command.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { createRouter } from '../../src/discord/interactions/router.ts';
import type { Ports } from '../../src/discord/services.ts';
import { sampleMarket } from '../../src/market/sources/sample/sample-network.ts';
import { routerTexts } from '../../src/message/router-texts.ts';
import type { Asked } from '../support/discord/exchange.ts';
import { type LocalDiscord, startLocalDiscord } from '../support/discord/local-discord.ts';
import { type LogLine, logLines } from '../support/discord/log-lines.ts';
import { BOB } from '../support/discord/people.ts';
import { probePorts } from '../support/discord/probe-router.ts';
import { customIdBelow } from './connected-bot.ts';

/** Our own commands, from Discord's end to the answer that stands in the channel. */
async function openHashbell(ports: Ports = probePorts()) {
  const discord = await startLocalDiscord();
  const { log, lines } = logLines();
  const router = createRouter({ commands, ports, log, texts: routerTexts });
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    router,
    commands,
    log,
    onFatal: () => {},
  });
  const close = async () => {
    await connection.stop();
    await discord.close();
  };
  return { discord, lines, close };
}

/** One of its own for a test. */
async function hashbell() {
  const bot = await openHashbell();
  onTestFinished(bot.close);
  return bot;
}

/** One for all tests of a group: most of the time goes into its start. */
function hashbellForAll(ports?: Ports) {
  let bot: Awaited<ReturnType<typeof openHashbell>>;
  beforeAll(async () => {
    bot = await openHashbell(ports);
  });
  afterAll(() => bot.close());
  const seen = new Set<object>();
  /** @returns What went wrong since it was last asked. */
  const faults = () => {
    const isFault = ({ level }: LogLine) => level === 'error' || level === 'warn';
    const all = [...bot.discord.violations, ...bot.lines.filter(isFault)];
    const news = all.filter((fault) => !seen.has(fault));
    for (const fault of news) seen.add(fault);
    return news;
  };
  return { people: () => bot.discord.people, faults };
}

/** All the words of an answer. */
async function words(asked: Asked): Promise<string> {
  const { message } = await asked.finished;
  return JSON.stringify(message?.content);
}

const ask = (discord: LocalDiscord, rig: string, more = {}) =>
  discord.people.slash('profit', { rig, ...more });

describe('/profit', () => {
  it('is answered at once, in one message for the channel', async () => {
    const { discord, lines } = await hashbell();
    const { first, message } = await ask(discord, '120TH 3000W').finished;
    expect(first.type).toBe(4);
    expect(message).toMatchObject({ ephemeral: false });
    expect(message?.content.embeds).not.toHaveLength(0);
    const text = JSON.stringify(message?.content);
    expect(text).toContain('120 TH/s');
    expect(text).toContain('Sample data of ');
    expect(discord.violations).toEqual([]);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('can be adjusted by the one who asked', async () => {
    const { discord } = await hashbell();
    const { message } = await ask(discord, '120TH 3000W').finished;
    const opened = await discord.people.press(message, customIdBelow(message, 'adjust')).finished;
    expect(opened.first.type).toBe(9);
    const adjusted = discord.people.submit(opened, { electricity: '0.05' });
    expect(await words(adjusted)).toContain('(you: $0.05)');
    expect((await adjusted.finished).message?.id).toBe(message?.id);
    expect(discord.violations).toEqual([]);
  });

  it('cannot be adjusted by somebody else', async () => {
    const { discord } = await hashbell();
    const { message } = await ask(discord, '120TH 3000W').finished;
    const press = discord.people.press(message, customIdBelow(message, 'adjust'), undefined, {
      user: BOB,
    });
    expect((await press.finished).message).toMatchObject({ ephemeral: true });
    expect(discord.violations).toEqual([]);
  });

  it('refuses with a sentence for the caller alone', async () => {
    const { discord } = await hashbell();
    const { message } = await ask(discord, '120TH').finished;
    expect(message).toMatchObject({ ephemeral: true });
    expect(message?.content.content).toMatch(/W/);
  });

  it.each(['120TH 3000W', 's21', 'S19', '2x', '@everyone', ''])(
    'suggests what can be asked: %j',
    async (text) => {
      const { discord } = await hashbell();
      const typed = await discord.people.type('profit', { option: 'rig', text }).finished;
      if (typed.first.type !== 8) throw new Error('not suggestions');
      for (const { name, value } of typed.first.data.choices.slice(0, 3)) {
        const byValue = await ask(discord, String(value)).finished;
        const byName = await ask(discord, name).finished;
        expect(byName.message?.content.embeds).toEqual(byValue.message?.content.embeds);
        expect(byValue.message).toMatchObject({ ephemeral: false });
      }
      expect(discord.violations).toEqual([]);
    },
  );
});

it('suggests on the terms that are filled in', async () => {
  const { discord } = await hashbell();
  const others = { electricity: '0.30', fee: 1.5, currency: 'EUR' };
  const typing = { option: 'rig', text: '120TH 3000W', others };
  const { first } = await discord.people.type('profit', typing).finished;
  const name = first.type === 8 ? first.data.choices[0]?.name : undefined;
  const [, profit = ''] = name?.split('→ ') ?? [];
  expect(profit).toMatch(/^−€/);
  const asked = discord.people.slash('profit', { rig: '120TH 3000W', ...others });
  // A minus stays with its amount.
  expect((await words(asked)).replaceAll('\u2060', '')).toContain(profit);
});

const places = ['guild', 'dm'] as const;
const languages = ['en-US', 'de', 'ja'] as const;
/** Not everybody is shown everything. */
const rights = PermissionFlagsBits.ManageGuild;
const questions = places.flatMap((place) => languages.map((locale) => ({ place, locale, rights })));

/** Everything that can be called, with what it needs. */
const calls = callables(commands).map(({ name, options }) => {
  const needed: Readonly<Record<string, Parameters<LocalDiscord['people']['slash']>[1]>> = {
    profit: { rig: 'S21 Pro x 3', price: 50_000 },
    'rig add': { rig: 'S21 Pro' },
    'rig import': { file: { file: 'rigs.csv', text: 'rig\nS21' } },
  };
  const required = Object.keys(options).filter((option) => options[option]?.required);
  const fallback = Object.fromEntries(required.map((option) => [option, '1']));
  return [name, needed[name] ?? fallback] as const;
});

describe.each(questions)('in a $place, in $locale', (seat) => {
  const { people, faults } = hashbellForAll();

  it.each(calls)('/%s keeps within Discord’s limits', async (name, options) => {
    const { message } = await people().slash(name, options, seat).finished;
    expect(message?.content.allowed_mentions).toEqual({ parse: [] });
    expect(faults()).toEqual([]);
  });
});

describe('without any market data', () => {
  const nothing = {
    ...sampleMarket(),
    reading: () => ({ coin: 'BTC', at: 0, origin: 'live' }) as const,
  };
  const { people, faults } = hashbellForAll({ ...probePorts(), market: nothing });

  it.each(calls)('/%s still says something', async (name, options) => {
    const said = await words(people().slash(name, options, { rights }));
    expect(said).not.toMatch(/NaN|undefined|Infinity/);
    expect(faults()).toEqual([]);
  });
});
