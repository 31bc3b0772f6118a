import { describe, expect, it } from 'vitest';
import catalogue from '../../src/rig/miner-models.json' with { type: 'json' };
import { findModels, minerModels } from '../../src/rig/models.ts';
import { parseRig } from '../../src/rig/text.ts';

const namesFor = (text: string, limit = 25) => findModels(text, limit).map(({ name }) => name);

describe('the catalogue', () => {
  it('has 184 models with names of their own', () => {
    expect(minerModels).toHaveLength(184);
    expect(new Set(minerModels.map(({ name }) => name)).size).toBe(184);
  });

  it.each(catalogue.models)('has sound figures and a source for $name', (listed) => {
    expect(['air', 'hydro', 'immersion']).toContain(listed.cooling);
    expect(['industrial', 'home']).toContain(listed.segment);
    expect(listed.released ?? '2026').toMatch(/^20\d\d(-(0[1-9]|1[0-2]))?$/);
    expect(listed.sources.length).toBeGreaterThan(0);
    for (const source of listed.sources) expect(Object.keys(catalogue.sources)).toContain(source);
    const efficiency = listed.power_w / listed.hashrate_th;
    expect(efficiency).toBeGreaterThan(9);
    expect(efficiency).toBeLessThan(160);
  });

  it('gives hashes per second and watts', () => {
    expect(minerModels.find(({ name }) => name === 'Antminer S9 (13.5T)')).toEqual({
      maker: 'Bitmain',
      name: 'Antminer S9 (13.5T)',
      hashrate: 13.5e12,
      power: 1323,
      cooling: 'air',
      segment: 'industrial',
      released: '2017-09',
    });
  });

  it.each(minerModels)('parses $name to exactly that', (model) => {
    const rig = { count: 1, hashrate: model.hashrate, power: model.power, model };
    expect(parseRig(model.name)).toEqual({ ok: true, rig });
    expect(parseRig(model.name.toUpperCase())).toEqual({ ok: true, rig });
    expect(parseRig(`${model.maker} ${model.name}`)).toEqual({ ok: true, rig });
    expect(parseRig(`2x ${model.name} 7c`)).toEqual({
      ok: true,
      rig: { ...rig, count: 2, tariff: { kind: 'flat', perKwh: 0.07 } },
    });
  });
});

describe('findModels', () => {
  it.each([
    ['s19j', 'Antminer S19j (90T)'],
    ['S19 jPro 104', 'Antminer S19j Pro (104T)'],
    ['s21 hydro', 'Antminer S21 Hyd (335T)'],
    ['M30S plus plus', 'Whatsminer M30S++ (112T)'],
    ['A1246', 'AvalonMiner 1246'],
    ['1246', 'AvalonMiner 1246'],
    ['avalon 1466', 'Avalon A1466'],
    ['nano3s', 'Avalon Nano 3S'],
    ['bitaxe gam', 'Bitaxe Gamma 601 (BM1370)'],
    ['u3s23h', 'Antminer S23 Hyd 3U (1160T)'],
    ['antimner s19 pro', 'Antminer S19 Pro (110T)'],
    ['hydro s21', 'Antminer S21 Hyd (335T)'],
    ['whatsmnier m50', 'Whatsminer M50 (114T)'],
  ])('puts first for %s: %s', (text, name) => expect(namesFor(text, 5)).toContain(name));

  it('goes on where a name breaks off, newer models first', () => {
    const names = namesFor('antminer s2', 20);
    expect(names).toHaveLength(20);
    expect(names.every((name) => /^Antminer S2[13]/.test(name))).toBe(true);
    expect(names[0]).toContain('S23');
  });

  it('offers first what fits best, then what many run', () => {
    expect(namesFor('s21 x')[0]).toBe('Antminer S21 XP (270T)');
    expect(namesFor('s19 p')[0]).toBe('Antminer S19 Pro (110T)');
    expect(namesFor('s19').slice(0, 3)).toEqual([
      'Antminer S19 (95T)',
      'Antminer S19j Pro (104T)',
      'Antminer S19 XP (140T)',
    ]);
    expect(namesFor('s21')[2]).toBe('Antminer S21 Pro (234T)');
  });

  it('takes a number that is written onto a letter for no size', () => {
    for (const text of ['s19', 's9', 's21', 'm50', 't19']) {
      const letter = text.charAt(0).toUpperCase();
      for (const name of namesFor(text)) expect(name).toMatch(new RegExp(` ${letter}\\d`));
    }
    expect(namesFor('m60s 19')).toContain('Whatsminer M60S+ (190T)');
  });

  it('keeps to the limit', () => expect(findModels('s', 7)).toHaveLength(7));

  it.each(['', ' ', 'zzz', '42424242', '!?'])('finds nothing for "%s"', (text) => {
    expect(findModels(text, 5)).toEqual([]);
  });
});
