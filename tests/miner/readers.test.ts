import { describe, expect, it } from 'vitest';
import { readAxeOs } from '../../src/miner/axeos.ts';
import { isRefused, moreCommandsFor, readCgminer } from '../../src/miner/cgminer.ts';
import { liveHashrate } from '../../src/miner/miner-reading.ts';
import { modelOfV3, readWhatsminerStatus, readWhatsminerV3 } from '../../src/miner/whatsminer.ts';
import {
  antminer,
  avalonAtWork,
  avalonIdle,
  axeOsNew,
  axeOsOld,
  braiins,
  luxos,
  whatsminer,
  whatsminerV3,
} from '../support/miner-answers.ts';

const live = (reading: ReturnType<typeof readCgminer>) => reading && liveHashrate(reading);

describe('the protocol on 4028', () => {
  it('L1: an Antminer tells its hashrate in GH/s, its nominal one, and no watts', () => {
    const reading = readCgminer(antminer);
    expect(reading).toEqual({
      model: 'Antminer S19 Pro',
      rates: { now: 111.222_33e12, sinceStart: 110.987_65e12 },
      nominal: 110e12,
      temperature: 74,
      uptime: 86_461,
      bestShare: 9_876_543_210,
      state: 'mining',
    });
    expect(live(reading)).toBe(111.222_33e12);
  });

  it('L2: a Whatsminer tells MH/s, watts and its mode', () => {
    const reading = readCgminer({ summary: whatsminer.summary });
    expect(reading).toMatchObject({
      rates: { now: 67.333_444_55e12, sinceStart: 66.444_555_66e12 },
      nominal: 68.5e12,
      power: { watts: 3_420, measured: true },
      powerLimit: 3_500,
      mode: 'Normal',
      temperature: 91.5,
    });
    expect(live(reading)).toBe(67.333_444_55e12);
  });

  it('L3: version 3 has words of its own', () => {
    expect(readWhatsminerV3(whatsminerV3.status)).toMatchObject({
      rates: { now: 172.5e12 },
      nominal: 181e12,
      power: { watts: 3_150, measured: true },
      state: 'mining',
    });
    expect(modelOfV3(whatsminerV3.device)).toBe('M60S_VK40');
    expect(readWhatsminerV3(antminer.summary)).toBeUndefined();
  });

  it('L4: an Avalon in standby does nothing, and that is no outage', () => {
    const reading = readCgminer(avalonIdle);
    expect(reading).toMatchObject({
      model: 'Avalon Q',
      rates: { now: 0, sinceStart: 44.000_25e12 },
      nominal: 55.000_5e12,
      powerLimit: 800,
      mode: 'eco',
      state: 'standby',
    });
    expect(live(reading)).toBe(60_000);
    expect(readCgminer(avalonAtWork)).toMatchObject({
      rates: { now: 199.000_5e12 },
      power: { watts: 3_710, measured: true },
      temperature: 79,
      mode: 'standard',
      state: 'mining',
    });
  });

  it('an Avalon’s text is read on behind a value without an end', () => {
    const [{ 'MM ID0': text }] = avalonAtWork.stats.STATS;
    const stats = { STATS: [{ 'MM ID0': text.replace('TMax[79]', 'TMax[7 GHSavg[') }] };
    expect(readCgminer({ ...avalonAtWork, stats })).toMatchObject({
      rates: { now: 199.000_5e12 },
      power: { watts: 3_710 },
    });
    expect(readCgminer({ ...avalonAtWork, stats })?.temperature).toBeUndefined();
    const endless = { STATS: [{ 'MM ID0': `${'A['.repeat(50_000)}TMax[79]` }] };
    expect(readCgminer({ ...avalonAtWork, stats: endless })?.temperature).toBe(79);
  });

  it('L5: LuxOS estimates its watts, and has one profile of many', () => {
    const reading = readCgminer(luxos);
    expect(reading).toMatchObject({
      rates: { now: 59.700_5e12 },
      power: { watts: 1_055, measured: false },
      mode: '290MHz',
    });
    expect(live(reading)).toBe(61.500_5e12);
  });

  it('Braiins OS estimates as well', () => {
    expect(readCgminer(braiins)).toMatchObject({
      rates: { fiveMinutes: 140.000_000_5e12 },
      power: { watts: 3_130, measured: false },
    });
  });

  it('L8: the status of version 2 is all texts', () => {
    expect(readWhatsminerStatus(whatsminer.status)).toEqual({ mode: 'low', powerLimit: 3_600 });
    expect(readCgminer(whatsminer)).toMatchObject({ mode: 'low', state: 'mining' });
    const off = { ...whatsminer.status, Msg: { ...whatsminer.status.Msg, mineroff: 'true' } };
    expect(readCgminer({ ...whatsminer, status: off })).toMatchObject({ state: 'standby' });
  });

  it('reads the unit where a field has one, and strings as numbers', () => {
    const summary = { SUMMARY: [{ Elapsed: 9_000, rate_5m: '17500.5', rate_unit: 'MH/s' }] };
    expect(live(readCgminer({ summary }))).toBe(17.500_5e9);
  });

  it('knows what else to ask, and a refusal', () => {
    expect(moreCommandsFor({ summary: luxos.summary })).toEqual(['power', 'profiles']);
    expect(moreCommandsFor({ summary: braiins.summary })).toEqual(['tunerstatus']);
    expect(moreCommandsFor({ version: avalonIdle.version })).toEqual(['litestats']);
    expect(moreCommandsFor({ summary: whatsminer.summary })).toEqual(['status']);
    expect(moreCommandsFor(antminer)).toEqual([]);
    expect(isRefused({ STATUS: [{ STATUS: 'E', Code: 14, Msg: 'Invalid command' }] })).toBe(true);
    expect(isRefused({ STATUS: 'E', Code: 45, Msg: 'access denied' })).toBe(true);
    expect(isRefused(antminer.summary)).toBe(false);
  });

  it.each([undefined, null, 7, 'x', [], {}, { summary: {} }, { summary: { STATUS: [] } }])(
    'is nothing in %j',
    (answers) => {
      expect(readCgminer({ ...(answers as object) })).toBeUndefined();
      expect(readAxeOs(answers)).toBeUndefined();
      expect(readWhatsminerV3(answers)).toBeUndefined();
      expect(readWhatsminerStatus(answers)).toBeUndefined();
    },
  );
});

describe('AxeOS', () => {
  it('L6: means nothing in its first ten minutes', () => {
    expect(readAxeOs(axeOsOld)).toMatchObject({
      model: 'BM1368',
      rates: { now: 1e12 },
      bestShare: 517_000,
      inputVolts: 5.15,
      uptime: 5,
      state: 'starting',
    });
  });

  it('tells more in later versions', () => {
    const reading = readAxeOs(axeOsNew);
    expect(reading).toMatchObject({
      nominal: 1.22e12,
      temperature: 61.25,
      bestShare: 222_333_444,
      state: 'mining',
    });
    expect(live(reading)).toBe(1.190_5e12);
  });

  it('says when it has stopped itself, or was paused', () => {
    expect(readAxeOs({ ...axeOsNew, overheat_mode: 1 })?.state).toBe('overheated');
    expect(readAxeOs({ ...axeOsNew, miningPaused: true })?.state).toBe('paused');
  });

  it.each([
    ['4.29G', 4.29e9],
    ['1.5 T', 1.5e12],
    ['0', 0],
    ['', undefined],
    ['many', undefined],
    [null, undefined],
  ])('reads the best difficulty %j', (bestDiff, expected) => {
    expect(readAxeOs({ ...axeOsOld, bestDiff })?.bestShare).toBe(expected);
  });
});
