import { describe, expect, it } from 'vitest';
import { caller } from '../support/command-ports.ts';
import { csvFile, doorOf, frontDoor, saidOf } from '../support/front-door.ts';
import { textOf } from '../support/message-text.ts';

const german = { ...caller, locale: 'de' };

describe('what was paid for a rig', () => {
  it('is kept, changed and forgotten', async () => {
    const { run, ports } = await frontDoor();
    const kept = async () => (await ports.rigs.list(caller.id))[0]?.cost;
    const added = await run('rig add', { rig: 'S21 0.07', name: 'Shed', cost: '$3,500' });
    expect(added.content).toContain('Bought for $3,500.00: `/forecast` and the digest know it.');
    expect(await kept()).toEqual({ value: 3_500, currency: 'USD' });
    await run('rig edit', { rig: 'Shed', fixed_cost: 1 });
    expect(await kept()).toEqual({ value: 3_500, currency: 'USD' });
    const edited = await doorOf(ports, german).run('rig edit', { rig: 'Shed', cost: '3.000 €' });
    expect(edited.content).toContain('Gekauft für 3.000,00\u00a0€');
    expect(await kept()).toEqual({ value: 3_000, currency: 'EUR' });
    await run('rig edit', { rig: 'Shed', cost: '0' });
    expect(await kept()).toBeUndefined();
  });

  it('is in the power price’s currency where it names none', async () => {
    const { run, ports } = await frontDoor();
    await run('rig add', { rig: 'S21 0.28 EUR', name: 'Shed', cost: '3000' });
    expect((await ports.rigs.list(caller.id))[0]?.cost).toEqual({ value: 3_000, currency: 'EUR' });
  });

  it.each([
    ['0', 'more than 0'],
    ['-5', 'more than 0'],
    ['a lot', 'can’t read “a lot” as money'],
    ['3000 XYZ', 'can’t read “3000 XYZ” as money'],
    ['9999999999999', 'more than 0'],
  ])('is refused as %s', async (cost, sentence) => {
    const { run, ports } = await frontDoor();
    await expect(run('rig add', { rig: 'S21', name: 'Shed', cost })).rejects.toThrow(sentence);
    expect(await ports.rigs.list(caller.id)).toEqual([]);
  });

  it('goes without saying in /forecast, as often as there are such rigs', async () => {
    const { run } = await frontDoor();
    await run('rig add', { rig: 'S21 Pro 0.07', name: 'Shed', cost: '$3,500' });
    const kept = textOf(await run('forecast', { rig: 'Shed' }));
    expect(kept).toBe(textOf(await run('forecast', { rig: 'Shed', cost: '$3,500' })));
    expect(textOf(await run('forecast', { rig: '2x Shed' }))).toContain('cost of **$7,000**');
    expect(textOf(await run('forecast', { rig: 'Shed', cost: '$100' }))).toContain('**$100**');
    // Written with a point and three digits it would read as thousands.
    await run('rig edit', { rig: 'Shed', cost: '$62.5625' });
    expect(textOf(await run('forecast', { rig: '2x Shed' }))).toContain('cost of **$125**');
  });

  it('is asked for where nobody said', async () => {
    const { run, ports } = await frontDoor();
    await expect(run('forecast', { rig: 'S21' })).rejects.toThrow('such as `cost:$3,500`');
    await run('rig add', { rig: 'S21', name: 'Shed' });
    const asked = doorOf(ports, german).run('forecast', { rig: 'Shed' });
    await expect(asked).rejects.toThrow('etwa `kosten:3.000 €`');
  });

  it('comes back from a file, and is there where several are counted together', async () => {
    const { run, follow, ports } = await frontDoor();
    await run('rig add', { rig: 'S21 0.07', name: 'Shed', cost: '$3,500' });
    await run('rig add', { rig: 'S19j Pro', name: 'Gift' });
    const { files = [] } = await run('rig export');
    const data = Buffer.from(files[0]?.data ?? []).toString('utf8');
    expect(data).toContain('3500 USD');
    for (const { id } of await ports.rigs.list(caller.id)) await ports.rigs.remove(caller.id, id);
    const preview = await run('rig import', { file: csvFile(data) });
    expect(textOf(preview)).toContain('Bought for $3,500.00');
    saidOf(await follow(preview, 'import'));
    const costs = (await ports.rigs.list(caller.id)).map(({ name, cost }) => [name, cost?.value]);
    expect(costs).toEqual([
      ['Shed', 3_500],
      ['Gift', undefined],
    ]);
  });

  it.each([
    ['rig,electricity,Purchase price USD\nS21,0.07,2800\n', { value: 2_800, currency: 'USD' }],
    ['rig,strompreis,Kaufpreis\nS21,0.28 EUR,2.800 €\n', { value: 2_800, currency: 'EUR' }],
    // A cost that small is another one.
    ['rig,cost\nS21,0.07\n', undefined],
  ])('is read from the file of others %#', async (file, cost) => {
    const { run, follow, ports } = await frontDoor();
    const preview = await run('rig import', { file: csvFile(file) });
    await follow(preview, 'import');
    expect((await ports.rigs.list(caller.id))[0]?.cost).toEqual(cost);
  });

  it('comes back by the hours and modes that pay, which Details says', async () => {
    const { run } = await frontDoor();
    const asked = { cost: '$1,000', detail: 'full' };
    const mean = textOf(await run('forecast', { rig: 'S19 XP', electricity: '0.0725', ...asked }));
    expect(mean).not.toContain('hour by hour');
    const schedule = '0.06; 17-22 0.12';
    const hours = textOf(await run('forecast', { rig: 'S19 XP', electricity: schedule, ...asked }));
    expect(hours).toContain('Power hour by hour, over the year; starts cost nothing here');
    const on = { rig: 'S19 XP', electricity: schedule, switch_off: false, ...asked };
    expect(textOf(await run('forecast', on))).toContain('Power at its mean price, day and night');
    const modes = 'eco 80TH 1700W, std 120TH 2700W, max 142TH 3350W';
    await run('rig add', { rig: '120TH 2700W 0.07', name: 'Shed' });
    await run('rig edit', { rig: 'Shed', modes });
    const best = textOf(await run('forecast', { rig: 'Shed', ...asked }));
    expect(best).toContain('In whichever of its 3 modes is best then');
  });
});
