import { it } from 'vitest';
import { frontDoor, csvFile } from '../support/front-door.ts';
import { textOf } from '../support/message-text.ts';
import { caller } from '../support/command-ports.ts';

it('looks', async () => {
  const { run, follow, ports, open } = await frontDoor();
  const show = async (name: string, options: object) => {
    try { console.log(name, options, '\n', textOf(await run(name, options as never))); } catch (e) { console.log(name, options, String(e)); }
  };
  await show('settings me', { time_zone: 'Berlin' });
  await show('profit', { rig: 'S21', electricity: '0.06; 17-22 0.12; sat,sun 0.05' });
  await show('profit', { rig: 'S21 0.06; 17-22 0.12; sat,sun 0.05', detail: 'full' });
  await show('profit', { rig: '120TH 3000W @ 0.10; 22-6 0.04' });
  await show('profit', { rig: 'S21 8-10' });
  await show('profit', { rig: 'S21', electricity: 'HT 28,5 ct 6-22 NT 22 ct' });
  await show('rig add', { rig: 'S21 0.10; 17-22 0.15', name: 'Shed' });
  await show('rig show', { rig: 'Shed' });
  await show('rig list', {});
  await show('profit', { rig: 'Shed', electricity: '' });
  await show('settings me', { electricity: 'peak 4pm-9pm weekdays $0.35, else 11c' });
  await show('alerts add', { kind: 'unprofitable', rig: 'Shed' });
  await show('profit', { rig: 'S21', currency: 'EUR' });
  await show('compare', { machines: 'S21, S19', electricity: '0.10; 17-22 0.15' });
  const form = await open('rig edit', { rig: 'Shed' });
  console.log(JSON.stringify(form).slice(0, 900));
  const [exported] = (await run('rig export')).files ?? [];
  const text = new TextDecoder().decode(exported?.data);
  console.log(text);
  const again = await frontDoor();
  console.log(textOf(await again.run('rig import', { file: csvFile(text) })));
  console.log(JSON.stringify((await ports.rigs.list(caller.id))[0]?.tariff));
  void follow;
});
