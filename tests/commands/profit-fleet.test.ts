import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Message } from '../../src/message/message.ts';
import { caller, fakeMarket } from '../support/command-ports.ts';
import { doorOf, frontDoor, modalOf, saidOf, valuesOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { NOW, nothing, reading } from '../support/readings.ts';

const plain = (text = '') => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
const bodyOf = (message: Message) => plain(message.embeds?.[0]?.description);
const tableOf = (message: Message) => bodyOf(message).split('```')[1]?.trim().split('\n') ?? [];
const profitOf = (message: Message) =>
  Number(
    /## ([+−])\$([\d.,]+)/
      .exec(bodyOf(message))
      ?.slice(1)
      .join('')
      .replace('−', '-')
      .replace(',', ''),
  );

describe('a fleet in one line', () => {
  it('is answered as one rig is, with its kinds in a table', async () => {
    const { run } = await frontDoor();
    const message = await run('profit', { rig: '10x S19j Pro + 3x S21 0.06' });
    expect(message.embeds?.[0]?.title).toBe('13 machines · 1.64 PH/s · 41.18 kW · 25.1 J/TH');
    expect(bodyOf(message).split('\n')).toEqual([
      '## +$13.33 a day',
      '-# +13,331 sats a day · +$399.93 in 30 days',
      'Pays below **$0.0735/kWh** (you: $0.06) and with Bitcoin above **$81,646**.',
      'Revenue $74.11 − power $59.30 − fee $1.48 (2% assumed)',
      expect.stringMatching(/^Retarget <t:\d+:R>: difficulty .* chance of a loss/),
      '```',
      'Name           a day max/kWh',
      '10× S19j Pro  +$1.88 $0.0626',
      '3× S21       +$11.45  $0.105',
      '```',
      '-# Counted as Antminer S19j Pro (104T) and Antminer S21 (200T), the usual sizes.',
    ]);
    expect([...customIdsOf(message).keys()]).toEqual(['adjust', 'full', 'refresh', 'save']);
    expect(flawsOf(message)).toEqual([]);
  });

  it('takes a price by the hour behind the last kind for all of them', async () => {
    const { run } = await frontDoor();
    const tariff = '0.06; 17-22 0.03; fee 0.35/day';
    const message = await run('profit', { rig: `10x S19j Pro + 3x S21 ${tariff}` });
    expect(message.embeds?.[0]?.title).toContain('13 machines');
    const kinds = { rig: '10x S19j Pro + 3x S21', electricity: tariff };
    expect(textOf(message)).toBe(textOf(await run('profit', kinds)));
  });

  it.each([
    ['S21 0.10; 17-25 0.15', 'No clock shows “17\\-25”'],
    ['S21 0.10; foo 0.15', 'I can’t read “0.10; foo 0.15” as a power price'],
    ['10x S19j Pro + 3x S21 0.10; 17-25 0.15', 'No clock shows “17\\-25”'],
    ['S21 0.10; S19j Prq 0.15', 'I don’t know “S19j Prq 0.15”'],
    ['S21 0.10; 3x foo 0.15', 'I don’t know “3x foo 0.15”'],
    ['S21 0.10 + foo 0.15', 'I don’t know “foo 0.15”'],
  ])('tells a mistake in the price from one in a kind: %s', async (rig, problem) => {
    const { run } = await frontDoor();
    await expect(run('profit', { rig })).rejects.toThrow(problem);
  });

  it('pays a fee per day once, and /rig list does as well', async () => {
    const { run } = await frontDoor();
    const electricity = '0.06; 17-22 0.03; fee 3/day';
    for (const name of ['Shed', 'Barn']) {
      await run('rig add', { rig: '10x S21', name, electricity, fee: 2, uptime: 100 });
    }
    const fleet = profitOf(await run('profit', { rig: 'Shed + Barn' }));
    const alone = profitOf(await run('profit', { rig: 'Shed' }));
    expect(fleet - 2 * alone).toBeCloseTo(3, 1);
    const list = await run('rig list');
    expect(list.embeds?.[0]?.title).toContain(`+$${fleet.toFixed(2)} a day`);
    expect(bodyOf(list)).toContain('the total has it once');
  });

  it('says that a price is a mean, and rounds it', async () => {
    const { run } = await frontDoor();
    const rig = '2x S21 0.05 + 3x S19j Pro 0.07';
    expect(bodyOf(await run('profit', { rig }))).toContain('(you: $0.0614 on average)');
    const full = plain(textOf(await run('profit', { rig, detail: 'full' })));
    expect(full).toContain('Power $0.0614/kWh\n↳ the mean of all kinds, by their power');
    expect(full).not.toContain('0.06136');
  });

  it('is the sum of its kinds, on terms of all or of each', async () => {
    const { run } = await frontDoor();
    for (const kinds of [
      ['2x S21 0.05 fee 1% uptime 98%', '120TH 3000W 0.08 fee 3% uptime 90%'],
      ['S21 Pro 0.11', 'S19j Pro', '4x M60S 0.02'],
    ]) {
      let sum = 0;
      for (const rig of kinds) sum += profitOf(await run('profit', { rig }));
      const together = profitOf(await run('profit', { rig: kinds.join(' + ') }));
      expect(Math.abs(together - sum)).toBeLessThanOrEqual(0.02);
    }
  });

  it.each([
    ['10x S19j Pro + 3x S21 0.06', '10 S19j Pro and 3 S21, 0.06'],
    ['10x S19j Pro + 3x S21 0.06', '10 S19j Pro und 3 S21 0,06'],
    ['10x S19j Pro + 3x S21 0.06', '10x S19j Pro; 3x S21 @ 0.06'],
    ['10x S19j Pro + 3x S21 0.06', '10x S19j Pro, 3x S21 0.06'],
    ['10x S19j Pro + 3x S21 0.06', '10xS19j Pro+3xS21 0.06'],
    ['S19 95TH 3250W + S21 0.06 fee 1%', 'S19, 95TH 3250W and S21, 0.06, fee 1%'],
  ])('reads %j and %j alike', async (one, other) => {
    const { run } = await frontDoor();
    const said = bodyOf(await run('profit', { rig: one }));
    expect(said).toContain('```');
    expect(bodyOf(await run('profit', { rig: other }))).toBe(said);
  });

  it('counts what stands behind the last kind for all of them', async () => {
    const { run } = await frontDoor();
    const behind = await run('profit', { rig: '2x S21 + S19j Pro 0.05 pool 1% uptime 95%' });
    const options = { rig: '2x S21 + S19j Pro', electricity: '0.05', fee: 1, uptime: 95 };
    expect(bodyOf(behind)).toBe(bodyOf(await run('profit', options)));
    expect(bodyOf(behind)).toContain('Uptime 95%');
    await expect(run('profit', { rig: 'S21 + S19 0.05', electricity: '0.06' })).rejects.toThrow(
      /leave one of them out/,
    );
  });

  it('takes rigs of one’s own, on their terms', async () => {
    const { run } = await frontDoor();
    await run('rig add', { rig: '120TH 3000W 0.05', name: 'Cellar' });
    const alone = profitOf(await run('profit', { rig: '2x Cellar' }));
    const other = profitOf(await run('profit', { rig: 'S21' }));
    for (const rig of ['2x Cellar + S21', '2x cellar, S21']) {
      const message = await run('profit', { rig });
      expect(Math.abs(profitOf(message) - alone - other)).toBeLessThanOrEqual(0.02);
      expect(tableOf(message)[1]).toMatch(/^Cellar/);
    }
  });

  it.each([
    ['10x S19j Pro + 3x Foo', '“3x Foo”'],
    ['Foo and S21 and 2x S19j Pro 0.06', '“Foo”'],
    ['10x S19j Pro; Antminer', '“Antminer”'],
    ['S21 + 100TH', 'not how many watts'],
  ])('names what it does not know in %j, with a line that runs', async (rig, named) => {
    const { run, as } = await frontDoor();
    const refused = await run('profit', { rig }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UserError);
    expect(String(refused)).toContain(named);
    for (const text of [refused, await as({ locale: 'de' }).run('profit', { rig }).catch(String)]) {
      const line = /`\/profit ([^`]+)`/.exec(String(text))?.[1];
      if (line !== undefined) expect(tableOf(await run('profit', { rig: line }))).not.toEqual([]);
    }
  });

  it('takes ten kinds, and no more', async () => {
    const { run } = await frontDoor();
    const kinds = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1}x S21`);
    const message = await run('profit', { rig: kinds(10).join(' + ') });
    expect(tableOf(message)).toHaveLength(11);
    expect(flawsOf(message)).toEqual([]);
    await expect(run('profit', { rig: kinds(11).join(' + ') })).rejects.toThrow(/11 kinds/);
  });

  it('fits a phone, with long names and large losses, in German', async () => {
    const { as } = await frontDoor();
    const rig = '100x Antminer S21 XP+ Hyd und 250 S19j Pro 0,28 EUR';
    const message = await as({ locale: 'de' }).run('profit', { rig });
    for (const line of tableOf(message)) expect(stringWidth(line)).toBeLessThanOrEqual(32);
    expect(textOf(message)).toContain('350 Maschinen');
    expect(flawsOf(message)).toEqual([]);
  });

  it('unfolds, refreshes and is adjusted in place', async () => {
    const { run, follow } = await frontDoor();
    const message = await run('profit', { rig: '2x S21 + S19j Pro 0.06' });
    const full = saidOf(await follow(message, 'full'));
    expect(textOf(full)).toContain('Break-even');
    expect(tableOf(full)).toEqual(tableOf(message));
    expect(bodyOf(saidOf(await follow(full, 'short')))).toBe(bodyOf(message));
    const form = modalOf(await follow(message, 'adjust'));
    expect(valuesOf(form)['electricity']).toBe('0.06 USD');
    const fields = { ...valuesOf(form), electricity: '0.09' };
    const door = await frontDoor();
    const adjusted = saidOf(await door.press(form.custom_id, { fields }));
    const asked = await door.run('profit', { rig: '2x S21 + S19j Pro', electricity: '0.09' });
    expect(bodyOf(adjusted)).toBe(bodyOf(asked));
  });

  it('is saved as rigs once, all or none', async () => {
    const { run, follow } = await frontDoor();
    const message = await run('profit', { rig: '10x S19j Pro + 3x S21 0.06' });
    const saved = saidOf(await follow(message, 'save'));
    expect(saved.content).toMatch(/^\*\*My S19j Pro\*\* and \*\*My S21\*\*: saved as 2 rigs\. /);
    expect(saved.ephemeral).toBe(true);
    const list = textOf(await run('rig list'));
    expect(list).toContain('My S19j Pro');
    expect(plain(list)).toContain('+$13.33');
    await expect(follow(message, 'save')).rejects.toThrow('all saved already');
  });

  it('is saved with prices of the month that is counted, and once', async () => {
    const { run, follow, ports } = await frontDoor();
    const rig = 'S19j Pro + 3x S21';
    const message = await run('profit', { rig, electricity: '0.06; nov-feb 0.05' });
    await follow(message, 'save');
    const tariffs = (await ports.rigs.list(caller.id)).map(({ tariff }) => tariff);
    const countedIn = new Date(NOW * 1_000).getUTCMonth() + 1;
    expect(tariffs).toMatchObject([{ countedIn }, { countedIn }]);
    await expect(follow(message, 'save')).rejects.toThrow('all saved already');
  });

  it('says what it can without a market', async () => {
    const { ports } = await frontDoor();
    const { price: _, ...unpriced } = reading;
    for (const known of [nothing, unpriced]) {
      const door = doorOf({ ...ports, market: fakeMarket(known) });
      expect(flawsOf(await door.run('profit', { rig: '2x S21 + S19' }))).toEqual([]);
    }
  });

  it('completes its last kind, as something that it understands', async () => {
    const { run, suggest } = await frontDoor();
    const offers = await suggest('profit', 'rig', '10x S19j Pro + 3x m60');
    expect(offers.length).toBeGreaterThan(3);
    for (const { value } of offers) {
      expect(value).toMatch(/^10x S19j Pro \+ 3x Whatsminer/);
      expect(tableOf(await run('profit', { rig: value }))).toHaveLength(3);
    }
    expect((await suggest('profit', 'rig', 'S21 + Hyd'))[0]?.value).toMatch(/^Antminer S21 Hyd/);
  });
});
