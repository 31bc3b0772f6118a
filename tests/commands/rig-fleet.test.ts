import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/message/message.ts';
import { meanPerKwh } from '../../src/power/tariff.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { caller } from '../support/command-ports.ts';
import { csvFile, frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, optionsOf, textOf } from '../support/message-text.ts';

const COLUMNS = 'How I read the columns';
const NOTES = 'Assumed, or changed on the way';

async function imported(text: string) {
  const door = await frontDoor();
  const preview = await door.run('rig import', { file: csvFile(text) });
  expect(flawsOf(preview)).toEqual([]);
  const saved = async (shown: Message = preview) => {
    await door.follow(shown, 'import');
    const rigs = await door.ports.rigs.list(caller.id);
    return rigs.map(brief);
  };
  return { ...door, preview, text: textOf(preview), saved };
}

/** "2x S21 200/3500 0.07 USD 2% 100%". */
function brief({ count, model, name, hashrate, power, tariff, poolFee, uptime }: RegisteredRig) {
  const figures = `${Number((hashrate / 1e12).toPrecision(4))}/${Math.round(power)}`;
  const terms = `${meanPerKwh(tariff)} ${tariff.currency} ${poolFee} ${uptime}`;
  return `${count}x ${model ?? name} ${figures} ${terms}`;
}

const USUAL = '0.07 USD 0.02 1';

describe('the export of another program', () => {
  it('is read by models, plain numbers and a column without a name', async () => {
    const { saved, preview } = await imported(
      'model,hash_rate,power_usage,eff,maker,listed,\nT21,190,3610,19,Bitmain,2024-02,2\nM30S,88,3344,38,MicroBT,2020-05,5\n',
    );
    expect(fieldOf(preview, COLUMNS)).toContain('hash\\_rate → **hashrate in TH/s (assumed)**');
    expect(fieldOf(preview, COLUMNS)).toContain('column 7, without a name → **count**');
    expect(textOf(preview)).toContain('Columns not used: maker and listed.');
    expect(await saved()).toEqual([
      `2x Antminer T21 (190T) 190/3610 ${USUAL}`,
      `5x Whatsminer M30S (88T) 88/3344 ${USUAL}`,
    ]);
  });

  it('is read by units in titles, with shares for percent', async () => {
    const { saved, preview } = await imported(
      'name, rate_ths, draw_watts, pool_fee_pct, uptime_pct, usd_per_kwh\nAntminer S19 XP, 140, 3010, 0.025, 0.95, 0.061\n',
    );
    expect(fieldOf(preview, NOTES)).toContain('The pool fee: 0.025 is read as 2.5%.');
    expect(fieldOf(preview, NOTES)).toContain('The uptime: 0.95 is read as 95%.');
    expect(textOf(preview)).toContain('Pool fee 2.5% · Uptime 95%');
    expect(await saved()).toEqual([`1x Antminer S19 XP (140T) 140/3010 0.061 USD 0.025 0.95`]);
  });

  it('of a scanner keeps no addresses, pools, workers or passwords, not even in its draft', async () => {
    const { saved, preview, text, ports } = await imported(
      [
        'IP,Status,Type,Working Mode,Hash Rate RT,Hash Rate avg,Elapsed,Uptime,Pool 1,Worker 1,MAC,Password,Note',
        '198.51.100.7,success,Antminer S19 Pro,Normal,111.9TH/s,110.2 TH/s,3d,86400,stratum+tcp://pool.invalid:3333,acct.007,02:00:00:aa:bb:cc,hunter2,at 198.51.100.1',
        '198.51.100.8,success,Antminer S19j Pro,Normal,99000.5 GH/s,103.6 TH/s,3d,86400,stratum+tcp://pool.invalid:3333,acct.008,02:00:00:aa:bb:cd,hunter2,fine',
        '198.51.100.9,timeout,,,,,,,,,,,',
      ].join('\n'),
    );
    expect(fieldOf(preview, COLUMNS)).toContain(
      'Never kept: IP, Pool 1, Worker 1, MAC, Password, and Note.',
    );
    expect(fieldOf(preview, COLUMNS)).toContain(
      'Hash Rate RT is not used: another column is the hashrate already.',
    );
    expect(text).toContain('Line 4: Its status is “timeout”, so it is left out.');
    expect(text).toContain('3,250 W (nominal)');
    expect(fieldOf(preview, NOTES)).toContain(
      'Nominal watts, as the maker states them, for 2 rigs',
    );
    const kept = JSON.stringify(await ports.privacy.export(caller.id));
    expect(kept).toContain('S19j Pro');
    expect(kept).not.toMatch(/198\.51|pool\.invalid|acct|02:00|hunter2/);
    expect(await saved()).toEqual([
      `1x Antminer S19 Pro (110T) 110/3250 ${USUAL}`,
      `1x Antminer S19j Pro (104T) 104/3068 ${USUAL}`,
    ]);
  });

  it('has two hundred machines of a kind, which are one rig that hashes as much', async () => {
    const rates = Array.from({ length: 200 }, (_, at) => 100 + ((at * 7) % 60) / 10);
    const lines = rates.map((rate, at) => `10.0.0.${at},success,Antminer S19j Pro,${rate} TH/s`);
    const { saved, preview } = await imported(`IP,Status,Type,GHS av\n${lines.join('\n')}`);
    expect(fieldOf(preview, NOTES)).toContain('200 lines of 1 kind');
    const [rig, ...others] = await saved();
    expect(others).toEqual([]);
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    expect(rig).toMatch(/^200x Antminer S19j Pro \(10[04]T\) /);
    expect(Math.abs(Number(/ ([\d.]+)\//.exec(rig ?? '')?.[1]) - mean)).toBeLessThan(0.5);
  });

  it('may name more machines than a person can have: then they are counted', async () => {
    const lines = Array.from({ length: 130 }, (_, at) => `unit ${at},S21 Pro,234,3510`);
    const { saved, preview } = await imported(`Label,Model,TH/s,W\n${lines.join('\n')}`);
    expect(fieldOf(preview, NOTES)).toContain('more names than you can have rigs');
    expect(await saved()).toEqual([`130x Antminer S21 Pro (234T) 234/3510 ${USUAL}`]);
  });

  it('knows models by the names of their boards and firmware', async () => {
    const { saved } = await imported(
      'Miner Type,GHS av,Power(W),Power Rate\nM50S_VH30,125900.5,3310,26.2\nAntminer S19j Pro (Vnish),97100,2700,27.8\n',
    );
    expect(await saved()).toEqual([
      expect.stringMatching(/^1x Whatsminer M50S \(12[68]T\) 126\/3310 /),
      expect.stringMatching(/^1x Antminer S19j Pro \(96T\) 97\.1\/2700 /),
    ]);
  });

  it('gives a unit in a column of its own, or none at all', async () => {
    const { saved } = await imported(
      'type;speed;unit;consumption\nAntminer S9;13500;GH/s;1,35 kW\nUnheard-of 5;0,25;PH/s;5000\n',
    );
    expect(await saved()).toEqual([
      `1x Antminer S9 (13.5T) 13.5/1350 ${USUAL}`,
      `1x Unheard-of 5 250/5000 ${USUAL}`,
    ]);
    const bare = await imported('Machine,Hash,Power\nBitaxe Gamma 601,1190,18\nHomemade,940,15\n');
    expect(fieldOf(bare.preview, COLUMNS)).toContain('hashrate in GH/s (assumed)');
    expect(await bare.saved()).toEqual([
      `1x Bitaxe Gamma 601 (BM1370) 1.19/18 ${USUAL}`,
      `1x Homemade 0.94/15 ${USUAL}`,
    ]);
  });
});

describe('the spreadsheet of a hall', () => {
  it('may be German', async () => {
    const { saved } = await imported(
      '\ufeffBezeichnung;Gerätetyp;Stückzahl;Hashrate (TH/s);Leistungsaufnahme (kW);Strompreis (ct/kWh);Währung;Poolgebühr;Verfügbarkeit;Standort\r\nNord;Antminer S21;1.200;200,0;3,5;21,5;EUR;1,5 %;97 %;Bremen\r\n',
    );
    expect(await saved()).toEqual([
      expect.stringContaining('Antminer S21 (200T) 200/3500 0.215 EUR 0.015 0.97'),
    ]);
  });

  it('may have sums, money and ratios in it, which are no rigs', async () => {
    const { saved, text } = await imported(
      [
        'Model,Quantity,Hashrate (TH/s),Power (W),Revenue ($/day),Electricity Cost ($/day),Margin (%),Breakeven ($/kWh),Hashrate(TH/s)/Power(W)',
        'S21 XP,10,270,3645,14,6,57,0.16,0.07',
        'Total,10,2700,36450,140,60,,,',
      ].join('\n'),
    );
    expect(text).toContain('Line 3: This is a sum of other lines, not a rig.');
    expect(text).toContain('Breakeven');
    expect(await saved()).toEqual([expect.stringMatching(`10x Antminer S21 XP .* ${USUAL}`)]);
  });

  it.each([
    ['tabs', 'Model\tQty\nS21\t4\n'],
    ['bars', 'Model|Qty\nS21|4\n'],
    ['spaces after commas', 'Model, Qty\nS21, 4\n'],
    ['quotes', '"Model","Qty"\r\n"S21","4"\r\n'],
    ['a heading', 'All we have\n\nModel,Qty\nS21,4\n'],
    ['the returns of old Macs', 'Model,Qty\rS21,4\r'],
    ['no titles', 'S21,4\n'],
    ['Russian titles', 'Модель;Количество\nS21;4\n'],
    ['empty lines at its end', 'Model,Qty,,\nS21,4,,\n,,,\n,,,\n'],
    ['the lines’ own numbers', ',Model,Qty\n0,S21,4\n'],
  ])('may have %s', async (_, text) => {
    const { saved } = await imported(text);
    expect(await saved()).toEqual([`4x Antminer S21 (200T) 200/3500 ${USUAL}`]);
  });

  it.each([
    ['Electricity ($/kWh)', '0.05', '0.05 USD'],
    ['Power price [ct/kWh]', '28 EUR', '28'],
    ['Energy cost €/MWh', '61.5', '0.0615 EUR'],
    ['Strom', '0,28 €', '0.28 EUR'],
    ['kWh price', '7c', '0.07 USD'],
  ])('may have a power price as %s', async (title, cell, tariff) => {
    const { saved, text } = await imported(`Rig;${title}\nS21;${cell}\n`);
    if (tariff === '28') expect(text).toContain('Line 2: I read “28 EUR” as €28.00 per kWh');
    else expect(await saved()).toEqual([expect.stringContaining(tariff)]);
  });

  it('leaves a duration that is called uptime alone', async () => {
    const { saved, text } = await imported('Model,Uptime\nS21,3d 4h\nS19,86400\n');
    expect(text).toContain('Columns not used: Uptime.');
    expect((await saved()).every((rig) => rig.endsWith(USUAL))).toBe(true);
  });

  it('says which cell is longer than a rig can be', async () => {
    const { text, saved } = await imported(`rig\n${'1+'.repeat(600)}\nS21\n`);
    expect(text).toContain('Line 2: A cell has more than 200 characters');
    expect(await saved()).toHaveLength(1);
  });
});

describe('the counts of a hall', () => {
  it.each([
    ['with groups', 'Site,Rig,Qty\nHall,S21,"1,000"\n', 1000],
    ['with groups that look like a fraction', 'Site,Rig,Qty\nHall,S21,"1,200"\n', 1200],
    ['with German groups', 'Modell;Anzahl\nS21;1.000\n', 1000],
    ['as a fraction that is whole, beside others', 'Rig;Qty;kW\nS21;2.000;3.50\n', 2],
    ['as 10x', 'Model,Qty\nS21,10x\n', 10],
    ['as 10 Stk', 'Modell;Menge\nS21;10 Stk\n', 10],
    ['as 10 pcs', 'Model,Qty\nS21,10 pcs\n', 10],
    ['as 10 units, without titles', 'S21,10 units\n', 10],
    ['in French', 'Modèle;Nombre\nS21;7\n', 7],
    ['in French, as a quantity', 'Modèle;Quantité\nS21;7\n', 7],
    ['in Spanish', 'Modelo;Cantidad\nS21;7\n', 7],
    ['in Italian', 'Modello;Quantità\nS21;7\n', 7],
    ['in German', 'Modell;Stück\nS21;7\n', 7],
  ])('may be %s', async (_, text, count) => {
    const { saved } = await imported(text);
    expect(await saved()).toEqual([`${count}x Antminer S21 (200T) 200/3500 ${USUAL}`]);
  });
});

describe('a file without titles', () => {
  it('has hashrate and watts where they fit the models, and no counts', async () => {
    const { saved } = await imported('Antminer S21,200,3500\nAntminer S19 Pro,110,3250\n');
    expect(await saved()).toEqual([
      `1x Antminer S21 (200T) 200/3500 ${USUAL}`,
      `1x Antminer S19 Pro (110T) 110/3250 ${USUAL}`,
    ]);
  });

  it('has a count where figures are something else', async () => {
    const { saved } = await imported('Antminer S21,195,3400,12\nAntminer S19 Pro,105,3100,3\n');
    expect(await saved()).toEqual([
      `12x Antminer S21 (200T) 195/3400 ${USUAL}`,
      `3x Antminer S19 Pro (110T) 105/3100 ${USUAL}`,
    ]);
  });

  it('keeps its first machine when the cells have units', async () => {
    const { saved } = await imported(
      'Antminer S19 Pro;110 TH/s;3250 W;0,06\nAntminer S21;200 TH/s;3500 W;0,06\n',
    );
    expect(await saved()).toEqual([
      '1x Antminer S19 Pro (110T) 110/3250 0.06 USD 0.02 1',
      '1x Antminer S21 (200T) 200/3500 0.06 USD 0.02 1',
    ]);
  });
});

describe('figures of all units together', () => {
  it.each([
    ['by titles', 'Model,Units,Total TH/s,Total kW\nS21,10,2000,35\n', 10],
    ['by the models', 'Model,Units,Power,Hashrate\nS21,5,17.5 kW,1000 TH/s\n', 5],
    ['by plain numbers', 'Model,Units,Hashrate,Power\nS21,10,2000,35\n', 10],
    ['where only the watts are', 'Model,Units,TH/s,Total kW\nS21,10,200,35\n', 10],
  ])('are found %s, divided, and said', async (_, text, count) => {
    const { saved, preview } = await imported(text);
    expect(fieldOf(preview, NOTES)).toContain('divided by the count');
    expect(textOf(preview)).not.toContain('Nominal');
    expect(await saved()).toEqual([`${count}x Antminer S21 (200T) 200/3500 ${USUAL}`]);
  });

  it.each([
    'Total TH/s,Total kW\nUnheard-of,4,400,12\n',
    'Total TH/s,kW\nUnheard-of,4,400,12\n',
    'Total TH/s,kW\nUnheard-of,4,400,3\n',
    'TH/s,Total kW\nUnheard-of,4,100,12\n',
  ])('of machines that nobody knows are told by a title: %j', async (text) => {
    const { saved } = await imported(`Model,Units,${text}`);
    expect(await saved()).toEqual([expect.stringContaining('4x Unheard-of 100/3000')]);
  });

  it('are left alone where they are those of one', async () => {
    const { saved, text } = await imported('Model,Units,Total TH/s,Total W\nS21,10,200,3500\n');
    expect(text).not.toContain('divided by the count');
    expect(await saved()).toEqual([`10x Antminer S21 (200T) 200/3500 ${USUAL}`]);
  });
});

describe('prices and costs', () => {
  it.each([
    ['Electricity cents', '7', '0.07 USD'],
    ['Strompreis (ct)', '28', '0.28 USD'],
    ['Power price [ct]', '6.5', '0.065 USD'],
    ['Electricity (EUR cents)', '9', '0.09 EUR'],
  ])('may be in cents: %s', async (title, cell, tariff) => {
    const { saved } = await imported(`Rig;${title}\nS21;${cell}\n`);
    expect(await saved()).toEqual([expect.stringContaining(tariff)]);
  });

  it('are doubted where a kWh is dear', async () => {
    const { text } = await imported('Rig,Electricity\nS21,7\n');
    expect(text).toContain('**$7.00 per kWh** is very much');
  });

  it('may be fixed by the month, with a sign', async () => {
    const { ports, preview, saved } = await imported(
      'Rig,Fixed cost ($/month)\nS21,"$1,200"\nS19 Pro,"2,000"\n',
    );
    expect(fieldOf(preview, NOTES)).toContain('Fixed costs by the month are divided by 30.4375');
    await saved();
    const costs = (await ports.rigs.list(caller.id)).map(({ fixedCost }) => fixedCost);
    expect(costs).toEqual([39.4251, 65.7084]);
  });

  it('may be fixed in another currency than the price is, by its title only', async () => {
    const { ports, saved } = await imported(
      'Rig,Fixed cost ($),Strompreis (ct),Währung\nS21,$5,20,EUR\n',
    );
    await saved();
    const [rig] = await ports.rigs.list(caller.id);
    expect(rig?.tariff.currency).toBe('EUR');
    expect(rig?.fixedCost).toBeLessThan(5);
    const { text } = await imported('Rig,Fixed cost,Strompreis (ct),Währung\nS21,$5,20,EUR\n');
    expect(text).toContain('Line 2:');
  });
});

describe('units', () => {
  it('may stand in a column behind each figure', async () => {
    const { saved, preview } = await imported(
      'Rig,Hashrate,Unit,Power,Unit\nS21,200,TH/s,3.5,kW\nS19 Pro,110,TH/s,3250,W\n',
    );
    expect(textOf(preview)).not.toContain('→ **name**');
    expect(textOf(preview)).not.toContain('assumed');
    expect(await saved()).toEqual([
      `1x Antminer S21 (200T) 200/3500 ${USUAL}`,
      `1x Antminer S19 Pro (110T) 110/3250 ${USUAL}`,
    ]);
  });

  it.each(['kWh per day', 'Daily power (kWh)', 'Verbrauch kWh/Tag'])(
    'may be energy: %s',
    async (title) => {
      const { saved, text } = await imported(`Rig,${title}\nS21,84\nS19 Pro,78 kWh\n`);
      expect(text).toContain('power in kWh/24 h');
      expect(await saved()).toEqual([
        `1x Antminer S21 (200T) 200/3500 ${USUAL}`,
        `1x Antminer S19 Pro (110T) 110/3250 ${USUAL}`,
      ]);
    },
  );
});

describe('the preview', () => {
  it('says of several units that the figures are those of each, and a name once', async () => {
    const csv = 'Model,Qty,TH/s,W\nS21,3,190,3300\nUnheard-of,2,100,3000\nT21,1,190,3610\n';
    const { text, as } = await imported(csv);
    expect(text).toContain('190 TH/s · 3,300 W each');
    expect(text).toMatch(/^\*\*My S21\*\* · 3× Antminer S21 .+? · 190/m);
    expect(text).toMatch(/2× 100 TH\/s · 3,000 W · 30 J\/TH each/);
    expect(text.match(/Antminer T21 /g)).toHaveLength(1);
    const german = await as({ locale: 'de' }).run('rig import', { file: csvFile(csv) });
    expect(textOf(german)).toMatch(/je 190 TH\/s · 3\.300 W/);
  });

  it('remarks on machines that stand still at the moment', async () => {
    const { preview } = await imported(
      'IP,Type,Hash Rate RT,Hash Rate avg\n192.0.2.1,S21,0 TH/s,198 TH/s\n192.0.2.2,S21,201 TH/s,199 TH/s\n',
    );
    expect(fieldOf(preview, NOTES)).toContain(
      'No hashrate at the moment, only on average, in line 2',
    );
  });
});

describe('a column that was read wrongly', () => {
  it('is put right by choosing it and what it is, and stays so', async () => {
    const { preview, follow, saved } = await imported(
      'Kind,Per unit,What,Extra\nS21,200,3500,5\nS19 XP,140,3010,7\n',
    );
    expect(optionsOf(preview).map(({ label }) => label)).toEqual([
      'Kind → model',
      'Per unit → not used',
      'What → not used',
      'Extra → not used',
    ]);
    const picked = saidOf(await follow(preview, 'column', { values: ['3'] }));
    expect(flawsOf(picked)).toEqual([]);
    expect(optionsOf(picked).map(({ label }) => label)).toContain('hashrate in GH/s');
    const counted = saidOf(await follow(picked, 'use', { values: ['count'] }));
    expect(fieldOf(counted, COLUMNS)).toContain('Extra → **count**');
    const again = saidOf(await follow(counted, 'column', { values: ['2'] }));
    const powered = saidOf(await follow(again, 'use', { values: ['power:0'] }));
    expect(fieldOf(powered, COLUMNS)).toContain('What → **power in W**');
    expect(fieldOf(powered, COLUMNS)).toContain('Extra → **count**');
    expect(await saved(powered)).toEqual([
      `5x Antminer S21 (200T) 200/3500 ${USUAL}`,
      expect.stringMatching(/^7x Antminer S19 XP /),
    ]);
    await expect(follow(preview, 'import')).rejects.toThrow('gone');
  });

  it('can be a status that leaves out what should stay', async () => {
    const { preview, follow, saved } = await imported('Model,State\nS21,stock\n');
    expect(textOf(preview)).toContain('Its status is “stock”');
    const picked = saidOf(await follow(preview, 'column', { values: ['1'] }));
    const freed = saidOf(await follow(picked, 'use', { values: ['unused'] }));
    expect(await saved(freed)).toHaveLength(1);
  });

  it('is asked for when none says what machines there are', async () => {
    const { preview, follow, as, saved } = await imported('What,Where\nAlpha One,here\n');
    expect(preview.content).toContain('I find no column with models');
    const picked = saidOf(await follow(preview, 'column', { values: ['0'] }));
    const read = saidOf(await follow(picked, 'use', { values: ['rig'] }));
    expect(textOf(read)).toContain('Line 2: I know no miner called “Alpha One”');
    await expect(saved(read)).rejects.toThrow('Nobody handles');
    const german = await as({ locale: 'de' }).run('rig import', {
      file: csvFile('Was,Wo\nS21,hier\n'),
    });
    expect(textOf(german)).toContain('Was → **Modell**');
    expect(flawsOf(german)).toEqual([]);
  });
});
