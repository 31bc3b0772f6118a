import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minerModels } from '../../src/rig/models.ts';
import type { Rig } from '../../src/rig/rig.ts';
import { choicesFor, formatRig, parseRig, suggestRigs } from '../../src/rig/text.ts';
import { runs } from '../support/depth.ts';
import { anyText } from '../support/text-generators.ts';

const modelNamed = (name: string) => {
  const model = minerModels.find((candidate) => candidate.name === name);
  if (!model) throw new Error(`no model ${name}`);
  return model;
};
const problemOf = (text: string) => {
  const result = parseRig(text);
  return result.ok ? result.rig : result.problem;
};
/** Returns the meaning of a text in its shortest form, or its problem's kind. */
const meaning = (text: string) => {
  const result = parseRig(text);
  return result.ok ? formatRig(result.rig) : result.problem.kind;
};

describe('figures', () => {
  it.each([
    '120TH 3000W',
    '120 TH/s, 3 kW',
    '120th3000w',
    '3000W 120TH',
    '3 kW / 120 TH/s',
    '120TH/3000W',
    '120TH,3000W',
    '120TH - 3000W',
    '120TH + 3000W',
    '120TH (3000W)',
    '120\u00a0TH/s 3\u202f000\u00a0W',
    '120 TH 3 000 W',
    '120 TH 3,000 W',
    '120 TH 3.000 W',
    "120 TH 3'000 W",
    '120,0 TH/s 3000,00 Watt',
    '120 Terahash/s bei 3 Kilowatt',
    '120TH @ 25J/TH',
    '120TH 25 W/TH',
    '3000W at 25 J/TH',
    '120TH 3000W 25J/TH',
    '120TH 120TH 3000W',
    '120T 3000',
    '120 3000W',
    '1x 120TH 3000W',
    '120 TH/s · 3,000 W · 25 J/TH → +$0.27 a day',
    '120 TH/s · 3.000 W · 25 J/TH → −0,42 € am Tag',
    'Hashrate: 120 TH/s, Power: 3000 W',
    '`120 tera, 3000 watts`',
    '120TH 3000W -> 12',
  ])('reads %s', (text) => {
    expect(parseRig(text)).toEqual({
      ok: true,
      rig: { count: 1, hashrate: 120e12, power: 3000 },
    });
  });

  it.each([
    ['3.2PH 96kW', '3.2PH 96kW'],
    ['500 GH/s 15W', '500GH 15W'],
    ['1,2 TH/s · 18 W · 15 J/TH', '1.2TH 18W'],
    ['13,5 TH 1323W', '13.5TH 1323W'],
    ['13,5 TH 1.323 W', '13.5TH 1323W'],
    ['13.5 TH 1,323 W', '13.5TH 1323W'],
    ['13,5 TH 3,250 W', '13.5TH 3250W'],
    ['120TH 3.250 W', '120TH 3250W'],
    ['1,200 GH/s 18 W', '1.2TH 18W'],
    ['4,8 TH 72,125 W', '4.8TH 72.1250W'],
    ['1,234.5 TH 30,862.5 W', '1.2345PH 30862.5W'],
    ['1.155 TH 590W', '1155GH 590W'],
    ['1.200 TH 3.000 W 0,07', '1.2PH 3000W 0.07'],
    ['1.200 TH 20kW', '1.2PH 20kW'],
    ['3,250 TH 96,000 W 0.07', '3.25PH 96kW 0.07'],
    ['3.250 TH 96.000 W 0.07', '3.25TH 96W 0.07'],
    ['120TH 25.000 J/TH', '120TH 3000W'],
  ])('reads %s as %s', (text, expected) => expect(meaning(text)).toBe(expected));

  it.each([
    ['3x 120TH 3000W', 3],
    ['3 x 120TH 3000W', 3],
    ['3 × 120TH 3000W', 3],
    ['3 120TH 3000W', 3],
    ['120TH 3000W x 3', 3],
    ['120TH 3000W x3', 3],
    ['120TH 3000W 3x', 3],
    ['120TH 3000W 3 Stück', 3],
  ])('counts the units of %s', (text, count) => {
    expect(problemOf(text)).toEqual({ count, hashrate: 120e12, power: 3000 });
  });

  it.each([
    ['120TH 3000W 0.07', 0.07, undefined],
    ['120TH 3000W, 0,07', 0.07, undefined],
    ['120TH 3000W 7c', 0.07, undefined],
    ['120TH 3000W at 7 ct/kWh', 0.07, undefined],
    ['120TH 3000W 0', 0, undefined],
    ['120TH 3000W @ $0.07/kWh', 0.07, 'USD'],
    ['120TH 3000W @ 0.07', 0.07, undefined],
    ['120TH @ 25J/TH @ 0.07', 0.07, undefined],
    ['120TH 3000W 0,28 EUR/kWh', 0.28, 'EUR'],
    ['120TH 3000W €0,28', 0.28, 'EUR'],
    ['120TH 3000W - $0.07', 0.07, 'USD'],
    ['$0.07 120TH 3000W', 0.07, 'USD'],
    ['120TH 3000W 30 JPY', 30, 'JPY'],
    ['120TH 3000W -$0', 0, 'USD'],
  ])('takes the power price of %s', (text, perKwh, currency) => {
    const tariff =
      currency === undefined ? { kind: 'flat', perKwh } : { kind: 'flat', perKwh, currency };
    expect(problemOf(text)).toEqual({ count: 1, hashrate: 120e12, power: 3000, tariff });
  });

  it('bounds a bare power price by the currency the caller counts in', () => {
    expect(parseRig('120TH 3000W 30')).toMatchObject({ problem: { kind: 'tariff' } });
    expect(parseRig('120TH 3000W 30', 'JPY')).toMatchObject({
      rig: { tariff: { kind: 'flat', perKwh: 30 } },
    });
  });
});

describe('names', () => {
  it.each([
    ['s19j pro 104', 'Antminer S19j Pro (104T)'],
    ['s19jpro104', 'Antminer S19j Pro (104T)'],
    ['S19j Pro 104TH 3068W', 'Antminer S19j Pro (104T)'],
    ['S21 200T', 'Antminer S21 (200T)'],
    ['S21 3500W', 'Antminer S21 (200T)'],
    ['S9 13.5', 'Antminer S9 (13.5T)'],
    ['S21 XP Hydro', 'Antminer S21 XP Hyd (473T)'],
    ['bitaxe gamma', 'Bitaxe Gamma 601 (BM1370)'],
    ['supra', 'Bitaxe Supra 401 (BM1368)'],
    ['bitaxe 500GH 15W', 'Bitaxe Ultra 204 (BM1366)'],
    ['avalon nano 3', 'Avalon Nano 3'],
    ['Avalon Mini 3 800W', 'Avalon Mini 3'],
    ['A1246', 'AvalonMiner 1246'],
    ['1166 pro', 'AvalonMiner 1166 Pro'],
    ['Antminer S21 Pro (234T) · 3,510 W · 15 J/TH → −0,42 € am Tag', 'Antminer S21 Pro (234T)'],
    ['Avalon Q · 1.674 W · 19 J/TH', 'Avalon Q'],
  ])('reads %s as the %s', (text, name) => {
    const model = modelNamed(name);
    const { hashrate, power } = model;
    expect(problemOf(text)).toEqual({ count: 1, hashrate, power, model });
  });

  it.each(['S21 Pro', 's21pro', 'Antminer S21 Pro', 'Bitmain Antminer S21 Pro'])(
    'takes the usual variant for %s and names the other',
    (text) => {
      const model = modelNamed('Antminer S21 Pro (234T)');
      expect(problemOf(text)).toEqual({
        count: 1,
        hashrate: 234e12,
        power: 3510,
        model,
        otherVariants: [modelNamed('Antminer S21 Pro (245T)')],
      });
    },
  );

  it.each([
    ['2x S21', '2x Antminer S21 (200T)'],
    ['2xS21', '2x Antminer S21 (200T)'],
    ['S21 x 2', '2x Antminer S21 (200T)'],
    ['2 × S21', '2x Antminer S21 (200T)'],
    ['S21x2', '2x Antminer S21 (200T)'],
    ['2 S21', '2x Antminer S21 (200T)'],
    ['s19j pro 104 x 2', '2x Antminer S19j Pro (104T)'],
    ['2x Bitaxe Ultra Hex (6x BM1366)', '2x Bitaxe Ultra Hex (6x BM1366)'],
    ['S21 Pro 7c', 'Antminer S21 Pro (234T) @ 0.07'],
    ['S21 Pro 0.07', 'Antminer S21 Pro (234T) @ 0.07'],
    ['S21 Pro €0,28', 'Antminer S21 Pro (234T) 0.28 EUR'],
    ['S21 Pro EUR 0.28', 'Antminer S21 Pro (234T) 0.28 EUR'],
    ['2x s19j pro 104 0.07', '2x Antminer S19j Pro (104T) @ 0.07'],
    ['avalon mini 3 @ 3/kWh', 'Avalon Mini 3 @ 3/kWh'],
  ])('reads %s as %s', (text, expected) => expect(meaning(text)).toBe(expected));

  it.each([
    ['S21 Pro 3600W', 'Antminer S21 Pro (234T), 234TH 3600W'],
    ['S21 Pro 230TH', 'Antminer S21 Pro (234T), 230TH 3450W'],
    ['S21 Pro 240TH', 'Antminer S21 Pro (245T), 240TH 3600W'],
    ['S21 Pro 200TH 2600W', 'Antminer S21 Pro (234T), 200TH 2600W'],
    ['S21 Pro 200TH 13 J/TH', 'Antminer S21 Pro (234T), 200TH 2600W'],
    ['S21 Pro 14 J/TH', 'Antminer S21 Pro (234T), 234TH 3276W'],
  ])('lets what was said win: %s is %s', (text, expected) => expect(meaning(text)).toBe(expected));

  it.each([
    ['S21 Pro 25kW', 'missing-hashrate'],
    ['S21 Pro 150TH', 'missing-power'],
  ])('trusts nominal figures only near nominal: %s is %s', (text, kind) => {
    expect(meaning(text)).toBe(kind);
  });

  it.each([
    ['S21 Pro, 3510W', 'Antminer S21 Pro (234T)'],
    ['S19, 95TH', 'Antminer S19 (95T)'],
    ['2x S21 Pro, 200TH 2600W, 7c', '2x Antminer S21 Pro (234T), 200TH 2600W @ 0.07'],
    ['S21 Pro and 3510W', 'Antminer S21 Pro (234T)'],
    ['120TH, 3000W, S21', 'Antminer S21 (188T), 120TH 3000W'],
    ['2x 120TH 3000W S21', '2x Antminer S21 (188T), 120TH 3000W'],
    ['Bitmain, S21', 'Antminer S21 (200T)'],
    ['120TH 3000W, Antminer', '120TH 3000W'],
    ['M30S++ 112TH 3472W', 'Whatsminer M30S++ (112T)'],
    ['S19j Pro+ 120TH 3300W', 'Antminer S19j Pro+ (120T)'],
  ])('takes the parts of %s for one rig', (text, expected) => expect(meaning(text)).toBe(expected));

  it('needs no name where all figures are given', () => {
    expect(meaning('antminer 100TH 3000W')).toBe('100TH 3000W');
    expect(meaning('rig 120TH 3000W')).toBe('120TH 3000W');
  });
});

describe('problems', () => {
  it.each<[string, object]>([
    ['', { kind: 'empty' }],
    [' , ', { kind: 'empty' }],
    ['2x', { kind: 'empty' }],
    ['→ 120TH 3000W', { kind: 'empty' }],
    ['120TH', { kind: 'missing-power', hashrate: 120e12 }],
    ['120TH 0.07', { kind: 'missing-power', hashrate: 120e12 }],
    ['3000W', { kind: 'missing-hashrate', power: 3000 }],
    ['3.250 W', { kind: 'missing-hashrate' }],
    ['25 J/TH', { kind: 'missing-hashrate', efficiency: 25 }],
    ['0TH 3000W', { kind: 'not-positive', quantity: 'hashrate' }],
    ['-5TH 3000W', { kind: 'not-positive', quantity: 'hashrate' }],
    ['120TH −3000W', { kind: 'not-positive', quantity: 'power' }],
    ['120TH 0W', { kind: 'not-positive', quantity: 'power' }],
    ['120TH 0 J/TH', { kind: 'not-positive', quantity: 'efficiency' }],
    ['0x S21', { kind: 'not-positive', quantity: 'count' }],
    ['11ZH 3000W', { kind: 'too-large', quantity: 'hashrate', value: 11e21, limit: 1e22 }],
    ['2x 6ZH 3000W', { kind: 'too-large', quantity: 'hashrate', value: 12e21, limit: 1e22 }],
    ['120TH 1.1GW', { kind: 'too-large', quantity: 'power', value: 1.1e9, limit: 1e9 }],
    ['400000x S21', { kind: 'too-large', quantity: 'power', value: 1.4e9, limit: 1e9 }],
    ['2000000x bitaxe gamma', { kind: 'too-large', quantity: 'count', value: 2e6, limit: 1e6 }],
    ['120TH 130TH 3000W', { kind: 'contradiction', quantity: 'hashrate' }],
    ['120TH 3000W 30J/TH', { kind: 'contradiction', quantity: 'efficiency' }],
    ['2x S21 x 3', { kind: 'contradiction', quantity: 'count' }],
    ['120TH 3000W 28', { kind: 'tariff', problem: { kind: 'too-high', perKwh: 28 } }],
    ['120TH 3000W -28', { kind: 'tariff', problem: { kind: 'too-low', perKwh: -28 } }],
    ['S21 Pro 5 VES', { kind: 'tariff', problem: { kind: 'unknown-currency', currency: 'VES' } }],
    ['120TH 3000W fee 0.02', { kind: 'leftover', leftover: 'fee 0.02' }],
    [
      '120TH 3000W 0.07 shiny',
      { kind: 'leftover', leftover: 'shiny', rig: { tariff: { perKwh: 0.07 } } },
    ],
    ['120TH 3000W free', { kind: 'leftover', leftover: 'free' }],
    ['try 120TH 3000W', { kind: 'leftover', leftover: 'try' }],
    ['120TH 3000W 95%', { kind: 'leftover', leftover: '95%' }],
    ['120TH 3000W 0.07 0.08', { kind: 'contradiction', quantity: 'tariff' }],
    ['120TH 3000W 7c 8c', { kind: 'contradiction', quantity: 'tariff' }],
    ['120TH 3kw/h', { kind: 'energy', text: '3kw/h', power: 3000 }],
    ['3 kW/h 120TH', { kind: 'energy', text: '3 kW/h', power: 3000 }],
    ['120TH 3kWh', { kind: 'energy', text: '3kWh', power: 3000 }],
    ['120TH 3 kwh 0.07', { kind: 'energy', text: '3 kwh', power: 3000 }],
    ['100 TH/s 3000 kWh', { kind: 'energy', text: '3000 kWh', power: 3000 }],
    ['120TH 3000 Wh', { kind: 'energy', text: '3000 Wh', power: 3000 }],
    ['1e30TH 1W', { kind: 'unreadable-number', text: '1e30' }],
    ['1.5e3TH 3000W', { kind: 'unreadable-number', text: '1.5e3' }],
    ['120TH 3e3W', { kind: 'unreadable-number', text: '3e3' }],
    ['FooMiner 9000', { kind: 'unknown-model', text: 'FooMiner 9000', suggestions: [] }],
    ['Superminer 3000', { kind: 'unknown-model', suggestions: [] }],
    ['120TG 3000W', { kind: 'unknown-unit', text: '120TG', unit: 'TG' }],
    ['120 TG/s 3000W', { kind: 'unknown-unit', unit: 'TG' }],
    ['120TH 3000 VA', { kind: 'unknown-unit', text: '3000 VA', unit: 'VA' }],
    ['2xS21 + 3x S19', { kind: 'several-rigs' }],
    ['S21 Pro and 2x S19j Pro', { kind: 'several-rigs' }],
    ['120TH 3000W + 100TH 2800W', { kind: 'several-rigs' }],
    ['120TH 3000W, 2x S19', { kind: 'several-rigs' }],
    ['120TH 3000W,2x S19', { kind: 'several-rigs' }],
    ['120TH 3000W + 2x S19', { kind: 'several-rigs' }],
    ['120TH 3000W and 2x S19', { kind: 'several-rigs' }],
    ['120TH 3000W; 2x S19', { kind: 'several-rigs' }],
    ['120TH 3000W und 2x S19', { kind: 'several-rigs' }],
    ['120TH 3000W, S19', { kind: 'several-rigs' }],
    ['120TH 3000W, S19 hyd', { kind: 'several-rigs' }],
    ['2x 120TH 3000W, S21, 7c', { kind: 'several-rigs' }],
    ['S19 + 120TH 3000W', { kind: 'several-rigs' }],
    ['S19, 2x 120TH 3000W', { kind: 'several-rigs' }],
    ['S19, 100TH 3000W, S21', { kind: 'several-rigs' }],
    ['2xS21+3xS19', { kind: 'several-rigs' }],
    ['Antminer L3+', { kind: 'not-bitcoin', text: 'Antminer L3+' }],
    ['RTX 3080', { kind: 'not-bitcoin', text: 'RTX 3080' }],
    ['Z15', { kind: 'not-bitcoin', text: 'Z15' }],
    ['2x Z15 0.07', { kind: 'not-bitcoin' }],
    ['abc', { kind: 'unknown-model', suggestions: [] }],
    ['NaN TH Infinity W', { kind: 'unknown-model', suggestions: [] }],
    ['<b onclick=alert(1)>miner</b>', { kind: 'unknown-model', suggestions: [] }],
    ['2.5x 120TH 3000W', { kind: 'leftover' }],
    ['S99', { kind: 'unknown-model', text: 'S99' }],
    ['S22 Pro 0.07', { kind: 'unknown-model', text: 'S22 Pro' }],
    ['S99 120TH', { kind: 'unknown-model', text: 'S99' }],
    ['nonsense', { kind: 'unknown-model', text: 'nonsense', suggestions: [] }],
    ['120', { kind: 'unknown-model', text: '120' }],
    [
      'M73S',
      { kind: 'unknown-model', text: 'M73S', suggestions: [{ name: 'Whatsminer M73S+ (540T)' }] },
    ],
    ['Avalon Home', { kind: 'ambiguous-model', text: 'Avalon Home' }],
    ['antminer', { kind: 'ambiguous-model', text: 'antminer' }],
    [
      '1.200 TH 3000W',
      { kind: 'ambiguous-number', text: '1.200', readings: ['1.2TH 3000W', '1.2PH 3000W'] },
    ],
    ['1,200 TH 3000W', { kind: 'ambiguous-number', readings: ['1.2PH 3000W', '1.2TH 3000W'] }],
    [
      '3.250 TH 96.000 W',
      { kind: 'ambiguous-number', text: '3.250', readings: ['3.25TH 96W', '3.25PH 96kW'] },
    ],
  ])('says what is wrong with "%s"', (text, problem) => {
    expect(problemOf(text)).toMatchObject(problem);
  });

  it.each([
    ['3.2PH 96kW 0.055 pool 1%', { tariff: { perKwh: 0.055 }, fee: 1 }],
    ['S21 0.07 fee 2%', { tariff: { perKwh: 0.07 }, fee: 2 }],
    ['S21 0.07, 2 % pool fee', { tariff: { perKwh: 0.07 }, fee: 2 }],
    ['S21 Pro 0,28 EUR Poolgebühr 1,5 %', { tariff: { perKwh: 0.28, currency: 'EUR' }, fee: 1.5 }],
    ['pool fee: 2, 120TH 3000W', { hashrate: 120e12, fee: 2 }],
    ['2x S21 98% uptime 7c', { count: 2, uptime: 98, tariff: { perKwh: 0.07 } }],
    ['S21 Laufzeit 97,5 % Gebühr 0%', { uptime: 97.5, fee: 0 }],
  ])('takes the percentages of “%s”', (text, wanted) => {
    const read = parseRig(text);
    expect(read).toMatchObject({ ok: true, rig: wanted });
    const written = read.ok ? formatRig(read.rig) : '';
    expect(parseRig(written)).toMatchObject({ ok: true, rig: wanted });
    expect(suggestRigs(text, 5).map(formatRig)).toContain(written);
  });

  it.each([
    ['s21 200th 0.07 20%', '20%', 'Antminer S21 (200T) @ 0.07'],
    ['S21 overclocked', 'overclocked', 'Antminer S21 (200T)'],
    ['3.2PH 96kW 0.055 11%', '11%', '3.2PH 96kW 0.055'],
    ['S21 0.07 pool 1% foo bar', 'foo bar', 'Antminer S21 (200T) @ 0.07 fee 1%'],
    ['120TH 3000W fee 200%', 'fee 200%', '120TH 3000W'],
  ])('names what it can’t read in “%s”, and what it can', (text, leftover, rest) => {
    const read = parseRig(text);
    expect(read).toMatchObject({ ok: false, problem: { kind: 'leftover', leftover } });
    const rig = !read.ok && read.problem.kind === 'leftover' ? read.problem.rig : undefined;
    expect(rig && formatRig(rig)).toBe(rest);
  });

  it('keeps the percentages where it asks back', () => {
    const choices = (text: string) => {
      const read = parseRig(text);
      return read.ok ? [] : choicesFor(read.problem);
    };
    expect(choices('M30S 2 fee 1%')[0]).toBe('2x Whatsminer M30S (86T) fee 1%');
    const ambiguous = choices('M30 fee 1%');
    expect(ambiguous.length).toBeGreaterThan(1);
    for (const choice of ambiguous) expect(choice).toMatch(/ fee 1%$/);
  });

  it('offers the closest models', () => {
    expect(problemOf('antimner s19 pro')).toMatchObject({
      suggestions: expect.arrayContaining([modelNamed('Antminer S19 Pro (110T)')]),
    });
    const ambiguous = parseRig('A2 Pro');
    expect(!ambiguous.ok && ambiguous.problem).toMatchObject({
      kind: 'ambiguous-model',
      candidates: expect.arrayContaining([modelNamed('SEALMINER A2 Pro Hyd (500T)')]),
    });
  });

  it('asks with readings that parse', () => {
    for (const text of ['3.250 TH 96.000 W', '1,000 MH/s 3,000 W', '3,250TH @ 25J/TH']) {
      const result = parseRig(text);
      if (result.ok || result.problem.kind !== 'ambiguous-number') throw new Error(text);
      expect(result.problem.readings.length).toBeGreaterThan(1);
      for (const reading of result.problem.readings) expect(meaning(reading)).toBe(reading);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = parseRig(text);
        if (!result.ok) return;
        // A rig that is understood is sound, and its written form is understood again.
        const { count, hashrate, power } = result.rig;
        if (!(count >= 1 && hashrate > 0 && power > 0)) throw new Error(`unsound: ${text}`);
        const again = parseRig(formatRig(result.rig));
        const {
          otherVariants: _,
          atNominalEfficiency: _derived,
          label: _name,
          ...rig
        } = result.rig;
        expect(again).toEqual({ ok: true, rig });
      }),
      { numRuns: runs(100_000) },
    );
  });
});

/** Rigs with whole numbers of units within the limits, or figures anywhere within them. */
const rigs: fc.Arbitrary<Rig> = fc
  .record({
    count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 1_000_000 })),
    share: fc.record({
      hashrate: fc.double({ min: 1e-15, max: 0.999, noNaN: true }),
      power: fc.double({ min: 1e-12, max: 0.999, noNaN: true }),
    }),
    model: fc.option(fc.constantFrom(...minerModels), { nil: undefined }),
    nominal: fc.boolean(),
    tariff: fc.option(
      fc.record(
        {
          kind: fc.constant('flat'),
          perKwh: fc.oneof(
            fc.double({ min: 1e-9, max: 10, noNaN: true }),
            fc.integer({ min: 0, max: 10 }),
          ),
          currency: fc.constantFrom('EUR', 'USD', 'TRY', 'JPY'),
        },
        { requiredKeys: ['kind', 'perKwh'] },
      ),
      { nil: undefined },
    ),
  })
  .map(({ count, share, model, nominal, tariff }) => ({
    count: model && nominal ? Math.ceil(count / 1000) : count,
    hashrate: model && nominal ? model.hashrate : (share.hashrate * 1e22) / count,
    power: model && nominal ? model.power : (share.power * 1e9) / count,
    ...(model && { model }),
    ...(tariff && { tariff: { ...tariff, perKwh: tariff.perKwh + 0 } }),
  }));

describe('formatRig', () => {
  it.each<[Rig, string]>([
    [{ count: 1, hashrate: 120e12, power: 3000 }, '120TH 3000W'],
    [{ count: 3, hashrate: 3.2e15, power: 96_000 }, '3x 3.2PH 96kW'],
    [
      { count: 1, hashrate: 120e12, power: 3000, tariff: { kind: 'flat', perKwh: 0.07 } },
      '120TH 3000W 0.07',
    ],
    [
      {
        count: 1,
        hashrate: 120e12,
        power: 3000,
        tariff: { kind: 'flat', perKwh: 0.28, currency: 'EUR' },
      },
      '120TH 3000W 0.28 EUR',
    ],
  ])('writes %o as %s', (rig, text) => expect(formatRig(rig)).toBe(text));

  it('is understood as the same rig', () => {
    fc.assert(
      fc.property(rigs, (rig) => {
        expect(parseRig(formatRig(rig))).toEqual({ ok: true, rig });
      }),
      { numRuns: 3000 },
    );
  });
});

describe('suggestRigs', () => {
  const suggested = (text: string, limit = 25) => suggestRigs(text, limit).map(formatRig);

  it('starts with what was typed', () => {
    expect(suggested('120 TH/s, 3 kW')[0]).toBe('120TH 3000W');
    expect(suggested('2x s21 pro 7c').slice(0, 2)).toEqual([
      '2x Antminer S21 Pro (234T) @ 0.07',
      '2x Antminer S21 Pro (245T) @ 0.07',
    ]);
  });

  it.each([
    ['', 'Antminer S21 Pro (234T)'],
    ['120', 'Antminer S19k Pro (120T)'],
    ['120TH', 'Antminer S19j Pro+ (120T)'],
    ['3510W', 'Antminer S21 Pro (234T)'],
    ['s19', 'Antminer S19j Pro (104T)'],
    ['s19 0.07', 'Antminer S19 (95T) @ 0.07'],
    ['S1', 'Antminer S19 XP (140T)'],
    ['5x', '5x Antminer S21 (200T)'],
    ['bitaxe g', 'Bitaxe Gamma 601 (BM1370)'],
    ['antimner s19 pro', 'Antminer S19 Pro (110T)'],
  ])('offers for "%s" the %s', (text, rig) => expect(suggested(text)).toContain(rig));

  it('keeps to the limit', () => expect(suggested('s', 5)).toHaveLength(5));

  it('offers only what parses, each once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const texts = suggested(text);
        expect(new Set(texts).size).toBe(texts.length);
        for (const offered of texts) expect(meaning(offered)).toBe(offered);
      }),
      { numRuns: 300 },
    );
  });
});
