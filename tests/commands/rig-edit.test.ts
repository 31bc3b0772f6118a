import { describe, expect, it } from 'vitest';
import { newAlert } from '../../src/alert/reevaluate.ts';
import type { Metric } from '../../src/alert/types.ts';
import { caller, fakeMarket } from '../support/command-ports.ts';
import { doorOf, frontDoor, modalOf, saidOf, valuesOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';

async function withShed() {
  const door = await frontDoor();
  await door.run('rig add', {
    rig: '2x S21 Pro',
    name: 'Shed',
    electricity: '0.0713 EUR',
    fee: 1.25,
    uptime: 97.5,
    fixed_cost: 0.5,
  });
  const [rig] = await door.ports.rigs.list(caller.id);
  if (!rig) throw new Error('No rig');
  return { ...door, rig };
}

describe('/rig edit', () => {
  it('shows what is, and changes nothing when nothing is changed', async () => {
    const { open, press, ports, rig } = await withShed();
    const modal = await open('rig edit', { rig: 'shed' });
    expect(modal.title).toBe('Edit Shed');
    expect(valuesOf(modal)).toEqual({
      name: 'Shed',
      rig: '2x Antminer S21 Pro (234T)',
      electricity: '0.0713 EUR',
      fee: '1.25',
      uptime: '97.5',
    });
    expect(JSON.stringify(modal)).not.toContain('"required":true');
    await press(modal.custom_id, { fields: valuesOf(modal) });
    expect(await ports.rigs.get(caller.id, rig.id)).toEqual({ ...rig, revision: 2 });
  });

  it('changes what was changed', async () => {
    const { follow, run, press, ports, rig } = await withShed();
    const modal = modalOf(await follow(await run('rig show', { rig: 'Shed' }), 'edit'));
    const fields = {
      name: 'Barn',
      rig: '3x 120TH 3000W',
      electricity: '8c',
      fee: '2 %',
      uptime: '100',
    };
    const answer = saidOf(await press(modal.custom_id, { fields }));
    expect(answer.content).toBe('**Barn** is changed.');
    expect(answer.embeds?.[0]?.title).toBe('Barn · 3× 120 TH/s · 3,000 W · 25 J/TH');
    expect(flawsOf(answer)).toEqual([]);
    expect(await ports.rigs.get(caller.id, rig.id)).toMatchObject({
      name: 'Barn',
      count: 3,
      hashrate: 120e12,
      model: undefined,
      // A price without a currency stays in that of the rig.
      tariff: { kind: 'flat', perKwh: 0.08, currency: 'EUR' },
      poolFee: 0.02,
      uptime: 1,
      fixedCost: 0.5,
    });
  });

  it('leaves what is emptied as it is', async () => {
    const { open, press, ports, rig } = await withShed();
    const modal = await open('rig edit', { rig: 'Shed' });
    const fields = { name: '', rig: ' ', electricity: '', fee: '', uptime: '97' };
    await press(modal.custom_id, { fields });
    const changed = { ...rig, uptime: 0.97, revision: 2 };
    expect(await ports.rigs.get(caller.id, rig.id)).toEqual(changed);
  });

  it('takes the fixed cost as an option, without a form', async () => {
    const { run, ports, rig } = await withShed();
    const answer = await run('rig edit', { rig: 'Shed', fixed_cost: 2.5 });
    expect(answer.content).toBe('**Shed** is changed.');
    expect(await ports.rigs.get(caller.id, rig.id)).toMatchObject({
      fixedCost: 2.5,
      uptime: 0.975,
    });
    await expect(run('rig edit', { rig: 'Shed', fixed_cost: -1 })).rejects.toThrow(
      'The fixed cost is −1',
    );
  });

  it.each([
    [{ rig: '120TH' }, 'not how many watts'],
    [{ fee: '2 / 100' }, 'The pool fee: I can’t read “2 / 100” as a number'],
    [{ uptime: '120' }, 'The uptime is 120'],
    [
      { name: 'Other' },
      'You have a rig called “Other” already: choose another name, such as `Other 2`.',
    ],
    [{ electricity: '50' }, 'perhaps you mean cents'],
  ])('refuses %o and changes nothing', async (change, sentence) => {
    const { open, press, ports, rig, run } = await withShed();
    await run('rig add', { rig: 'S19', name: 'Other' });
    const modal = await open('rig edit', { rig: 'Shed' });
    const fields = { ...valuesOf(modal), ...change };
    await expect(press(modal.custom_id, { fields })).rejects.toThrow(sentence);
    expect(await ports.rigs.get(caller.id, rig.id)).toEqual(rig);
  });

  it('does not overwrite what was changed while the form was open', async () => {
    const { open, press } = await withShed();
    const [first, second] = [
      await open('rig edit', { rig: 'Shed' }),
      await open('rig edit', { rig: 'Shed' }),
    ];
    await press(first.custom_id, { fields: { ...valuesOf(first), fee: '1' } });
    await expect(press(second.custom_id, { fields: valuesOf(second) })).rejects.toThrow(
      'That rig was changed meanwhile',
    );
  });

  /** Watched, in a market in which it pays. */
  async function withWatchedShed() {
    const shed = await withShed();
    const { ports, rig } = shed;
    const metrics = new Map<Metric, number>([['hashprice:BTC:EUR', 30]]);
    await ports.alerts.advance({
      alerts: [],
      notices: [],
      watch: { last: { at: NOW, metrics }, revision: 0 },
    });
    const params = {
      kind: 'unprofitable',
      floor: 0,
      margin: 0.02,
      sustain: 900,
      cooldown: 0,
    } as const;
    const wish = { userId: caller.id, rigId: rig.id, params, deliver: 'dm' };
    const added = await ports.alerts.add(newAlert(wish, rig, { now: NOW, metrics }));
    expect(added).toMatchObject({ alert: { state: 'clear' } });
    return shed;
  }

  it('judges the rig’s alerts anew, in silence', async () => {
    const { open, press, ports } = await withWatchedShed();
    const modal = await open('rig edit', { rig: 'Shed' });
    await press(modal.custom_id, { fields: { ...valuesOf(modal), electricity: '0.28' } });
    expect(await ports.alerts.list(caller.id)).toMatchObject([
      { state: 'fired', waitsFor: 'hashprice:BTC:EUR:above' },
    ]);
    expect(await ports.outbox.held(caller.id)).toEqual([]);
  });

  it('takes its fixed cost along into another currency', async () => {
    const { open, press, ports, rig } = await withShed();
    const modal = await open('rig edit', { rig: 'Shed' });
    const fields = { ...valuesOf(modal), electricity: '0.09 USD' };
    const edited = saidOf(await press(modal.custom_id, { fields }));
    expect(edited.content).toBe(
      '**Shed** is changed.\nThe other cost was €0.50 a day, and is $0.63 now.',
    );
    expect((await ports.rigs.get(caller.id, rig.id))?.fixedCost).toBe(0.625);

    const { fx: _, ...without } = reading;
    const door = doorOf({ ...ports, market: fakeMarket(without) });
    const again = await door.open('rig edit', { rig: 'Shed' });
    const back = { ...valuesOf(again), electricity: '0.09 EUR', fixedCost: '2' };
    expect(saidOf(await door.press(again.custom_id, { fields: back })).content).toBe(
      '**Shed** is changed.\nThe other cost was $2.00 a day, and is €2.00 now: there is no exchange rate from USD to EUR at the moment; change it with `/rig edit`.',
    );
  });

  it('takes the floors of its alerts along into another currency', async () => {
    const { run, open, press, ports } = await withShed();
    await run('alerts add', { kind: 'unprofitable', rig: 'Shed', floor: -2 });
    await run('alerts add', { kind: 'outlook', rig: 'Shed' });
    const [{ id } = { id: 0 }] = await ports.alerts.list(caller.id);
    const floors = async () =>
      (await ports.alerts.list(caller.id)).map(({ params }) => 'floor' in params && params.floor);
    const modal = await open('rig edit', { rig: 'Shed' });
    const edited = saidOf(
      await press(modal.custom_id, { fields: { ...valuesOf(modal), electricity: '0.09 USD' } }),
    );
    const { EUR = 0 } = reading.fx?.value.perUsd ?? {};
    const converted = Number((-2 / EUR).toPrecision(4));
    expect(await floors()).toEqual([converted, 0]);
    expect(edited.content).toBe(
      `**Shed** is changed.\nThe other cost was €0.50 a day, and is $0.63 now.\nThe floor of alert #${id} was −€2.00 a day, and is −$${Math.abs(converted).toFixed(2)} now.`,
    );

    const again = await open('rig edit', { rig: 'Shed' });
    const blind = doorOf({ ...ports, market: fakeMarket({ ...reading, fx: undefined }) });
    const kept = saidOf(
      await blind.press(again.custom_id, {
        fields: { ...valuesOf(again), electricity: '0.08 EUR' },
      }),
    );
    expect(await floors()).toEqual([converted, 0]);
    expect(kept.content).toContain('there is no exchange rate from USD to EUR at the moment');
  });

  it('loses nothing that was typed when one of its alerts moves meanwhile', async () => {
    const { open, press, ports, rig } = await withWatchedShed();
    const modal = await open('rig edit', { rig: 'Shed' });
    const { editRig } = ports.alerts;
    let races = 0;
    const racing: typeof editRig = async (...args) => {
      races += 1;
      const [alert] = await ports.alerts.list(caller.id);
      if (alert && races < 3) await ports.alerts.save(alert);
      return editRig(...args);
    };
    Object.assign(ports, { alerts: { ...ports.alerts, editRig: racing } });
    await press(modal.custom_id, { fields: { ...valuesOf(modal), name: 'Barn' } });
    expect(races).toBe(3);
    expect(await ports.rigs.get(caller.id, rig.id)).toMatchObject({ name: 'Barn', revision: 2 });
  });

  it('keeps to Discord’s limits for forms in both languages', async () => {
    const { run, as } = await withShed();
    await run('rig add', { rig: 'S21 Pro', name: 'x'.repeat(50) });
    for (const locale of ['en-US', 'de']) {
      const modal = await as({ locale }).open('rig edit', { rig: 'x'.repeat(50) });
      expect(modal.title.length).toBeLessThanOrEqual(45);
      expect(modal.custom_id.length).toBeLessThanOrEqual(100);
      expect(modal.components).toHaveLength(5);
    }
  });
});

describe('/rig remove', () => {
  it('asks, then removes', async () => {
    const { run, follow, ports, rig } = await withShed();
    const question = await run('rig remove', { rig: 'Shed' });
    expect(question).toMatchObject({
      ephemeral: true,
      content: 'Remove **Shed**? Nothing watches it.',
    });
    expect(saidOf(await follow(question, 'kept')).content).toBe('Kept.');
    expect(await ports.rigs.list(caller.id)).toEqual([rig]);
    const done = await follow(question, 'removed');
    expect(done).toEqual({ update: { content: '**Shed** is removed.' } });
    expect(await ports.rigs.list(caller.id)).toEqual([]);
    await expect(follow(question, 'removed')).rejects.toThrow('not there any more');
  });

  it('is one press away from the rig, and speaks German', async () => {
    const { as } = await withShed();
    const german = as({ locale: 'de' });
    const question = saidOf(
      await german.follow(await german.run('rig show', { rig: 'Shed' }), 'remove'),
    );
    expect(textOf(question)).toBe('**Shed** entfernen? Nichts überwacht es.');
    expect([...customIdsOf(question).keys()]).toEqual(['removed', 'kept']);
  });

  it('touches nobody else’s', async () => {
    const { press, rig, as, ports } = await withShed();
    const stranger = as({ id: '80351110224678913' });
    await expect(stranger.press(`1:rig:removed:x:${rig.id}`)).rejects.toThrow('not there');
    await expect(stranger.press(`1:rig:edit:x:${rig.id}`)).rejects.toThrow('not there');
    await expect(press('1:rig:removed:x:nonsense')).rejects.toThrow('not there');
    expect(await ports.rigs.list(caller.id)).toEqual([rig]);
  });
});
