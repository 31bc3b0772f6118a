import { describe, expect, it } from 'vitest';
import { caller } from '../support/command-ports.ts';
import { frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { NOW } from '../support/readings.ts';

const GUILD = '300000000000000010';

async function inServer(locale = 'en-US') {
  const door = await frontDoor();
  await door.run('rig add', { rig: '120TH 3000W', name: 'Shed *1*' });
  return { ...door.as({ guildId: GUILD, locale }), ports: door.ports, elsewhere: door };
}

/** Rigs in the digests of thirty servers. */
async function shared() {
  const door = await frontDoor();
  for (let n = 1; n <= 30; n += 1) {
    await door.ports.sharedRigs.share(caller.id, `${n}`, 'counted', NOW);
  }
  return { ...door.as({ guildId: GUILD }), ports: door.ports };
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

  it('says what of pools others see, without where that is', async () => {
    const { run, ports } = await inServer();
    const [rig] = await ports.rigs.list(caller.id);
    const link = { userId: caller.id, rigId: rig?.id ?? 0, pool: 'Ocean', address: 'secret' };
    await ports.poolLinks.add(
      { ...link, worker: '', createdAt: NOW },
      { at: NOW, hour: 118e12, upSince: NOW },
    );
    for (const how of ['counted', 'named']) {
      const { content } = await run('rig share', { how });
      expect(content).toContain('Pools see **118 TH/s** of 120 TH/s (98.3%) from 1 rig');
      expect(content).not.toMatch(/secret|Ocean/);
    }
    expect((await run('rig share', { how: 'not' })).content).not.toContain('Pools see');
  });

  it('ends', async () => {
    const { run, ports } = await inServer();
    await run('rig share', { how: 'named' });
    expect((await run('rig share', { how: 'not' })).content).toContain('don’t speak');
    expect(await ports.sharedRigs.everywhere(caller.id)).toEqual([]);
  });

  it('is taken back from anywhere, whether we see the server or not', async () => {
    const { as, ports } = await frontDoor({
      servers: { nameOf: async (id) => (id === GUILD ? 'Miners *Hall*' : undefined) },
    });
    await as({ guildId: GUILD }).run('rig share', { how: 'counted' });
    await as({ guildId: '300000000000000099' }).run('rig share', { how: 'named' });
    const alone = as({});
    const message = await alone.run('rig share');
    expect(flawsOf(message)).toEqual([]);
    expect(message.content?.split('\n')).toEqual([
      'On 2 other servers your rigs count in the digests:',
      '- Miners \\*Hall\\*: counted, without names',
      '- a server I can’t see \\(300000000000000099\\): by the rigs’ names',
    ]);
    expect(textOf(await alone.run('rig share', { how: 'not' }))).toContain('On 2 other servers');
    const left = saidOf(await alone.follow(message, 'unshare', { values: [GUILD] }));
    expect(left.content).toContain('On 1 other server');
    const none = saidOf(await alone.follow(left, 'unshare', { values: ['300000000000000099'] }));
    expect(none.content).toContain('No server’s digests speak of your rigs');
    expect(await ports.sharedRigs.everywhere(caller.id)).toEqual([]);
  });

  it('says on one server where else it is, and takes back there alone', async () => {
    const { run, follow, as, ports } = await shared();
    const message = await run('rig share');
    expect(message.content).toContain('This server’s digests don’t speak of your rigs');
    expect(message.content).toContain('On 30 other servers');
    await follow(message, 'unshare', { values: ['1', '2'] });
    expect(await ports.sharedRigs.everywhere(caller.id)).toHaveLength(28);
    expect(textOf(await as({ locale: 'de' }).run('rig share'))).toContain('Auf 28 anderen Servern');
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
