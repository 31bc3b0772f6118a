import { describe, expect, it } from 'vitest';
import { caller, fakeMarket } from '../support/command-ports.ts';
import { doorOf, frontDoor, modalOf, saidOf, valuesOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, fieldOf, textOf } from '../support/message-text.ts';
import { reading } from '../support/readings.ts';

async function withShed() {
  const door = await frontDoor();
  const terms = { electricity: '0.056 EUR', fee: 1, uptime: 98, fixed_cost: 0.1 };
  await door.run('rig add', { rig: '2x 120TH 3000W', name: 'Shed', ...terms });
  return door;
}

describe('an own rig in /profit', () => {
  it('is asked by name, on its own terms', async () => {
    const { run } = await withShed();
    const message = await run('profit', { rig: ' shed ', detail: 'full' });
    expect(message.embeds?.[0]?.title).toBe('Shed · 2× 120 TH/s · 3,000 W · 25 J/TH');
    expect(fieldOf(message, 'Counted with')).toBe('Power €0.056/kWh\nPool fee 1%\nUptime 98%');
    expect(fieldOf(message, 'Per day')).toContain('Fixed cost −€0.10');
    expect([...customIdsOf(message).keys()]).toEqual([
      'adjust',
      'short',
      'refresh',
      'alert',
      'ask',
    ]);
  });

  it('may be asked with other terms and in another currency', async () => {
    const { run } = await withShed();
    const message = await run('profit', { rig: 'Shed', fee: 2, currency: 'USD', detail: 'full' });
    expect(fieldOf(message, 'Counted with')).toContain('Power $0.0700/kWh\n↳ €0.056/kWh');
    expect(fieldOf(message, 'Counted with')).toContain('Pool fee 2%');
    expect(fieldOf(message, 'Per day')).toContain('Fixed cost −$0.13');
  });

  it.each([
    ['3x Shed', '6×', '€0.056/kWh', 'Fixed cost −€0.30'],
    ['shed x 3', '6×', '€0.056/kWh', 'Fixed cost −€0.30'],
    ['Shed 0.05', '2×', '€0.05/kWh', 'Fixed cost −€0.10'],
    ['Shed @ 5c', '2×', '€0.05/kWh', 'Fixed cost −€0.10'],
    ['2 x  SHED, 0.09 USD/kWh', '4×', '$0.09/kWh', 'Fixed cost −$0.25'],
  ])('is understood with a count or a price: %s', async (rig, count, price, fixed) => {
    const { run } = await withShed();
    const message = await run('profit', { rig, detail: 'full' });
    expect(message.embeds?.[0]?.title).toBe(`Shed · ${count} 120 TH/s · 3,000 W · 25 J/TH`);
    expect(fieldOf(message, 'Counted with')).toContain(`Power ${price}`);
    expect(fieldOf(message, 'Per day')).toContain(fixed);
  });

  it.each(['Shed 2', 'Shed north', '2x Shedding', 'Shed 0.05 0.06'])(
    'is not meant by %s',
    async (rig) => {
      const { run } = await withShed();
      await expect(run('profit', { rig })).rejects.toThrow('I know no miner called');
    },
  );

  it.each(['Shed @ 7', 'shed, 28', 'Shed at 7', '3x Shed bei 9'])(
    'asks what a whole number is that is hardly a price: %s',
    async (rig) => {
      const { run } = await withShed();
      const [, number = ''] = /(\d+)$/.exec(rig) ?? [];
      await expect(run('profit', { rig })).rejects.toThrow(
        `What is “${number}” beside “Shed”? Write the one you mean, such as \`Shed ${number}c\` or \`${number}x Shed\`.`,
      );
      for (const clear of [`Shed ${number}c`, `${number}x Shed`, 'Shed @ 0']) {
        expect((await run('profit', { rig: clear })).embeds?.[0]?.title).toContain('Shed');
      }
    },
  );

  it('keeps its count within bounds', async () => {
    const { run, as } = await withShed();
    await expect(run('profit', { rig: '999999x Shed' })).rejects.toThrow(
      'I read a count of 1,999,998, and the most is 1,000,000: write fewer, such as `2x S21`.',
    );
    await expect(run('profit', { rig: '0x Shed' })).rejects.toThrow(
      'The count has to be more than zero, such as `2x S21`.',
    );
    await expect(as({ locale: 'de' }).run('profit', { rig: '1000000000x S21' })).rejects.toThrow(
      'Schreib weniger, etwa `2x S21`.',
    );
  });

  it.each([
    ['2x she', '2x Shed'],
    ['hed 0.05', 'Shed 0.05'],
    ['3 × sh 7 ct', '3x Shed 7 ct'],
  ])('is suggested for %s, as what the answer is about', async (text, value) => {
    const { run, suggest } = await withShed();
    const [first] = await suggest('profit', 'rig', text);
    expect(first?.value).toBe(value);
    const answer = await run('profit', { rig: value });
    expect(first?.name).toContain(/^## (.*)$/m.exec(textOf(answer))?.[1]);
    expect(textOf(await run('profit', { rig: first?.name ?? '' }))).toBe(textOf(answer));
  });

  it('says so when its fixed cost has no rate', async () => {
    const { ports } = await withShed();
    const { fx: _, ...without } = reading;
    const { run } = doorOf({ ...ports, market: fakeMarket(without) });
    expect(textOf(await run('profit', { rig: 'Shed' }))).toContain('Profit unknown');
    await expect(run('profit', { rig: 'Shed', electricity: '0.07 USD' })).rejects.toThrow(
      'There is no exchange rate from EUR to USD right now',
    );
  });

  it('comes first in the suggestions, once', async () => {
    const { run, suggest } = await withShed();
    await run('rig add', { rig: 'S21 Pro' });
    const offers = await suggest('profit', 'rig', 's');
    expect(offers.slice(0, 2).map(({ value }) => value)).toEqual(['Shed', 'My S21 Pro']);
    expect(offers.length).toBeLessThanOrEqual(25);
    expect(new Set(offers.map(({ value }) => value)).size).toBe(offers.length);
    const [first] = offers;
    const byName = await run('profit', { rig: first?.name ?? '' });
    expect(byName.embeds?.[0]?.title).toContain('Shed · ');
  });

  it.each<[Readonly<Record<string, string | number>>, string]>([
    [{}, '+€0.42 a day'],
    [{ electricity: '0.03' }, '+€4.08 a day'],
    [{ electricity: '0.03 USD' }, '+$6.16 a day'],
    [{ fee: 5, uptime: 50 }, '−€0.011 a day'],
    [{ currency: 'USD' }, '+$0.52 a day'],
    [{ price: 200_000 }, '+€13.04 a day'],
    [{ difficulty_change: -30 }, '+€4.02 a day'],
  ])('is suggested with the profit of the answer to %o', async (others, profit) => {
    const { run, suggest } = await withShed();
    const [first] = await suggest('profit', 'rig', 'shed', others);
    expect(first?.name).toBe(`Shed · 240 TH/s · 6,000 W · 25 J/TH → ${profit}`);
    const answer = await run('profit', { rig: 'Shed', ...others });
    expect(textOf(answer)).toContain(`## ${profit}`);
  });

  it.each([[{ electricity: 'fre' }], [{ currency: 'DOGE' }], [{ fee: 120 }]])(
    'is suggested without a profit where the answer would refuse %o',
    async (others) => {
      const { suggest } = await withShed();
      const [first] = await suggest('profit', 'rig', 'shed', others);
      expect(first).toEqual({ name: 'Shed · 240 TH/s · 6,000 W · 25 J/TH', value: 'Shed' });
    },
  );

  it('is adjusted by its own terms', async () => {
    const { run, follow, press } = await withShed();
    const answer = await run('profit', { rig: 'Shed', detail: 'full' });
    const modal = modalOf(await follow(answer, 'adjust'));
    expect(valuesOf(modal)).toMatchObject({ electricity: '0.056 EUR', fee: '1', uptime: '98' });
    const same = saidOf(await press(modal.custom_id, { fields: valuesOf(modal) }));
    expect(textOf(same)).toBe(textOf(answer));
    const fields = { ...valuesOf(modal), electricity: '0.03 EUR' };
    const cheaper = saidOf(await press(modal.custom_id, { fields }));
    expect(cheaper.embeds?.[0]?.title).toContain('Shed');
    expect(fieldOf(cheaper, 'Counted with')).toContain('Power €0.03/kWh');
  });

  it('that is gone is not refreshed as something else', async () => {
    const { run, follow, ports } = await withShed();
    const answer = await run('profit', { rig: 'Shed' });
    const [rig] = await ports.rigs.list(caller.id);
    await ports.rigs.remove(caller.id, rig?.id ?? 0);
    await expect(follow(answer, 'adjust')).rejects.toThrow('I know no miner called “Shed”');
  });

  it('is nobody else’s', async () => {
    const { as } = await withShed();
    const stranger = as({ id: '80351110224678913' });
    expect(textOf(await stranger.run('profit', { rig: 'S21' }))).not.toContain('Shed');
    expect(
      (await stranger.suggest('profit', 'rig', 'shed')).map(({ value }) => value),
    ).not.toContain('Shed');
  });
});

describe('Save as rig', () => {
  it('asks for a name and keeps the rig on the terms of the answer', async () => {
    const { run, follow, press, ports } = await frontDoor();
    const given = { rig: '2x S21 Pro 0.05 EUR', fee: 1.5, uptime: 97, price: 50_000 };
    const modal = modalOf(await follow(await run('profit', given), 'save'));
    expect(valuesOf(modal)).toEqual({ name: 'My S21 Pro' });
    const saved = saidOf(await press(modal.custom_id, { fields: { name: 'Barn' } }));
    expect(saved.content).toContain('Saved as **Barn**');
    expect(saved.ephemeral).toBe(true);
    // The supposed price is left out of the saved rig.
    expect(textOf(saved)).not.toContain('What if');
    expect(flawsOf(saved)).toEqual([]);
    expect(await ports.rigs.list(caller.id)).toMatchObject([
      {
        name: 'Barn',
        count: 2,
        model: 'Antminer S21 Pro (234T)',
        tariff: { kind: 'flat', perKwh: 0.05, currency: 'EUR' },
        poolFee: 0.015,
        uptime: 0.97,
        fixedCost: 0,
      },
    ]);
    await expect(press(modal.custom_id, { fields: { name: 'barn' } })).rejects.toThrow('already');
  });

  it('offers a name that is free, in both languages', async () => {
    const { run, as } = await frontDoor();
    await run('rig add', { rig: '120TH 3000W' });
    for (const locale of ['en-US', 'de']) {
      const door = as({ locale });
      const modal = modalOf(
        await door.follow(await door.run('profit', { rig: '120TH 3100W' }), 'save'),
      );
      expect(valuesOf(modal)).toEqual({ name: 'Rig 120 TH/s 2' });
      expect(modal.title.length).toBeLessThanOrEqual(45);
    }
  });
});
