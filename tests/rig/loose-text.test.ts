import { describe, expect, it } from 'vitest';
import type { RigText } from '../../src/rig/rig.ts';
import { choicesFor, formatRig, parseRig } from '../../src/rig/text.ts';

const meaning = (read: RigText) => (read.ok ? formatRig(read.rig) : read.problem.kind);

describe('what people write around a machine', () => {
  it.each([
    ['2 S21s', '2x Antminer S21 (200T)'],
    ['2 M60Ss', '2x Whatsminer M60S (186T)'],
    ['5 T21s 7c', '5x Antminer T21 (190T) @ 0.07'],
    ['2 Antminers S21', '2x Antminer S21 (200T)'],
    ['4 Bitaxe Gammas', '4x Bitaxe Gamma 601 (BM1370)'],
    ['two S21', '2x Antminer S21 (200T)'],
    ['Zwölf S19 XP', '12x Antminer S19 XP (140T)'],
    ['10 St. S21', '10x Antminer S21 (200T)'],
    ['S21 10 St.', '10x Antminer S21 (200T)'],
    ['M50S 2 pieces 0.06', '2x Whatsminer M50S (128T) @ 0.06'],
    ['qty 4 S21', '4x Antminer S21 (200T)'],
    ['S21, qty: 4', '4x Antminer S21 (200T)'],
    ['Anzahl: 4 S21 0,07', '4x Antminer S21 (200T) @ 0.07'],
    ['120TH 3000W qty 5', '5x 120TH 3000W'],
    ['S19 95T 6c 2%', 'Antminer S19 (95T) @ 0.06 fee 2%'],
    ['S19 Strom 0,07', 'Antminer S19 (95T) @ 0.07'],
    ['S19 electricity 7c', 'Antminer S19 (95T) @ 0.07'],
    ['S19 à 0,07', 'Antminer S19 (95T) @ 0.07'],
    ['S19 pour $0.07', 'Antminer S19 (95T) 0.07 USD'],
    ['S19 con 0.07', 'Antminer S19 (95T) @ 0.07'],
    ['S21 2200W', 'Antminer S21 (200T), 125.71TH 2200W'],
  ])('is understood: %s is %s', (text, expected) => expect(meaning(parseRig(text))).toBe(expected));

  it('says that a machine of other watts has the J/TH of the nominal one', () => {
    expect(parseRig('S21 2200W')).toMatchObject({ rig: { atNominalEfficiency: true } });
  });

  it.each([
    ['Three Musketeers 120TH 3000W', { rig: { count: 1, label: 'Three Musketeers' } }],
    ['120TH 3000W electricity 8', { problem: { kind: 'leftover' } }],
    ['S19 95T 6c 30%', { problem: { kind: 'leftover' } }],
    ['two foos', { problem: { kind: 'unknown-model' } }],
    ['S21 20kW', { problem: { kind: 'missing-hashrate' } }],
  ])('is not made up: %s', (text, read) => expect(parseRig(text)).toMatchObject(read));

  it('is no plural where another machine has that letter', () => {
    for (const text of ['M73S', 'm73s', '2 M73S', 'M73S 0.07']) {
      const read = parseRig(text);
      expect(read).toMatchObject({ ok: false, problem: { kind: 'unknown-model' } });
      expect(!read.ok && choicesFor(read.problem)).toMatchObject([
        expect.stringContaining('Whatsminer M73S+ (540T)'),
      ]);
    }
    expect(meaning(parseRig('M73'))).toBe('Whatsminer M73 (512T)');
  });
});

describe('a size that the catalogue lacks', () => {
  it.each(['S19 82', 'S21 (4)', 'S21 10', 'Bitaxe Gamma 603'])(
    'is asked about, and no price: %s',
    (text) => expect(meaning(parseRig(text))).toBe('unclear-number'),
  );

  it('is the size where nothing else fits', () => {
    expect(meaning(parseRig('M60S 170'))).toBe(meaning(parseRig('M60S 170T')));
  });
});

describe('a machine of a maker that others are named like', () => {
  it.each([
    ['Ebang E11++', 'Ebang Ebit E11++ (44T)'],
    ['E12', 'Ebang Ebit E12 (44T)'],
    ['Ebit E12+', 'Ebang Ebit E12+ (50T)'],
    ['Fluminer T3', 'FluMiner T3 (115T)'],
    ['Fluminer L1', 'not-bitcoin'],
    ['Antminer E9', 'not-bitcoin'],
    ['Ebit E9.2', 'unknown-model'],
    ['Avalon Home', 'ambiguous-model'],
    ['Avalon Home Mini 3', 'Avalon Mini 3'],
  ])('mines Bitcoin or does not: %s', (text, expected) =>
    expect(meaning(parseRig(text))).toBe(expected),
  );
});

describe('rows that were missing or wrong', () => {
  it.each([
    ['S21 XP Imm 300', 300, 4050],
    ['S21+ Hyd 319', 319, 4785],
    ['M63', 366, 7283],
    ['M66 276', 276, 5492],
    ['Bitaxe Gamma 602', 1.2, 18],
    ['Bitaxe GT 801', 2.15, 43],
    ['Bitaxe 650 Duo', 2.4, 35],
    ['NerdOCTAXE', 9.6, 144],
    ['NerdAxe Gamma', 1.2, 20],
    ['Lucky Miner LV06', 0.5, 13],
    ['LV07', 1, 25],
    ['LV08', 4.5, 120],
    ['Zyber 8G', 10, 180],
    ['Zyber 8S', 6.4, 140],
    ['T15', 23, 1541],
    ['T17', 40, 2200],
    ['T17+', 58, 2920],
    ['S19 Hydro 158', 158, 5451],
    ['S19 XP 141', 141, 3031],
    ['A15 Pro 221', 221, 3713],
    ['A1566I 261', 261, 4959],
  ])('%s has %f TH/s and %f W', (text, terahash, power) => {
    expect(parseRig(text)).toMatchObject({
      ok: true,
      rig: { hashrate: expect.closeTo(terahash * 1e12, 0), power },
    });
  });
});
