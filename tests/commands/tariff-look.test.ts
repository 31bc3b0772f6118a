import { it } from 'vitest';
import { frontDoor, csvFile } from '../support/front-door.ts';
import { textOf } from '../support/message-text.ts';
import { caller } from '../support/command-ports.ts';

it('looks', async () => {
  const { run, follow, ports, open, suggest } = await frontDoor();
  const show = async (name: string, options: object) => {
    try { console.log(name, options, '\n', textOf(await run(name, options as never))); } catch (e) { console.log(name, options, String(e)); }
  };
  await show('settings me', { time_zone: 'Berlin' });
  await show('tariff list', {});
  await show('tariff set', { name: 'home', text: '0.10; mon-fri 17-22 0.15; jun-aug 0.05' });
  await show('tariff set', { name: '0.10', text: '0.10' });
  await show('rig add', { rig: 'S21', name: 'Shed', electricity: 'home' });
  await show('alerts add', { kind: 'unprofitable', rig: 'Shed' });
  await show('settings me', { electricity: 'Home' });
  await show('tariff set', { name: 'HOME', text: '0.05 EUR; sat,sun 0.03' });
  await show('tariff show', { name: 'home' });
  await show('tariff list', {});
  await show('profit', { rig: 'Shed' });
  await show('profit', { rig: 'S19', electricity: 'home' });
  await show('compare', { machines: 'S21, S19', electricity: 'home' });
  console.log(await suggest('profit', 'electricity', 'ho'), await suggest('profit', 'electricity', '0.10; 17-22 0.15'));
  const asked = await run('tariff remove', { name: 'home' });
  console.log(textOf(asked), JSON.stringify((await follow(asked, 'removed')) as never));
  await show('profit', { rig: 'Shed' });
  await show('profit', { rig: 'S19', electricity: 'home' });
  console.log(JSON.stringify((await ports.rigs.list(caller.id))[0]?.tariff));
  void open; void csvFile;
});
