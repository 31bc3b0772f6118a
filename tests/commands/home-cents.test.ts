import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { caller } from '../support/command-ports.ts';
import { doorOf, frontDoor } from '../support/front-door.ts';
import { textOf } from '../support/message-text.ts';

const german = {
  ...caller,
  locale: 'de',
  guildId: '100000000000000077',
  permissions: PermissionFlagsBits.ManageGuild,
};

describe('“28 ct” of somebody who speaks German', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['profit', { rig: 'S21 28ct' }],
    ['profit', { rig: 'S21', electricity: '28 ct' }],
    ['profit', { rig: 'S21 HT 28,5 ct 6-22 NT 22 ct' }],
    ['forecast', { rig: 'S21', electricity: '8 ct/kWh', cost: '1000' }],
    ['compare', { machines: 'S21, S19j Pro 28 ct' }],
    ['compare', { machines: 'S21, S19j Pro', electricity: '28 ct' }],
    ['solo', { rig: 'S21 28 ct' }],
    ['pools', { rig: 'S21 28 ct', pool: 'Ocean' }],
    ['settings me', { electricity: '28 ct' }],
    ['settings server', { electricity: '28 ct' }],
    ['tariff set', { name: 'Zuhause', text: '28 ct' }],
    ['tariff set', { name: 'Zuhause', text: '28 ct; 22-6 22 ct' }],
  ])('is in euros, which the answer says: /%s %o', async (command, given) => {
    const { ports } = await frontDoor();
    const said = textOf(await doorOf(ports, german).run(command, given));
    expect(said).toContain('€');
    expect(said).not.toMatch(/\d\s\$\/kWh/);
  });

  it.each<[string, string]>([
    ['profit', 'electricity'],
    ['compare', 'electricity'],
    ['settings me', 'electricity'],
    ['tariff set', 'text'],
  ])('is offered so while it is typed: /%s %s', async (command, option) => {
    const { ports } = await frontDoor();
    const [offer] = await doorOf(ports, german).suggest(command, option, '28 ct');
    expect(offer?.name).toMatch(/^0,28\s€\/kWh$/);
    expect(offer?.value).toBe('28 ct');
  });

  it('is offered so with a rig', async () => {
    const { ports } = await frontDoor();
    const { suggest } = doorOf(ports, german);
    for (const command of ['profit', 'solo', 'rig add']) {
      const [offer] = await suggest(command, 'rig', 'S21 28 ct');
      expect(offer?.name, command).toContain('€');
      expect(offer?.value, command).not.toContain('$');
    }
  });

  it('is in the currency of the server where it is the server’s, whatever is one’s own', async () => {
    const { ports } = await frontDoor();
    const { run } = doorOf(ports, german);
    await run('settings me', { currency: 'CHF' });
    expect(textOf(await run('settings server', { electricity: '28 ct' }))).toMatch(/0,28\s€/);
    expect(textOf(await run('settings me', { electricity: '28 ct' }))).toContain('CHF');
  });

  it.each(['settings me', 'settings server'])(
    'tells the currency of answers as well, where it is kept by /%s',
    async (command) => {
      const { ports } = await frontDoor();
      const { run } = doorOf(ports, german);
      expect(textOf(await run(command, { electricity: '28 ct' }))).toContain('EUR · Euro');
      expect(textOf(await run('profit', { rig: 'S21' }))).toMatch(/0,28\s€/);
    },
  );

  it('is kept so with a rig', async () => {
    const { ports } = await frontDoor();
    await doorOf(ports, german).run('rig add', { rig: 'S21 28ct', name: 'Shed' });
    const [rig] = await ports.rigs.list(caller.id);
    expect(rig?.tariff).toMatchObject({ perKwh: 0.28, currency: 'EUR' });
  });

  it('is in the currency that somebody has chosen, and in dollars elsewhere', async () => {
    const { run, ports } = await frontDoor();
    expect(textOf(await run('profit', { rig: 'S21 28ct' }))).toContain('$0.28');
    const { run: ask } = doorOf(ports, german);
    expect(textOf(await ask('profit', { rig: 'S21 28ct', currency: 'USD' }))).toMatch(/0,28\s\$/);
    await ask('settings me', { currency: 'CHF' });
    expect(textOf(await ask('profit', { rig: 'S21 28ct' }))).toContain('CHF');
  });
});
