import { describe, expect, it } from 'vitest';
import type { HistoryPoint } from '../../src/market/history.ts';
import type { Charts } from '../../src/message/message.port.ts';
import type { Drawing } from '../../src/message/message.ts';
import { caller, fakeMarket, germanCaller } from '../support/command-ports.ts';
import { csvFile, doorOf, frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';

const PRICE = '0.10; 17-22 0.15; sat,sun 0.08';
const PERIODS = [
  { perKwh: 0.1 },
  { perKwh: 0.15, hours: { from: 1_020, to: 1_320 } },
  { perKwh: 0.08, days: [6, 7] },
];
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** Says what it was to paint. */
function sketching(): Charts & { readonly drawings: Drawing[] } {
  const drawings: Drawing[] = [];
  return {
    drawings,
    async paint(drawing) {
      drawings.push(drawing);
      const { name, description } = drawing;
      return { name, description, data: new TextEncoder().encode(drawing.svg) };
    },
  };
}

async function door() {
  const charts = sketching();
  const made = await frontDoor({ charts });
  await made.run('settings me', { time_zone: 'Berlin' });
  return { ...made, charts, german: doorOf(made.ports, germanCaller) };
}

describe('a power price that hangs on the hour', () => {
  it('is answered with when to run, and what that is worth', async () => {
    const { run } = await door();
    const message = await run('profit', { rig: '120TH 3000W', electricity: '0.06; 17-22 0.12' });
    const said = textOf(message);
    expect(said).toContain('you: $0.0725 on average');
    expect(said).toContain(
      'Today **$0.0725/kWh** on average: **+$0.094** running all day, **+$0.75** running only when it pays.',
    );
    expect(said).toContain(
      'Run 19 h, not 24: **+$0.66** a day against running all day. Hours that pay: **0–17, 22–24**',
    );
    expect(said).toContain('133 of 168 h');
    expect(said).toContain('Clock: Europe/Berlin.');
    expect(flawsOf(message)).toEqual([]);
  });

  it('has its break-even beside its prices in the long answer', async () => {
    const { run } = await door();
    const message = await run('profit', { rig: `S21 ${PRICE}`, detail: 'full' });
    const said = textOf(message);
    expect(said).toContain('Power $0.10, 17–22 $0.15, Sat, Sun $0.08/kWh');
    expect(said).toContain('Prices from $0.08 to $0.15; it pays up to **$0.105/kWh**.');
    expect(said).toContain('Hours that pay: **0–17, 22–24**');
    expect(flawsOf(message)).toEqual([]);
  });

  it('says so when no hour pays, and when all do', async () => {
    const { run } = await door();
    const electricity = '0.40; 17-22 0.45';
    expect(textOf(await run('profit', { rig: 'S21', electricity }))).toContain('leave it off');
    const cheap = textOf(await run('profit', { rig: 'S21', electricity: '0.04; 17-22 0.05' }));
    expect(cheap).toContain('Stopping gains nothing.');
  });

  it('counts starts and shortest runs as the price says, for a rig and by a name, and keeps them', async () => {
    const { run, ports } = await door();
    const text = '0.20; 0-6 0.03; 7-8 0.03';
    const said = async (electricity: string) =>
      textOf(await run('profit', { rig: '120TH 3000W', electricity }));
    const usual = await said(text);
    expect(usual).toContain(
      'Each start counts as 10 min of power without income, and a run takes 1 h',
    );
    expect(usual).toMatch(/Hours that pay: \*\*0–6, 7–8\*\*/u);
    const slow = await said(`${text}; ramp 45 min; min run 2 h`);
    expect(slow).toContain(
      'Each start counts as 45 min of power without income, and a run takes 2 h',
    );
    expect(slow).toMatch(/Hours that pay: \*\*0–6\*\*$/mu);
    await run('tariff set', { name: 'home', text: `${text}; ramp 45 min; min run 2 h` });
    await run('rig add', { rig: '120TH 3000W', name: 'Shed', electricity: 'home' });
    expect(await ports.rigs.find(caller.id, 'Shed')).toMatchObject({
      tariff: { rampMinutes: 45, minimumHours: 2 },
    });
    const exported = await run('rig export', {});
    expect(exported.files?.[0]?.data.toString()).toContain('ramp 45 min; min run 2 h');
  });

  it('is told against what the gain is', async () => {
    const { run, german } = await door();
    const electricity = '0.10; 0-6 0.03';
    const given = { rig: '120TH 3000W', electricity };
    expect(textOf(await run('profit', given))).toMatch(/a day against standing still\. Hours/);
    expect(textOf(await german.run('profit', given))).toContain('am Tag gegenüber Stillstand.');
  });

  it.each(['0.08 plus 19% VAT; fee 0.35/day; heat 0.04', '0.08; 17-22 0.08'])(
    'says nothing of hours and means where the price never changes: %s',
    async (electricity) => {
      const { run } = await frontDoor();
      for (const detail of ['short', 'full']) {
        const said = textOf(await run('profit', { rig: 'S21', electricity, detail }));
        expect(said).not.toMatch(/on average|running all day|Each start|Clock|by the hour/);
      }
      await run('tariff set', { name: 'home', text: electricity });
      const shown = await run('tariff show', { name: 'home' });
      expect(textOf(shown)).not.toContain('on average');
      expect(shown.files).toBeUndefined();
    },
  );

  it('is by UTC for who has told no clock, and says how to tell one', async () => {
    const { run } = await frontDoor();
    const said = textOf(await run('profit', { rig: 'S21', electricity: PRICE }));
    expect(said).toContain('Clock: UTC, until you tell me yours');
  });

  it('is answered in German', async () => {
    const { german } = await door();
    const message = await german.run('profit', {
      rig: 'S21',
      electricity: '0,10 €; Mo-Fr 17-22 Uhr 0,15',
      detail: 'full',
    });
    const said = plain(textOf(message));
    expect(said).toContain('Strom 0,10 €, Mo–Fr 17–22 Uhr 0,15 €/kWh');
    expect(said).toContain('Heute im Schnitt **0,110 €/kWh**');
    expect(flawsOf(message)).toEqual([]);
  });

  it('is kept with a rig, in settings and in files', async () => {
    const { run, ports } = await door();
    await run('rig add', { rig: `S21 ${PRICE}`, name: 'Shed' });
    const wanted = { kind: 'schedule', periods: PERIODS, currency: 'USD' };
    expect(await ports.rigs.list(caller.id)).toMatchObject([{ tariff: wanted }]);
    expect(textOf(await run('rig list'))).toContain('+$0.31');
    await run('settings me', { electricity: PRICE });
    expect(await ports.settings.user(caller.id)).toMatchObject({ tariff: wanted });

    const [exported] = (await run('rig export')).files ?? [];
    const text = new TextDecoder().decode(exported?.data);
    const again = await frontDoor();
    await again.follow(await again.run('rig import', { file: csvFile(text) }), 'import');
    expect(await again.ports.rigs.list(caller.id)).toMatchObject([{ tariff: wanted }]);
  });

  it('is changed in the form of a rig, and left alone where nothing was typed', async () => {
    const { run, open, press, ports } = await door();
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: PRICE });
    const form = await open('rig edit', { rig: 'Shed' });
    await press(form.custom_id, { fields: { name: 'Barn' } });
    expect(await ports.rigs.list(caller.id)).toMatchObject([
      { name: 'Barn', tariff: { periods: PERIODS } },
    ]);
    const again = await open('rig edit', { rig: 'Barn' });
    await press(again.custom_id, { fields: { electricity: '0.2; 1-4 0.1' } });
    expect(await ports.rigs.list(caller.id)).toMatchObject([
      { tariff: { periods: [{ perKwh: 0.2 }, { perKwh: 0.1, hours: { from: 60, to: 240 } }] } },
    ]);
  });

  it('counts with its mean in comparisons, and for alerts, with its daily fee', async () => {
    const { run, ports } = await door();
    const said = textOf(await run('compare', { machines: 'S21, S19', electricity: PRICE }));
    expect(said).toContain('Power $0.10, 17–22 $0.15, Sat, Sun $0.08/kWh');
    await run('rig add', { rig: '120TH 3000W', name: 'Shed', electricity: '0.06; 17-22 0.12' });
    await run('alerts add', { kind: 'unprofitable', rig: 'Shed' });
    await run('rig add', { rig: '120TH 3000W 0.0725', name: 'Flat' });
    await run('alerts add', { kind: 'unprofitable', rig: 'Flat' });
    const dear = { rig: '120TH 3000W', name: 'Fee', electricity: '0.06; 17-22 0.12; fee 0.50/day' };
    await run('rig add', dear);
    await run('alerts add', { kind: 'unprofitable', rig: 'Fee' });
    const [shed, flat, fee] = await ports.alerts.list(caller.id);
    expect(shed?.level).toBeCloseTo(flat?.level ?? 0, 6);
    expect(fee?.level).toBeGreaterThan(flat?.level ?? 0);
  });

  it.each([
    ['8-10', 'may be hours or prices'],
    ['17-22 0.15', 'at all other times'],
    ['0.10; 17:05-22 0.15', 'quarter hours'],
    ['0.10; summer 0.15', 'not the same everywhere'],
    ['0.10 17-22 0.15', 'which price belongs'],
    ['0.10; holidays 0.05', 'list them'],
  ])('is asked about where it is unclear: %s', async (electricity, asked) => {
    const { run } = await frontDoor();
    await expect(run('profit', { rig: 'S21', electricity })).rejects.toThrow(asked);
    await expect(run('profit', { rig: `S21 ${electricity}` })).rejects.toThrow();
  });

  it('leaves flat prices and what they are asked with as they were', async () => {
    const { run } = await frontDoor();
    expect(textOf(await run('profit', { rig: 'S21 0.07' }))).not.toContain('Clock');
    expect(textOf(await run('profit', { rig: 'S21 @ 7c' }))).toContain('you: $0.07)');
  });
});

describe('/tariff', () => {
  it('says so where nobody knows a price of the exchange yet', async () => {
    const { run, german } = await door();
    const given = { name: 'north', text: 'spot FI' };
    expect(textOf(await run('tariff set', given))).toContain('I know no prices of FI');
    expect(textOf(await german.run('tariff set', given))).toContain('Preise von FI kenne ich');
    const flat = { name: 'home', text: '0.10; 17-22 0.15' };
    expect(textOf(await run('tariff set', flat))).not.toContain('I know no prices');
  });

  it('speaks of the day of the sample network, as /profit does', async () => {
    const market = fakeMarket({ ...reading, origin: 'sample', at: Date.UTC(2026, 9, 5) / 1_000 });
    const { run } = await frontDoor({ market });
    // October has one price, and any other month another.
    await run('tariff set', { name: 'home', text: '0.10; oct 0.05' });
    const shown = textOf(await run('tariff show', { name: 'home' }));
    expect(shown).toContain('Today: $0.05');
    expect(shown).toContain('in Oct');
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: 'home' });
    expect(textOf(await run('profit', { rig: 'Shed' }))).toContain('you: $0.05');
  });

  it('keeps a price by a name, which stands for it', async () => {
    const { run, ports } = await door();
    expect(textOf(await run('tariff list'))).toContain('no power price yet');
    const set = textOf(await run('tariff set', { name: 'home', text: PRICE }));
    expect(set).toContain('Saved **home**: $0.10, 17–22 $0.15, Sat, Sun $0.08 per kWh.');
    const forecast = await run('forecast', { rig: 'S21', cost: '3000', electricity: 'home' });
    expect(textOf(forecast)).not.toMatch(/NaN|undefined/);
    expect(flawsOf(forecast)).toEqual([]);
    const said = textOf(await run('profit', { rig: 'S21', electricity: 'Home' }));
    expect(said).toContain('Hours that pay: **0–17, 22–24**');
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: 'home' });
    expect(await ports.rigs.list(caller.id)).toMatchObject([
      { tariff: { name: 'home', periods: PERIODS } },
    ]);
    expect(textOf(await run('tariff list'))).toContain('**home** $0.10, 17–22 $0.15');
  });

  it('changes the rigs, their alerts and the settings that have it', async () => {
    const { run, ports } = await door();
    await run('tariff set', { name: 'home', text: '0.06; 17-22 0.12' });
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: 'home' });
    await run('rig add', { rig: 'S21 0.06', name: 'Barn' });
    await run('settings me', { electricity: 'home' });
    await run('alerts add', { kind: 'unprofitable', rig: 'Shed' });
    const [before] = await ports.alerts.list(caller.id);
    const set = textOf(await run('tariff set', { name: 'HOME', text: '0.12; 17-22 0.24' }));
    expect(set).toContain('1 rig follows it');
    expect(set).toContain('Your settings follow it.');
    const [shed, barn] = await ports.rigs.list(caller.id);
    expect(shed?.tariff).toMatchObject({ name: 'HOME', periods: [{ perKwh: 0.12 }, {}] });
    expect(barn?.tariff).toMatchObject({ kind: 'flat', perKwh: 0.06 });
    expect(await ports.settings.user(caller.id)).toMatchObject({
      tariff: { periods: [{ perKwh: 0.12 }, {}] },
    });
    const [after] = await ports.alerts.list(caller.id);
    expect(after?.level).not.toBe(before?.level);
    expect(after?.state).toBe('fired');
  });

  it('leaves settings alone that another price got meanwhile', async () => {
    const { run, ports } = await door();
    await run('tariff set', { name: 'home', text: PRICE });
    await run('settings me', { electricity: 'home' });
    const { saveUser } = ports.settings;
    const flat = { kind: 'flat', perKwh: 0.2, currency: 'USD' } as const;
    const settings: typeof ports.settings = {
      ...ports.settings,
      async saveUser(id, change, now) {
        await saveUser(id, (old) => ({ ...old, tariff: flat }), now);
        return saveUser(id, change, now);
      },
    };
    const late = doorOf({ ...ports, settings }, caller);
    const set = textOf(await late.run('tariff set', { name: 'home', text: '0.12' }));
    expect(await ports.settings.user(caller.id)).toMatchObject({ tariff: flat });
    expect(set).not.toContain('Your settings follow it');
  });

  it('lets others go first while many rigs follow it', async () => {
    const { run } = await door();
    await run('tariff set', { name: 'home', text: PRICE });
    for (let rig = 1; rig <= 40; rig += 1) {
      await run('rig add', { rig: 'S21', name: `Shed ${rig}`, electricity: 'home' });
    }
    let turns = 0;
    const others = setImmediate(() => {
      turns += 1;
    });
    await run('tariff set', { name: 'home', text: '0.12' });
    clearImmediate(others);
    expect(turns).toBe(1);
  });

  it('shows its week as a picture, with its mean', async () => {
    const { run, charts } = await door();
    await run('tariff set', { name: 'home', text: PRICE });
    const message = await run('tariff show', { name: 'home' });
    expect(message.embeds?.[0]?.image?.url).toBe('attachment://week.png');
    expect(charts.drawings[0]?.svg).toContain('>Price per kWh, Europe/Berlin<');
    expect(charts.drawings[0]?.description).toBe(
      'A week of home: $0.10, 17–22 $0.15, Sat, Sun $0.08 per kWh.',
    );
    expect(textOf(message)).toContain('$0.102/kWh on average over a week');
    expect(flawsOf(message)).toEqual([]);
    await run('tariff set', { name: 'flat', text: '7c' });
    expect((await run('tariff show', { name: 'flat' })).files).toBeUndefined();
  });

  it('asks before it forgets one, and rigs keep their price', async () => {
    const { run, follow, ports } = await door();
    await run('tariff set', { name: 'home', text: PRICE });
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: 'home' });
    const asked = await run('tariff remove', { name: 'home' });
    expect(textOf(asked)).toContain('1 rig has it and keeps its price.');
    expect(textOf(saidOf(await follow(asked, 'kept')))).toContain('It stays.');
    expect(await ports.tariffs.list(caller.id)).toHaveLength(1);
    const gone = textOf(saidOf(await follow(asked, 'removed'))).replaceAll('\\', '');
    expect(gone).toContain('/tariff set name:home text:0.1 USD; 17-22 0.15; sat,sun 0.08');
    expect(await ports.tariffs.list(caller.id)).toEqual([]);
    expect(await ports.rigs.list(caller.id)).toMatchObject([{ tariff: { periods: PERIODS } }]);
    await expect(run('profit', { rig: 'S21', electricity: 'home' })).rejects.toThrow('home');
  });

  it('offers names, and what is understood of a price', async () => {
    const { run, suggest } = await door();
    await run('tariff set', { name: 'home', text: PRICE });
    const named = { name: 'home · $0.10, 17–22 $0.15, Sat, Sun $0.08/kWh', value: 'home' };
    const taking = ['profit', 'rig add', 'compare', 'forecast', 'settings me', 'settings server'];
    for (const command of taking) {
      expect(await suggest(command, 'electricity', 'ho')).toEqual([named]);
    }
    expect(await suggest('tariff show', 'name', '')).toEqual([named]);
    const [rig] = await suggest('profit', 'rig', 'S21', { electricity: 'home' });
    expect(rig?.name).toContain('+$0.31');
    expect(await suggest('tariff set', 'text', '0.1; 22-6 0.05')).toEqual([
      { name: '$0.10, 22–6 $0.05/kWh', value: '0.1; 22-6 0.05' },
    ]);
  });

  it('refuses names that are prices, and more than there is room for', async () => {
    const { run } = await door();
    for (const name of ['0.10', '7c', '17-22', 'x'.repeat(31)]) {
      await expect(run('tariff set', { name, text: '0.1' })).rejects.toThrow('letters');
    }
    await expect(run('tariff set', { name: 'home', text: 'cheap' })).rejects.toThrow('cheap');
    await expect(run('tariff show', { name: 'nope' })).rejects.toThrow('/tariff list');
    for (let i = 0; i < 20; i += 1) await run('tariff set', { name: `No ${i}`, text: '0.1' });
    await expect(run('tariff set', { name: 'more', text: '0.1' })).rejects.toThrow('no room');
  });

  it('is nobody else’s', async () => {
    const { run, ports } = await door();
    await run('tariff set', { name: 'home', text: PRICE });
    const { run: other } = doorOf(ports, { ...caller, id: '4711' });
    await expect(other('profit', { rig: 'S21', electricity: 'home' })).rejects.toThrow();
  });

  it('gives a server the price alone, which follows nobody', async () => {
    const { ports } = await door();
    const manager = { ...caller, guildId: '1', permissions: 0x20n };
    const { run } = doorOf(ports, manager);
    await run('tariff set', { name: 'home', text: PRICE });
    await run('settings server', { electricity: 'home' });
    const { tariff } = await ports.settings.server('1');
    expect(tariff).toMatchObject({ periods: PERIODS });
    expect(tariff?.name).toBeUndefined();
  });
});

describe('the chart of a rig', () => {
  it('has the hours of today below it', async () => {
    const { run, ports, charts } = await door();
    const DAY = 86_400;
    const days = Array.from({ length: 30 }, (_, index): HistoryPoint => {
      const at = Math.floor(NOW / DAY) * DAY - (30 - index) * DAY;
      return { at, height: 974_736, difficulty: 140e12, meanFees: 2_000_000, usd: 100_000 };
    });
    await ports.history.fillDays('BTC', days);
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: PRICE });
    await run('rig show', { rig: 'Shed' });
    const [drawing] = charts.drawings;
    expect(drawing?.svg).toContain('>Runs today<');
    expect(drawing?.description).toContain('in green those that pay: 0–17, 22–24.');
    await run('rig add', { rig: 'S21 0.07', name: 'Barn' });
    await run('rig show', { rig: 'Barn' });
    expect(charts.drawings[1]?.svg).not.toContain('Runs today');
    await run('rig add', { rig: 'S21', name: 'Attic', electricity: '0.50; 17-22 0.60' });
    await run('rig show', { rig: 'Attic' });
    expect(charts.drawings[2]?.description).toMatch(
      / Below it the hours of today: none of them pays\.$/,
    );
  });
});

describe('a power price in another currency', () => {
  it('says what it has converted of the rigs that follow it', async () => {
    const { run, german } = await door();
    await run('tariff set', { name: 'home', text: '0.10 USD; 17-22 0.15' });
    await run('rig add', { rig: 'S21', name: 'Shed', electricity: 'home', fixed_cost: 2 });
    await run('rig add', { rig: 'S21', name: 'Barn', electricity: 'home' });
    await run('alerts add', { kind: 'unprofitable', rig: 'Shed', floor: 1 });
    const said = textOf(await run('tariff set', { name: 'home', text: '0.09 EUR; 17-22 0.14' }));
    expect(said).toMatch(/\*\*Shed\*\*: The other cost was \$2\.00 a day, and is €[\d.]+ now\./);
    expect(said).toMatch(
      /\*\*Shed\*\*: The floor of alert #1 was \+\$1\.00 a day, and is \+€[\d.]+ now\./,
    );
    expect(said).not.toContain('**Barn**:');
    const back = { name: 'home', text: '0.09 EUR; 17-22 0.13' };
    expect(textOf(await german.run('tariff set', back))).not.toContain('**Shed**:');
  });

  it('fits into a message, however many rigs follow it', async () => {
    const { run } = await door();
    await run('tariff set', { name: 'home', text: '0.10 USD; 17-22 0.15' });
    for (let n = 0; n < 40; n += 1) {
      const name = `Rig ${n} of a house with a long name`;
      await run('rig add', { rig: 'S21', name, electricity: 'home', fixed_cost: 2 });
    }
    const message = await run('tariff set', { name: 'home', text: '0.09 EUR; 17-22 0.14' });
    expect(flawsOf(message)).toEqual([]);
    expect(textOf(message)).toMatch(/and \d+ more/);
  });
});
