import { describe, expect, it } from 'vitest';
import type { Machine } from '../../src/miner/machine.ts';
import { openMachines } from '../../src/miner/sources/machines.ts';
import { caller } from '../support/command-ports.ts';
import { type FakeMachine, fakeAxeOs, fakeCgminer } from '../support/fake-machine.ts';
import { frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { antminer, avalonIdle, axeOsOld, luxos, whatsminer } from '../support/miner-answers.ts';
import { silent as log } from '../support/silent-log.ts';

const at = ({ port }: FakeMachine, name: string, kind: Machine['kind'] = 'cgminer'): Machine => ({
  ...{ name, address: '127.0.0.1', port, kind },
});

function opened(machines: readonly Machine[], owners = [caller.id]) {
  const clock = { now: 1_000 };
  return { clock, machines: openMachines({ machines, owners, clock: () => clock.now, log }) };
}

describe('/miners', () => {
  it('shows the operator what each machine does', async () => {
    const lux = await fakeCgminer(luxos);
    const { machines, clock } = opened([
      at(await fakeCgminer(antminer), 'Attic'),
      at(await fakeCgminer(whatsminer), 'Cellar'),
      at(lux, 'Shed'),
      at(await fakeCgminer(avalonIdle), 'Hall'),
      at(await fakeAxeOs({ '/api/system/info': axeOsOld }), 'Desk', 'axeos'),
      { name: 'Gone', address: '127.0.0.1', port: 1, kind: 'cgminer' },
    ]);
    const { run, as } = await frontDoor({ machines });
    const message = await run('miners');
    expect(message.ephemeral).toBe(true);
    expect(flawsOf(message)).toEqual([]);
    expect(textOf(message).split('\n')).toEqual([
      'Machines in the house',
      '**5 of 6 answer: 240.1 TH/s; 5,278 W of those that tell**',
      '🟢 **Attic** Antminer S19 Pro: 111.2 TH/s · 74 °C · up 1 day',
      '🟢 **Cellar**: 67.33 TH/s · 3,420 W measured · 50.8 J/TH · 92 °C · mode low · up 2 hours, 2 minutes',
      '🟢 **Shed**: 61.5 TH/s · 1,055 W estimated · 17.2 J/TH · mode 290MHz · up 58 minutes',
      '⏸️ **Hall** Avalon Q: on standby · 60 kH/s · 790 W measured · 66 °C · mode eco · up 1 hour, 7 minutes',
      '🟡 **Desk** BM1368: has just started, its figures count after 10 minutes · 12.6 W measured · 59 °C · up 1 minute',
      '🔴 **Gone**: gives no answer',
    ]);
    lux.behaviour = 'closes early';
    clock.now += 120;
    const full = await run('miners', { detail: 'full' });
    expect(flawsOf(full)).toEqual([]);
    expect(textOf(full)).toContain('🔴 **Shed**: gives no answer; the last one came 2 minutes ago');
    expect(textOf(full)).toContain('nominal 110 TH/s · since start 111 TH/s · best share 9.88 G');
    expect(flawsOf(await as({ locale: 'de' }).run('miners'))).toEqual([]);
  });

  it('tells no sum of hashrates where none is known', async () => {
    const { machines } = opened([
      at(await fakeAxeOs({ '/api/system/info': axeOsOld }), 'Desk', 'axeos'),
      { name: 'Gone', address: '127.0.0.1', port: 1, kind: 'cgminer' },
    ]);
    const { run, as } = await frontDoor({ machines });
    expect(textOf(await run('miners'))).toContain('**1 of 2 answer**');
    expect(textOf(await as({ locale: 'de' }).run('miners'))).toContain('**1 von 2 antworten**');
  });

  it('tells anybody else one sentence, and asks no machine for them', async () => {
    const ant = await fakeCgminer(antminer);
    const { machines } = opened([at(ant, 'Attic')], ['1']);
    const { run } = await frontDoor({ machines });
    await expect(run('miners')).rejects.toThrow('shown to the operator alone');
    expect(ant.asked).toEqual([]);
  });

  it('says how machines are named, where none is', async () => {
    const { run } = await frontDoor({ machines: opened([]).machines });
    await expect(run('miners')).rejects.toThrow('`MINERS`, such as 192.168.1.20');
  });

  it('fits hundreds of machines into a message', async () => {
    const ant = await fakeCgminer(antminer);
    const many = Array.from({ length: 300 }, (_, n) => at(ant, `Rack ${n}`));
    const { run } = await frontDoor({ machines: opened(many).machines });
    const message = await run('miners', { detail: 'full' });
    expect(flawsOf(message)).toEqual([]);
    expect(textOf(message)).toMatch(/and \d+ more/);
  });
});
