import { ComponentType } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Modal } from '../../src/message/message.ts';
import { ada, alertsDesk, messageOf } from '../support/alerts-desk.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { ADA } from '../support/sample-rows.ts';
import { HOUR, MINUTE, textOf as saidText, WatchWorld } from '../support/watch-world.ts';

const LOSS = { price: 79_000 };
const german = { ...ada, locale: 'de' };

let world: WatchWorld;
let desk: ReturnType<typeof alertsDesk>;

beforeEach(async () => {
  world = await WatchWorld.open();
  desk = alertsDesk(world);
  await world.tick({});
  await world.addRig();
});
afterEach(() => world.database.close());

/** The labels of a form's fields, and what stands in them, by field. */
function fieldsOf({ components }: Modal) {
  const fields = components.flatMap((part) => {
    if (part.type !== ComponentType.Label) return [];
    const { label, component } = part;
    if (component.type === ComponentType.TextInput) {
      return [[component.custom_id, { label, value: component.value }] as const];
    }
    if (component.type !== ComponentType.StringSelect) return [];
    const chosen = component.options.filter((option) => option.default);
    expect(chosen).toHaveLength(1);
    return [[component.custom_id, { label, value: chosen[0]?.value }] as const];
  });
  return Object.fromEntries(fields);
}

const valuesOf = (modal: Modal) =>
  Object.fromEntries(
    Object.entries(fieldsOf(modal)).map(([name, { value = '' }]) => [name, value]),
  );

async function added(given: Readonly<Record<string, string | number>>) {
  await desk.say('alerts add', given);
  const alert = (await world.alerts.list(ADA)).at(-1);
  if (!alert) throw new Error('not added');
  return alert;
}

const formOf = (id: number, caller = ada) =>
  desk.form('alerts edit', { alert: String(id) }, caller);

async function edited(id: number, changes: Readonly<Record<string, string>>, caller = ada) {
  const modal = await formOf(id, caller);
  const outcome = await desk.press(modal.custom_id, { ...valuesOf(modal), ...changes }, caller);
  const message = messageOf(outcome);
  expect(flawsOf(message)).toEqual([]);
  return textOf(message);
}

const current = async (id: number) => {
  const alert = await world.alerts.find(ADA, id);
  if (!alert) throw new Error('gone');
  return alert;
};

describe('the form of /alerts edit', () => {
  it.each([
    [
      { kind: 'unprofitable', floor: -1.5 },
      { floor: '-1.5', margin: '2', hold: '15', cooldown: '6', deliver: 'dm' },
    ],
    [
      { kind: 'outlook', chance: '70' },
      { floor: '0', chance: '70', deliver: 'dm' },
    ],
    [
      { kind: 'price.below', level: 80_000, hold: 3 },
      { level: '80000', clear: '81600', hold: '3', cooldown: '6', deliver: 'dm' },
    ],
    [
      { kind: 'fees.above', level: 0.07 },
      { level: '0.07', clear: '0.0686', hold: '15', cooldown: '6', deliver: 'dm' },
    ],
    [
      { kind: 'forecast.above', level: 5.5, deliver: 'channel' },
      { level: '5.5', clear: '5.3', hold: '15', cooldown: '6', deliver: 'channel' },
    ],
    [{ kind: 'retarget' }, { deliver: 'dm' }],
    [{ kind: 'halving' }, { deliver: 'dm' }],
  ])(
    'shows what counts for %j, and changes nothing when nothing is changed',
    async (given, shown) => {
      const alert = await added(given);
      for (const caller of [ada, german]) {
        const modal = await formOf(alert.id, caller);
        expect(valuesOf(modal)).toEqual(shown);
        expect(modal.title.length).toBeLessThanOrEqual(45);
        expect(modal.custom_id.length).toBeLessThanOrEqual(100);
        for (const { label } of Object.values(fieldsOf(modal))) {
          expect(label.length).toBeLessThanOrEqual(45);
          expect(label).not.toBe('');
        }
      }
      await edited(alert.id, {});
      const { revision: _, ...same } = await current(alert.id);
      expect(same).toEqual({ ...alert, revision: undefined });
    },
  );

  it('offers the channel it goes to now beside this one', async () => {
    const { id } = await added({ kind: 'halving', deliver: 'channel' });
    const elsewhere = { ...ada, channelId: '99' };
    expect(valuesOf(await formOf(id, elsewhere))).toEqual({ deliver: 'same' });
    await edited(id, {}, elsewhere);
    expect(await current(id)).toMatchObject({ deliver: '71' });
    await edited(id, { deliver: 'channel' }, elsewhere);
    expect(await current(id)).toMatchObject({ deliver: '99' });
    const silent = { ...elsewhere, channelId: '71', mayPost: false };
    const stillThere = await formOf(id, silent);
    expect(valuesOf(stillThere)).toEqual({ deliver: 'same' });
    await expect(edited(id, { deliver: 'channel' }, silent)).rejects.toThrow('this channel');
  });
});

describe('an edited alert', () => {
  it('is judged anew in silence, and the answer says how it stands', async () => {
    const { id } = await added({ kind: 'unprofitable' });
    await world.tick();
    expect(await world.pass(20 * MINUTE, LOSS)).toHaveLength(1);

    expect(await edited(id, { floor: '-5' })).toContain(
      'Alert changed: Cellar earns less than −$5',
    );
    expect(await current(id)).toMatchObject({ state: 'clear' });
    expect(await world.pass(HOUR)).toHaveLength(0);

    expect(await edited(id, { floor: '0' })).toContain('It is so already');
    expect(await world.pass(HOUR)).toHaveLength(0);
    const [recovery] = await world.pass(HOUR, { price: 82_000 });
    expect(recovery && saidText(recovery)).toContain('pays again');
  });

  it('that is about to tell something still is, and the answer says so', async () => {
    const { id } = await added({ kind: 'unprofitable' });
    await world.tick();
    await world.pass(10 * MINUTE, LOSS);
    for (const changes of [{ deliver: 'channel' }, { floor: '0.01' }]) {
      expect(await edited(id, changes)).toContain(
        'Beyond the line for 9 minutes; told if it holds',
      );
    }
    const said = await world.pass(12 * HOUR, { every: 5 * MINUTE });
    expect(said.map(({ recipient }) => recipient)).toEqual(['c:71']);
  });

  it('moves where it is armed again along with its level, unless that is moved itself', async () => {
    const { id } = await added({ kind: 'price.below', level: 80_000 });
    await edited(id, { level: '70.000' });
    expect((await current(id)).params).toMatchObject({ level: 70_000, clearLevel: 71_400 });
    await edited(id, { clear: '72,500', hold: '0', cooldown: '1,5' });
    expect((await current(id)).params).toMatchObject({
      level: 70_000,
      clearLevel: 72_500,
      sustain: 0,
      cooldown: 5_400,
    });
    expect((await current(id)).level).toBe(70_000);
  });

  it.each([
    ['price.below', 80_000, '79999', 'has to be 80000 or more, for the alert is below'],
    ['price.below', 80_000, '-1', 'has to be above zero'],
    ['price.above', 80_000, '80001', 'has to be 80000 or less, for the alert is above'],
    ['price.above', 80_000, '0', 'has to be above zero'],
    ['fees.above', 0.05, '0.06', 'has to be 0.05 or less'],
    ['forecast.below', -5, '-6', 'has to be -5 or more'],
    ['forecast.above', 5, '-80', 'from −75 to 300 %'],
  ])('%s %d is not armed again at %s', async (kind, level, clear, sentence) => {
    const before = await added({ kind, level });
    await expect(edited(before.id, { clear })).rejects.toThrow(sentence);
    expect(await current(before.id)).toEqual(before);
  });

  it('takes where it is armed again that is the level itself, and shows what is used', async () => {
    const { id } = await added({ kind: 'price.below', level: 80_000 });
    expect(await edited(id, { clear: '80000' })).toContain('armed again at $80,000');
    const alert = await current(id);
    if (alert.params.kind !== 'threshold') throw new Error('Another');
    // As an earlier version took it.
    await world.alerts.save({ ...alert, params: { ...alert.params, clearLevel: -1 } });
    expect(textOf(await desk.say('alerts list'))).toContain('armed again at $80,000');
    expect(valuesOf(await formOf(id))).toMatchObject({ clear: '80000' });
  });

  it('doesn’t become what another is', async () => {
    const { id } = await added({ kind: 'price.below', level: 80_000 });
    await desk.say('alerts add', { kind: 'price.below', level: 70_000 });
    await expect(edited(id, { level: '70000' })).rejects.toThrow('watches the same');
    expect((await current(id)).level).toBe(80_000);
  });

  it('keeps its chance where a forged form has none of those there are', async () => {
    const { id } = await added({ kind: 'outlook' });
    await edited(id, { chance: 'NaN' });
    expect((await current(id)).params).toMatchObject({ chance: 50 });
  });

  it('stays muted', async () => {
    const { id } = await added({ kind: 'price.below', level: 80_000 });
    await desk.say('alerts snooze', { alert: String(id), for: 'mute' });
    expect(await edited(id, { level: '90000' })).toContain('Muted');
    expect(await world.pass(HOUR, { price: 85_000 })).toHaveLength(1); // the welcome
    expect(await current(id)).toMatchObject({ muted: true });
  });

  it.each([
    ['hold', 'soon', 'Minutes it has to hold: I can’t read “soon” as a number'],
    ['hold', '-1', 'Minutes it has to hold has to be from 0 to 1,440'],
    ['cooldown', '721', 'from 0 to 720'],
    ['level', '0', 'above zero'],
  ])('refuses %s %s with a sentence', async (field, text, sentence) => {
    const { id } = await added({ kind: 'price.below', level: 80_000 });
    await expect(edited(id, { [field]: text })).rejects.toThrow(sentence);
    expect(await current(id)).toMatchObject({ revision: 1 });
  });

  it.each([{ kind: 'unprofitable', floor: -1.5 }, { kind: 'outlook' }])(
    'is not read in another currency than it was shown in: %j',
    async (given) => {
      const alert = await added(given);
      const modal = await formOf(alert.id);
      const [rig] = await world.rigs.list(ADA);
      if (!rig) throw new Error('No rig');
      const yen = { kind: 'flat', perKwh: 10, currency: 'JPY' } as const;
      await world.alerts.editRig({ ...rig, tariff: yen }, []);
      await expect(
        desk.press(modal.custom_id, { ...valuesOf(modal), floor: '-2' }, ada),
      ).rejects.toThrow('The rig is counted in JPY meanwhile, not in USD: open the form again');
      expect((await current(alert.id)).params).toEqual(alert.params);
    },
  );

  it('says so when it is gone', async () => {
    const { id } = await added({ kind: 'halving' });
    const modal = await formOf(id);
    await world.alerts.remove(ADA, id);
    await expect(desk.press(modal.custom_id, valuesOf(modal))).rejects.toThrow(
      'not there any more',
    );
  });
});
