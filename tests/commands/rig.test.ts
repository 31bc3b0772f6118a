import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { caller, fakeMarket, germanCaller } from '../support/command-ports.ts';
import { csvFile, doorOf, frontDoor, modalOf, saidOf, valuesOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, fieldOf, optionsOf, textOf } from '../support/message-text.ts';
import { datum, nothing, reading } from '../support/readings.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('/rig add', () => {
  it('keeps a rig with all its terms, and says how it does', async () => {
    const { run, follow, ports } = await frontDoor();
    const message = await run('rig add', {
      rig: '120TH 3000W',
      name: 'Shed',
      electricity: '5,6 ct EUR',
      fee: 1.5,
      uptime: 98,
      count: 2,
      fixed_cost: 0.1,
    });
    expect(message.content?.split('\n')).toEqual([
      'Saved as **Shed** · 2× 120 TH/s · 3,000 W · 25 J/TH.',
      expect.stringMatching(
        /^▲ \*\*\+€0\.\d+ a day\*\* at €0\.056\/kWh · hashprice can fall \d\.\d% before it stops paying$/,
      ),
      'Shall I tell you when it stops paying?',
    ]);
    expect(message.embeds).toBeUndefined();
    expect(message.ephemeral).toBe(true);
    const whole = saidOf(await follow(message, 'show'));
    expect(whole.ephemeral).toBe(true);
    expect(whole.embeds?.[0]?.title).toBe('Shed · 2× 120 TH/s · 3,000 W · 25 J/TH');
    expect(whole.embeds?.[0]?.fields).toBeUndefined();
    const outcome = await follow(whole, 'full');
    expect(outcome).toHaveProperty('update');
    const full = saidOf(outcome);
    expect(fieldOf(full, 'Per day')).toContain('Fixed cost −€0.10');
    expect(textOf(saidOf(await follow(full, 'short')))).toBe(textOf(whole));
    expect(fieldOf(full, 'Counted with')).toBe('Power €0.056/kWh\nPool fee 1.5%\nUptime 98%');
    expect(flawsOf(message)).toEqual([]);
    expect(await ports.rigs.list('80351110224678912')).toMatchObject([
      {
        name: 'Shed',
        hashrate: 120e12,
        power: 3_000,
        count: 2,
        model: undefined,
        tariff: { kind: 'flat', perKwh: 0.056, currency: 'EUR' },
        poolFee: 0.015,
        uptime: 0.98,
        fixedCost: 0.1,
      },
    ]);
  });

  it('offers to tell when a rig at a loss pays again', async () => {
    const { run, as } = await frontDoor();
    const given = { rig: '120TH 3000W', electricity: '$0.50' };
    expect((await run('rig add', given)).content).toMatch(
      /\nShall I tell you when it pays again\?$/,
    );
    expect((await as({ locale: 'de' }).run('rig add', given)).content).toMatch(
      /\nSoll ich dir sagen, wenn es sich wieder lohnt\?$/,
    );
  });

  it('takes no model’s name for itself', async () => {
    const { run, as, ports } = await frontDoor();
    const added = await run('rig add', { rig: 'S21' });
    expect(added.content).toContain('Saved as **My S21**');
    expect(added.content).not.toContain('was the name of a model');
    const asked = await run('profit', { rig: 'S21' });
    expect(asked.embeds?.[0]?.title).toContain('Antminer S21');
    await as({ locale: 'de' }).run('rig add', { rig: '120TH 3000W antminer' });
    await run('rig add', { rig: 'Bitaxe Gamma 601' });
    expect((await ports.rigs.list(caller.id)).map(({ name }) => name)).toEqual([
      'My S21',
      'Mein antminer',
      'My Bitaxe Gamma 601',
    ]);
  });

  it('names it after its model, and numbers the next', async () => {
    const { run, ports } = await frontDoor();
    for (const rig of ['S21 Pro', '2x S21 Pro', '120TH 3000W', '120TH 3100W']) {
      await run('rig add', { rig });
    }
    expect((await ports.rigs.list('80351110224678912')).map(({ name }) => name)).toEqual([
      'My S21 Pro',
      'My S21 Pro 2',
      'Rig 120 TH/s',
      'Rig 120 TH/s 2',
    ]);
  });

  it('marks what was assumed until somebody says it', async () => {
    const { run, follow, press } = await frontDoor();
    const message = await run('rig add', { rig: '120TH 3000W', name: 'a' });
    expect(message.content).toContain('▲ **+$0.27 a day** at $0.07/kWh *(assumed)* · ');
    const shown = await run('rig show', { rig: 'A' });
    expect(fieldOf(saidOf(await follow(shown, 'full')), 'Counted with')).toBe(
      'Power $0.07/kWh *(assumed)*\nPool fee 2% *(assumed)*\nUptime 100%',
    );
    expect(textOf(await run('rig list'))).toContain('assumed: power price and pool fee');
    const form = modalOf(await follow(shown, 'edit'));
    await press(form.custom_id, { fields: { ...valuesOf(form), electricity: '0.05' } });
    // The setting makes all of it the rule.
    await run('settings me', { detail: 'full' });
    expect(fieldOf(await run('rig show', { rig: 'a' }), 'Counted with')).toBe(
      'Power $0.05/kWh\nPool fee 2% *(assumed)*\nUptime 100%',
    );
    expect(textOf(await run('rig list'))).toContain('assumed: pool fee');
  });

  it('names no size that the numbers contradict', async () => {
    const { run, ports } = await frontDoor();
    await run('rig add', { rig: '120TH 3000W S21 Pro' });
    expect((await ports.rigs.list('80351110224678912'))[0]?.name).toBe('My S21 Pro');
  });

  it('keeps emoji in a name whole', async () => {
    const { run, ports } = await frontDoor();
    await run('rig add', { rig: '120TH 3000W', name: '👩‍🌾 ‍Farm ❤️' });
    expect((await ports.rigs.list('80351110224678912'))[0]?.name).toBe('👩‍🌾 Farm ❤️');
  });

  it('says so when the name was a model’s so far', async () => {
    const { run, follow, press, as } = await frontDoor();
    const note = '“S21” was the name of a model: from now on it means your rig.';
    const added = await run('rig add', { rig: '120TH 3000W', name: 'S21' });
    expect(added.content).toContain(note);
    expect((await run('rig add', { rig: 'S9', name: 'Shed' })).content).not.toContain('model');
    const form = modalOf(await follow(await run('rig show', { rig: 'Shed' }), 'edit'));
    const same = saidOf(await press(form.custom_id, { fields: valuesOf(form) }));
    expect(same.content).not.toContain('model');
    const again = modalOf(await follow(await run('rig show', { rig: 'Shed' }), 'edit'));
    const named = saidOf(
      await press(again.custom_id, { fields: { ...valuesOf(again), name: 'S9' } }),
    );
    expect(named.content).toContain('“S9” was the name of a model');
    const given = { rig: 'S19 Pro', name: 'S19 Pro' };
    const german = await as({ locale: 'de' }).run('rig add', given);
    expect(german.content).toContain('„S19 Pro“ war bisher der Name eines Modells');
  });

  it('refuses a name that is taken, whatever its case', async () => {
    const { run } = await frontDoor();
    await run('rig add', { rig: 'S21', name: 'Shed' });
    await expect(run('rig add', { rig: 'S19', name: ' shed ' })).rejects.toThrow(
      'You have a rig called “shed” already: choose another name, such as `shed 2`.',
    );
    await run('rig add', { rig: 'S21', name: 'Attic' });
    await run('rig add', { rig: 'S21', name: 'Attic 2' });
    await expect(run('rig add', { rig: 'S19', name: 'Attic' })).rejects.toThrow('`Attic 3`');
    await run('rig add', { rig: 'S19', name: 'x'.repeat(50) });
    await expect(run('rig add', { rig: 'S19', name: 'x'.repeat(50) })).rejects.toThrow(
      /such as `x+…`/,
    );
    await expect(run('rig add', { rig: 'S19', name: 'x'.repeat(51) })).rejects.toThrow(
      'The name has 51 characters, and 50 is the most',
    );
  });

  it('asks which model was meant, and saves the one chosen with the name given', async () => {
    const { run, follow, ports } = await frontDoor();
    const question = await run('rig add', { rig: 'M30', name: 'Shed', electricity: '0.05' });
    const [first] = optionsOf(question);
    const saved = saidOf(await follow(question, 'choose', { values: [first?.value ?? ''] }));
    expect(saved.content).toContain('Saved as **Shed**');
    expect(await ports.rigs.list('80351110224678912')).toMatchObject([
      {
        name: 'Shed',
        model: first?.value,
        tariff: { kind: 'flat', perKwh: 0.05, currency: 'USD' },
      },
    ]);
  });

  it.each([
    [{ rig: '120TH' }, 'I read 120 TH/s, but not how many watts it takes'],
    [{ rig: '120TH 3000W', electricity: 'cheap' }, 'I can’t read “cheap” as a power price'],
    [{ rig: '120TH 3000W', count: 0 }, 'The count is 0, but has to be from 1 to 100,000'],
    [
      { rig: '120TH 3000W', fixed_cost: -1 },
      'The fixed cost is −1, but has to be from 0 to 1,000,000',
    ],
    [{ rig: '900PH 20MW', count: 100_000 }, 'and that is over'],
  ])('refuses %o', async (given, sentence) => {
    const { run, ports } = await frontDoor();
    const refused = run('rig add', given);
    await expect(refused).rejects.toBeInstanceOf(UserError);
    await expect(refused).rejects.toThrow(sentence);
    expect(await ports.rigs.list('80351110224678912')).toEqual([]);
  });

  it('takes 100 and no more', async () => {
    const { run } = await frontDoor();
    for (let count = 0; count < 100; count += 1) await run('rig add', { rig: '1TH 25W' });
    await expect(run('rig add', { rig: '1TH 25W' })).rejects.toThrow('(100)');
    const list = await run('rig list');
    expect(list.embeds?.[0]?.title).toContain('100 rigs · 100 pay · +');
    expect(flawsOf(list)).toEqual([]);
  });

  it('suggests rigs with what they earn', async () => {
    const { suggest } = await frontDoor();
    expect((await suggest('rig add', 'rig', '120TH 3000W'))[0]?.name).toContain('→ +$0.27 a day');
  });
});

describe('/rig list', () => {
  async function threeRigs() {
    const door = await frontDoor();
    await door.run('rig add', { rig: '120TH 3000W 0.05', name: 'Good' });
    await door.run('rig add', { rig: '120TH 3000W 0.09', name: 'Bad' });
    await door.run('rig add', { rig: '120TH 3000W 0.07', name: 'Near' });
    await door.run('rig add', { rig: '120TH 3000W 0', name: 'Free', count: 2 });
    return door;
  }

  it('shows the nearest to a loss first, with totals', async () => {
    const { run } = await threeRigs();
    const message = await run('rig list');
    expect(message.ephemeral).toBe(true);
    expect(plain(message.embeds?.[0]?.title ?? '')).toBe(
      '4 rigs · 3 pay · +$11.45 a day · 600 TH/s · 15 kW',
    );
    expect(message.embeds?.[0]?.description).toBe(
      [
        '```',
        '  Name   a day  headroom',
        '▼ Bad   −$1.17*   −21.9%',
        '▲ Near  +$0.27*    +5.2%',
        '▲ Good  +$1.71*   +32.3%',
        '▲ Free +$10.63*        ∞',
        '```',
        '\\* assumed: pool fee',
      ].join('\n'),
    );
    expect(optionsOf(message)[3]).toMatchObject({
      label: '▲ Free',
      description: '+$10.63 a day · 2× 120 TH/s · 3,000 W · 25 J/TH',
    });
    expect(message.embeds?.[0]?.footer?.text).toBe(
      'Live · block 974,736 · BTC $100,000 from 3 exchanges · 30 sec. ago',
    );
  });

  it('speaks German', async () => {
    const { as } = await threeRigs();
    const message = await as({ locale: 'de' }).run('rig list');
    expect(plain(textOf(message))).toContain('▼ Bad   −1,17 $* −21,9 %');
    expect(flawsOf(message)).toEqual([]);
  });

  it('counts several currencies together, at the rate of the day', async () => {
    const door = await frontDoor();
    await door.run('rig add', { rig: '120TH 3000W 0.07', name: 'Dollar' });
    await door.run('rig add', { rig: '120TH 3000W €0.056', name: 'Euro' });
    await door.run('settings me', { currency: 'EUR' });
    expect((await door.run('rig list')).embeds?.[0]?.title).toContain('· +€0.44 a day ·');
    const { footer } = (await door.run('rig list')).embeds?.[0] ?? {};
    expect(footer?.text).toContain('BTC $100,000 (€80,000) from 3 exchanges');

    const { fx: _, ...withoutRates } = reading;
    const other = doorOf({ ...door.ports, market: fakeMarket(withoutRates) });
    const message = await other.run('rig list');
    expect(textOf(message)).toMatch(/^▫ Euro +— +—$/m);
    expect(flawsOf(message)).toEqual([]);
  });

  it('says what it can without a market, and without fees', async () => {
    const { ports } = await threeRigs();
    const dark = await doorOf({ ...ports, market: fakeMarket(nothing) }).run('rig list');
    expect(textOf(dark)).toMatch(/^▫ Near +— +—$/m);
    expect(plain(dark.embeds?.[0]?.title ?? '')).toBe('4 rigs · 600 TH/s · 15 kW');
    expect(textOf(dark)).toContain('**Not known right now:**');
    expect(flawsOf(dark)).toEqual([]);

    const { meanFees: _, ...withoutFees } = reading;
    const lower = await doorOf({ ...ports, market: fakeMarket(withoutFees) }).run('rig list');
    expect(textOf(lower)).toMatch(/at least \+\$\d+\.\d\d a day/);
    expect(textOf(lower)).toContain('▲ Near  +$0.24*');
    expect(textOf(lower)).toContain('A lower bound');
  });

  it('turns pages, and stays on the last when rigs are gone', async () => {
    const { run, follow, press } = await frontDoor();
    for (let count = 0; count < 31; count += 1) {
      await run('rig add', { rig: `${100 + count}TH 3000W`, name: `Rig ${count}` });
    }
    const first = await run('rig list');
    expect(textOf(first).match(/^. Rig/gmu)).toHaveLength(25);
    const second = saidOf(await follow(first, 'on'));
    const third = saidOf(await follow(second, 'on'));
    expect(textOf(third).match(/^. Rig/gmu)).toHaveLength(6);
    expect(textOf(third)).not.toBe(textOf(saidOf(await follow(third, 'back'))));
    const beyond = saidOf(await press(customIdsOf(third).get('on')));
    expect(textOf(beyond)).toBe(textOf(third));
  });

  it('opens the one that is picked, its caller’s alone', async () => {
    const { run, follow, press, as } = await threeRigs();
    const message = await run('rig list');
    const [bad] = optionsOf(message);
    const shown = saidOf(await follow(message, 'pick', { values: [bad?.value ?? ''] }));
    expect(shown.embeds?.[0]?.title).toContain('Bad');
    expect(shown.ephemeral).toBe(true);
    const id = customIdsOf(message).get('pick');
    for (const value of ['', 'x', '0', '-1', '999', '9'.repeat(30)]) {
      await expect(press(id, { values: [value] })).rejects.toThrow('not there any more');
    }
    const stranger = as({ id: '80351110224678913' });
    await expect(stranger.press(id, { values: [bad?.value ?? ''] })).rejects.toThrow(
      'not there any more',
    );
  });

  it('adds another by a form, and gives the file of all', async () => {
    const { run, follow, press } = await threeRigs();
    const message = await run('rig list');
    const form = modalOf(await follow(message, 'add'));
    const fields = { rig: '2x S21 0.05', name: ' ', electricity: '' };
    const added = saidOf(await press(form.custom_id, { fields }));
    expect(added.content).toContain('Saved as **My S21** · 2× Antminer S21');
    await expect(press(form.custom_id, { fields: { rig: '' } })).rejects.toBeInstanceOf(UserError);
    expect(saidOf(await follow(message, 'export')).files).toHaveLength(1);
  });

  it('keeps to a phone’s width, whatever a rig is called', async () => {
    const { run, as } = await frontDoor();
    const names = [
      '```js\n**x**',
      '大きな鉱山のリグ一号機と二号機と三号機',
      '👩‍🌾 Farm ❤️ '.repeat(4),
    ];
    for (const [at, name] of names.entries()) {
      await run('rig add', { rig: `${300 + at}x S21 0.12`, name: name.slice(0, 50) });
    }
    for (const locale of ['en-US', 'de']) {
      const { description = '' } = (await as({ locale }).run('rig list')).embeds?.[0] ?? {};
      expect(description.match(/```/g)).toHaveLength(2);
      const block = description.split('```')[1] ?? '';
      for (const line of block.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(32);
    }
  });

  it('says how to begin', async () => {
    const { run, as } = await frontDoor();
    expect((await run('rig list')).content).toContain('`/rig add rig:120TH 3000W`');
    expect((await as({ locale: 'de' }).run('rig list')).content).toContain('`/rig hinzufügen');
  });

  it('keeps within Discord’s limits with the longest names', async () => {
    const { run, as } = await frontDoor();
    for (let count = 0; count < 15; count += 1) {
      const name = `${String(count).padStart(2, '0')}${'*'.repeat(48)}`;
      await run('rig add', { rig: '9x Whatsminer M30S++ (112T)', name, electricity: '999 JPY' });
    }
    expect(flawsOf(await run('rig list'))).toEqual([]);
    expect(flawsOf(await as({ locale: 'de' }).run('rig list'))).toEqual([]);
  });
});

describe('a rig of one’s own', () => {
  it('is found by name, by suggestion, and by nobody else', async () => {
    const { run, suggest, as } = await frontDoor();
    await run('rig add', { rig: '120TH 3000W', name: 'Shed' });
    await run('rig add', { rig: 'S21', name: 'Old shed · north' });
    const offers = await suggest('rig show', 'rig', 'she');
    expect(offers).toEqual([
      { name: 'Shed · 120 TH/s · 3,000 W · 25 J/TH → +$0.27 a day', value: 'Shed' },
      expect.objectContaining({ value: 'Old shed · north' }),
    ]);
    for (const { name, value } of offers) {
      expect((await run('rig show', { rig: name })).embeds?.[0]?.title).toContain(value);
    }
    await expect(run('rig show', { rig: 'Attic' })).rejects.toThrow(
      'You have no rig called “Attic”',
    );
    await expect(run('rig show', { rig: 'Shd' })).rejects.toThrow('did you mean **Shed**?');
    const stranger = as({ id: '80351110224678913' });
    await expect(stranger.run('rig show', { rig: 'Shed' })).rejects.toThrow('You have no rigs yet');
    expect(await stranger.suggest('rig show', 'rig', '')).toEqual([]);
  });

  it('is shown in German', async () => {
    const { run, as } = await frontDoor();
    await run('rig add', { rig: '120TH 3000W', name: 'Keller' });
    const message = await as(germanCaller).run('rig show', { rig: 'keller' });
    expect(message.embeds?.[0]?.title).toBe('Keller · 120 TH/s · 3.000 W · 25 J/TH');
    expect([...customIdsOf(message).keys()]).toEqual(['full', 'edit', 'remove', 'list', 'rig']);
    expect(flawsOf(message)).toEqual([]);
  });

  it('follows the market', async () => {
    const { run, ports } = await frontDoor();
    await run('rig add', { rig: '120TH 3000W', name: 'Shed' });
    const price = datum({ usd: 50_000, sources: ['Kraken', 'Coinbase'], cut: [] }, 'Kraken');
    const crash = doorOf({ ...ports, market: fakeMarket({ ...reading, price }) });
    expect(textOf(await crash.run('rig list'))).toMatch(/^▼ Shed /m);
  });
});

describe('names that cannot be seen', () => {
  it.each(['\u3164', '\u2800\u2800', '\u034f', '\ufe0f', '\u202e\u202c', '\u200d', '\u0301'])(
    'are none: %j',
    async (name) => {
      const { run, ports } = await frontDoor();
      await run('rig add', { rig: 'S21 Pro', name });
      expect(await ports.rigs.list(caller.id)).toMatchObject([{ name: 'My S21 Pro' }]);
    },
  );

  it('are cleaned of what cannot be seen, and keep their emoji', async () => {
    const { run, ports } = await frontDoor();
    await run('rig add', { rig: 'S21 Pro', name: '\u202eShed\u3164 👩\u200d🌾 ⚠\ufe0f' });
    expect(await ports.rigs.list(caller.id)).toMatchObject([{ name: 'Shed 👩\u200d🌾 ⚠\ufe0f' }]);
  });

  it('are refused where they are long, however much of them can be seen', async () => {
    const { run } = await frontDoor();
    const name = '\u{1f3f4}\u{e0067}'.repeat(50_000);
    await expect(run('rig add', { rig: 'S21 Pro', name })).rejects.toThrow(/characters/);
  });
});

describe('a count that is said twice', () => {
  it.each([
    ['2x S19j Pro 104', 3],
    ['S21 x4', 3],
    ['3x 120TH 3000W', 1],
  ])('is refused where “%s” is with count:%d', async (rig, count) => {
    const { run, ports } = await frontDoor();
    await expect(run('rig add', { rig, count })).rejects.toThrow(
      /says \d units, the option `count` \d: leave one of them out/,
    );
    expect(await ports.rigs.list(caller.id)).toEqual([]);
  });

  it('is taken where both say the same, or one says it', async () => {
    const { run, ports } = await frontDoor();
    await run('rig add', { rig: '3x 120TH 3000W', count: 3, name: 'A' });
    await run('rig add', { rig: '120TH 3000W', count: 3, name: 'B' });
    await run('rig add', { rig: '3x 120TH 3000W', name: 'C' });
    expect((await ports.rigs.list(caller.id)).map(({ count }) => count)).toEqual([3, 3, 3]);
  });

  it('is refused in a row of a file as well', async () => {
    const { run } = await frontDoor();
    const file = csvFile('rig,count\n2x S19j Pro 104,3\n');
    expect(textOf(await run('rig import', { file }))).toContain('says 2 units');
  });
});
