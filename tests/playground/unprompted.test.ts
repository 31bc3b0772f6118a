import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchAlerts } from '../../src/alert/watch-alerts.job.ts';
import { type App, buildApp } from '../../src/app/app.ts';
import { loadConfig } from '../../src/app/config.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import { CHANNEL } from '../../src/playground/chat/places.ts';
import { startPlayground } from '../../src/playground/playground.ts';
import type { PageEvent, ShownMessage } from '../../src/playground/web/wire.ts';
import { startLocalProviders } from '../support/local-providers.ts';
import {
  ALICE,
  BOB,
  next,
  nextMessage,
  type PlaygroundPage,
  playgroundPage,
  seat,
} from '../support/playground-page.ts';
import { silent } from './demo-ports.ts';

const CALM = 86_000;
/** A price in US dollars below what the rig needs. */
const LOSS = 76_000;
const RIG = 'rig:200TH 3500W 0.09 name:Cellar fee:0';

let providers: Awaited<ReturnType<typeof startLocalProviders>>;
let app: App;
let playground: Awaited<ReturnType<typeof startPlayground>>;
let page: PlaygroundPage;
let now: number;

beforeEach(async () => {
  providers = await startLocalProviders();
  providers.trade(CALM);
  now = Date.now() / 1_000;
  const config = loadConfig({ DATABASE_URL: 'sqlite::memory:', ...providers.env });
  const alerts = { ...config.alerts, dmOpenPerMinute: 60 };
  const surroundings = { log: silent, clock: () => now, sample: true, sourceTimeout: 5 };
  app = await buildApp({ ...config, alerts }, surroundings);
  playground = await startPlayground({ ...app, log: silent, port: 0 });
  await app.watch(playground.poster);
  page = playgroundPage(playground.url);
});

afterEach(async () => {
  page.close();
  await playground.close();
  await app.stop();
  providers.close();
});

/** Moves the clock by a minute; the jobs are called, not waited for. */
async function tick(usd: number) {
  now += 60;
  providers.trade(usd);
  await app.ports.market.refresh();
  return watchAlerts({ ...app.ports, log: silent }, { minPriceSources: 2, people: 500 });
}

async function send(line: string) {
  expect(await page.post('/send', { ...seat(), line })).toEqual({});
}

/** Returns the next event of that type that the page hears. */
async function heard<T extends PageEvent['type']>(events: AsyncGenerator<PageEvent>, type: T) {
  for (;;) {
    const event = await next(events);
    if (isOfType(event, type)) return event;
  }
}

const isOfType = <T extends PageEvent['type']>(
  event: PageEvent,
  type: T,
): event is Extract<PageEvent, { type: T }> => event.type === type;

const textOf = ({ content, embeds }: ShownMessage) =>
  [content, ...embeds.flatMap(({ title, description }) => [title, description])].join('\n');

describe('a test message', () => {
  it('arrives in the direct messages of whom it is for, and is counted until it is looked at', async () => {
    const channel = page.listen(seat());
    expect(await next(channel)).toMatchObject({ type: 'hello', unread: 0 });
    await send('/alerts test');
    expect(await heard(channel, 'unread')).toEqual({ type: 'unread', count: 1 });
    expect(await next(page.listen(seat()))).toMatchObject({ unread: 1 });
    expect(await page.messagesFor(seat(BOB, 'dm'))).toEqual([]);

    const dms = await page.messagesFor(seat(ALICE, 'dm'));
    expect(dms).toMatchObject([{ author: 'bot', ephemeral: false }]);
    expect(dms.map(textOf).join()).toContain('This is a test');
    expect(await heard(channel, 'unread')).toEqual({ type: 'unread', count: 0 });
  });

  it('arrives in the channel with a mention that has a name', async () => {
    const channel = page.listen(seat(BOB));
    const hello = await heard(channel, 'hello');
    await send('/alerts test deliver:this channel');
    const { content } = await nextMessage(channel);
    expect(content).toMatch(new RegExp(`^<@${ALICE}> This is a test`));
    expect(hello.names).toMatchObject({ [ALICE]: 'Alice', [CHANNEL.id]: 'mining' });
  });
});

describe('an alert', () => {
  it('is confirmed by direct message, and rings there on live data, with buttons that work', async () => {
    await tick(CALM);
    expect(app.ports.market.reading().origin).toBe('live');
    const dm = page.listen(seat(ALICE, 'dm'));
    await next(dm);
    await send(`/rig add ${RIG}`);
    await send('/alerts add kind:A rig stops paying, and pays again hold:0');
    await saying(dm, 'This is where I tell you');

    await tick(LOSS);
    const notice = await saying(dm, 'Cellar no longer pays');

    const press = (action: string) =>
      page.post('/press', {
        ...seat(ALICE, 'dm'),
        message: notice.id,
        customId: customIdOf(notice, action),
      });
    await press('snooze-1h');
    await saying(dm, 'Silent until');
    await press('list');
    await saying(dm, 'Cellar', 'ephemeral');
    await press('mute');
    await saying(dm, 'Muted');
  });

  it('is confirmed, but never rings, on the sample network', async () => {
    providers.close();
    const dm = page.listen(seat(ALICE, 'dm'));
    await next(dm);
    await send(`/rig add ${RIG}`);
    await send('/alerts add kind:A rig stops paying, and pays again hold:0');
    expect(textOf(await saying(dm, 'This is where I tell you'))).toContain('can’t judge yet');
    expect(app.ports.market.reading().origin).toBe('sample');
    expect(await tick(LOSS)).toEqual({ trusted: false, alerts: 0, notices: 0 });
  });
});

/** Returns the next message that has those words. */
async function saying(events: AsyncGenerator<PageEvent>, words: string, ephemeral?: 'ephemeral') {
  for (;;) {
    const { message } = await heard(events, 'message');
    if (textOf(message).includes(words) && (!ephemeral || message.ephemeral)) return message;
  }
}

function customIdOf({ components }: ShownMessage, action: string): string | undefined {
  return JSON.stringify(components)
    .match(/"custom_id":"[^"]+"/g)
    ?.map((pair): string => JSON.parse(`{${pair}}`).custom_id)
    .find((id) => parseCustomId(id)?.action === action);
}
