import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { digestComposer } from '../../src/digest/digest-composer.job.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { parseEditions } from '../../src/digest/edition.ts';
import { keepEditions } from '../../src/digest/keep-editions.job.ts';
import { postDigests } from '../../src/digest/post-digests.job.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { createRouter } from '../../src/discord/interactions/router.ts';
import { routerTexts } from '../../src/message/router-texts.ts';
import { contentStore } from '../../src/outbox/contents.store.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { senderDefaults, startSender } from '../../src/outbox/sender.job.ts';
import { placeStore } from '../../src/place/places.store.ts';
import { noticeHooks } from '../../src/place/settle-place.job.ts';
import { alertsDesk } from '../support/alerts-desk.ts';
import { missingPermissions, rateLimited } from '../support/discord/api-error.ts';
import type { Asked } from '../support/discord/exchange.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { CHANNEL, OURS, type Seat } from '../support/discord/people.ts';
import { HOUR, WatchWorld } from '../support/watch-world.ts';
import { localDiscord } from './connected-bot.ts';

const { ManageGuild, ManageWebhooks } = PermissionFlagsBits;
const MANAGER = { rights: ManageGuild, ours: OURS | ManageWebhooks };
const NEWS = '300000000000000900';
const ENGLISH = '300000000000000901';
const FOLLOW = 'POST /channels/:id/followers';
const CROSSPOST = 'POST /channels/:id/messages/:id/crosspost';
const POST = 'POST /channels/:id/messages';

/** Commands, jobs, sender and Discord; the clock is turned by hand. */
async function hashbell(text = `${NEWS}:de:EUR:13`) {
  const discord = await localDiscord();
  for (const id of [NEWS, ENGLISH]) discord.announce(id);
  const world = await WatchWorld.open();
  await world.tick({});
  const digests = digestStore(world.database);
  const { log, lines } = logLines();
  const read = parseEditions(text);
  if (!read.ok) throw new Error(read.problem);
  const { editions } = read;
  const clock = () => world.now;
  let follows = alertsDesk(world).ports.follows;
  const desk = {
    ...alertsDesk(world).ports,
    digests,
    editions,
    follows: {
      follow: (...asked: Parameters<typeof follows.follow>) => follows.follow(...asked),
      unfollow: (...asked: Parameters<typeof follows.unfollow>) => follows.unfollow(...asked),
    },
  };
  const ports = { ...desk, composer: digestComposer({ ...desk, log }) };
  const router = createRouter({ commands, ports, log, texts: routerTexts });
  const { token, url: apiUrl } = discord;
  const connection = await connectDiscord({
    ...{ token, apiUrl, router, commands, log },
    onFatal: () => {},
  });
  ({ follows } = connection);
  const outbox = openOutbox(world.database);
  const { servers, poster } = connection;
  const sender = startSender(
    {
      ...ports,
      ...{ outbox, servers, poster, log },
      dms: dmStore(world.database),
      contents: contentStore(world.database),
      hooks: noticeHooks({ digests, places: placeStore(world.database), servers }),
      meter: { ticked: () => {}, delivered: () => {} },
    },
    { ...senderDefaults, dmOpenPerMinute: 60 },
  );
  onTestFinished(async () => {
    await sender.stop();
    await connection.stop();
    await world.database.close();
  });
  const say = async ({ finished }: Asked) => (await finished).message?.content.content ?? '';
  return {
    discord,
    follows: connection.follows,
    lines,
    follow: (given = {}, seat: Seat = {}) =>
      say(discord.people.slash('digest follow', given, { ...MANAGER, ...seat })),
    unfollow: (given = {}, seat: Seat = {}) =>
      say(discord.people.slash('digest unfollow', given, { ...MANAGER, ...seat })),
    suggest: async (typed: string, locale: 'en-US' | 'de' = 'en-US') => {
      const typing = { option: 'edition', text: typed };
      const { first } = await discord.people.type('digest follow', typing, { locale }).acknowledged;
      if (first.type !== 8) throw new Error('No suggestions');
      return first.data.choices;
    },
    /** Passes that time, and does what is due by then. */
    async pass(seconds: number) {
      world.now += seconds;
      await keepEditions({ digests, editions, clock, log }).run();
      await postDigests({ ...ports, log }, { group: 10 });
      sender.wake();
    },
    isSent: () =>
      expect.poll(() => outbox.depth(clock()), { timeout: 5_000 }).toMatchObject({ ready: 0 }),
    copies: (channel = CHANNEL) => discord.messages(channel).filter(({ ephemeral }) => !ephemeral),
  };
}

describe('a digest that servers follow', () => {
  it('reaches all of them with one message and one crosspost', async () => {
    const { discord, follow, pass, isSent, copies } = await hashbell();
    const said = await follow();
    expect(said).toContain(`<#${CHANNEL}> now follows this digest: Deutsch · EUR · daily at 1:00`);
    expect(said).toContain('`/digest unfollow`');
    const second = { channel: '300000000000000098', name: 'reports', ours: MANAGER.ours };
    expect(await follow({ channel: second })).toContain(`<#${second.channel}> now follows`);
    await pass(60);
    await pass(HOUR);
    await isSent();
    expect(copies(NEWS)).toHaveLength(1);
    const [copy] = copies();
    expect(JSON.stringify(copy?.content)).toContain('pro PH/s und Tag');
    expect(copy?.content.components).toBeUndefined();
    expect(copies(second.channel)).toHaveLength(1);
    expect(discord.count(POST)).toBe(1);
    expect(discord.count(CROSSPOST)).toBe(1);
    await pass(HOUR);
    await isSent();
    expect(copies()).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it.each([
    ['the answer to the crosspost is lost', { kind: 'drop', committed: true }],
    ['the crosspost is lost', { kind: 'drop', committed: false }],
    ['Discord fails after the crosspost', { kind: 'error-after-commit' }],
    ['Discord wants us to wait for an hour', { kind: 'refuse', with: rateLimited(3_600, false) }],
  ] as const)('is posted and copied once where %s', async (_, fault) => {
    const { discord, follow, pass, isSent, copies } = await hashbell();
    await follow();
    await pass(60);
    discord.inject(CROSSPOST, fault);
    await pass(HOUR);
    await expect.poll(() => discord.count(CROSSPOST)).toBeGreaterThan(0);
    // By then Discord may have forgotten the nonce: the message is looked for.
    discord.forgetNonces();
    for (let step = 0; step < 3; step += 1) await pass(HOUR);
    await isSent();
    expect(copies(NEWS)).toHaveLength(1);
    expect(copies()).toHaveLength(1);
  });

  it('is posted all the same where it may not be published, and the operator is told', async () => {
    const { discord, follow, pass, isSent, copies, lines } = await hashbell();
    await follow();
    await pass(60);
    discord.inject(CROSSPOST, { kind: 'refuse', with: missingPermissions });
    await pass(HOUR);
    await isSent();
    expect(copies(NEWS)).toHaveLength(1);
    expect(copies()).toHaveLength(0);
    const told = lines.filter(({ level }) => level === 'error');
    expect(told).toMatchObject([{ sentence: expect.stringContaining('not published') }]);
  });
});

describe('/digest follow', () => {
  it('follows once, whoever asks how often, and ends', async () => {
    const { discord, follow, follows, unfollow, pass, isSent, copies } = await hashbell();
    // Two people at the same moment.
    await Promise.all([follows.follow(NEWS, CHANNEL), follows.follow(NEWS, CHANNEL)]);
    expect(await follow()).toContain('follows this digest already');
    expect(discord.count(FOLLOW)).toBe(2);
    await pass(60);
    await pass(HOUR);
    await isSent();
    expect(copies()).toHaveLength(1);
    expect(await unfollow({}, { locale: 'de' })).toContain('folgt dem nicht mehr:\nDeutsch · EUR');
    expect(await unfollow()).toContain('follows none of my digests');
    await pass(24 * HOUR);
    await isSent();
    expect(copies(NEWS)).toHaveLength(2);
    expect(copies()).toHaveLength(1);
  });

  it('lets one choose among several, by what is suggested or its name', async () => {
    const { follow, suggest } = await hashbell(
      `${NEWS}:de:EUR:9:Europe/Berlin,${ENGLISH}:en-US:USD:9`,
    );
    expect(await follow()).toContain('`edition:Deutsch · EUR · daily at 9:00 AM (Europe/Berlin)`');
    expect(await suggest('', 'de')).toEqual([
      { name: 'Deutsch · EUR · täglich um 09:00 (Europe/Berlin)', value: NEWS },
      { name: 'English (US) · USD · täglich um 09:00 (UTC)', value: ENGLISH },
    ]);
    expect(await suggest('usd')).toMatchObject([{ value: ENGLISH }]);
    expect(await follow({ edition: 'French' })).toContain('There is no digest “French” to follow');
    expect(await follow({ edition: ENGLISH })).toContain('now follows this digest: English');
    const name = 'Deutsch · EUR · daily at 9:00 AM (Europe/Berlin)';
    expect(await follow({ edition: name })).toContain(`now follows this digest: ${name}`);
  });

  it('says in one sentence what keeps it from that', async () => {
    const { discord, follow, unfollow, lines } = await hashbell();
    const refused = async (said: Promise<string>, why: string | RegExp) => {
      const sentence = await said;
      expect(sentence).toMatch(why);
      expect(sentence).not.toContain('\n');
    };
    await refused(follow({}, { rights: 0n }), 'Manage Server');
    await refused(follow({}, { place: 'dm' }), 'There is no server here');
    await refused(follow({}, { ours: OURS }), 'I lack “Manage Webhooks”');
    await refused(unfollow({}, { ours: OURS }), 'I lack “Manage Webhooks”');
    const thread = { channel: '300000000000000097', name: 'talk', type: 11, ours: MANAGER.ours };
    await refused(follow({ channel: thread }), 'a thread can’t follow anything');
    const hidden = { channel: '300000000000000095', name: 'board', rights: 0n, ours: MANAGER.ours };
    await refused(follow({ channel: hidden }), 'you lack “View Channel” and “Send Messages”');
    await refused(unfollow({ channel: hidden }), 'you lack “View Channel” and “Send Messages”');
    // Discord doesn't tell our rights there.
    const untold = { channel: '300000000000000096', name: 'untold' };
    discord.keepWebhooks(untold.channel);
    await refused(follow({ channel: untold }), `In <#${untold.channel}> I lack “Manage Webhooks”`);
    discord.inject('GET /channels/:id/webhooks', { kind: 'bad-gateway' }, 9);
    await refused(follow(), 'try again in a few minutes');
    discord.calm();
    discord.deleteChannel(NEWS);
    await refused(follow(), 'whoever runs this bot has to look at its channel');
    expect(discord.violations).toEqual([]);
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('says so where the operator publishes none', async () => {
    const { follow, unfollow } = await hashbell('');
    expect(await follow()).toContain('publishes no digest to follow');
    expect(await unfollow({}, { locale: 'de' })).toContain('veröffentlicht keinen Bericht');
  });
});
