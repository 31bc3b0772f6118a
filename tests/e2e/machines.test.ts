import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { portsWith } from '../support/command-ports.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { ALICE, BOB } from '../support/discord/people.ts';
import { HouseWorld } from '../support/house-world.ts';
import { reading } from '../support/readings.ts';
import { silent } from '../support/silent-log.ts';
import { connectHashbell, localDiscord, sendingOver } from './connected-bot.ts';

/** Starts all of Hashbell that machines have to do with: commands, rounds, alerts, sender, Discord. */
async function hashbell() {
  const discord = await localDiscord();
  const database = await openDatabase('sqlite::memory:', { log: silent });
  onTestFinished(() => database.close());
  const house = new HouseWorld(database);
  house.owners = [ALICE];
  house.patience = 0.25;
  const [shelf, desk] = [await house.addMachine('Shelf'), await house.addMachine('Desk')];
  await house.poll();
  const clock = () => house.now;
  const ports = portsWith(reading, { ...house.stores, machines: house.opened, clock });
  const { people, connection, lines } = await connectHashbell({ discord, ports });
  const sent = sendingOver(connection, { database, clock, log: logLines().log });
  const said = async (name: string, options: Record<string, string | number | boolean>) => {
    const { message } = await people.slash(name, options).finished;
    return JSON.stringify(message?.content);
  };
  return {
    ...{ discord, house, shelf, desk, people, said },
    async dms() {
      await sent();
      return discord.messages(discord.dmOf(ALICE) ?? '').map(({ content }) => content.content);
    },
    quiet() {
      expect(discord.violations).toEqual([]);
      expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    },
  };
}

describe('a machine in the house', () => {
  it('is linked, shown, watched, and told when it hangs, drips, restarts and is back', async () => {
    const { house, shelf, desk, people, said, dms, quiet } = await hashbell();
    await said('rig add', { rig: '1.2TH 18W', name: 'Toy' });
    const typed = await people.type('rig link', { option: 'miner', text: 'she' }).finished;
    const value = `127.0.0.1:${shelf.machine.port}`;
    expect(typed.first).toMatchObject({
      data: { choices: [{ name: `Shelf · ${value}`, value }] },
    });
    const linked = await said('rig link', { rig: 'Toy', miner: value, measured: true });
    expect(linked).toContain('linked to the machine **Shelf**');
    expect(linked).toContain('counted with what it measures: 1.2 TH/s · 18 W');
    await said('rig add', { rig: '1.2TH 18W', name: 'Other' });
    await said('rig link', { rig: 'Other', miner: 'Desk' });
    for (const kind of ['offline', 'rebooted']) await said('alerts add', { kind, rig: 'Toy' });
    await said('alerts add', { kind: 'hot', level: 75, rig: 'Toy' });
    await house.pass(3);
    expect(await said('rig show', { rig: 'Toy' })).toContain('18 W measured');
    const before = (await dms()).length;

    shelf.fake.behaviour = 'drips';
    await house.pass(3);
    shelf.fake.behaviour = 'hangs';
    await house.pass(14, 2);
    expect((await dms()).slice(before)).toEqual(['Toy is offline']);
    expect(await said('rig show', { rig: 'Toy' })).toContain('🔴 **Shelf**');

    shelf.fake.behaviour = 'well';
    shelf.startedAt = house.now - 700;
    await house.pass(3);
    shelf.says = { temp: 80 };
    await house.pass(3);
    shelf.says = { temp: 60 };
    await house.pass(3);
    expect((await dms()).slice(before + 1)).toEqual([
      'Toy has started anew',
      'Toy is back',
      'Toy is too hot',
      'Toy has cooled down',
    ]);
    expect(desk.fake.asked.length).toBeLessThanOrEqual(30);
    quiet();
  });

  it('is nobody else’s', async () => {
    const { shelf, people, quiet } = await hashbell();
    const bobs = { user: BOB };
    await people.slash('rig add', { rig: '1.2TH 18W', name: 'Toy' }, bobs).finished;
    const before = shelf.fake.asked.length;
    const typed = await people.type('rig link', { option: 'miner', text: '' }, bobs).finished;
    expect(typed.first).toMatchObject({ data: { choices: [] } });
    for (const miner of ['Shelf', '169.254.169.254', `127.0.0.1:${shelf.machine.port}`]) {
      const { message } = await people.slash('rig link', { rig: 'Toy', miner }, bobs).finished;
      expect(JSON.stringify(message?.content)).toContain('by the operator of this bot alone');
      expect(message).toMatchObject({ ephemeral: true });
    }
    expect(shelf.fake.asked).toHaveLength(before);
    quiet();
  });
});
