import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Caller, ChosenChannel } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { Message } from '../../src/message/message.ts';
import type { StoppedBecause } from '../../src/outbox/stopped-because.ts';
import { caller } from '../support/command-ports.ts';
import { frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { NOW } from '../support/readings.ts';

const GUILD = '300000000000000010';
const HERE = '300000000000000011';
const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks, AttachFiles, ManageGuild } =
  PermissionFlagsBits;
const THEIRS = ViewChannel | SendMessages;
const OURS = THEIRS | EmbedLinks | AttachFiles;
const DAY = 86_400;

const manager = {
  guildId: GUILD,
  channelId: HERE,
  permissions: THEIRS | ManageGuild,
  appPermissions: OURS,
  isThread: false,
  mayPost: true,
} satisfies Partial<Caller>;
const member = { ...manager, id: '80351110224678913', permissions: THEIRS };

const reports: ChosenChannel = {
  id: '300000000000000012',
  name: 'reports',
  isThread: false,
  permissions: THEIRS,
  appPermissions: OURS,
};

/** Nine in Berlin, on the 5th of November of 2026 at noon UTC, every day. */
const NINE = { time: '9:00', timezone: 'Europe/Berlin' };
const NEXT = Date.UTC(2026, 10, 6, 8) / 1_000;

async function digestDoor(changes: Partial<Ports> = {}) {
  let now = NOW;
  const door = await frontDoor({ clock: () => now, ...changes });
  return {
    ...door,
    managers: door.as(manager),
    pass: (seconds: number) => {
      now += seconds;
    },
    ofServer: () => door.ports.digests.ofServer(GUILD),
    posts: () => door.ports.privacy.export(`g:${GUILD}`).then(({ notices }) => notices),
  };
}

const plain = (message: Message) => textOf(message).replaceAll(/[\u00a0\u202f]/g, ' ');

/** As when Discord refuses it. */
async function stopped(
  { digests }: Pick<Ports, 'digests'>,
  id: number,
  because: StoppedBecause,
): Promise<void> {
  const digest = await digests.find(id);
  if (!digest) throw new Error('None');
  await digests.save({ ...digest, state: 'stopped', stopped: because, nextAt: undefined });
}

describe('/digest subscribe', () => {
  it('says when, by whose clock, where, and when it comes next', async () => {
    const { managers, ofServer } = await digestDoor();
    const message = await managers.run('digest subscribe', NINE);
    expect(plain(message)).toContain(
      `<#${HERE}>, daily at 9:00 AM (Europe/Berlin)\nNext: <t:${NEXT}:F> (<t:${NEXT}:R>)\n`,
    );
    expect(plain(message)).toContain('English (US) · the server’s currency');
    expect(flawsOf(message)).toEqual([]);
    expect(await ofServer()).toMatchObject([
      {
        guildId: GUILD,
        recipient: `c:${HERE}`,
        userId: caller.id,
        schedule: { minute: 540, days: 'daily', timeZone: 'Europe/Berlin' },
        currency: undefined,
        locale: 'en-US',
        nextAt: NEXT,
        createdAt: NOW,
      },
    ]);
  });

  it('takes the zone of the caller’s settings, and asks where there is none', async () => {
    const { managers, ofServer } = await digestDoor();
    await expect(managers.run('digest subscribe', { time: '9' })).rejects.toThrow(
      '`timezone:New York`',
    );
    expect(await ofServer()).toEqual([]);
    await managers.run('settings me', { time_zone: 'America/New_York' });
    await managers.run('digest subscribe', { time: '9' });
    expect(await ofServer()).toMatchObject([{ schedule: { timeZone: 'America/New_York' } }]);
  });

  it('takes all that can be said', async () => {
    const { managers, ofServer } = await digestDoor();
    const message = await managers.run('digest subscribe', {
      ...NINE,
      time: '21h',
      days: 'mon',
      currency: 'eur',
      language: 'de',
      sections: 'Chart, headline',
      channel: reports,
    });
    expect(plain(message)).toContain('on Mondays at 9:00 PM (Europe/Berlin)');
    expect(plain(message)).toContain('Tells: headline and chart · Deutsch · EUR');
    expect(await ofServer()).toMatchObject([
      {
        recipient: `c:${reports.id}`,
        schedule: { minute: 1_260, days: 'mon' },
        currency: 'EUR',
        locale: 'de',
        sections: ['headline', 'chart'],
      },
    ]);
  });

  it.each([
    [{ time: 'noonish' }, 'can’t read “noonish” as a time of day'],
    [{ time: '25:00' }, 'can’t read “25\\:00” as a time of day'],
    [{ time: '9 or 10' }, '“9 or 10” is more than one time'],
    [{ timezone: 'Mars/Olympus' }, 'no time zone called “Mars/Olympus”'],
    [{ sections: 'headline, weather' }, '“weather” is no part of a digest'],
    [{ sections: ' , ' }, 'is no part of a digest'],
    [{ currency: 'DOGE' }, 'no exchange rates for “DOGE”'],
  ])('refuses %o, and keeps nothing', async (given, sentence) => {
    const { managers, ofServer } = await digestDoor();
    await expect(managers.run('digest subscribe', { ...NINE, ...given })).rejects.toThrow(sentence);
    expect(await ofServer()).toEqual([]);
  });

  it('shows the one that is there already', async () => {
    const { managers, ofServer } = await digestDoor();
    const first = await managers.run('digest subscribe', NINE);
    const again = await managers.run('digest subscribe', { ...NINE, sections: 'chart' });
    expect(plain(again)).toBe(
      plain(first).replace('Subscribed', 'That one is there already, so nothing was added'),
    );
    expect(await ofServer()).toHaveLength(1);
  });

  it('takes ten for a server', async () => {
    const { managers, ofServer } = await digestDoor();
    for (let hour = 0; hour < 10; hour += 1) {
      await managers.run('digest subscribe', { ...NINE, time: String(hour) });
    }
    await expect(managers.run('digest subscribe', { ...NINE, time: '23' })).rejects.toThrow(
      '10 digests already',
    );
    expect(await ofServer()).toHaveLength(10);
  });

  it('is for who may manage the server, and only in one', async () => {
    const { as, run, ofServer } = await digestDoor();
    await expect(as(member).run('digest subscribe', NINE)).rejects.toThrow('“Manage Server”');
    await expect(run('digest subscribe', NINE)).rejects.toThrow('no server here');
    const stranger = as({ ...manager, appPermissions: undefined });
    await expect(stranger.run('digest subscribe', NINE)).rejects.toThrow('I am not on this server');
    expect(await ofServer()).toEqual([]);
  });

  it('speaks German', async () => {
    const { as } = await digestDoor();
    const message = await as({ ...manager, locale: 'de' }).run('digest subscribe', NINE);
    expect(plain(message)).toContain('täglich um 09:00 (Europe/Berlin)\nNächster: <t:');
    expect(plain(message)).toContain('· Deutsch · Währung des Servers');
  });
});

describe('the rights in the channel', () => {
  const rights = { ViewChannel, SendMessages, EmbedLinks, AttachFiles };
  const names = {
    ViewChannel: 'View Channel',
    SendMessages: 'Send Messages',
    EmbedLinks: 'Embed Links',
    AttachFiles: 'Attach Files',
  };

  it.each(['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles'] as const)(
    'have to include %s of ours, here and elsewhere',
    async (name) => {
      const { as, managers, ofServer } = await digestDoor();
      const lacking = OURS & ~rights[name];
      const sentence = `I lack “${names[name]}”:`;
      const here = as({ ...manager, appPermissions: lacking });
      await expect(here.run('digest subscribe', NINE)).rejects.toThrow(`In <#${HERE}> ${sentence}`);
      const channel = { ...reports, appPermissions: lacking };
      const there = managers.run('digest subscribe', { ...NINE, channel });
      await expect(there).rejects.toThrow(`In <#${reports.id}> ${sentence}`);
      expect(await ofServer()).toEqual([]);
    },
  );

  it('name all that is missing, and of a thread what counts there', async () => {
    const { managers } = await digestDoor();
    const thread = { ...reports, isThread: true, permissions: ViewChannel | SendMessagesInThreads };
    const subscribe = (appPermissions: bigint) =>
      managers.run('digest subscribe', { ...NINE, channel: { ...thread, appPermissions } });
    await expect(subscribe(OURS & ~EmbedLinks)).rejects.toThrow(
      'I lack “Send Messages in Threads” and “Embed Links”',
    );
    expect(plain(await subscribe(OURS | SendMessagesInThreads))).toContain('Subscribed');
  });

  it('needn’t include files where there is no chart', async () => {
    const { managers } = await digestDoor();
    const channel = { ...reports, appPermissions: OURS & ~AttachFiles };
    const given = { ...NINE, sections: 'headline', channel };
    expect(plain(await managers.run('digest subscribe', given))).toContain('Subscribed');
    await expect(managers.run('digest edit', { sections: 'everything', channel })).rejects.toThrow(
      '“Attach Files”',
    );
  });

  it('have to include the caller’s own', async () => {
    const { managers, ofServer } = await digestDoor();
    const channel = { ...reports, permissions: ViewChannel };
    const given = { ...NINE, channel };
    await expect(managers.run('digest subscribe', given)).rejects.toThrow(
      `In <#${reports.id}> you lack “Send Messages” yourself`,
    );
    expect(await ofServer()).toEqual([]);
  });

  it('are said to be unknown where Discord doesn’t tell ours', async () => {
    const { managers, ofServer } = await digestDoor();
    const channel = { ...reports, appPermissions: undefined };
    const message = await managers.run('digest subscribe', { ...NINE, channel });
    expect(plain(message)).toContain(`Discord doesn’t tell me my rights in <#${reports.id}>`);
    expect(await ofServer()).toHaveLength(1);
  });

  it('are all there for an administrator', async () => {
    const { managers } = await digestDoor();
    const { Administrator } = PermissionFlagsBits;
    const channel = { ...reports, permissions: Administrator, appPermissions: Administrator };
    const message = await managers.run('digest subscribe', { ...NINE, channel });
    expect(plain(message)).toContain('Subscribed');
  });
});

describe('/digest edit', () => {
  it('changes what is said, and leaves the rest', async () => {
    const { managers, ofServer } = await digestDoor();
    await managers.run('digest subscribe', { ...NINE, currency: 'EUR', days: 'weekdays' });
    const message = await managers.run('digest edit', { time: '21:30', channel: reports });
    expect(plain(message)).toContain('Monday to Friday at 9:30 PM (Europe/Berlin)');
    expect(await ofServer()).toMatchObject([
      {
        recipient: `c:${reports.id}`,
        schedule: { minute: 1_290, days: 'weekdays', timeZone: 'Europe/Berlin' },
        currency: 'EUR',
        nextAt: Date.UTC(2026, 10, 5, 20, 30) / 1_000,
      },
    ]);
  });

  it('gives a currency up for what counts there', async () => {
    const { as, managers, ofServer } = await digestDoor();
    await managers.run('digest subscribe', { ...NINE, currency: 'EUR' });
    const [offered, ...others] = await managers.suggest('digest edit', 'currency', '');
    expect(offered?.name).toBe('default · what counts on the server, or for you');
    expect(others[0]?.value).toBe('USD');
    const message = await managers.run('digest edit', { currency: offered?.value ?? '' });
    expect(plain(message)).toContain('the server’s currency');
    expect(await ofServer()).toMatchObject([{ currency: undefined }]);
    await managers.run('digest edit', { currency: 'CHF' });
    // As a client sends it that sends the name.
    const german = as({ ...manager, locale: 'de' });
    const [standard] = await german.suggest('digest edit', 'currency', 'stand');
    await german.run('digest edit', { currency: standard?.name ?? '' });
    expect(await ofServer()).toMatchObject([{ currency: undefined }]);
    await expect(managers.run('digest edit', { currency: 'defaults' })).rejects.toThrow(
      'no exchange rates for “defaults”',
    );
  });

  it('looks at the rights where it goes, if it can', async () => {
    const { as, managers, ofServer } = await digestDoor();
    await managers.run('digest subscribe', NINE);
    const here = as({ ...manager, appPermissions: OURS & ~EmbedLinks });
    await expect(here.run('digest edit', { time: '10' })).rejects.toThrow('I lack “Embed Links”');
    const channel = { ...reports, appPermissions: ViewChannel };
    await expect(managers.run('digest edit', { channel })).rejects.toThrow('“Send Messages”');
    expect(await ofServer()).toMatchObject([{ revision: 1, recipient: `c:${HERE}` }]);
  });

  it('refuses what is there already, and nothing', async () => {
    const { managers } = await digestDoor();
    await managers.run('digest subscribe', NINE);
    const second = await managers.run('digest subscribe', { ...NINE, time: '10' });
    const digest = /#(\d+)/.exec(plain(second))?.[1] ?? '';
    await expect(managers.run('digest edit', { digest, time: '9' })).rejects.toThrow(
      'another digest',
    );
    await expect(managers.run('digest edit', { digest })).rejects.toThrow('Say what is to change');
    await expect(managers.run('digest edit', { time: '9' })).rejects.toThrow('Which one?');
  });

  it('lets one go on that was stopped, in another channel', async () => {
    const { managers, ports, ofServer } = await digestDoor();
    await managers.run('digest subscribe', NINE);
    const [digest] = await ofServer();
    const because = { why: 'channel-gone', reason: 'Unknown Channel', at: NOW } as const;
    await stopped(ports, digest?.id ?? 0, because);
    const other = await managers.run('digest edit', { time: '10' });
    expect(plain(other)).toContain('**Stopped** <t:');
    expect(plain(other)).toContain('`/digest resume` resumes it');
    await managers.run('digest edit', { channel: reports });
    expect(await ofServer()).toMatchObject([{ state: 'active', nextAt: NEXT + 3_600 }]);
  });
});

describe('/digest pause', () => {
  it('pauses, and lets it go on', async () => {
    const { managers, ofServer } = await digestDoor();
    await managers.run('digest subscribe', NINE);
    const paused = await managers.run('digest pause');
    expect(plain(paused)).toContain('Paused until somebody resumes it');
    expect(await ofServer()).toMatchObject([{ state: 'paused', nextAt: undefined }]);
    const again = await managers.run('digest pause');
    expect(plain(again)).toContain('isn’t going out anyway');
    expect(await ofServer()).toMatchObject([{ state: 'paused' }]);
    const resumed = await managers.run('digest resume');
    expect(plain(resumed)).toContain(`Resumed: `);
    expect(plain(resumed)).toContain(`<t:${NEXT}:F>`);
    expect(await ofServer()).toMatchObject([{ state: 'active', nextAt: NEXT }]);
    expect(plain(await managers.run('digest resume'))).toContain('is going out already');
  });

  it('takes the only one that rests, and offers no others', async () => {
    const { managers, ofServer } = await digestDoor();
    await expect(managers.run('digest resume')).rejects.toThrow('no digest of yours here');
    await managers.run('digest subscribe', NINE);
    await managers.run('digest subscribe', { ...NINE, time: '10' });
    await expect(managers.run('digest resume')).rejects.toThrow('nothing to resume');
    const [, second] = await ofServer();
    await managers.run('digest pause', { digest: String(second?.id) });
    const offered = await managers.suggest('digest resume', 'digest', '');
    expect(offered).toMatchObject([{ value: String(second?.id) }]);
    expect(plain(await managers.run('digest resume'))).toContain('Resumed: ');
    expect(await ofServer()).toMatchObject([{ state: 'active' }, { state: 'active' }]);
    await expect(managers.run('digest resume', { digest: 'ten' })).rejects.toThrow(
      'no digest “ten”',
    );
  });

  it('lets one go on that was stopped, once what it lacked is there', async () => {
    const { as, managers, ports, ofServer } = await digestDoor();
    await managers.run('digest subscribe', NINE);
    const [digest] = await ofServer();
    const because = { why: 'missing-permission', reason: 'Missing Permissions', at: NOW } as const;
    await stopped(ports, digest?.id ?? 0, because);
    const still = as({ ...manager, appPermissions: OURS & ~EmbedLinks });
    await expect(still.run('digest resume')).rejects.toThrow('I lack “Embed Links”');
    await managers.run('digest resume');
    expect(await ofServer()).toMatchObject([{ state: 'active', stopped: undefined }]);
  });

  it('is a press away', async () => {
    const { managers, ofServer } = await digestDoor();
    const message = await managers.run('digest subscribe', NINE);
    const paused = saidOf(await managers.follow(message, 'pause'));
    expect(await ofServer()).toMatchObject([{ state: 'paused' }]);
    await managers.follow(paused, 'resume');
    expect(await ofServer()).toMatchObject([{ state: 'active' }]);
    // Twice is as once.
    await managers.follow(paused, 'resume');
    expect(await ofServer()).toMatchObject([{ state: 'active', nextAt: NEXT }]);
  });
});

describe('/digest remove', () => {
  it('removes, and a button puts it back as it was', async () => {
    const { managers, ofServer } = await digestDoor();
    await managers.run('digest subscribe', { ...NINE, currency: 'EUR', sections: 'headline' });
    await managers.run('digest pause');
    const [before] = await ofServer();
    const removed = await managers.run('digest remove');
    expect(plain(removed)).toContain('Removed: ');
    expect(await ofServer()).toEqual([]);
    const back = saidOf(await managers.follow(removed, 'restore'));
    expect(plain(back)).toContain('Back again');
    const volatile = { id: expect.any(Number), revision: expect.any(Number) };
    expect(await ofServer()).toEqual([{ ...before, ...volatile }]);
    expect(plain(saidOf(await managers.follow(removed, 'restore')))).toContain('That one is there');
    expect(await ofServer()).toHaveLength(1);
  });

  it('puts one back that was stopped, with what stopped it', async () => {
    const { managers, ports, ofServer } = await digestDoor();
    await managers.run('digest subscribe', NINE);
    const [digest] = await ofServer();
    const because = { why: 'missing-permission', reason: 'Missing Permissions', at: NOW } as const;
    await stopped(ports, digest?.id ?? 0, because);
    const [before] = await ofServer();
    const removed = await managers.run('digest remove');
    const back = saidOf(await managers.follow(removed, 'restore'));
    const volatile = { id: expect.any(Number), revision: expect.any(Number) };
    expect(await ofServer()).toEqual([{ ...before, ...volatile }]);
    expect(plain(back)).toContain('Stopped');
    await managers.follow(back, 'resume');
    expect(await ofServer()).toMatchObject([{ state: 'active', stopped: undefined }]);
  });

  it('brings no second one on a day that had its own', async () => {
    const { managers, ports, ofServer, pass } = await digestDoor();
    await managers.run('digest subscribe', NINE);
    const [digest] = await ofServer();
    if (!digest) throw new Error('none');
    pass(DAY);
    const served = { ...digest, lastAt: NEXT, nextAt: NEXT + DAY };
    await ports.digests.advance({ served: [{ digest: served }], contents: [] });
    await managers.follow(await managers.run('digest remove'), 'restore');
    await managers.run('digest edit', { time: '21:00' });
    const tomorrow = Date.UTC(2026, 10, 7, 20) / 1_000;
    expect(await ofServer()).toMatchObject([{ lastAt: NEXT, nextAt: tomorrow }]);
    await managers.follow(await managers.run('digest remove'), 'restore');
    expect(await ofServer()).toMatchObject([{ lastAt: NEXT, nextAt: tomorrow }]);
  });

  it('comes the next day where its time passed while it was away', async () => {
    const { managers, ofServer, pass } = await digestDoor();
    await managers.run('digest subscribe', NINE);
    const removed = await managers.run('digest remove');
    pass(NEXT - NOW);
    await managers.follow(removed, 'restore');
    expect(await ofServer()).toMatchObject([{ nextAt: NEXT + DAY, missed: 0 }]);
  });
});

describe('whose digests those are', () => {
  it('is looked at in every command and press', async () => {
    const { as, managers, ofServer } = await digestDoor();
    const message = await managers.run('digest subscribe', NINE);
    const removed = await managers.run('digest remove');
    await managers.follow(removed, 'restore');
    // The same person without the right, somebody else, and a manager of another server.
    const strangers = [
      { ...manager, permissions: THEIRS },
      member,
      { ...manager, guildId: '300000000000000099' },
      {},
    ];
    for (const who of strangers) {
      const door = as(who);
      for (const command of ['edit', 'pause', 'resume', 'remove', 'send-now']) {
        const given = command === 'edit' ? { time: '10' } : {};
        await expect(door.run(`digest ${command}`, given)).rejects.toThrow(
          /no digest of yours here|this server’s are for who has “Manage Server”/,
        );
      }
      for (const id of customIdsOf(message).values()) {
        await expect(door.press(id)).rejects.toThrow('not there any more, or no longer yours');
      }
      await expect(door.follow(removed, 'restore')).rejects.toThrow(
        /Manage Server|no server here|no longer yours|gone for good/,
      );
      expect(await door.suggest('digest pause', 'digest', '')).toEqual([]);
      expect(plain(await door.run('digest list'))).not.toContain(HERE);
    }
    expect(await ofServer()).toMatchObject([{ state: 'active', revision: expect.any(Number) }]);
  });

  it('is anybody’s own who asks for one by direct message', async () => {
    const { as, ports } = await digestDoor();
    const terminal = as({ ...member, isReachable: false });
    await expect(terminal.run('digest me', NINE)).rejects.toThrow('A terminal gets no messages');
    await as(member).run('digest me', NINE);
    await as({ id: member.id }).run('digest pause');
    expect(await ports.digests.ofPerson(member.id)).toMatchObject([{ state: 'paused' }]);
    await expect(as(manager).run('digest pause')).rejects.toThrow('no digest of yours here');
    const moved = as(member).run('digest edit', { channel: reports });
    await expect(moved).rejects.toThrow('by direct message: leave the channel out');
  });
});

describe('/digest me', () => {
  it('goes to the caller, and tries the way there', async () => {
    const { run, ports } = await digestDoor();
    const message = await run('digest me', { ...NINE, sections: 'rigs' });
    expect(plain(message)).toContain('direct message, daily at 9:00 AM (Europe/Berlin)');
    expect(plain(message)).toContain('I am writing to you right now');
    expect(plain(message)).toContain('your currency');
    const [digest] = await ports.digests.ofPerson(caller.id);
    expect(digest).toMatchObject({
      recipient: `u:${caller.id}`,
      userId: caller.id,
      sections: ['rigs'],
      nextAt: NEXT,
    });
    expect(digest).not.toHaveProperty('guildId', expect.anything());
    const { notices } = await ports.privacy.export(caller.id);
    expect(notices.map(({ payload }) => plain(payload))).toEqual([
      'This is where your digest comes: daily at 9:00 AM (Europe/Berlin).',
    ]);
  });
});

describe('/digest list', () => {
  it('says what there is, and how each stands', async () => {
    const { managers, ports, ofServer, pass } = await digestDoor();
    expect(plain(await managers.run('digest list'))).toContain('`/digest subscribe time:9:00`');
    await managers.run('digest subscribe', NINE);
    await managers.run('digest subscribe', { ...NINE, time: '10', days: 'mon' });
    await managers.run('digest subscribe', { ...NINE, time: '11', channel: reports });
    await managers.run('digest me', { ...NINE, time: '12' });
    const [first, second, third] = await ofServer();
    await managers.run('digest pause', { digest: String(second?.id) });
    const because = { why: 'missing-permission', reason: 'Missing Permissions', at: NOW } as const;
    await stopped(ports, third?.id ?? 0, because);
    await ports.digests.miss(first?.id ?? 0);
    pass(60);
    const message = await managers.run('digest list');
    expect(flawsOf(message)).toEqual([]);
    const text = plain(message);
    expect(text).toContain(`Next: <t:${NEXT}:F>`);
    expect(text).toContain('1 came too late and was left out; the next one says so.');
    expect(text).toContain(
      'on Mondays at 10:00 AM (Europe/Berlin)\n→ <#300000000000000011>\n**Paused**',
    );
    expect(text).toContain(`⚠️ **Stopped** <t:${NOW}:R>: I lack a right in the channel`);
    expect(text).toContain('Yours, by direct message');
    expect(text).toContain('→ direct message');
  });

  it('fits into a message at its longest, in both languages', async () => {
    const { as, ports, ofServer } = await digestDoor();
    for (const locale of ['en-US', 'de']) {
      const door = as({ ...manager, locale });
      for (let hour = 0; hour < 10; hour += 1) {
        const given = {
          time: String(hour),
          timezone: 'America/Argentina/Rio_Gallegos',
          days: 'monthly',
        };
        for (const command of ['subscribe', 'me']) await door.run(`digest ${command}`, given);
      }
      const reason = 'x'.repeat(500);
      for (const digest of [...(await ofServer()), ...(await ports.digests.ofPerson(caller.id))]) {
        await ports.digests.miss(digest.id);
        await stopped(ports, digest.id, { why: 'other', reason, at: NOW });
      }
      expect(flawsOf(await door.run('digest list'))).toEqual([]);
    }
  });
});

describe('/digest preview', () => {
  it('shows what would be posted, picture included, to the caller alone', async () => {
    const { managers, ports, posts } = await digestDoor();
    await managers.run('digest subscribe', {
      ...NINE,
      language: 'de',
      sections: 'headline, chart',
    });
    const [digest] = await ports.digests.ofServer(GUILD);
    if (!digest) throw new Error('none');
    const { message, picture } = await ports.composer.compose(digest);
    const shown = await managers.run('digest preview');
    expect(shown).toMatchObject({ embeds: message.embeds, ephemeral: true });
    expect(shown.files ?? []).toEqual(picture ? [picture] : []);
    expect(plain(shown)).toContain('This is what it would say now: ');
    expect(await posts()).toEqual([]);
  });

  it('speaks of rigs as their owners said', async () => {
    const { as, managers } = await digestDoor();
    await as(member).run('rig add', { rig: '120TH 3000W', name: 'Shed' });
    const shown = async () => plain(await managers.run('digest preview'));
    expect(await shown()).not.toContain('Rigs of this server');
    await as(member).run('rig share', { how: 'counted' });
    const counted = await shown();
    expect(counted).toContain('**1 rig**');
    expect(counted).not.toContain('Shed');
    await as(member).run('rig share', { how: 'named' });
    expect(await shown()).toContain('**Shed**');
    await as(member).run('rig share', { how: 'not' });
    expect(await shown()).not.toContain('**1 rig**');
  });

  it('shows own rigs and everything else a press away, to whoever presses', async () => {
    const { as, managers } = await digestDoor();
    const other = as({ ...member, locale: 'de' });
    await as(member).run('rig add', { rig: '120TH 3000W', name: 'Shed' });
    const shown = await managers.run('digest preview');
    expect(saidOf(await other.follow(shown, 'list'))).toMatchObject({ ephemeral: true });
    expect(plain(saidOf(await other.follow(shown, 'list')))).toContain('Shed');
    const details = saidOf(await other.follow(shown, 'details'));
    expect(details).toMatchObject({ ephemeral: true, components: [] });
    for (const part of ['Rigs dieses Servers', 'Wie gut die letzte Prognose war', 'Halving']) {
      expect(plain(details)).toContain(part);
    }
    expect(plain(details)).not.toContain('Shed');
    expect(flawsOf(details)).toEqual([]);
    await expect(other.press('1:digest:details:-:galaxy.USD')).rejects.toThrow('nicht mehr');
  });

  it('shows one with everything before there is any', async () => {
    const { managers, run } = await digestDoor();
    for (const ask of [managers.run, run]) {
      const shown = await ask('digest preview');
      expect(plain(shown)).toContain('There is no digest yet');
      expect(shown.embeds?.length).toBeGreaterThan(0);
      expect(flawsOf(shown)).toEqual([]);
    }
  });
});

describe('/digest send-now', () => {
  it('posts one more, and leaves the schedule', async () => {
    const { managers, ofServer, posts, pass } = await digestDoor();
    const message = await managers.run('digest subscribe', NINE);
    const before = await ofServer();
    const sent = await managers.run('digest send-now');
    expect(plain(sent)).toContain('beside its schedule, which stays as it is');
    await expect(managers.run('digest send-now')).rejects.toThrow(
      'already went out within this minute',
    );
    await expect(managers.follow(message, 'send')).rejects.toThrow(
      'already went out within this minute',
    );
    expect(await ofServer()).toEqual(before);
    expect(await posts()).toMatchObject([{ recipient: `c:${HERE}`, state: 'ready' }]);
    pass(60);
    await managers.follow(message, 'send');
    expect(await posts()).toHaveLength(2);
  });
});

it('what is stuck is not called on its way, and follows', async () => {
  const { managers, posts } = await digestDoor({ isSending: async () => false });
  await managers.run('digest subscribe', NINE);
  const sent = plain(await managers.run('digest send-now'));
  expect(sent).not.toContain('On its way');
  expect(sent).toContain('follows as soon as that works again');
  expect(await posts()).toHaveLength(1);
});

describe('while a digest’s options are typed', () => {
  it('digests are offered by number, and taken as offered', async () => {
    const { managers } = await digestDoor();
    await managers.run('digest subscribe', NINE);
    await managers.run('digest subscribe', { ...NINE, time: '10', channel: reports });
    await managers.run('digest me', { ...NINE, time: '11' });
    const offered = await managers.suggest('digest pause', 'digest', '');
    const named = offered.map(({ name }) => name.replaceAll(/[\u00a0\u202f]/g, ' '));
    expect(named).toEqual([
      expect.stringMatching(/^#\d+ · daily at 9:00 AM \(Europe\/Berlin\) → this channel$/),
      expect.stringMatching(/10:00 AM .* → another channel$/),
      expect.stringMatching(/11:00 AM .* → direct message$/),
    ]);
    const [, second] = offered;
    const paused = await managers.run('digest pause', { digest: second?.name ?? '' });
    expect(plain(paused)).toContain('at 10:00 AM');
    await expect(managers.run('digest pause', { digest: '#99999' })).rejects.toThrow('no digest “');
    expect(await managers.suggest('digest edit', 'digest', '10:00')).toHaveLength(1);
  });

  it('sections are offered one after the other, in every language', async () => {
    const { managers, as } = await digestDoor();
    const offered = async (text: string, door = managers) =>
      (await door.suggest('digest subscribe', 'sections', text)).map(({ value }) => value);
    expect((await offered('')).slice(0, 2)).toEqual(['everything', 'headline']);
    expect((await offered('head')).at(0)).toBe('headline');
    expect((await offered('headline, ')).slice(0, 2)).toEqual([
      'headline, retarget',
      'headline, machines',
    ]);
    const german = as({ ...manager, locale: 'de' });
    expect((await offered('Überblick, Dia', german)).at(0)).toBe('Überblick, Diagramm');
    const all = 'Überblick, Anpassung, Maschinen, Rigs, Stunden, Prognosen, Halving, Diagramm';
    expect(await offered(all, german)).toEqual([all]);
  });
});
