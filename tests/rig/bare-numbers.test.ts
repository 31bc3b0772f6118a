import { describe, expect, it } from 'vitest';
import type { Rig } from '../../src/rig/rig.ts';
import { choicesFor, formatRig, parseRig, suggestRigs } from '../../src/rig/text.ts';

function rigOf(text: string, assumed?: string): Rig {
  const read = parseRig(text, assumed);
  if (!read.ok) throw new Error(`${text}: ${read.problem.kind}`);
  return read.rig;
}
const meaning = (text: string) => formatRig(rigOf(text));
const choices = (text: string, assumed?: string) => {
  const read = parseRig(text, assumed);
  if (read.ok) throw new Error(`${text}: ${formatRig(read.rig)}`);
  return choicesFor(read.problem);
};

describe('a number beside a named machine', () => {
  it.each([
    ['S21 195', 'S21 195T'],
    ['M60S 170', 'M60S 170T'],
    ['S19k Pro 110', 'S19k Pro 110T'],
    ['S19 100', 'S19 100T'],
    ['S21, 195', 'S21 195T'],
    ['2x S21 195 7c', '2x S21 195T 0.07'],
    ['S19 95T 3250', 'S19 95T 3250W'],
    ['S19 95T 2800', 'S19 95T 2800W'],
    ['S19 Pro 110 3250', 'S19 Pro 110T 3250W'],
    ['S21 200T 3500 0.07', 'S21 200T 3500W 0.07'],
    ['S21 195 3400', 'S21 195T 3400W'],
    ['avalon mini 3 37.5', 'avalon mini 3'],
    ['S21 234', 'S21 Pro (234T)'],
    ['S21 2 0.07', '2x S21 @ 0.07'],
    ['(10) S21', '10x S21'],
    ['S21 0', 'S21 @ 0'],
    ['NerdQAxe++ 4.8', 'NerdQAxe++ 4.8TH'],
    ['NerdQAxe++ 4.8 0.07', 'NerdQAxe++ 4.8TH 0.07'],
    ['NerdQAxe++ 0.07 4.8', 'NerdQAxe++ 4.8TH 0.07'],
    ['Avalon 741 7.3', 'Avalon 741 7.3TH'],
    ['Bitaxe Gamma 1.2 18', 'Bitaxe Gamma 1.2TH 18W'],
    ['Bitaxe Gamma 1.2 18 0.07', 'Bitaxe Gamma 1.2TH 18W 0.07'],
    ['Bitaxe Supra 0.7', 'Bitaxe Supra 0.7TH'],
    ['NerdQAxe+ 2,5', 'NerdQAxe+ 2.5TH'],
    ['Bitaxe Ultra 0.5 7c', 'Bitaxe Ultra 500GH 0.07'],
    ['Bitaxe Gamma 0.12', 'Bitaxe Gamma @ 0.12'],
    ['S21 @ 195', 'S21 195T'],
    ['S21 at 195', 'S21 195T'],
    ['S21@195', 'S21 195T'],
    ['S21 @ 200', 'S21 200T'],
    ['S21 @ 3500', 'S21 3500W'],
    ['5 x S21 @ 195', '5x S21 195T'],
    ['S21 @ 195 @ 0.07', 'S21 195T 0.07'],
    ['S21 @ 7/kWh', 'S21 7 /kWh'],
    ['S21 @ 7c', 'S21 7c'],
    ['120TH 3000W @ 7', '120TH 3000W 7'],
    ['@ 7 120TH 3000W', '120TH 3000W 7'],
    ['Compac F 0.24', 'Compac F @ 0.24'],
    ['AvalonMiner 741 $0.07', 'AvalonMiner 741 0.07 USD'],
  ])('%s is %s', (text, same) => expect(rigOf(text)).toEqual(rigOf(same)));

  it.each([
    ['M30S 2', ['2x Whatsminer M30S (86T)', 'Whatsminer M30S (86T) @ 2/kWh']],
    ['Bitaxe Ultra 0.5', ['Bitaxe Ultra 204 (BM1366)', 'Bitaxe Ultra 204 (BM1366) @ 0.5']],
    ['S21@7', ['7x Antminer S21 (200T)', 'Antminer S21 (200T) @ 7/kWh']],
    ['S21 @ 7', ['7x Antminer S21 (200T)', 'Antminer S21 (200T) @ 7/kWh']],
    ['Compac F 0.25', ['GekkoScience Compac F (USB)', 'GekkoScience Compac F (USB) @ 0.25']],
    ['S21 (10)', ['10x Antminer S21 (200T)', 'Antminer S21 (200T) @ 10/kWh']],
    ['200 S21', ['200x Antminer S21 (200T)', 'Antminer S21 (200T)']],
    [
      'S21 150',
      ['Antminer S21 (188T), 150TH 2625W', '150x Antminer S21 (200T)', 'Antminer S21 (200T)'],
    ],
    ['S21 2800', ['Antminer S21 (188T), 160TH 2800W', 'Antminer S21 (200T)']],
    ['S21 3000', ['Antminer S21 (188T), 171.4TH 3000W', 'Antminer S21 (200T)']],
    ['S21 3000 7c', ['Antminer S21 (188T), 171.4TH 3000W @ 0.07', 'Antminer S21 (200T) @ 0.07']],
    ['S19 Pro 2500', ['Antminer S19 Pro (110T), 84.62TH 2500W', 'Antminer S19 Pro (110T)']],
    ['S19 Pro 80 2000', ['Antminer S19 Pro (110T), 80TH 2000W']],
    ['S19 Pro 2000 80 0.07', ['Antminer S19 Pro (110T), 80TH 2000W @ 0.07']],
    ['S19j Pro 104 2000', ['Antminer S19j Pro (104T), 104TH 2000W', 'Antminer S19j Pro (104T)']],
    ['S21 28', ['28x Antminer S21 (200T)', 'Antminer S21 (200T) @ 0.28']],
    ['S21 @ 28', ['28x Antminer S21 (200T)', 'Antminer S21 (200T) @ 0.28']],
    ['Bitaxe Gamma 603', ['Bitaxe Gamma 601 (BM1370)']],
    ['Bitaxe Gamma 603 7c', ['Bitaxe Gamma 601 (BM1370) @ 0.07']],
    ['S19j Pro 104 100', ['100x Antminer S19j Pro (104T)', 'Antminer S19j Pro (104T)']],
    ['S19j Pro (96T) 100', ['100x Antminer S19j Pro (96T)', 'Antminer S19j Pro (96T)']],
  ])('%s is asked about', (text, expected) => {
    expect(choices(text)).toEqual(expected);
    expect(suggestRigs(text, 25).map(formatRig)).toEqual(expect.arrayContaining([expected[0]]));
  });

  it('may be a price where prices are whole numbers', () => {
    expect(choices('S21 30', 'JPY')).toEqual([
      '30x Antminer S21 (200T)',
      'Antminer S21 (200T) @ 30/kWh',
    ]);
    expect(rigOf('S21 @ 30', 'JPY').tariff).toEqual({ kind: 'flat', perKwh: 30 });
    expect(rigOf('S21 195', 'JPY')).toEqual(rigOf('S21 195'));
  });

  it('is part of the name of a board that is not in the catalogue', () => {
    expect(rigOf('Bitaxe Gamma 603 1.2TH 18W')).toEqual({
      count: 1,
      hashrate: 1.2e12,
      power: 18,
      label: 'Bitaxe Gamma 603',
    });
  });
});

describe('a size that is not nominal', () => {
  it.each([
    ['S21 195T', 195e12, 3412.5],
    ['S21 195T 0.07', 195e12, 3412.5],
    ['M60S 170T', 170e12, 3145],
    ['S21 (195T)', 195e12, 3412.5],
  ])('has the J/TH of the nominal one: %s', (text, hashrate, power) => {
    const rig = rigOf(text);
    expect(rig).toMatchObject({ hashrate, power, atNominalEfficiency: true });
    expect(rig.otherVariants).toBeUndefined();
  });

  it('has its own watts where they are said', () => {
    const rig = rigOf('S21 195T 3500W');
    expect(rig).toMatchObject({ hashrate: 195e12, power: 3500 });
    expect(rig.atNominalEfficiency).toBeUndefined();
    expect(rigOf('S21 200T').atNominalEfficiency).toBeUndefined();
  });
});

describe('names that look like units', () => {
  it.each([
    ['2 T21', '2x Antminer T21 (190T)'],
    ['2T21', '2x Antminer T21 (190T)'],
    ['3 T19 0.06', '3x Antminer T19 (84T) @ 0.06'],
    ['0.07 T21', 'Antminer T21 (190T) @ 0.07'],
    ['t21 190th', 'Antminer T21 (190T)'],
    ['3 S23', '3x Antminer S23 (318T)'],
    ['5T21W', '5TH 21W'],
    ['120th3000w', '120TH 3000W'],
  ])('%s is %s', (text, expected) => expect(meaning(text)).toBe(expected));
});

describe('energy over time', () => {
  it.each([
    '72kWh/day',
    '72 kWh per day',
    '72 kWh a day',
    '72 kWh/d',
    '72 kWh/24h',
    '72 kWh daily',
    '72 kWh am Tag',
    '72 kWh/Tag',
    '72 kWh täglich',
    '72 kW·h/day',
    '3 kWh/h',
    '504 kWh/week',
    '504 kWh in der Woche',
    '2160 kWh/month',
    '2160 kWh pro Monat',
    '2160 kWh im Monat',
    '2.16 MWh/mo',
    '26.298 MWh/yr',
    '26.298 MWh p.a.',
    '26.298 MWh im Jahr',
  ])('%s is 3000 W', (energy) => {
    expect(rigOf(`120TH ${energy}`)).toEqual({ count: 1, hashrate: 120e12, power: 3000 });
    expect(rigOf(`120TH ${energy} 0.07`).tariff).toEqual({ kind: 'flat', perKwh: 0.07 });
  });

  it.each([
    ...['25 W/TH/s', '25 J/TH/sec', '25 W/(TH/s)', '25 j/THs', '25 W per TH per second'],
    ...['25 J/TH·s', '25 J/(TH·s)', '25 J/TH*s', '25 J/TH-s', '25 W/(TH * sec)'],
  ])('%s is 25 J/TH', (efficiency) => {
    expect(rigOf(`120 TH/s @ ${efficiency}`)).toEqual(rigOf('120TH 3000W'));
  });

  it.each(['120TH·s 3000W', '120TH*s 3000W', '120 TH-s 3000W'])('%s is a hashrate', (text) =>
    expect(rigOf(text)).toEqual(rigOf('120TH 3000W')),
  );
  it('leaves the S of a name its own', () =>
    expect(rigOf('200TH-S21')).toEqual(rigOf('200TH S21')));
});

describe('general words', () => {
  it.each(['1 BTC', 'BTC', 'Q', '3 Q', 'rig', 'mining rig', 'USB', 'efficiency', 'block'])(
    '%s names no machine',
    (text) => expect(parseRig(text).ok).toBe(false),
  );
  it.each([
    ...['miners', '5 miners', '10 miners 0.07', 'us', '5 us 0.07', 'heat', '2 heaters', 'nanos'],
    ...['avalons', '3 avalons', 'it', 'what', 'can', 'set', 'ant', 'seal', '5 it 0.07', 'minis'],
  ])('%s is no machine, and none of several', (text) =>
    expect(parseRig(text)).toMatchObject({ problem: { kind: 'unknown-model' } }),
  );
  it('are what a machine is called beside all figures', () => {
    expect(rigOf('120TH 3000W miners')).toMatchObject({ label: 'miners' });
    expect(parseRig('120TH 3000W miners 5')).toMatchObject({ problem: { leftover: '5' } });
  });
  it.each([
    ...['Apollo BTC', 'Avalon Q', 'Proto Rig', 'supra', 'avalonq', 'bitaxegamma'],
    ...['bit axe gamma', 'S19 jPro', 'NerdQAxePlus'],
  ])('%s does', (text) => expect(rigOf(text).model).toBeDefined());
});

describe('a suggestion', () => {
  it.each([
    ['2 bitaxe', '2x Bitaxe Supra 401 (BM1368)'],
    ['2x bitaxe 7c', '2x Bitaxe Supra 401 (BM1368) @ 0.07'],
    ['1 BTC', 'FutureBit Apollo BTC'],
    ['3 antimner s19 pro 0.06', '3x Antminer S19 Pro (110T) @ 0.06'],
  ])('for %s is a name of the catalogue with what is understood: %s', (text, choice) => {
    expect(choices(text)).toContain(choice);
    for (const one of choices(text)) expect(meaning(one)).toBe(one);
  });

  it('has nothing of the rest of the text', () => {
    expect(meaning('NerdQaxe ++')).toBe('NerdQAxe++');
    expect(meaning('M30S ++ 0.07')).toBe('Whatsminer M30S++ (112T) @ 0.07');
    expect(meaning('M60S +')).toBe('Whatsminer M60S+ (190T)');
  });
});

describe('an unknown name beside all figures', () => {
  it.each([
    ['Frobnicator 9000 120TH 3000W', 'Frobnicator 9000'],
    ['120TH 3000W shiny', 'shiny'],
    ['Garage: 120TH 3000W 0.07', 'Garage'],
    ['my 120TH 3000W rig', 'my rig'],
    ['S99, 120TH 25 J/TH', 'S99'],
    ['Whatsminer 120TH 3000W', 'Whatsminer'],
    ['3 Frobnicators 120TH 3000W', 'Frobnicators'],
  ])('is what it is called: %s', (text, label) => {
    expect(rigOf(text)).toMatchObject({ hashrate: 120e12, power: 3000, label });
    expect(rigOf(text).model).toBeUndefined();
  });

  it.each(['120TH 3000W fee 0.02', '120TH 3000W 95%', '120TH 3000W 0.07 foo', '120TH 3000W try'])(
    'is none where it may count: %s',
    (text) => expect(parseRig(text)).toMatchObject({ problem: { kind: 'leftover' } }),
  );

  it.each([
    ['120TH 3000W electricity 8', 'electricity 8'],
    ['120TH 3000W Strompreis 28', 'Strompreis 28'],
    ['120TH 3000W Stromkosten 28', 'Stromkosten 28'],
    ['120TH 3000W price 7', 'price 7'],
    ['120TH 3000W cost 7', 'cost 7'],
    ['120TH 3000W rate 7', 'rate 7'],
    ['120TH 3000W tariff 8', 'tariff 8'],
    ['120TH 3000W pool 2', 'pool 2'],
    ['120TH 3000W rent 300', 'rent 300'],
    ['120TH 3000W maintenance 5', 'maintenance 5'],
    ['120TH 3000W Wartung 500', 'Wartung 500'],
    ['120TH 3000W garage 12', '12'],
    ['foo 120TH 3000W 7', '7'],
    ['foo 120TH 3000W 700', '700'],
    ['S21 200T 3500W pool 2', 'pool 2'],
    ['120TH 3000W s', 's'],
  ])('takes in nothing that may count: %s', (text, leftover) =>
    expect(parseRig(text)).toMatchObject({ problem: { kind: 'leftover', leftover } }),
  );
});
