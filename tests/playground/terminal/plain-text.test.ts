import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/message/message.ts';
import { plainText } from '../../../src/playground/terminal/plain-text.ts';

const NOW = Date.UTC(2026, 9, 5, 12) / 1000;
const terminal = { now: NOW, locale: 'en-US', timeZone: 'UTC' };

describe('a message in the terminal', () => {
  it('has title, description, fields and footer without markdown', () => {
    const text = plainText(
      {
        embeds: [
          {
            title: 'Profit: **$1.11**',
            description: '`120TH` at *25 J/TH*',
            fields: [
              { name: 'Revenue', value: '**$6.28**', inline: true },
              { name: 'Power', value: '$5.04', inline: true },
              { name: 'Break-even', value: '- power **$0.085**\n- price $69,000' },
            ],
            footer: { text: 'mempool.space\nKraken' },
            timestamp: '2026-10-05T11:00:00Z',
          },
        ],
      },
      terminal,
    );
    expect(text).toBe(`Profit: $1.11

120TH at 25 J/TH

Revenue  $6.28
Power    $5.04

Break-even
  • power $0.085
  • price $69,000

mempool.space
Kraken

October 5, 2026 at 11:00 AM`);
  });

  it('lists what a question can be answered with, and not what an answer’s select would do', () => {
    const options = [{ label: 'Currency', value: 'currency' }];
    const components: Message['components'] = [
      {
        type: ComponentType.ActionRow,
        components: [{ type: ComponentType.StringSelect, custom_id: 'one', options }],
      },
    ];
    expect(plainText({ content: 'Which one?', components }, terminal)).toBe(
      'Which one?\n\n- Currency',
    );
    const answer = { embeds: [{ title: 'Your settings' }], components };
    expect(plainText(answer, terminal)).toBe('Your settings');
  });

  it('wraps at the width, further lines under the first', () => {
    const text = plainText({ content: `- ${'word '.repeat(30)}` }, { ...terminal, width: 40 });
    const lines = text.split('\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines[0]).toMatch(/^• word/);
    expect(lines[1]).toMatch(/^ {2}word/);
  });

  it('goes by what stands on the screen, where a sign takes two columns', () => {
    const fields = [
      { name: '🔔', value: 'rings', inline: true },
      { name: 'Fee', value: '2 %', inline: true },
    ];
    expect(plainText({ embeds: [{ fields }] }, terminal)).toBe('🔔   rings\nFee  2 %');
    const text = plainText({ content: '電力 '.repeat(9) }, { ...terminal, width: 20 });
    expect(text.split('\n')).toEqual(Array(2).fill('電力 電力 電力 電力').concat('電力'));
  });

  it('calls a moment ago just now', () => {
    for (const now of [NOW - 0.4, NOW, NOW + 0.4]) {
      const text = plainText({ content: `<t:${NOW}:D>, <t:${NOW}:R>` }, { ...terminal, now });
      expect(text).toBe('October 5, 2026, just now');
    }
  });

  it('gives the date of a relative time, once', () => {
    const at = NOW + 3 * 86_400;
    expect(plainText({ content: `<t:${at}:R>` }, terminal)).toBe(
      'in 3 days (October 8, 2026 at 12:00 PM)',
    );
    expect(plainText({ content: `<t:${at}:D>, <t:${at}:R>` }, terminal)).toBe(
      'October 8, 2026, in 3 days',
    );
    expect(plainText({ content: `<t:${at}:R>` }, { ...terminal, locale: 'de' })).toMatch(
      /^in 3 Tagen \(8\. Oktober 2026/,
    );
  });

  it('names files and links, and leaves buttons out', () => {
    const text = plainText(
      {
        content: '[docs](https://example.org)',
        files: [{ name: 'chart.png', data: new Uint8Array(), description: 'Hashprice' }],
        components: [
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.Button,
                style: ButtonStyle.Primary,
                label: 'Again',
                custom_id: 'x',
              },
              {
                type: ComponentType.Button,
                style: ButtonStyle.Link,
                label: 'Site',
                url: 'https://a.example',
              },
            ],
          },
        ],
      },
      terminal,
    );
    expect(text).toBe(
      'docs (https://example.org)\n\n[chart.png: Hashprice]\n\nSite: https://a.example',
    );
  });

  it('colours only where that is wanted', () => {
    const message = { embeds: [{ title: 'T' }] };
    expect(plainText(message, terminal)).toBe('T');
    expect(plainText(message, { ...terminal, colour: true })).toBe('\u001b[1mT\u001b[0m');
  });
});
