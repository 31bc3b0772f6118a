import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { i18nFor } from '../../src/i18n/i18n.ts';
import type { WrittenTariff } from '../../src/power/tariff.ts';
import { minerModels } from '../../src/rig/models.ts';
import type { Rig } from '../../src/rig/rig.ts';
import { parseRig, suggestRigs } from '../../src/rig/text.ts';
import { rigSuggestion } from '../../src/rig/words.message.ts';
import { anyText, figuresText } from '../support/text-generators.ts';

const locales = ['en-US', 'en-GB', 'de'];
const tariffs: readonly (WrittenTariff | undefined)[] = [
  undefined,
  { kind: 'flat', perKwh: 0.07 },
  { kind: 'flat', perKwh: 0.285, currency: 'EUR' },
  { kind: 'flat', perKwh: 30, currency: 'JPY' },
];

/** The name as the suggestion shows it, pasted back. */
function pasted(rig: Rig, locale: string) {
  const i18n = i18nFor(locale);
  const profit = i18n.signedMoney(-1_234.5, 'USD');
  return i18n.t('suggest.profit', { rig: rigSuggestion(rig, 'USD', i18n), profit });
}

describe.each(locales)('a suggestion’s name in %s', (locale) => {
  it.each(tariffs)('is understood for every model, named or by figures, with %o', (tariff) => {
    for (const [i, model] of minerModels.entries()) {
      const count = i % 2 === 0 ? 1 : 12;

      for (const named of [{ model }, {}]) {
        const { hashrate, power } = model;
        const rig: Rig = { count, hashrate, power, ...named, ...(tariff && { tariff }) };
        const name = pasted(rig, locale);
        const understood = parseRig(name);
        expect({ name, ...understood }).toMatchObject({ ok: true, rig: { count } });
        if (!understood.ok) continue;
        const { rig: back } = understood;
        expect(back).toMatchObject({ hashrate, power });
        if ('model' in named) expect(back.model?.name).toBe(model.name);
        const own = tariff && { ...tariff, currency: tariff.currency ?? 'USD' };
        expect(back.tariff).toEqual(own);
      }
    }
  });

  it.each([
    '500GH 1500W',
    '450GH 3600W',
    '123.456TH 12345W',
    '1.234567PH 30kW',
    '120TH 3000W 0.0712345',
    '3000W 17J/TH',
  ])('gives %s back', (text) => {
    expectBack(text);
  });

  it('gives back whatever can be typed', () => {
    fc.assert(fc.property(fc.oneof(figuresText, anyText), expectBack));
  });

  function expectBack(text: string) {
    for (const rig of suggestRigs(text, 3)) {
      const name = pasted(rig, locale);
      const understood = parseRig(name);
      const tariff = rig.tariff && { ...rig.tariff, currency: rig.tariff.currency ?? 'USD' };
      const { count, model } = rig;
      expect({ name, ...understood }).toMatchObject({ ok: true, rig: { count } });
      if (!understood.ok) continue;
      const { rig: back } = understood;
      expect(back.model?.name).toBe(model?.name);
      expect(back.tariff).toEqual(tariff);
      // Figures that were worked out have more digits than anybody reads.
      expect(back.hashrate / rig.hashrate).toBeCloseTo(1, 8);
      expect(back.power / rig.power).toBeCloseTo(1, 8);
    }
  }
});
