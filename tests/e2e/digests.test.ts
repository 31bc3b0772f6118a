import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { digestComposer } from '../../src/digest/digest-composer.job.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { createRouter } from '../../src/discord/interactions/router.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import { routerTexts } from '../../src/message/router-texts.ts';
import { contentStore } from '../../src/outbox/contents.store.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { senderDefaults, startSender } from '../../src/outbox/sender.job.ts';
import { placeStore } from '../../src/place/places.store.ts';
import { noticeHooks } from '../../src/place/settle-place.job.ts';
import { alertsDesk } from '../support/alerts-desk.ts';
import { logLines } from '../support/discord/log-lines.ts';
import type { LocalMessage } from '../support/discord/message-board.ts';
import {
  ALICE,
  BOB,
  CHANNEL,
  GUILD,
  type KnownChannel,
  OURS,
  type Seat,
} from '../support/discord/people.ts';
import { WatchWorld } from '../support/watch-world.ts';
import { localDiscord } from './connected-bot.ts';

const { ManageGuild, EmbedLinks, AttachFiles } = PermissionFlagsBits;
const MANAGER = { rights: ManageGuild };
const NINE = { time: '9am', timezone: 'Europe/Berlin' };

/** Commands, stores, sender and Discord; the clock and the market are turned by hand. */
async function hashbell() {
  const discord = await localDiscord();
  const world = await WatchWorld.open();
  await world.tick({});
  const digests = digestStore(world.database);
  const { log, lines } = logLines();
  const desk = { ...alertsDesk(world).ports, digests };
  const ports = { ...desk, composer: digestComposer({ ...desk, log }) };
  const router = createRouter({ commands, ports, log, texts: routerTexts });
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    router,
    commands,
    log,
    onFatal: () => {},
  });
  const outbox = openOutbox(world.database);
  const dms = dmStore(world.database);
  const contents = contentStore(world.database);
  const meter = { ticked: () => {}, delivered: () => {} };
  const sender = startSender(
    {
      ...ports,
      outbox,
      dms,
      contents,
      servers: connection.servers,
      hooks: noticeHooks({
        digests,
        places: placeStore(world.database),
        servers: connection.servers,
      }),
      poster: connection.poster,
      meter,
      log,
    },
    { ...senderDefaults, dmOpenPerMinute: 60 },
  );
  onTestFinished(async () => {
    await sender.stop();
    await connection.stop();
    await world.database.close();
  });
  return {
    discord,
    digests,
    people: discord.people,
    errors: () => lines.filter(({ level }) => level === 'error'),
    async sent(channel: () => string | undefined): Promise<readonly LocalMessage[]> {
      sender.wake();
      await expect.poll(() => outbox.depth(ports.clock())).toMatchObject({ ready: 0 });
      return discord.messages(channel() ?? '');
    },
  };
}

const words = (message: LocalMessage | undefined) => JSON.stringify(message?.content);

function button(message: LocalMessage | undefined, action: string): string {
  const found = (message?.content.components ?? [])
    .flatMap((row) => [...row.components])
    .map(({ custom_id }) => custom_id ?? '')
    .find((id) => parseCustomId(id)?.action === action);
  if (found === undefined) throw new Error(`No ${action} below the message`);
  return found;
}

describe('a digest on Discord', () => {
  it('is subscribed where both may write, and the missing right is named', async () => {
    const { discord, digests, people, errors } = await hashbell();
    const subscribe = async (channel: KnownChannel | undefined, seat: Seat) => {
      const given = { ...NINE, ...(channel && { channel }) };
      return (await people.slash('digest subscribe', given, { ...MANAGER, ...seat }).finished)
        .message;
    };
    const here = await subscribe(undefined, { ours: OURS & ~EmbedLinks });
    expect(here).toMatchObject({ ephemeral: true });
    expect(words(here)).toContain('I lack “Embed Links”');
    const reports = { channel: '300000000000000099', name: 'reports' };
    const there = await subscribe({ ...reports, ours: OURS & ~AttachFiles }, {});
    expect(words(there)).toContain(`In <#${reports.channel}> I lack “Attach Files”`);
    const mute = await subscribe({ ...reports, ours: OURS, rights: 1n << 10n }, {});
    expect(words(mute)).toContain('you lack “Send Messages” yourself');
    expect(await digests.ofServer(GUILD)).toEqual([]);

    const untold = await subscribe(reports, {});
    expect(words(untold)).toContain('Discord doesn’t tell me my rights');
    const fine = await subscribe({ ...reports, ours: OURS }, { locale: 'de' });
    expect(words(fine)).toContain('Den gibt es schon');
    expect(await digests.ofServer(GUILD)).toMatchObject([{ recipient: `c:${reports.channel}` }]);
    expect(discord.violations).toEqual([]);
    expect(errors()).toEqual([]);
  });

  it('is posted at once where somebody wishes, once a minute, as its preview shows it', async () => {
    const { discord, people, digests, sent, errors } = await hashbell();
    const given = { ...NINE, sections: 'headline, halving' };
    const { message } = await people.slash('digest subscribe', given, MANAGER).finished;
    const [before] = await digests.ofServer(GUILD);
    const preview = await people.press(message, button(message, 'preview'), undefined, MANAGER)
      .finished;
    await people.slash('digest send-now', {}, MANAGER).finished;
    const again = people.press(message, button(message, 'send'), undefined, MANAGER);
    expect(words((await again.finished).message)).toContain('already went out within this minute');
    const posts = (await sent(() => CHANNEL)).filter(({ ephemeral }) => !ephemeral);
    expect(posts).toHaveLength(1);
    const [shown] = preview.followUps.length > 0 ? preview.followUps : [preview.message];
    expect(shown).toMatchObject({ ephemeral: true });
    expect(posts[0]?.content.embeds).toEqual(shown?.content.embeds);
    expect(words(posts[0])).toContain('Hashbell digest');
    expect(await digests.ofServer(GUILD)).toEqual([before]);
    expect(discord.violations).toEqual([]);
    expect(errors()).toEqual([]);
  });

  it('of one’s own is there for every member, a server’s for who may manage it', async () => {
    const { people, digests } = await hashbell();
    const own = await people.slash('digest me', NINE).finished;
    expect(words(own.message)).toContain('daily at 9:00');
    expect(await digests.ofPerson(ALICE)).toHaveLength(1);
    const refused = await people.slash('digest subscribe', NINE).finished;
    expect(words(refused.message)).toContain('“Manage Server”');
    const nothing = await people.slash('digest edit', { time: '10' }, { user: BOB }).finished;
    expect(words(nothing.message)).toContain('this server’s are for who has “Manage Server”');
    expect(await digests.ofServer(GUILD)).toEqual([]);
  });

  it('is changed by its buttons for who called alone, while that person is a manager', async () => {
    const { people, digests } = await hashbell();
    const { message } = await people.slash('digest subscribe', NINE, MANAGER).finished;
    const press = async (seat: Seat) =>
      (await people.press(message, button(message, 'pause'), undefined, seat).finished).message;
    expect(words(await press({ user: BOB, ...MANAGER }))).toContain('somebody else');
    expect(words(await press({}))).toContain('no longer yours to change');
    expect(await digests.ofServer(GUILD)).toMatchObject([{ state: 'active' }]);
    expect(words(await press(MANAGER))).toContain('Paused until somebody resumes it');
    expect(await digests.ofServer(GUILD)).toMatchObject([{ state: 'paused' }]);
  });

  it('comes to anybody by direct message, which is tried at once', async () => {
    const { discord, people, digests, sent } = await hashbell();
    const inDm = { place: 'dm' } as const;
    const refused = await people.slash('digest subscribe', NINE, inDm).finished;
    expect(words(refused.message)).toContain('no server here');
    const { message } = await people.slash('digest me', NINE, inDm).finished;
    expect(words(message)).toContain('I am writing to you right now');
    expect(await digests.ofPerson(ALICE)).toMatchObject([{ recipient: `u:${ALICE}` }]);
    const [welcome] = await sent(() => discord.dmOf(ALICE));
    expect(words(welcome)).toContain('This is where your digest comes: daily at 9:00');

    const second = await people.slash('digest me', { ...NINE, time: '10' }, inDm).finished;
    expect(words(second.message)).not.toContain('right now');
    expect(await sent(() => discord.dmOf(ALICE))).toHaveLength(1);
    expect(discord.messages(CHANNEL)).toEqual([]);
  });
});
