import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mode, Modes } from '../../src/power/mode.ts';
import { formatModes, MAX_MODES, parseModes } from '../../src/power/mode-text.ts';

const mode = (
  name: string,
  terahash: number,
  power: number,
  figures: Mode['figures'] = 'nominal',
): Mode => ({ name, hashrate: terahash * 1e12, power, figures });

function modesOf(text: string): Modes | undefined {
  const read = parseModes(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.modes;
}

describe('modes as people write them', () => {
  it.each<[string, readonly Mode[]]>([
    [
      '80 1700, 100 2200, 120 2700',
      [mode('80TH', 80, 1700), mode('100TH', 100, 2200), mode('120TH', 120, 2700)],
    ],
    ['120 2700; 80 1700', [mode('80TH', 80, 1700), mode('120TH', 120, 2700)]],
    ['80 1700,100 2200', [mode('80TH', 80, 1700), mode('100TH', 100, 2200)]],
    [
      'eco 53 830, standard 82 1380, super 90 1675',
      [mode('eco', 53, 830), mode('standard', 82, 1380), mode('super', 90, 1675)],
    ],
    ['eco 53TH 830W\nsuper 90 TH/s 1.675 kW', [mode('eco', 53, 830), mode('super', 90, 1675)]],
    ['3,350 W 142 TH', [mode('142TH', 142, 3350)]],
    ['eco 52,5 TH 830 W; super 90 1675', [mode('eco', 52.5, 830), mode('super', 90, 1675)]],
    [
      '265MHz 54.7 1080, 290MHz 59.8 1188',
      [mode('265MHz', 54.7, 1080), mode('290MHz', 59.8, 1188)],
    ],
    ['2050 W: 80T 2050W', [mode('2050 W', 80, 2050)]],
    ['80 1700 measured, 100 2200', [mode('80TH', 80, 1700, 'measured'), mode('100TH', 100, 2200)]],
    [
      'gemessen: 80 1700, 100 2200',
      [mode('80TH', 80, 1700, 'measured'), mode('100TH', 100, 2200, 'measured')],
    ],
    ['eco 50 1200 (nominal), default 70 1900', [mode('eco', 50, 1200), mode('default', 70, 1900)]],
  ])('%s', (text, modes) => expect(modesOf(text)).toEqual(modes));

  it.each(['none', 'None', '-', 'keine'])('%s takes them away', (text) => {
    expect(parseModes(text)).toEqual({ ok: true, modes: undefined });
  });

  it.each([
    ['', { kind: 'unreadable' }],
    ['eco', { kind: 'unreadable', text: 'eco' }],
    ['80 1700, 100', { kind: 'unreadable', text: '100' }],
    ['80 1700 30', { kind: 'unreadable', text: '80 1700 30' }],
    ['80TH 90TH', { kind: 'unreadable' }],
    ['80 0', { kind: 'not-positive', text: '80 0' }],
    ['-80 1700', { kind: 'not-positive' }],
    ['1700 80', { kind: 'implausible', text: '1700 80', meant: '80TH 1700W' }],
    ['80TH 1700kW', { kind: 'implausible', meant: undefined }],
    ['eco 50 1200, Eco 70 1900', { kind: 'same-name', name: 'Eco' }],
    ['80 1700, 80TH 1800W', { kind: 'same-name' }],
    [
      Array.from({ length: MAX_MODES + 1 }, (_, i) => `${50 + i} ${1000 + i}`).join('; '),
      { kind: 'too-many', limit: MAX_MODES },
    ],
    ['80 1700; '.repeat(100), { kind: 'too-long' }],
  ])('%s is refused', (text, problem) => {
    expect(parseModes(text)).toMatchObject({ ok: false, problem });
  });

  it('are taken back as they are written', () => {
    const one = fc
      .record({
        name: fc.constantFrom('eco', 'standard', 'super+', '2050 W', '265MHz', '80T', undefined),
        terahash: fc.integer({ min: 1, max: 4_000 }).map((tenths) => tenths / 10),
        efficiency: fc.integer({ min: 10, max: 100 }),
        figures: fc.constantFrom<Mode['figures'][]>('measured', 'nominal'),
      })
      .map(({ name, terahash, efficiency, figures }) =>
        mode(name ?? `${terahash}TH`, terahash, Math.ceil(terahash * efficiency), figures),
      );
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { minLength: 1, maxLength: 7, selector: ({ name }) => name }),
        ([first, ...others]) => {
          if (!first) return;
          const text = formatModes([first, ...others]);
          const read = modesOf(text);
          expect(read).toHaveLength(others.length + 1);
          expect(read && formatModes(read).split('; ').length).toBe(others.length + 1);
          for (const wanted of [first, ...others]) {
            expect(read).toContainEqual({
              ...wanted,
              hashrate: expect.closeTo(wanted.hashrate, 0),
              name: expect.any(String),
            });
          }
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseModes(text)));
  });
});
