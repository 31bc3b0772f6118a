import { describe, expect, it } from 'vitest';
import { isPrivate, type Machine, parseMachines } from '../../src/miner/machine.ts';
import { openMachines } from '../../src/miner/sources/machines.ts';
import {
  type FakeMachine,
  fakeAxeOs,
  fakeCgminer,
  fakeWhatsminerV3,
} from '../support/fake-machine.ts';
import { antminer, axeOsNew, luxos, whatsminerV3 } from '../support/miner-answers.ts';
import { silent as log } from '../support/silent-log.ts';

const at = ({ port }: FakeMachine, name: string, kind?: Machine['kind']): Machine => ({
  ...{ name, address: '127.0.0.1', port, kind },
});

const INFO = '/api/system/info';

/** A house with a clock that stands until it is moved; a silent machine is given up soon. */
function house(machines: readonly Machine[], patience = 2) {
  const clock = { now: 1_000 };
  const opened = openMachines({ machines, owners: [], clock: () => clock.now, log, patience });
  return { clock, ...opened };
}

describe('what an operator may name', () => {
  it('is addresses with names, kinds and ports', () => {
    const text =
      '# mine\n192.168.1.20, Cellar=axeos:10.0.0.7\n\n 172.16.3.4:4029 # far\nwhatsminer:127.0.0.1:4433\n';
    expect(parseMachines(text)).toEqual({
      ok: true,
      machines: [
        { name: '192.168.1.20', address: '192.168.1.20' },
        { name: 'Cellar', address: '10.0.0.7', kind: 'axeos' },
        { name: '172.16.3.4', address: '172.16.3.4', port: 4_029 },
        { name: '127.0.0.1', address: '127.0.0.1', port: 4_433, kind: 'whatsminer' },
      ],
    });
    expect(parseMachines('')).toEqual({ ok: true, machines: [] });
  });

  it.each([
    ['8.8.8.8', 'private network such as 192.168.1.20, not 8.8.8.8'],
    ['169.254.169.254', 'private network'],
    ['172.32.0.1', 'private network'],
    ['192.168.1.999', 'private network'],
    ['0.0.0.0', 'private network'],
    ['miner.example', 'not "miner.example"'],
    ['http://192.168.1.20/', 'not "http'],
    ['ssh:192.168.1.20', 'not "ssh'],
    ['192.168.1.20:99999', 'not "192.168.1.20:99999"'],
    ['0xC0A80114', 'not "0xC0A80114"'],
    ['010.1.1.1', 'not "010.1.1.1"'],
    ['a=192.168.1.20,a=192.168.1.21', 'name "a" once'],
    ['a=192.168.1.20,b=192.168.1.20', 'name "192.168.1.20" once'],
    [Array.from({ length: 501 }, (_, n) => `10.0.${n >> 8}.${n & 255}`).join(','), '500 machines'],
  ])('is not %s', (text, problem) => {
    const read = parseMachines(text);
    expect(read.ok ? '' : read.problem).toContain(problem);
  });

  it.each(['10.1.2.3', '172.31.255.255', '192.168.0.1', '127.0.0.1'])('is %s', (address) => {
    expect(isPrivate(address)).toBe(true);
  });
});

describe('the machines', () => {
  it('are asked as what they are, with commands that only read', async () => {
    const ant = await fakeCgminer(antminer);
    const lux = await fakeCgminer(luxos);
    const axe = await fakeAxeOs({ [INFO]: axeOsNew });
    const whats = await fakeWhatsminerV3({
      'get.miner.status': whatsminerV3.status,
      'get.device.info': whatsminerV3.device,
    });
    const { look } = house([
      at(ant, 'ant'),
      at(lux, 'lux', 'cgminer'),
      at(axe, 'axe', 'axeos'),
      at(whats, 'whats', 'whatsminer'),
    ]);
    const said = await look();
    expect(said.map(({ machine, answers }) => [machine.name, answers])).toEqual([
      ['ant', true],
      ['lux', true],
      ['axe', true],
      ['whats', true],
    ]);
    expect(said.map(({ reading }) => reading?.model)).toEqual([
      'Antminer S19 Pro',
      undefined,
      'BM1370',
      'M60S_VK40',
    ]);
    expect(ant.asked).toEqual(['summary', 'stats', 'version']);
    expect(lux.asked).toEqual(['summary', 'stats', 'version', 'power', 'profiles']);
    expect(axe.asked).toEqual([`GET ${INFO}`]);
    expect(whats.asked).toEqual(['get.miner.status', 'get.device.info']);
  });

  it('are found out by asking, once', async () => {
    const axe = await fakeAxeOs({ [INFO]: axeOsNew });
    const { look, clock } = house([at(axe, 'axe')]);
    expect((await look())[0]?.reading?.model).toBe('BM1370');
    const before = axe.asked.length;
    clock.now += 60;
    await look();
    expect(axe.asked.slice(before)).toEqual([`GET ${INFO}`]);
  });

  it('are asked by nobody until somebody looks, and once a minute then', async () => {
    const ant = await fakeCgminer(antminer);
    const { look, clock } = house([at(ant, 'ant', 'cgminer')]);
    expect(ant.asked).toEqual([]);
    await Promise.all([look(), look(), look()]);
    clock.now += 59;
    expect((await look())[0]?.age).toBe(59);
    expect(ant.asked).toHaveLength(3);
    clock.now += 1;
    expect((await look())[0]?.age).toBe(0);
    expect(ant.asked).toHaveLength(6);
    // A clock that was set back.
    clock.now -= 5_000;
    await look();
    expect(ant.asked).toHaveLength(9);
  });

  it('are asked by one at a time, also when that takes long', async () => {
    const ant = await fakeCgminer(antminer);
    ant.behaviour = 'hangs';
    const { look, clock } = house([at(ant, 'ant', 'cgminer')], 1);
    const first = look();
    await expect.poll(() => ant.asked).toHaveLength(1);
    clock.now += 60;
    await Promise.all([first, look()]);
    expect(ant.asked).toHaveLength(1);
    await look();
    expect(ant.asked).toHaveLength(2);
  });

  it('are asked 25 at a time, whoever has waited longest first', async () => {
    const ant = await fakeCgminer(antminer);
    ant.behaviour = 'hangs';
    const all = Array.from({ length: 40 }, (_, n) => at(ant, `${n}`, 'cgminer'));
    const { look, read, clock } = house(all, 0.4);
    const first = look();
    await expect.poll(() => ant.asked.length).toBe(25);
    // Those that wait are asked once the first are given up.
    await first;
    expect(ant.asked).toHaveLength(40);
    ant.behaviour = 'closes early';
    clock.now += 60;
    const [last] = all.slice(-1);
    if (last) await read([last]);
    expect(ant.asked).toHaveLength(41);
    clock.now += 30;
    await look();
    expect(ant.asked).toHaveLength(80);
  });

  it('drip, and are understood', async () => {
    const ant = await fakeCgminer(antminer);
    ant.behaviour = 'drips';
    const { look } = house([at(ant, 'ant', 'cgminer')], 30);
    expect((await look())[0]?.reading?.model).toBe('Antminer S19 Pro');
  });

  it.each(['hangs', 'closes early', 'floods', 'nonsense'] as const)(
    'keep their last reading with its age while one of the protocol %s',
    async (behaviour) => {
      const ant = await fakeCgminer(antminer);
      const { look, clock } = house([at(ant, 'ant', 'cgminer')], 0.3);
      const [good] = await look();
      ant.behaviour = behaviour;
      clock.now += 90;
      const [later] = await look();
      expect(later).toEqual({ ...good, answers: false, age: 90 });
      ant.behaviour = 'well';
      ant.answers = { ...antminer, summary: { SUMMARY: [{ Elapsed: 20, 'GHS 5s': 100 }] } };
      clock.now += 90;
      // It has been restarted meanwhile.
      expect((await look())[0]).toMatchObject({
        answers: true,
        age: 0,
        reading: { uptime: 20, state: 'starting' },
      });
    },
  );

  it.each(['hangs', 'closes early', 'floods', 'nonsense'] as const)(
    'are silent where an AxeOS or a Whatsminer 3 %s from the start',
    async (behaviour) => {
      const axe = await fakeAxeOs({ [INFO]: axeOsNew });
      const whats = await fakeWhatsminerV3({ 'get.miner.status': whatsminerV3.status });
      Object.assign(axe, { behaviour });
      Object.assign(whats, { behaviour });
      const { look } = house([at(axe, 'axe', 'axeos'), at(whats, 'whats', 'whatsminer')], 0.3);
      for (const one of await look()) {
        expect(one).toMatchObject({ answers: false });
        expect(one.reading).toBeUndefined();
      }
    },
  );

  it('are not followed elsewhere', async () => {
    const elsewhere = await fakeAxeOs({ [INFO]: axeOsNew });
    const axe = await fakeAxeOs({ [INFO]: `http://127.0.0.1:${elsewhere.port}${INFO}` });
    const { look } = house([at(axe, 'axe', 'axeos')]);
    expect((await look())[0]?.answers).toBe(false);
    expect(elsewhere.asked).toEqual([]);
  });

  it('go without one that nobody listens for', async () => {
    const ant = await fakeCgminer(antminer);
    const { look } = house([
      { name: 'gone', address: '127.0.0.1', port: 1 },
      at(ant, 'ant', 'cgminer'),
    ]);
    expect((await look()).map(({ answers }) => answers)).toEqual([false, true]);
  });
});
