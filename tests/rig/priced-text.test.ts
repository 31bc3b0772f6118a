import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTariff } from '../../src/power/tariff-text.ts';
import { formatRig, parseRig } from '../../src/rig/text.ts';
import { runs } from '../support/depth.ts';

const priceIn = (text: string) => {
  const read = parseRig(text, 'USD');
  return read.ok ? read.rig.tariff && formatTariff(read.rig.tariff) : read.problem.kind;
};

describe('a power price behind a rig', () => {
  it.each([
    ['S21 0.10; 17-22 0.15', '0.1; 17-22 0.15'],
    ['S21 Pro @ 0.10; 17-22 0.15; sat,sun 0.08', '0.1; 17-22 0.15; sat,sun 0.08'],
    ['2x S19 95T 3250W, 0,28 €; 22-6 0,22', '0.28 EUR; 22-6 0.22'],
    ['120TH 3000W HT 28,5 ct 6-22 NT 22 ct', '0.22; 6-22 0.285'],
    ['S21 peak 4pm-9pm weekdays $0.35, else 11c', '0.11 USD; mon-fri 16-21 0.35'],
    ['S21 pool 2% 0.10; 17-22 0.15', '0.1; 17-22 0.15'],
    ['S21 0.08 plus 19% VAT', '0.08; tax 19%'],
    ['S21 Strom 0,10', '0.1'],
    ['S21, Strompreis: 0,28 €', '0.28 EUR'],
    ['S21 electricity cost 0.07', '0.07'],
    ['S21 pour 0,10 €', '0.1 EUR'],
    ['S21 con 0.10', '0.1'],
    ['S21 28 ct/kWh inkl. MwSt', '0.28'],
    ['S21 0.07 per kilowatt hour', '0.07'],
  ])('is read from %s', (text, price) => {
    expect(priceIn(text)).toBe(price);
  });

  it.each(['S21 8-10', 'S21 17-22 0.15', 'S21 0.10; summer 0.15', 'S21 0.10 17-22 0.15'])(
    'is asked about: %s',
    (text) => {
      expect(parseRig(text)).toMatchObject({ problem: { kind: 'tariff' } });
    },
  );

  it.each(['S21; S19', 'S21 + S19', '120TH 3000W electricity 8'])('is none: %s', (text) => {
    expect(parseRig(text)).toMatchObject({ ok: false });
  });

  it('comes back from how a rig is written', () => {
    const hours = fc.constantFrom('17-22', '22-6', 'mon-fri 6:30-9', 'sat,sun', 'jun-sep 0-12');
    const price = fc.integer({ min: 1, max: 4_000 }).map((tenths) => tenths / 10_000);
    const machine = fc.constantFrom('S21', '120TH 3000W', '2x S19 XP', 'Bitaxe Gamma');
    fc.assert(
      fc.property(machine, price, hours, price, (rig, rest, when, other) => {
        const first = parseRig(`${rig} @ ${rest}; ${when} ${other}`);
        expect({ rig, when, ...first }).toMatchObject({ ok: true });
        if (!first.ok) return;
        const { tariff, count, hashrate, power } = first.rig;
        const again = parseRig(formatRig(first.rig));
        expect(again).toMatchObject({ ok: true, rig: { tariff, count, hashrate, power } });
      }),
      { numRuns: runs(200) },
    );
  });
});
