import { describe, expect, it } from 'vitest';
import { caller } from '../support/command-ports.ts';
import { frontDoor } from '../support/front-door.ts';
import { textOf } from '../support/message-text.ts';

describe('percentages in the text of a rig', () => {
  it('count in /profit, unless an option says otherwise', async () => {
    const { run } = await frontDoor();
    const said = textOf(await run('profit', { rig: '120TH 3000W 0.05 pool 1% uptime 98%' }));
    const asOptions = await run('profit', { rig: '120TH 3000W 0.05', fee: 1, uptime: 98 });
    expect(said).toBe(textOf(asOptions));
    const other = await run('profit', { rig: '120TH 3000W 0.05 pool 1% uptime 98%', fee: 3 });
    const otherOptions = await run('profit', { rig: '120TH 3000W 0.05', fee: 3, uptime: 98 });
    expect(textOf(other)).toBe(textOf(otherOptions));
  });

  it('are kept with a rig', async () => {
    const { run, ports } = await frontDoor();
    await run('rig add', { rig: 'S21 0.05 fee 1.5% uptime 97%', name: 'Shed' });
    expect(await ports.rigs.list(caller.id)).toMatchObject([{ poolFee: 0.015, uptime: 0.97 }]);
  });

  it('are named where nothing says what they are', async () => {
    const { run } = await frontDoor();
    await expect(run('profit', { rig: 's21 200th 0.07 20%' })).rejects.toThrow(
      'but not “20%”: say what it is, such as `Antminer S21 (200T) @ 0.07 fee 2%`',
    );
    await expect(run('profit', { rig: 'S21 overclocked' })).rejects.toThrow(
      'but not “overclocked”: leave that out',
    );
  });
});
