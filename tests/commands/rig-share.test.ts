import { describe, expect, it } from 'vitest';
import { caller } from '../support/command-ports.ts';
import { frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';

const GUILD = '300000000000000010';

async function inServer(locale = 'en-US') {
  const door = await frontDoor();
  await door.run('rig add', { rig: '120TH 3000W', name: 'Shed *1*' });
  return { ...door.as({ guildId: GUILD, locale }), ports: door.ports, elsewhere: door };
}

describe('/rig share', () => {
  it('shares nothing before somebody says so', async () => {
    const { run, ports } = await inServer();
    const { content } = await run('rig share');
    expect(content).toContain('digests don’t speak of your rigs');
    expect(await ports.sharedRigs.everywhere(caller.id)).toEqual([]);
  });

  it('counts without a name', async () => {
    const { run, ports } = await inServer();
    const message = await run('rig share', { how: 'counted' });
    expect(message.content).toContain('Your rig counts in this server’s digests.');
    expect(message.content).not.toContain('Shed');
    expect(flawsOf(message)).toEqual([]);
    expect(await ports.sharedRigs.everywhere(caller.id)).toEqual([
      { guildId: GUILD, how: 'counted' },
    ]);
    expect((await run('rig share')).content).toBe(message.content);
  });

  it('says which names others see, as they were written', async () => {
    const { run, ports } = await inServer();
    const { content } = await run('rig share', { how: 'named' });
    expect(content).toContain('by its name');
    expect(content).toContain('- Shed \\*1\\*');
    expect(await ports.sharedRigs.of(caller.id, GUILD)).toBe('named');
  });

  it('ends', async () => {
    const { run, ports } = await inServer();
    await run('rig share', { how: 'named' });
    expect((await run('rig share', { how: 'not' })).content).toContain('don’t speak');
    expect(await ports.sharedRigs.everywhere(caller.id)).toEqual([]);
  });

  it('is about a server', async () => {
    const { elsewhere } = await inServer();
    await expect(elsewhere.run('rig share', { how: 'counted' })).rejects.toThrow('no server here');
  });

  it('speaks German', async () => {
    const { run } = await inServer('de');
    const { content } = await run('rig share', { how: 'counted' });
    expect(content).toContain('Dein Rig zählt in den Berichten dieses Servers mit.');
  });
});
