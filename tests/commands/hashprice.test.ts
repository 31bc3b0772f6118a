import { describe, expect, it } from 'vitest';
import { hashprice } from '../../commands/hashprice.ts';
import type { Reading } from '../../src/market/reading.ts';
import { caller, germanCaller, portsWith } from '../support/command-ports.ts';
import { flawsOf } from '../support/message-limits.ts';
import { fieldOf, textOf } from '../support/message-text.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';

const ask = (ports = portsWith(), currency?: string, who = caller) =>
  hashprice.run({ options: { currency, range: undefined, coin: undefined }, caller: who }, ports);

describe('/hashprice', () => {
  it('says what vector B1 says, with the unit each time', async () => {
    const message = await ask();
    expect(message.embeds?.[0]?.title).toBe('Hashprice $45.19 per PH/s per day');
    expect(message.embeds?.[0]?.description).toBe(
      [
        '**$45.19** · 45,190 sats per PH/s per day',
        '**$0.0452** · 45.2 sats per TH/s per day',
        'Fees are 0.6% of the block reward (0.02 BTC of 3.145 BTC)',
      ].join('\n'),
    );
    expect(fieldOf(message, 'What changes it')).toMatch(
      /^Bitcoin \+1%: \+\$0\.452\nDifficulty \+1%: −\$0\.447\nNo fees at all: −\$0\.287\nNext retarget <t:\d+:R>: difficulty [+−][\d.]+%, hashprice \*\*\$[\d.]+\*\* \(90%: \$[\d.]+ to \$[\d.]+\)\nHalving <t:\d+:R>: \*\*\$22\.74\*\*, all else as now$/,
    );
    expect(message.embeds?.[0]?.footer?.text).toBe(
      'Live · block 974,736 · BTC $100,000 from 3 exchanges · 30 sec. ago',
    );
    expect(flawsOf(message)).toEqual([]);
  });

  it('answers in another currency and language', async () => {
    const message = await ask(portsWith(), 'eur', germanCaller);
    expect(message.embeds?.[0]?.title?.replaceAll('\u00a0', ' ')).toBe(
      'Hashprice 36,15 € pro PH/s und Tag',
    );
    expect(message.embeds?.[0]?.footer?.text.replaceAll('\u00a0', ' ')).toBe(
      'Live · Block 974.736 · BTC 100.000 $ (80.000 €) von 3 Börsen · vor 30 Sek.',
    );
    expect(flawsOf(message)).toEqual([]);
  });

  it('counts in coins without a price', async () => {
    const { price: _, ...without } = reading;
    const message = await ask(portsWith(without));
    expect(message.embeds?.[0]?.title).toBe('Hashprice 45,190 sats per PH/s per day');
    expect(textOf(message)).toContain('⚠️ **Not known right now:** bitcoin price.');
    expect(textOf(message)).not.toContain('$');
    expect(flawsOf(message)).toEqual([]);
  });

  it('has no band around what is settled', async () => {
    const { epoch } = reading;
    const settled: Reading = {
      ...reading,
      tip: datum({ height: 975_743, time: NOW }, 'mempool.space'),
      ...(epoch && { epoch }),
    };
    expect(fieldOf(await ask(portsWith(settled)), 'What changes it')).toMatch(
      /Next retarget <t:\d+:R>: difficulty [+−][\d.]+%, settled, hashprice \*\*\$[\d.]+\*\*\n/,
    );
  });

  it('calls a hashprice without fees a lower bound, and says when there is nothing', async () => {
    const { meanFees: _, ...without } = reading;
    const text = textOf(await ask(portsWith(without)));
    expect(text).not.toContain('Not known right now');
    expect(text).toContain('A lower bound: fees are unknown right now');
    expect(text).toContain('Hashprice $44.90');
    expect(text).not.toContain('of the block reward');
    expect((await ask(portsWith(nothing))).content).toContain('No market data yet.');
  });

  it('suggests currencies', async () => {
    const offers = await hashprice.suggest?.(
      { option: 'currency', text: 'yen', others: {} },
      caller,
      portsWith(),
    );
    expect(offers).toEqual([{ name: 'JPY · Japanese Yen', value: 'JPY' }]);
  });
});
