import { describe, expect, it } from 'vitest';
import { difficulty } from '../../commands/difficulty.ts';
import type { Reading } from '../../src/market/reading.ts';
import { caller, germanCaller, portsWith } from '../support/command-ports.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';

const ask = (ports = portsWith(), who = caller) =>
  difficulty.run({ options: { range: undefined, coin: undefined }, caller: who }, ports);

const atHeight = (height: number, elapsed: number): Reading => ({
  ...reading,
  tip: datum({ height, time: NOW }, 'mempool.space'),
  epoch: datum(
    {
      marks: [
        { height: 973_728, time: NOW - elapsed },
        { height, time: NOW },
      ],
      previousDifficulty: 138e12,
    },
    'mempool.space',
  ),
});

describe('/difficulty', () => {
  it('shows epoch, forecast, halving and hashrate', async () => {
    const message = await ask();
    expect(message.embeds?.[0]?.title).toBe('Difficulty 140.00 T');
    expect(fieldOf(message, 'This epoch')).toBe(
      '`██████████░░░░░░░░░░` 50.0%\n1,009 of 2,016 blocks found\nLast change +1.4%',
    );
    expect(fieldOf(message, 'Next retarget')).toMatch(
      /^\*\*[+−][\d.]+%\*\*, to 1[34]\d\.\d\d T\n90% band: −[\d.]+% to \+[\d.]+%\n<t:(\d+):f> \(<t:\1:R>\) · 1,007 blocks to go\nMethod: /,
    );
    const halving = NOW + 75_264 * 600;
    expect(fieldOf(message, 'Halving')).toBe(
      `<t:${halving}:f> (<t:${halving}:R>)\nBlock 1,050,000, 75,264 blocks to go\nSubsidy 3.125 BTC → 1.5625 BTC a block`,
    );
    expect(fieldOf(message, 'Network hashrate')).toBe(
      '**1.002 ZH/s** by difficulty: the rate at which blocks take 10 minutes',
    );
    expect(flawsOf(message)).toEqual([]);
    expect(flawsOf(await ask(portsWith(), germanCaller))).toEqual([]);
  });

  it('says plainly when it is too early, and when it is settled', async () => {
    const early = fieldOf(await ask(portsWith(atHeight(973_828, 60_000))), 'Next retarget');
    expect(early).toContain(
      'Early: only 101 blocks of the epoch are in, so trust the band more than the number.',
    );
    const settled = await ask(portsWith(atHeight(975_743, 1_209_600 / 1.05)));
    expect(fieldOf(settled, 'Next retarget')).toMatch(
      /^\*\*\+5\.0%\*\*, to 147\.00 T\n<t:\d+:f> \(<t:\d+:R>\) · the next block has it\nSettled: /,
    );
  });

  it('says that there is no forecast rather than a bad one', async () => {
    const { epoch: _, ...without } = reading;
    const message = await ask(portsWith(without));
    expect(fieldOf(message, 'Next retarget')).toBe(
      'No forecast: the epoch’s block times are not known right now.',
    );
    expect(fieldOf(message, 'This epoch')).not.toContain('Last change');

    // Block times of another epoch: the change they know of may be an older one.
    const marks = [{ height: 973_000, time: NOW - 900_000 }];
    const old = datum({ marks, previousDifficulty: 138e12 }, 'mempool.space', 90_000, 'stale');
    const late = await ask(portsWith({ ...reading, epoch: old }));
    expect(fieldOf(late, 'Next retarget')).toContain('No forecast');
    expect(fieldOf(late, 'This epoch')).not.toContain('Last change');
  });

  it('shows what it can without a height, and says when there is nothing', async () => {
    const { tip: _, ...without } = reading;
    const message = await ask(portsWith(without));
    expect(textOf(message)).toContain('**Not known right now:** block height.');
    expect(fieldOf(message, 'Halving')).toBeUndefined();
    expect(textOf(message)).not.toContain('block 0');
    expect(flawsOf(message)).toEqual([]);
    expect((await ask(portsWith(nothing))).content).toContain('No market data yet.');
  });
});
