import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { caller } from '../support/command-ports.ts';
import { csvFile, doorOf, frontDoor, modalOf, saidOf, valuesOf } from '../support/front-door.ts';
import { fieldOf, textOf } from '../support/message-text.ts';

const shares = { fee: 0.02, uptime: 0.98 };
const asPercent = { poolFee: 0.02, uptime: 0.98 };
const COUNTED = 'Counted with';

describe('a share where percent are asked for', () => {
  it('is counted in percent by /profit, which says so', async () => {
    const { run } = await frontDoor();
    const message = await run('profit', { rig: '120TH 3000W', ...shares, detail: 'full' });
    const inPercent = await run('profit', {
      rig: '120TH 3000W',
      fee: 2,
      uptime: 98,
      detail: 'full',
    });
    expect(fieldOf(message, COUNTED)).toMatch(
      /Pool fee 2% \*\(from 0\.02\)\*\nUptime 98% \*\(from 0\.98\)\*$/,
    );
    expect(fieldOf(inPercent, COUNTED)).toMatch(/Pool fee 2%\nUptime 98%$/);
    expect(message.embeds?.[0]?.description).toBe(inPercent.embeds?.[0]?.description);
  });

  it('stays in percent while the answer is refreshed, adjusted and saved', async () => {
    const { run, follow, ports } = await frontDoor();
    const message = await run('profit', { rig: '120TH 3000W', ...shares, detail: 'full' });
    const again = saidOf(await follow(message, 'refresh'));
    expect(fieldOf(again, COUNTED)).toBe(fieldOf(message, COUNTED));
    const modal = modalOf(await follow(again, 'adjust'));
    expect(valuesOf(modal)).toMatchObject({ fee: '2', uptime: '98' });
    const { press } = doorOf(ports);
    const fields = { ...valuesOf(modal), fee: '0,015' };
    const changed = saidOf(await press(modal.custom_id, { fields }));
    expect(fieldOf(changed, COUNTED)).toMatch(
      /Pool fee 1\.5% \*\(from 0\.015\)\*\nUptime 98% \*\(from 0\.98\)\*$/,
    );
    await press(modalOf(await follow(changed, 'save')).custom_id, { fields: { name: 'Shed' } });
    expect(await ports.rigs.list(caller.id)).toMatchObject([{ poolFee: 0.015, uptime: 0.98 }]);
  });

  it('is a percentage where a form says so', async () => {
    const { run, follow, press } = await frontDoor();
    const message = await run('profit', { rig: '120TH 3000W', detail: 'full' });
    const modal = modalOf(await follow(message, 'adjust'));
    const fields = { ...valuesOf(modal), fee: '0.05 %', uptime: '1' };
    const changed = saidOf(await press(modal.custom_id, { fields }));
    expect(fieldOf(changed, COUNTED)).toMatch(/Pool fee 0\.05%\nUptime 100% \*\(from 1\)\*$/);
  });

  it('counts in suggestions', async () => {
    const { suggest } = await frontDoor();
    const suggested = (given: object) => suggest('profit', 'rig', 'S21 Pro', { ...given });
    expect(await suggested(shares)).toEqual(await suggested({ fee: 2, uptime: 98 }));
    expect(await suggested(shares)).not.toEqual(await suggested({ fee: 2, uptime: 100 }));
  });

  it('is saved in percent by /rig add and /rig edit, which say so', async () => {
    const { run, open, press, ports } = await frontDoor();
    const added = await run('rig add', { rig: 'S21 Pro', name: 'Shed', ...shares });
    expect(added.content).toContain(
      'The pool fee: 0.02 is read as 2%. The uptime: 0.98 is read as 98%.',
    );
    expect(await ports.rigs.list(caller.id)).toMatchObject([asPercent]);
    const modal = await open('rig edit', { rig: 'Shed' });
    const fields = { ...valuesOf(modal), fee: '1.5', uptime: '0.95' };
    const answer = saidOf(await press(modal.custom_id, { fields }));
    expect(answer.content).toBe('**Shed** is changed.\nThe uptime: 0.95 is read as 95%.');
    expect(await ports.rigs.list(caller.id)).toMatchObject([{ poolFee: 0.015, uptime: 0.95 }]);
  });

  it('is kept in percent when a choice comes between', async () => {
    const { run, follow, ports } = await frontDoor();
    const question = await run('rig add', { rig: 'Bitaxe', ...shares });
    const rig = 'Bitaxe Gamma 601 (BM1370)';
    const added = saidOf(await follow(question, 'choose', { values: [rig] }));
    expect(added.content).toContain('0.98 is read as 98%');
    expect(await ports.rigs.list(caller.id)).toMatchObject([asPercent]);
  });

  it('is set in percent by /settings, which say so', async () => {
    const { run, as, ports } = await frontDoor();
    const mine = await run('settings me', shares);
    expect(mine.content).toBe(
      'Saved. The pool fee: 0.02 is read as 2%. The uptime: 0.98 is read as 98%.',
    );
    expect(textOf(mine)).toContain('**Uptime**: 98%');
    expect(await ports.settings.user(caller.id)).toEqual(asPercent);
    const guildId = '300000000000000010';
    const manager = as({ guildId, permissions: PermissionFlagsBits.ManageGuild });
    const servers = await manager.run('settings server', { fee: 0.01 });
    expect(servers.content).toBe('Saved. The pool fee: 0.01 is read as 1%.');
    expect(await ports.settings.server(guildId)).toEqual({ poolFee: 0.01 });
  });

  it('is saved in percent from a file', async () => {
    const { run, follow, ports } = await frontDoor();
    const file = csvFile('rig,fee,uptime\nS19j Pro 104T,0.02,0.98\n');
    await follow(await run('rig import', { file }), 'import');
    expect(await ports.rigs.list(caller.id)).toMatchObject([asPercent]);
  });
});
