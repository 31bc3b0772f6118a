import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../src/people/quiet-until.ts';
import { caller } from '../support/command-ports.ts';
import { frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, optionsOf, textOf } from '../support/message-text.ts';
import { sampleAlert } from '../support/sample-rows.ts';

const GUILD = '300000000000000010';
const manager = { guildId: GUILD, permissions: PermissionFlagsBits.ManageGuild };
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('the currency of a power price without one', () => {
  it('is the server’s or the operator’s on a server, never that of who manages it', async () => {
    const { as, ports } = await frontDoor();
    const managers = as(manager);
    await managers.run('settings me', { currency: 'EUR' });
    await managers.run('settings server', { electricity: '0.12' });
    const tariff = { kind: 'flat', perKwh: 0.12, currency: 'USD' };
    expect(await ports.settings.server(GUILD)).toEqual({ tariff });
    await managers.run('settings server', { currency: 'CHF' });
    await managers.run('settings server', { electricity: '0.2' });
    expect(await ports.settings.server(GUILD)).toMatchObject({
      tariff: { kind: 'flat', perKwh: 0.2, currency: 'CHF' },
    });
    await managers.run('settings server', { electricity: '0.3', currency: 'GBP' });
    expect(await ports.settings.server(GUILD)).toMatchObject({
      tariff: { kind: 'flat', perKwh: 0.3, currency: 'GBP' },
    });
    await managers.run('settings me', { electricity: '0.4' });
    expect(await ports.settings.user(caller.id)).toMatchObject({
      tariff: { kind: 'flat', perKwh: 0.4, currency: 'EUR' },
    });
  });
});

describe('/settings me', () => {
  it('shows what counts, and what is not set', async () => {
    const { run } = await frontDoor();
    const message = await run('settings me');
    expect(message.embeds?.[0]?.description).toBe(
      [
        '**Currency**: USD · US Dollar *(not set here)*',
        '**Power price**: $0.07/kWh *(not set here)*',
        '**Pool fee**: 2% *(not set here)*',
        '**Uptime**: 100% *(not set here)*',
        '**Time zone**: UTC *(not set here)*',
        '**Language**: as in Discord *(not set here)*',
        '**Quiet hours**: none *(not set here)*',
        '**Detail of `/profit`**: short *(not set here)*',
        '',
        'They count for `/profit`, `/rig` and whatever the bot tells you.',
      ].join('\n'),
    );
    expect(message.components).toBeUndefined();
  });

  it('saves what is given and leaves the rest', async () => {
    const { run, ports } = await frontDoor();
    await run('settings me', { currency: 'eur', electricity: '28c', fee: 1.5 });
    const message = await run('settings me', { uptime: 98, time_zone: 'europe/berlin' });
    expect(message.content).toBe('Saved.');
    expect(await ports.settings.user(caller.id)).toEqual({
      currency: 'EUR',
      tariff: { kind: 'flat', perKwh: 0.28, currency: 'EUR' },
      poolFee: 0.015,
      uptime: 0.98,
      timeZone: 'Europe/Berlin',
    });
    expect(textOf(message)).toContain('**Power price**: €0.28/kWh\n');
    expect(flawsOf(message)).toEqual([]);
  });

  it('keeps quiet hours, in the time zone, with what is told all the same', async () => {
    const { run, ports } = await frontDoor();
    const message = await run('settings me', { quiet: '22-7', time_zone: 'Berlin' });
    expect(textOf(message)).toContain('**Quiet hours**: 22:00–07:00 (Europe/Berlin)\n');
    expect(textOf(message)).toContain('**Told all the same**: nothing *(not set here)*\n');
    const excepted = await run('settings me', { quiet_except: 'rigs' });
    expect(textOf(excepted)).toContain(
      '**Told all the same**: a rig stops paying, or pays again\n',
    );
    expect(await ports.settings.user(caller.id)).toEqual({
      timeZone: 'Europe/Berlin',
      quiet: { from: 22 * 60, to: 7 * 60 },
      quietExcept: 'rigs',
    });
    expect(flawsOf(excepted)).toEqual([]);
  });

  it('tells by the new hours what the old ones held', async () => {
    const { run, ports } = await frontDoor();
    const { alerts, clock } = ports;
    await run('settings me', { quiet: '0-23:59' });
    const end = quietUntil({ from: 0, to: 23 * 60 + 59 }, 'UTC', clock()) ?? 0;
    const added = await alerts.add(
      sampleAlert({ userId: caller.id, state: 'falling', dueAt: end, snoozedUntil: end }),
    );
    if (!added.ok) throw new Error(added.why);
    const dueAt = async () => (await alerts.find(caller.id, added.alert.id))?.dueAt;
    await run('settings me', { fee: 1 });
    expect(await dueAt()).toBe(end);
    await run('settings me', { quiet: '3-4' });
    expect(await dueAt()).toBeLessThanOrEqual(clock());
  });

  it('saves new hours though an alert that the old ones hold changes all the time', async () => {
    const { run, ports } = await frontDoor();
    const { alerts, clock } = ports;
    await run('settings me', { quiet: '0-23:59' });
    const end = quietUntil({ from: 0, to: 23 * 60 + 59 }, 'UTC', clock()) ?? 0;
    const held = { userId: caller.id, dueAt: end, snoozedUntil: end } as const;
    const first = await alerts.add(sampleAlert({ ...held, state: 'falling' }));
    const second = await alerts.add(sampleAlert({ ...held, state: 'falling', deliver: GUILD }));
    if (!first.ok || !second.ok) throw new Error('not added');
    const busy = first.alert.id;
    const { save } = alerts;
    Object.assign(ports, {
      alerts: {
        ...alerts,
        save: async (alert: Parameters<typeof save>[0]) =>
          alert.id === busy ? 'changed' : save(alert),
      },
    });
    expect(textOf(await run('settings me', { quiet: '3-4' }))).toContain('03:00–04:00');
    // The others are told now; that one is when the old hours end, at the latest.
    expect((await alerts.find(caller.id, second.alert.id))?.dueAt).toBeLessThanOrEqual(clock());
    expect((await alerts.find(caller.id, busy))?.dueAt).toBe(end);
  });

  it.each(['22', '22-22', 'at night', '25-7'])('takes no “%s” for quiet hours', async (quiet) => {
    const { run, ports } = await frontDoor();
    await expect(run('settings me', { quiet })).rejects.toThrow('such as `22-7`');
    expect(await ports.settings.user(caller.id)).toEqual({});
  });

  it('answers in the language that is chosen', async () => {
    const { run, ports } = await frontDoor();
    const message = await run('settings me', { language: 'de' });
    expect(message.content).toBe('Gespeichert.');
    expect(textOf(message)).toContain('**Sprache**: Deutsch');
    expect(await ports.settings.user(caller.id)).toEqual({ locale: 'de' });
  });

  it('counts in /profit, marked, and gives way to what is said', async () => {
    const { run } = await frontDoor();
    await run('settings me', { currency: 'EUR', electricity: '0.056', fee: 0, uptime: 98 });
    const message = await run('profit', { rig: '120TH 3000W', detail: 'full' });
    expect(fieldOf(message, 'Counted with')).toBe(
      'Power €0.056/kWh *(your setting)*\nPool fee 0% *(your setting)*\nUptime 98% *(your setting)*',
    );
    const said = await run('profit', {
      rig: '120TH 3000W 0.05',
      fee: 1,
      uptime: 100,
      detail: 'full',
    });
    expect(fieldOf(said, 'Counted with')).toBe('Power €0.05/kWh\nPool fee 1%\nUptime 100%');
  });

  it('counts in a new rig, in its currency', async () => {
    const { run, ports } = await frontDoor();
    await run('settings me', { currency: 'EUR' });
    await run('rig add', { rig: '120TH 3000W' });
    expect(await ports.rigs.list(caller.id)).toMatchObject([
      { tariff: { kind: 'flat', perKwh: 0.056, currency: 'EUR' } },
    ]);
  });

  it('forgets what is chosen', async () => {
    const { run, follow, ports } = await frontDoor();
    const message = await run('settings me', { currency: 'EUR', fee: 1, language: 'de' });
    expect(optionsOf(message).map(({ value }) => value)).toEqual(['currency', 'poolFee', 'locale']);
    const left = saidOf(await follow(message, 'forget', { values: ['currency', 'locale'] }));
    expect(await ports.settings.user(caller.id)).toEqual({ poolFee: 0.01 });
    expect(optionsOf(left)).toHaveLength(1);
  });

  it.each([
    [{ currency: 'DOGE' }, 'no exchange rates for “DOGE”'],
    [{ electricity: '50' }, 'perhaps you mean cents'],
    [{ fee: 100 }, 'The pool fee is 100'],
    [{ uptime: 0 }, 'The uptime is 0'],
    [{ time_zone: 'Mars/Olympus' }, 'I know no time zone called “Mars/Olympus”: name a city'],
    [{ time_zone: 'Berl' }, 'Do you mean one of these: `Berlin (Europe/Berlin)`?'],
    [{ time_zone: 'IST' }, '`Asia/Kolkata`, `Asia/Jerusalem`, or `Europe/Dublin`'],
    [{ time_zone: 'UTC+2' }, '“UTC+2” knows nothing of summer time'],
  ])('refuses %o, and saves nothing', async (given, sentence) => {
    const { run, ports } = await frontDoor();
    await expect(run('settings me', given)).rejects.toThrow(sentence);
    expect(await ports.settings.user(caller.id)).toEqual({});
  });

  it('suggests time zones and currencies', async () => {
    const { suggest } = await frontDoor();
    expect(await suggest('settings me', 'time_zone', 'new york')).toEqual([
      { name: 'New York (America/New_York)', value: 'New York (America/New_York)' },
      { name: 'New York City (America/New_York)', value: 'New York City (America/New_York)' },
    ]);
    expect((await suggest('settings me', 'time_zone', '')).length).toBe(25);
    expect(await suggest('settings me', 'currency', 'franc')).toMatchObject([{ value: 'CHF' }]);
  });
});

describe('/settings server', () => {
  it('counts for members who have not set their own', async () => {
    const { as } = await frontDoor();
    await as(manager).run('settings server', { currency: 'EUR', electricity: '0.06', fee: 3 });
    const member = as({ id: '80351110224678913', guildId: GUILD });
    await member.run('settings me', { fee: 1 });
    expect(
      fieldOf(await member.run('profit', { rig: '120TH 3000W', detail: 'full' }), 'Counted with'),
    ).toBe('Power €0.06/kWh *(server’s setting)*\nPool fee 1% *(your setting)*\nUptime 100%');
    const elsewhere = as({ guildId: '300000000000000011' });
    expect(
      fieldOf(
        await elsewhere.run('profit', { rig: '120TH 3000W', detail: 'full' }),
        'Counted with',
      ),
    ).toContain('Power $0.07/kWh *(assumed)*');
  });

  it('is for who may manage the server, and only there', async () => {
    const { as, run, ports } = await frontDoor();
    for (const permissions of [undefined, 0n, PermissionFlagsBits.SendMessages]) {
      const member = as({ guildId: GUILD, permissions });
      await expect(member.run('settings server', { fee: 9 })).rejects.toThrow(
        'Only who may manage this server can set its defaults',
      );
      const press = member.press('1:settings:forget_server:x', { values: ['poolFee'] });
      await expect(press).rejects.toThrow('Only who may manage');
    }
    await expect(run('settings server', { fee: 9 })).rejects.toThrow('There is no server here');
    expect(await ports.settings.server(GUILD)).toEqual({});
    const admin = as({ guildId: GUILD, permissions: PermissionFlagsBits.Administrator });
    await admin.run('settings server', { fee: 1 });
    expect(await ports.settings.server(GUILD)).toEqual({ poolFee: 0.01 });
  });

  it('forgets, in German', async () => {
    const { as, ports } = await frontDoor();
    const german = as({ ...manager, locale: 'de' });
    const message = await german.run('settings server', { fee: 1.25 });
    expect(plain(message.embeds?.[0]?.description)).toContain('**Pool-Gebühr**: 1,25 %\n');
    const left = saidOf(await german.follow(message, 'forget_server', { values: ['poolFee'] }));
    expect(left.components).toBeUndefined();
    expect(flawsOf(left)).toEqual([]);
    expect(await ports.settings.server(GUILD)).toEqual({});
  });
});
