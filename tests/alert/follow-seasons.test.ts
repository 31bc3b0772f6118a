import { describe, expect, it } from 'vitest';
import { followSeasons } from '../../src/alert/follow-seasons.job.ts';
import { meanPerKwh } from '../../src/power/tariff.ts';
import { caller } from '../support/command-ports.ts';
import { doorOf, frontDoor } from '../support/front-door.ts';
import { textOf } from '../support/message-text.ts';

const JANUARY = Date.UTC(2027, 0, 15) / 1_000;
const JUNE = Date.UTC(2027, 5, 1) / 1_000;
const PRICE = '0.06; jun-sep 16-21 0.35';

async function world() {
  let now = JANUARY;
  const made = await frontDoor();
  const ports = { ...made.ports, clock: () => now };
  const door = doorOf(ports);
  await door.run('rig add', { rig: '120TH 3000W', name: 'Shed', electricity: PRICE });
  await door.run('rig add', { rig: '120TH 3000W', name: 'Flat', electricity: '0.06' });
  await door.run('alerts add', { kind: 'unprofitable', rig: 'Shed' });
  await door.run('alerts add', { kind: 'unprofitable', rig: 'Flat' });
  const follow = (hasTime = () => true, most = 1) => followSeasons({ ...ports, hasTime }, most);
  return { ...door, ports, follow, at: (moment: number) => (now = moment) };
}

describe('a power price that hangs on the month', () => {
  it('is counted by the present one, and its alerts wait at what follows', async () => {
    const { ports, follow, at, run } = await world();
    const levels = async () => (await ports.alerts.list(caller.id)).map(({ level }) => level);
    const [shed, flat] = await levels();
    expect(shed).toBeCloseTo(flat ?? 0, 9);
    expect(await follow()).toBe(0);

    at(JUNE);
    expect(await follow()).toBe(1);
    const [rig] = await ports.rigs.list(caller.id);
    expect(rig?.tariff).toMatchObject({ countedIn: 6 });
    expect(rig && meanPerKwh(rig.tariff)).toBeCloseTo((19 * 0.06 + 5 * 0.35) / 24, 9);
    const [dearer, same] = await levels();
    expect(dearer).toBeGreaterThan(shed ?? 0);
    expect(same).toBe(flat);
    // Still clear: the next tick has something to tell.
    expect((await ports.alerts.list(caller.id))[0]?.state).toBe('clear');
    expect(await follow()).toBe(0);
    expect(textOf(await run('rig show', { rig: 'Shed' }))).toContain('on average in Jun');
    expect(textOf(await run('profit', { rig: 'Shed' }))).toContain('on average in Jun');
  });

  it('waits where there is no time', async () => {
    const { follow, at } = await world();
    at(JUNE);
    expect(await follow(() => false)).toBe(0);
    expect(await follow()).toBe(1);
  });

  it('is counted for many rigs at a time', async () => {
    const { ports, follow, at, run } = await world();
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      await run('rig add', { rig: '120TH 3000W', name, electricity: PRICE });
    }
    await run('alerts add', { kind: 'unprofitable', rig: 'Four' });
    at(JUNE);
    let looks = 0;
    const twice = () => {
      looks += 1;
      return looks <= 2;
    };
    expect(await follow(twice, 2)).toBe(4);
    expect(await follow(undefined, 2)).toBe(1);
    expect(await follow(undefined, 2)).toBe(0);
    const levels = (await ports.alerts.list(caller.id)).map(({ level }) => level);
    expect(levels[2]).toBe(levels[0]);
    expect(levels[2]).toBeGreaterThan(levels[1] ?? 0);
  });

  it('leaves muted alerts alone', async () => {
    const { ports, follow, at, run } = await world();
    const [{ id } = { id: 0 }] = await ports.alerts.list(caller.id);
    await run('alerts snooze', { alert: String(id), for: 'mute' });
    const [before] = await ports.alerts.list(caller.id);
    at(JUNE);
    expect(await follow()).toBe(1);
    const [after] = await ports.alerts.list(caller.id);
    expect(after).toMatchObject({ muted: true, level: before?.level });
  });
});
