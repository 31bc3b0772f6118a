import { describe, expect, it } from 'vitest';
import { minerModels } from '../../src/domain/miner-catalogue.ts';
import { parseRig, type Rig } from '../../src/domain/rig-text.ts';
import { rigSuggestion } from '../../src/render/rig-words.ts';
import { voiceFor } from '../../src/render/voice.ts';

const locales = ['en-US', 'en-GB', 'de'];
const tariffs = [
  undefined,
  { perKwh: 0.07 },
  { perKwh: 0.285, currency: 'EUR' },
  { perKwh: 30, currency: 'JPY' },
];

/** The name as the suggestion shows it, pasted back. */
function pasted(rig: Rig, locale: string) {
  const voice = voiceFor(locale);
  const profit = voice.signedMoney(-1_234.5, 'USD');
  return voice.t('suggest.profit', { rig: rigSuggestion(rig, 'USD', voice), profit });
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
        expect(back.hashrate / hashrate).toBeCloseTo(1, 5);
        expect(back.power / power).toBeCloseTo(1, 5);
        if ('model' in named) expect(back.model?.name).toBe(model.name);
        const own = tariff && { ...tariff, currency: tariff.currency ?? 'USD' };
        expect(back.tariff).toEqual(own);
      }
    }
  });
});
