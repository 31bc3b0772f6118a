import { describe, expect, it } from 'vitest';
import type { HistoryPoint } from '../../src/market/history.ts';
import { type CoinPicture, coinReadingAt, PICTURES } from '../support/coin-readings.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { NOW, reading } from '../support/readings.ts';

const DAY = 86_400;
const TODAY = Math.floor(NOW / DAY) * DAY;
const names = ['BCH', 'LTC', 'KAS'] as const;
type Other = (typeof names)[number];
const WHEN = { time: '9:00', timezone: 'UTC' };

async function door(
  changes: Partial<Record<Other, Partial<CoinPicture>>> = {},
  left: readonly Other[] = names,
) {
  const others = left.map((coin) => coinReadingAt(coin, NOW, changes[coin]));
  const market = fakeMarket(reading, [], others);
  const found = await frontDoor({ market });
  for (const coin of names) await found.ports.history.fillDays(coin, pastOf(coin));
  return found;
}

/** Days on which a coin was a thousandth cheaper for each day ago. */
function pastOf(coin: Other): readonly HistoryPoint[] {
  const { height, difficulty, usd, ...rest } = PICTURES[coin];
  return Array.from({ length: 40 }, (_, ago) => ({
    at: TODAY - (ago + 1) * DAY,
    height: height - 100 * (ago + 1),
    difficulty,
    usd: usd * (1 - (ago + 1) / 1_000),
    ...('merged' in rest && { merged: { height: 6_400_000, ...rest.merged } }),
  }));
}

const fieldsOf = (message: Parameters<typeof textOf>[0]) =>
  Object.fromEntries((message.embeds?.[0]?.fields ?? []).map(({ name, value }) => [name, value]));

describe('a digest with coins', () => {
  it('has a section for each that was chosen, and shows them', async () => {
    const { run } = await door();
    const answer = await run('digest me', { ...WHEN, coins: 'kaspa, LTC' });
    expect(textOf(answer)).toContain('Litecoin and Kaspa');
    const preview = await run('digest preview', { digest: '1' });
    expect(flawsOf(preview)).toEqual([]);
    const fields = fieldsOf(preview);
    expect(Object.keys(fields)).toContain('Litecoin + Dogecoin');
    expect(Object.keys(fields)).toContain('Kaspa');
    expect(Object.keys(fields)).not.toContain('Bitcoin Cash');
    const { Kaspa: kaspa, 'Litecoin + Dogecoin': ltc } = fields;
    expect(kaspa).toMatch(/^\*\*\$0\.289\*\* per TH\/s a day · .*7d/u);
    expect(kaspa).toMatch(/Kaspa \*\*\$0\.0500\*\* · .*7d \*\*\+0\.\d%\*\*/u);
    expect(kaspa).toContain('Difficulty ');
    expect(kaspa).not.toContain('retarget');
    expect(ltc).toContain('**$1.08** per GH/s a day');
    expect(ltc).toContain('Next retarget <t:');
  });

  it('tells of the coins of one’s rigs by itself, and of none where one says so', async () => {
    const { run } = await door();
    await run('rig add', { rig: 'L9 16GH' });
    await run('digest me', WHEN);
    expect(Object.keys(fieldsOf(await run('digest preview', { digest: '1' })))).toContain(
      'Litecoin + Dogecoin',
    );
    await run('digest edit', { digest: '1', coins: 'none' });
    expect(Object.keys(fieldsOf(await run('digest preview', { digest: '1' })))).not.toContain(
      'Litecoin + Dogecoin',
    );
    expect(textOf(await run('digest edit', { digest: '1', coins: 'BCH' }))).toContain(
      'Bitcoin Cash',
    );
    expect(Object.keys(fieldsOf(await run('digest preview', { digest: '1' })))).toContain(
      'Bitcoin Cash',
    );
  });

  it('leaves a coin out of which nothing is known, and says what is odd', async () => {
    const { run } = await door({ KAS: { stale: true }, LTC: { merged: undefined } }, [
      'LTC',
      'KAS',
    ]);
    await run('digest me', { ...WHEN, coins: 'KAS, LTC' });
    const fields = fieldsOf(await run('digest preview', { digest: '1' }));
    expect(fields['Kaspa']).toMatch(/old/iu);
    expect(fields['Litecoin + Dogecoin']).toContain('Litecoin’s part alone');
    // Half an income of today compares with no whole one of yesterday.
    expect(fields['Litecoin + Dogecoin']).toMatch(/per GH\/s a day$/mu);
  });

  it('calls no rig one at a loss by half of its income', async () => {
    const { run } = await door({ LTC: { merged: undefined } }, ['LTC']);
    await run('rig add', { rig: 'L9 16GH', electricity: '0.1 USD' });
    await run('digest me', WHEN);
    const fields = fieldsOf(await run('digest preview', { digest: '1' }));
    expect(fields['Your rigs']).toContain('**1 rig** · 1 unknown');
    expect(textOf(await run('rig list'))).not.toContain('-$');
  });

  it('counts in coins what the coin alone earns while nobody knows its price', async () => {
    const unpriced = { ...coinReadingAt('LTC', NOW), price: undefined };
    const { run } = await frontDoor({ market: fakeMarket(reading, [], [unpriced]) });
    // 86,400 s × 1 GH/s / (1e8 × 2^32) × 6.25 LTC.
    const alone = /\b0\.0012573 LTC/u;
    expect(textOf(await run('hashprice', { coin: 'LTC' }))).toMatch(alone);
    await run('digest me', { ...WHEN, coins: 'LTC' });
    const fields = fieldsOf(await run('digest preview', { digest: '1' }));
    expect(fields['Litecoin + Dogecoin']).toMatch(alone);
  });

  it('leaves out a coin that nobody tells of', async () => {
    const empty = { coin: 'KAS', at: NOW, origin: 'live' } as const;
    const { run } = await frontDoor({ market: fakeMarket(reading, [], [empty]) });
    await run('digest me', { ...WHEN, coins: 'KAS' });
    const preview = await run('digest preview', { digest: '1' });
    expect(Object.keys(fieldsOf(preview))).not.toContain('Kaspa');
    expect(flawsOf(preview)).toEqual([]);
  });

  it('tells of a fall of the reward that is near', async () => {
    const first = 444_829_996 + 7_483_004;
    const { run } = await door({
      KAS: { height: first - 864_000 * 3 },
      BCH: { height: 1_050_000 - 144 * 30 },
    });
    await run('digest me', { ...WHEN, coins: 'KAS+BCH' });
    const fields = fieldsOf(await run('digest preview', { digest: '1' }));
    expect(fields['Kaspa']).toContain('2.75 KAS → 2.5957 KAS a block');
    expect(fields['Bitcoin Cash']).toContain('3.125 BCH → 1.5625 BCH a block');
  });

  it('keeps its coins when somebody wants details', async () => {
    const { run, press } = await door();
    await run('digest me', { ...WHEN, coins: 'KAS' });
    const preview = await run('digest preview', { digest: '1' });
    const details = saidOf(await press(customIdsOf(preview).get('details')));
    expect(Object.keys(fieldsOf(details))).toContain('Kaspa');
  });

  it('speaks German', async () => {
    const { as } = await door();
    const german = as({ locale: 'de' });
    await german.run('digest me', { ...WHEN, coins: 'kas und ltc' });
    const text = textOf(await german.run('digest preview', { digest: '1' }));
    expect(text).toContain('pro TH/s und Tag');
    expect(text).toContain('Nächste Anpassung');
    await german.run('digest edit', { digest: '1', coins: 'keine' });
    expect(textOf(await german.run('digest preview', { digest: '1' }))).not.toContain('pro TH/s');
  });

  it.each([
    ['dash', /no coin called “dash”.*did you mean/u],
    ['KAS, lightcoin', /no coin called “lightcoin”.*did you mean Bitcoin or Kaspa/u],
    [' , ', /no coin called/u],
    ['LTC', /has left Litecoin/u],
    ['S21', /no coin called “S21”/u],
  ])('refuses %j in a sentence', async (coins, problem) => {
    const { run } = await door({}, ['KAS']);
    await expect(run('digest me', { ...WHEN, coins })).rejects.toThrow(problem);
  });

  it('suggests one coin after the other', async () => {
    const { suggest } = await door();
    const values = async (text: string) =>
      (await suggest('digest me', 'coins', text)).map(({ value }) => value);
    expect(await values('')).toEqual(['BCH', 'LTC', 'KAS', 'none']);
    expect(await values('KAS, li')).toEqual(['KAS, LTC']);
  });
});

it('a fleet of several algorithms has a total of each', async () => {
  const { run } = await door();
  for (const rig of ['S21', 'L9 16GH', 'KS5 Pro']) await run('rig add', { rig });
  const text = textOf(await run('rig list'));
  expect(text).toMatch(/200\sTH\/s\s\+\s16\sGH\/s\s\+\s21\sTH\/s/u);
});
