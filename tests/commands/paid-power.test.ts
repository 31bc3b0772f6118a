import { describe, expect, it } from 'vitest';
import { caller } from '../support/command-ports.ts';
import { csvFile, frontDoor } from '../support/front-door.ts';
import { textOf } from '../support/message-text.ts';

const TARIFF = { kind: 'flat', perKwh: -0.02, currency: 'USD' };

describe('a power price below zero', () => {
  it('is kept with a rig, which always pays', async () => {
    const { run, ports } = await frontDoor();
    const added = textOf(
      await run('rig add', { rig: '120TH 3000W', name: 'Shed', electricity: '−2c' }),
    );
    expect(added).toContain('always pays at that power price');
    expect(await ports.rigs.list(caller.id)).toMatchObject([{ tariff: TARIFF }]);
    const list = textOf(await run('rig list'));
    expect(list).toContain('1 rig · 1 pays · +$6.75 a day');
    expect(textOf(await run('profit', { rig: 'Shed', detail: 'full' }))).toContain(
      'Power −$0.02/kWh',
    );
    const alert = textOf(await run('alerts add', { kind: 'unprofitable', rig: 'Shed' }));
    expect(alert).not.toMatch(/NaN|∞|undefined/);
    expect(alert).toContain('can’t fall that low');
  });

  it('comes back from a file as it went', async () => {
    const { run, follow, ports } = await frontDoor();
    const file = csvFile('name,rig,electricity\nShed,S21,-0.02 USD\nBarn,S19,"-0,03 €"');
    await follow(await run('rig import', { file }), 'import');
    const rigs = await ports.rigs.list(caller.id);
    expect(rigs).toMatchObject([
      { tariff: TARIFF },
      { tariff: { kind: 'flat', perKwh: -0.03, currency: 'EUR' } },
    ]);

    const [exported] = (await run('rig export')).files ?? [];
    const again = await frontDoor();
    const text = new TextDecoder().decode(exported?.data);
    await again.follow(await again.run('rig import', { file: csvFile(text) }), 'import');
    expect(await again.ports.rigs.list(caller.id)).toMatchObject(
      rigs.map(({ name, tariff }) => ({ name, tariff })),
    );
  });

  it('is what a person may always mean', async () => {
    const { run, ports } = await frontDoor();
    expect(textOf(await run('settings me', { electricity: '-0.02 $/kWh' }))).toContain(
      '−$0.02/kWh',
    );
    expect(await ports.settings.user(caller.id)).toMatchObject({ tariff: TARIFF });
    expect(textOf(await run('profit', { rig: '120TH 3000W', detail: 'full' }))).toContain(
      'Power −$0.02/kWh',
    );
  });
});
