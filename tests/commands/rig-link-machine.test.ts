import { beforeEach, describe, expect, it } from 'vitest';
import type { Machine } from '../../src/miner/machine.ts';
import { openMachines } from '../../src/miner/sources/machines.ts';
import { samplePool } from '../../src/pool/sources/sample-pool.ts';
import { caller } from '../support/command-ports.ts';
import { failureOf } from '../support/failure-of.ts';
import { type FakeMachine, fakeAxeOs, fakeCgminer } from '../support/fake-machine.ts';
import { frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { antminer, axeOsOld, whatsminer } from '../support/miner-answers.ts';
import { NOW } from '../support/readings.ts';
import { silent as log } from '../support/silent-log.ts';

const GERMAN = { locale: 'de' } as const;
const STRANGER = { id: '900000000000000002' };

let door: Awaited<ReturnType<typeof frontDoor>>;
let whats: FakeMachine;
let ant: FakeMachine;
let clock: { now: number };

beforeEach(async () => {
  whats = await fakeCgminer(whatsminer);
  ant = await fakeCgminer(antminer);
  const axe = await fakeAxeOs({ '/api/system/info': axeOsOld });
  const at = ({ port }: FakeMachine, name: string, kind: Machine['kind'] = 'cgminer'): Machine => ({
    ...{ name, address: '127.0.0.1', port, kind },
  });
  clock = { now: NOW };
  const machines = openMachines({
    machines: [
      at(whats, 'Cellar'),
      at(ant, 'Attic'),
      at(axe, 'Desk', 'axeos'),
      { name: 'Gone', address: '127.0.0.1', port: 1, kind: 'cgminer' },
    ],
    owners: [caller.id],
    clock: () => clock.now,
    log,
  });
  door = await frontDoor({ machines, pools: samplePool(() => NOW), clock: () => clock.now });
  await door.run('rig add', { rig: '68TH 3400W', name: 'Shed' });
});

const link = (given: Record<string, string | boolean> = {}) =>
  door.run('rig link', { rig: 'Shed', miner: 'Cellar', ...given });
const refusal = (given: Record<string, string | boolean>) => failureOf(link(given));

describe('/rig link miner:', () => {
  it('says what the machine says', async () => {
    const said = await link();
    expect(said.ephemeral).toBe(true);
    expect(flawsOf(said)).toEqual([]);
    expect(textOf(said).split('\n')).toEqual([
      `**Shed** is linked to the machine **Cellar**, \`127.0.0.1:${whats.port}\`.`,
      'It says: 67.33 TH/s · 3,420 W measured · 50.8 J/TH · 92 °C · mode low · up 2 hours, 2 minutes.',
      expect.stringContaining('`/alerts add kind:hot level:85 rig:Shed`'),
    ]);
  });

  it.each([
    ['its address', () => `127.0.0.1:${whats.port}`],
    ['an address with the word before it', () => `miner:127.0.0.1:${whats.port}`],
    ['its name in other letters', () => ' cellar '],
    ['the name of a suggestion', () => `Cellar · 127.0.0.1:${whats.port}`],
  ])('takes %s', async (_, miner) => {
    expect(textOf(await link({ miner: miner() }))).toContain('the machine **Cellar**');
  });

  it('speaks German', async () => {
    const german = door.as(GERMAN);
    const said = textOf(await german.run('rig link', { rig: 'Shed', miner: 'Cellar' }));
    expect(said).toContain('**Shed** ist mit der Maschine **Cellar** verknüpft');
    expect(said).toContain('3.420 W gemessen');
  });

  it.each([
    [{ miner: '8.8.8.8' }, /“8\.8\.8\.8” is no machine that `MINERS` names.*Cellar, Attic, Desk/],
    [{ miner: '192.168.1.99' }, /I connect to no other.*`miner:127\.0\.0\.1:/],
    [{ miner: 'http://192.168.1.20/' }, /is no machine that `MINERS` names/],
    [{ miner: '' }, /is no machine/],
    [{ miner: 'Gone' }, /Gone gives no answer just now/],
    [{ rig: 'Cave' }, /Cave/],
    [{ pool: 'Sample pool' }, /leave `pool` out, or `miner`/],
    [{ worker: 'x' }, /leave `worker` out, or `miner`/],
  ])('refuses %j', async (given, sentence) => {
    expect(await refusal(given)).toMatch(sentence);
    expect(await door.ports.poolLinks.list(caller.id)).toEqual([]);
  });

  it('needs a place, or a machine for what is measured', async () => {
    const failed = (given: Record<string, string | boolean>) =>
      failureOf(door.run('rig link', { rig: 'Shed', ...given }));
    expect(await failed({})).toMatch(
      /with `pool` and `address`, such as `pool:Sample pool address:/,
    );
    expect(await failed({ pool: 'Sample pool' })).toMatch(/with `pool` and `address`/);
    expect(await failed({ pool: 'Sample pool', measured: true })).toMatch(/Pools tell no watts/);
  });

  it('is the operator’s alone: nobody else has a machine asked, or is told of any', async () => {
    const stranger = door.as(STRANGER);
    await stranger.run('rig add', { rig: 'S21', name: 'Shed' });
    for (const miner of ['Cellar', `127.0.0.1:${whats.port}`, '192.168.1.99']) {
      const said = await failureOf(stranger.run('rig link', { rig: 'Shed', miner }));
      expect(said).toMatch(/linked by the operator of this bot alone/);
      expect(said).not.toContain('Attic');
    }
    expect(await stranger.suggest('rig link', 'miner', '')).toEqual([]);
    expect([whats.asked, ant.asked]).toEqual([[], []]);
  });

  it('suggests the machines that are named', async () => {
    const found = await door.suggest('rig link', 'miner', 'ce');
    expect(found).toEqual([
      { name: `Cellar · 127.0.0.1:${whats.port}`, value: `127.0.0.1:${whats.port}` },
    ]);
    expect(await door.suggest('rig link', 'measured', '')).toEqual([]);
  });

  it('suggests no machine’s address as one that a pool knows', async () => {
    await link();
    expect(await door.suggest('rig link', 'address', '')).toEqual([]);
  });

  it('takes a machine for one rig, and as many as the rig has units', async () => {
    await link();
    expect(await refusal({})).toMatch(/is linked to that already/);
    expect(await refusal({ miner: 'Attic' })).toMatch(/\*\*Shed\*\* is one machine, and as many/);
    await door.run('rig add', { rig: '2x 68TH 3400W', name: 'Rack' });
    expect(await refusal({ rig: 'Rack' })).toMatch(/Cellar is linked to \*\*Shed\*\* already/);
    await link({ rig: 'Rack', miner: 'Attic' });
    expect(textOf(await link({ rig: 'Rack', miner: 'Desk' }))).toContain('just started');
  });

  it('doubts a machine that can’t be the rig', async () => {
    await door.run('rig add', { rig: '1TH 15W', name: 'Toy' });
    const said = textOf(await link({ rig: 'Toy', miner: 'Attic' }));
    expect(said).toMatch(/That is 11,1\d\d% of what one unit of \*\*Toy\*\* should make/);
  });

  it('has none where MINERS names none', async () => {
    const machines = openMachines({ machines: [], owners: [caller.id], clock: () => NOW, log });
    const off = await frontDoor({ machines });
    await off.run('rig add', { rig: 'S21', name: 'Shed' });
    const failed = failureOf(off.run('rig link', { rig: 'Shed', miner: 'Cellar' }));
    expect(await failed).toMatch(/No machine is named yet/);
    expect(await off.suggest('rig link', 'miner', '')).toEqual([]);
  });
});

describe('a rig with a machine', () => {
  it('shows what that says, and how old it is', async () => {
    await link();
    const shown = await door.run('rig show', { rig: 'Shed' });
    expect(flawsOf(shown)).toEqual([]);
    const field = fieldOf(shown, 'Actual, by the machine') ?? '';
    expect(field).toContain('**67.3 TH/s** so far: 99.0% of 68 TH/s');
    expect(field).toMatch(
      /🟢 \*\*Cellar\*\* `127\.0\.0\.1:\d+`: 67\.33 TH\/s · 3,420 W measured · 50\.8 J\/TH · 92 °C · mode low · up 2 hours, 2 minutes · asked <t:\d+:R>/,
    );
    const list = fieldOf(await door.run('rig list'), 'Actual, by pools and machines') ?? '';
    expect(list).toContain('Shed: **67.3 TH/s** of 68 TH/s (99.0%), just now');
    expect(list).toContain('3,420 W measured · 92 °C · mode low · up 2 hours, 2 minutes');
    clock.now += 3_600;
    const later = fieldOf(await door.run('rig show', { rig: 'Shed' }), 'Actual, by the machine');
    expect(later).toContain('**67.3 TH/s** over the last hour');
    expect(later).toContain('🔴 **Cellar**');
    expect(later).toMatch(/no answer since <t:\d+:R>/);
    const old = fieldOf(await door.run('rig list'), 'Actual, by pools and machines');
    expect(old).toContain('0 of 1 answer');
  });

  it('shows them together, and all in the details', async () => {
    const many = Array.from({ length: 12 }, (_, n) => `Rack ${n}`);
    const racked: Machine[] = [];
    for (const name of many) {
      const { port } = await fakeCgminer(antminer);
      racked.push({ name, address: '127.0.0.1', port, kind: 'cgminer' });
    }
    const owners = [caller.id];
    const machines = openMachines({ machines: racked, owners, clock: () => NOW, log });
    const rack = await frontDoor({ machines });
    await rack.run('rig add', { rig: '12x 110TH 3250W', name: 'Rack' });
    for (const miner of many) await rack.run('rig link', { rig: 'Rack', miner });
    const short = await rack.run('rig show', { rig: 'Rack' });
    const field = fieldOf(short, 'Actual, by 12 machines') ?? '';
    expect(field).toContain('9 more in the details');
    await rack.run('settings me', { detail: 'full' });
    const full = await rack.run('rig show', { rig: 'Rack' });
    expect(flawsOf(full)).toEqual([]);
    expect((fieldOf(full, 'Actual, by 12 machines') ?? '').split('\n').length).toBeGreaterThan(6);
  });

  it('forgets it, and then counts with what was told', async () => {
    await link({ measured: true });
    const gone = textOf(await door.run('rig unlink', { rig: 'Shed' }));
    expect(gone).toContain(`machine Cellar · \`127.0.0.1:${whats.port}\``);
    expect(gone).toContain('counted with what you told me again: 68 TH/s · 3,400 W · 50 J/TH');
    expect((await door.ports.rigs.list(caller.id))[0]?.measured).toBeUndefined();
    expect(await failureOf(door.run('rig unlink', { rig: 'Shed' }))).toMatch(/has no link/);
  });

  it('is in the export, and gone with all else', async () => {
    await link({ measured: true });
    const { pools, rigs } = await door.ports.privacy.export(caller.id);
    expect(pools[0]).toMatchObject({ pool: 'miner', reading: { machine: { temperature: 91.5 } } });
    expect(rigs[0]?.measured).toMatchObject({ power: 3_420 });
    const forgotten = await door.ports.privacy.forget(caller.id);
    expect(forgotten).toMatchObject({ rigs: 1, pools: 1 });
    expect(await door.ports.poolLinks.list(caller.id)).toEqual([]);
  });
});

describe('what is measured', () => {
  const profit = async (given = {}) => textOf(await door.run('profit', { rig: 'Shed', ...given }));

  it('counts where that is wanted, and is off else', async () => {
    await link();
    expect(await profit()).not.toContain('measured');
    const said = textOf(await link({ measured: true }));
    expect(said).toContain('counted with what it measures: 67.33 TH/s · 3,420 W · 50.8 J/TH.');
    expect(await profit()).toContain('Counted as measured: 3,420 W and 67.33 TH/s');
    expect(await profit({ rig: '2x Shed' })).toContain(
      'Counted as measured: 6,840 W and 134.7 TH/s',
    );
    const shown = await door.run('rig show', { rig: 'Shed' });
    expect(textOf(shown)).toContain('Counted as measured: 3,420 W and 67.33 TH/s');
    const list = textOf(await door.run('rig list'));
    expect(list).toContain('67.3\u00a0TH/s · 3,420\u00a0W');
    // It should still make what was told.
    expect(fieldOf(shown, 'Actual, by the machine')).toContain('of 68 TH/s');
    expect(textOf(await link({ measured: false }))).toContain('68 TH/s · 3,400 W');
    expect(await profit()).not.toContain('measured');
  });

  it('can be turned on and off with /rig edit, beside other changes', async () => {
    await link();
    const on = await door.run('rig edit', { rig: 'Shed', measured: true });
    expect(textOf(on)).toContain('counted with what it measures');
    expect(textOf(on)).toContain('Counted as measured: 3,420 W');
    const off = await door.run('rig edit', { rig: 'Shed', measured: false, fixed_cost: 1 });
    expect(textOf(off)).toContain('counted with what you told me again');
    const [rig] = await door.ports.rigs.list(caller.id);
    expect([rig?.measured, rig?.fixedCost]).toEqual([undefined, 1]);
    const form = await door.open('rig edit', { rig: 'Shed' });
    expect(JSON.stringify(form)).toContain('68TH 3400W');
  });

  it('needs a machine', async () => {
    const failed = failureOf(door.run('rig edit', { rig: 'Shed', measured: true }));
    expect(await failed).toMatch(/No machine tells me of \*\*Shed\*\*/);
  });

  it('stays as it was where /rig edit can’t read the rest', async () => {
    await link();
    const failed = failureOf(door.run('rig edit', { rig: 'Shed', measured: true, cost: 'dear' }));
    expect(await failed).toContain('dear');
    expect((await door.ports.rigs.list(caller.id))[0]?.measured).toBeUndefined();
  });

  it('is shown with what else /rig edit has changed', async () => {
    await link();
    const said = await door.run('rig edit', { rig: 'Shed', measured: true, fixed_cost: 1 });
    expect(textOf(said)).toContain('Counted as measured: 3,420 W and 67.33 TH/s');
    expect(flawsOf(said)).toEqual([]);
    const [rig] = await door.ports.rigs.list(caller.id);
    expect([rig?.measured?.power, rig?.fixedCost]).toEqual([3_420, 1]);
  });

  it('counts no longer for a rig that is told to be another one', async () => {
    await link({ measured: true });
    await door.run('rig edit', { rig: 'Shed', modes: '10 500, 68 3400', mode: '10TH' });
    expect(await profit()).toContain('Nothing is measured yet');
    expect(await profit()).not.toContain('67.33');
  });

  it('leaves watts that nobody measures as they were told', async () => {
    await door.run('rig add', { rig: '110TH 3250W', name: 'Loft' });
    const said = textOf(await link({ rig: 'Loft', miner: 'Attic', measured: true }));
    expect(said).toContain('Its watts are no measured ones, so those you told me stay: 3,250 W.');
    expect(await profit({ rig: 'Loft' })).toContain('111.2 TH/s; the watts are those you told me');
  });

  it('waits for a machine that has just started, and does not believe another one’s', async () => {
    await door.run('rig add', { rig: '1TH 15W', name: 'Toy' });
    expect(textOf(await link({ rig: 'Toy', miner: 'Desk', measured: true }))).toContain(
      'as soon as it mines; until then with 1 TH/s · 15 W',
    );
    expect(await profit({ rig: 'Toy' })).toContain('Nothing is measured yet');
    await door.run('rig unlink', { rig: 'Toy' });
    await link({ rig: 'Toy', miner: 'Attic', measured: true });
    expect(await profit({ rig: 'Toy' })).toContain('Nothing is measured yet');
  });

  it('moves the levels of alerts in silence', async () => {
    await door.run('alerts add', { kind: 'unprofitable', rig: 'Shed' });
    const level = async () => (await door.ports.alerts.list(caller.id))[0]?.level ?? 0;
    const before = await level();
    await link({ measured: true });
    expect((await level()) / before).toBeCloseTo(3_420 / 67.33 / (3_400 / 68), 3);
  });
});

describe('/alerts add for machines', () => {
  it('takes heat with its level, and restarts', async () => {
    await link();
    const hot = textOf(await door.run('alerts add', { kind: 'hot', rig: 'Shed', level: 85 }));
    expect(hot).toContain('Shed gets hotter than 85 °C');
    expect(hot).toContain('Told above 85 °C in two readings, over at 80 °C');
    const rebooted = textOf(await door.run('alerts add', { kind: 'rebooted', rig: 'Shed' }));
    expect(rebooted).toContain('Shed has started anew');
    const german = textOf(await door.as(GERMAN).run('alerts list'));
    expect(german).toContain('Shed wird heißer als 85 °C');
    expect(german).toContain('höchstens zweimal am Tag');
    expect(textOf(await door.run('alerts add', { kind: 'offline', rig: 'Shed' }))).toContain(
      'Shed goes offline',
    );
  });

  it.each([
    [{ kind: 'hot' }, /needs the option `level`|`level`/],
    [{ kind: 'hot', level: 20 }, /from 30 to 130 °C, such as `level:85`/],
    [{ kind: 'hot', level: 500 }, /from 30 to 130 °C/],
    [{ kind: 'rebooted', level: 5 }, /level/],
    [{ kind: 'hot', level: 85, floor: 1 }, /floor/],
  ])('refuses %j', async (given, sentence) => {
    await link();
    const failed = failureOf(door.run('alerts add', { rig: 'Shed', ...given }));
    expect(await failed).toMatch(sentence);
  });

  it('needs a machine', async () => {
    for (const kind of ['hot', 'rebooted']) {
      const failed = failureOf(
        door.run('alerts add', { rig: 'Shed', kind, ...(kind === 'hot' && { level: 85 }) }),
      );
      expect(await failed).toMatch(/Pools tell neither heat nor restarts/);
    }
  });

  it('is edited in its form', async () => {
    await link();
    await door.run('alerts add', { kind: 'hot', rig: 'Shed', level: 85 });
    const [alert] = await door.ports.alerts.list(caller.id);
    const form = await door.open('alerts edit', { alert: `${alert?.id}` });
    expect(JSON.stringify(form)).toContain('Hotter than (°C)');
    const fields = { level: '90', cooldown: '3', deliver: 'dm' };
    await door.press(form.custom_id, { fields });
    const [edited] = await door.ports.alerts.list(caller.id);
    expect(edited?.params).toMatchObject({ kind: 'hot', level: 90, cooldown: 3 * 3_600 });
    const wrong = door.press(form.custom_id, { fields: { ...fields, level: '900' } });
    expect(await failureOf(wrong)).toMatch(/from 30 to 130 °C/);
  });
});
