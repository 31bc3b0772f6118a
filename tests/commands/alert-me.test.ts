import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { ada, alertsDesk, messageOf } from '../support/alerts-desk.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { ADA } from '../support/sample-rows.ts';
import { MINUTE, textOf as saidText, WatchWorld } from '../support/watch-world.ts';

let world: WatchWorld;
let desk: ReturnType<typeof alertsDesk>;

beforeEach(async () => {
  world = await WatchWorld.open();
  desk = alertsDesk(world);
  await world.tick({});
});
afterEach(() => world.database.close());

describe('“Alert me” below /profit', () => {
  it('registers the rig and watches it, for the caller alone', async () => {
    const answer = await desk.say('profit', { rig: '200TH 3500W 0.1', fee: 0 });
    const message = messageOf(await desk.press(customIdsOf(answer).get('alert')));
    expect(flawsOf(message)).toEqual([]);
    expect(message.ephemeral).toBe(true);
    expect(textOf(message)).toMatch(/^Saved as \*\*.+\*\*\./);
    expect(textOf(message)).toContain('the line is $42.00');

    const [rig] = await world.rigs.list(ADA);
    expect(rig).toMatchObject({
      hashrate: 200e12,
      tariff: { kind: 'flat', perKwh: 0.1, currency: 'USD' },
    });
    expect(await world.alerts.list(ADA)).toMatchObject([
      { rigId: rig?.id, deliver: 'dm', params: { kind: 'unprofitable', floor: 0 } },
    ]);
    const [welcome, ...others] = await world.tick();
    expect(welcome && saidText(welcome)).toContain('This is where I tell you');
    expect(others).toEqual([]);
    expect(await world.pass(20 * MINUTE, { price: 79_000 })).toHaveLength(1);
  });

  it('finds the rig of the first press again', async () => {
    const answer = await desk.say('profit', { rig: '2x S21 Pro' });
    await desk.press(customIdsOf(answer).get('alert'));
    await expect(desk.press(customIdsOf(answer).get('alert'))).rejects.toThrow(
      'You have that alert already',
    );
    const again = await desk.say('profit', { rig: '2x S21 Pro' });
    await expect(desk.press(customIdsOf(again).get('alert'))).rejects.toThrow('already');
    expect(await world.rigs.list(ADA)).toHaveLength(1);
    expect(await world.alerts.list(ADA)).toHaveLength(1);
  });

  it('finds it again where its power price hangs on the month', async () => {
    const answer = await desk.say('profit', { rig: 'S21', electricity: '0.06; nov-feb 0.05' });
    await desk.press(customIdsOf(answer).get('alert'));
    await expect(desk.press(customIdsOf(answer).get('alert'))).rejects.toThrow('already');
    expect(await world.rigs.list(ADA)).toHaveLength(1);
  });

  it('leaves out what was only supposed', async () => {
    const answer = await desk.say('profit', { rig: '200TH 3500W 0.1', fee: 0, price: 10_000 });
    const message = messageOf(await desk.press(customIdsOf(answer).get('alert')));
    expect(textOf(message)).not.toContain('It is so already');
  });

  it('watches a rig of one’s own', async () => {
    await world.addRig();
    const answer = await desk.say('profit', { rig: 'cellar' });
    await desk.press(customIdsOf(answer).get('alert'));
    expect(await world.rigs.list(ADA)).toHaveLength(1);
    expect(await world.alerts.list(ADA)).toHaveLength(1);
  });
});

describe('“Watch it” below /rig add', () => {
  it('is asked once and sets the alert up', async () => {
    const added = await desk.say('rig add', { rig: '200TH 3500W 0.1', name: 'Shed', fee: 0 });
    expect(flawsOf(added)).toEqual([]);
    expect(textOf(added)).toContain('Shall I tell you when it stops paying?');
    const pressed = await desk.press(customIdsOf(added).get('watch'));
    // In the answer itself, which nobody else sees.
    expect(pressed).toHaveProperty('update');
    const message = messageOf(pressed);
    expect(buttonsOf(message)[0]).toMatchObject({ label: 'Watching', disabled: true });
    expect(textOf(message)).toContain('Alert set: Shed stops paying');
    expect(customIdsOf(await desk.say('rig show', { rig: 'Shed' })).has('watch')).toBe(false);
  });

  it('says so when the rig is gone', async () => {
    const added = await desk.say('rig add', { rig: '200TH 3500W', name: 'Shed' });
    const [rig] = await world.rigs.list(ADA);
    await world.rigs.remove(ADA, rig?.id ?? 0);
    await expect(desk.press(customIdsOf(added).get('watch'))).rejects.toThrow();
    expect(await world.alerts.list(ADA)).toEqual([]);
  });

  it('is asked in German', async () => {
    const german = { ...ada, locale: 'de' };
    const added = await desk.say('rig add', { rig: '200TH 3500W' }, german);
    expect(textOf(added)).toContain('Soll ich dir sagen, wenn es sich nicht mehr lohnt?');
  });
});

function buttonsOf({ components = [] }: Message): readonly unknown[] {
  return components[0]?.components ?? [];
}
