import { describe, expect, it } from 'vitest';
import { caller } from '../support/command-ports.ts';
import { doorOf, frontDoor } from '../support/front-door.ts';
import { textOf } from '../support/message-text.ts';

const german = { ...caller, locale: 'de' };

describe('“28 ct” of somebody who speaks German', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['profit', { rig: 'S21 28ct' }],
    ['profit', { rig: 'S21', electricity: '28 ct' }],
    ['profit', { rig: 'S21 HT 28,5 ct 6-22 NT 22 ct' }],
    ['forecast', { rig: 'S21', electricity: '8 ct/kWh', cost: '1000' }],
  ])('is in euros, which the answer says: /%s %o', async (command, given) => {
    const { ports } = await frontDoor();
    const said = textOf(await doorOf(ports, german).run(command, given));
    expect(said).toContain('€');
    expect(said).not.toMatch(/\d\s\$\/kWh/);
  });

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
