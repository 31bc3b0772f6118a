import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { profit } from '../../commands/profit.ts';
import { parseCustomId } from '../../src/custom-id.ts';
import type { Outcome } from '../../src/discord/command.ts';
import type { Message, Modal, Ports } from '../../src/ports.ts';
import { caller, germanCaller, portsWith } from '../support/command-ports.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, fieldOf, optionsOf, textOf } from '../support/message-text.ts';
import { datum, reading } from '../support/readings.ts';

const noOptions = {
  electricity: undefined,
  fee: undefined,
  uptime: undefined,
  currency: undefined,
  price: undefined,
  difficulty_change: undefined,
};

const ask = (ports: Ports, options: { readonly rig: string; readonly electricity?: string }) =>
  profit.run({ options: { ...noOptions, ...options }, caller }, ports);

/** Presses what carries that custom id, as the router would. */
async function press(
  customId: string | undefined,
  ports: Ports,
  given: {
    readonly values?: readonly string[];
    readonly fields?: Readonly<Record<string, string>>;
    readonly who?: typeof caller;
  } = {},
): Promise<Outcome> {
  const id = parseCustomId(customId ?? '');
  const handler = profit.presses?.[id?.action ?? ''];
  if (!handler) throw new Error(`Nobody handles ${customId}`);
  const { values = [], fields = {}, who = caller } = given;
  return handler({ caller: who, argument: id?.argument, values, fields }, ports);
}

const updateOf = (outcome: Outcome): Message => ('update' in outcome ? outcome.update : {});
const replyOf = (outcome: Outcome): Message => ('reply' in outcome ? outcome.reply : {});
const modalOf = (outcome: Outcome): Modal => {
  if (!('modal' in outcome)) throw new Error('No modal');
  return outcome.modal;
};

/** Labels and values of a form, by field. */
function formOf({ components }: Modal) {
  const inputs = components.flatMap((part) =>
    part.type === ComponentType.Label && part.component.type === ComponentType.TextInput
      ? [{ label: part.label, ...part.component }]
      : [],
  );
  return new Map(inputs.map((input) => [input.custom_id, input]));
}

const valuesOf = (modal: Modal) =>
  Object.fromEntries([...formOf(modal)].map(([name, { value = '' }]) => [name, value]));

describe('adjusting an answer', () => {
  it('shows what counts, and changes nothing when nothing is changed', async () => {
    const ports = portsWith();
    const answer = await ask(ports, { rig: '120TH 3000W' });
    const modal = modalOf(await press(customIdsOf(answer).get('adjust'), ports));
    expect(valuesOf(modal)).toEqual({
      electricity: '0.07 USD',
      fee: '2',
      uptime: '100',
      price: '',
      difficultyChange: '',
    });
    const fields = valuesOf(modal);
    const same = updateOf(await press(modal.custom_id, ports, { fields }));
    expect(textOf(same)).toBe(textOf(answer));
    expect(textOf(same)).toContain('Power $0.07/kWh *(assumed)*');
  });

  it('keeps to Discord’s limits for forms in both languages', async () => {
    for (const who of [caller, germanCaller]) {
      const ports = portsWith();
      const answer = await ask(ports, { rig: '120TH 3000W' });
      const modal = modalOf(await press(customIdsOf(answer).get('adjust'), ports, { who }));
      expect(modal.title.length).toBeLessThanOrEqual(45);
      expect(modal.custom_id.length).toBeLessThanOrEqual(100);
      const inputs = [...formOf(modal).values()];
      expect(inputs).toHaveLength(5);
      for (const { label, placeholder = '', value } of inputs) {
        expect(label.length).toBeLessThanOrEqual(45);
        expect(placeholder.length).toBeLessThanOrEqual(100);
        expect(value).not.toBe('');
      }
    }
  });

  it('recomputes with what was filled in, and can be adjusted again', async () => {
    const ports = portsWith();
    const answer = await ask(ports, { rig: '120TH 3000W €0.056' });
    const modal = modalOf(await press(customIdsOf(answer).get('adjust'), ports));
    expect(formOf(modal).get('price')?.label).toBe('Price of one bitcoin in EUR');
    const fields = {
      electricity: '6c',
      fee: '1,5',
      uptime: '98 %',
      price: '90,000',
      difficultyChange: '−3.5',
    };
    const first = updateOf(await press(modal.custom_id, ports, { fields }));
    expect(fieldOf(first, 'Counted with')).toBe(
      [
        'Power €0.06/kWh',
        'Pool fee 1.5%',
        'Uptime 98%',
        'What if: bitcoin at €90,000 (now €80,000)',
        'What if: difficulty −3.5%, to 135.10 T',
      ].join('\n'),
    );
    expect(flawsOf(first)).toEqual([]);

    const again = modalOf(await press(customIdsOf(first).get('adjust'), ports));
    expect(valuesOf(again)).toEqual({
      electricity: '6c',
      fee: '1.5',
      uptime: '98',
      price: '90000',
      difficultyChange: '-3.5',
    });
    const cleared = { ...valuesOf(again), price: '', difficultyChange: '' };
    const second = updateOf(await press(again.custom_id, ports, { fields: cleared }));
    expect(textOf(second)).not.toContain('What if');
    expect(textOf(second)).toContain('€');
  });

  it.each([
    ['fee', 'two', 'The pool fee: I can’t read “two” as a number; write it such as `2`.'],
    ['uptime', '140', 'The uptime is 140, but has to be above 0 and at most 100 %'],
    ['price', '80k', 'The bitcoin price: I can’t read “80k” as a number'],
    ['electricity', 'free', 'I can’t read “free” as a power price'],
  ])('refuses %s %s with a sentence', async (field, text, sentence) => {
    const ports = portsWith();
    const answer = await ask(ports, { rig: '120TH 3000W' });
    const modal = modalOf(await press(customIdsOf(answer).get('adjust'), ports));
    const fields = { ...valuesOf(modal), [field]: text };
    await expect(press(modal.custom_id, ports, { fields })).rejects.toThrow(sentence);
  });

  it('reads a price with groups in either notation', async () => {
    for (const price of ['80,000', '80.000', '80 000', '80000', '80.000,00']) {
      const ports = portsWith();
      const answer = await ask(ports, { rig: '120TH 3000W' });
      const modal = modalOf(await press(customIdsOf(answer).get('adjust'), ports));
      const fields = { ...valuesOf(modal), price };
      const changed = updateOf(await press(modal.custom_id, ports, { fields }));
      expect(textOf(changed)).toContain('bitcoin at $80,000');
    }
  });
});

describe('other presses', () => {
  it('refreshes with the market of the moment', async () => {
    const ports = portsWith();
    const answer = await ask(ports, { rig: '120TH 3000W' });
    const price = datum(
      { usd: 120_000, sources: ['Kraken', 'Coinbase'], cut: [] },
      'Kraken, Coinbase',
    );
    const later = { ...portsWith({ ...reading, price }), drafts: ports.drafts };
    const fresh = updateOf(await press(customIdsOf(answer).get('refresh'), later));
    expect(textOf(fresh)).toContain('Bitcoin $120,000');
    expect([...customIdsOf(fresh).keys()]).toEqual(['adjust', 'refresh', 'save', 'alert']);
  });

  it('answers for the model that was chosen', async () => {
    const ports = portsWith();
    const question = await ask(ports, { rig: '2x M30', electricity: '0.05' });
    const [first] = optionsOf(question);
    const values = first ? [first.value] : [];
    const answer = replyOf(await press(customIdsOf(question).get('choose'), ports, { values }));
    expect(answer.embeds?.[0]?.title).toMatch(/^2× Whatsminer M30S/);
    expect(fieldOf(answer, 'Counted with')).toContain('Power $0.05/kWh\n');
    expect(answer.ephemeral).toBeUndefined();
  });

  it('offers both readings of a number', async () => {
    const question = await ask(portsWith(), { rig: '1.500 TH 30.000 W' });
    expect(optionsOf(question).map(({ value }) => value)).toEqual(['1.5TH 30W', '1.5PH 30kW']);
  });

  it.each(['adjust', 'adjusted', 'refresh', 'choose'])(
    'says what to do when what stood behind %s is gone',
    async (action) => {
      await expect(press(`1:profit:${action}:${caller.id}:gone`, portsWith())).rejects.toThrow(
        'What stood behind this button is gone (it is kept 30 days): ask again with `/profit`.',
      );
    },
  );

  it('is for the one who asked, and keeps the request to itself', async () => {
    const ports = portsWith();
    for (const id of customIdsOf(await ask(ports, { rig: '120TH 3000W' })).values()) {
      expect(parseCustomId(id)?.owner).toBe(caller.id);
      expect(id).toMatch(/^1:profit:\w+:\d+:[\w-]{16}$/);
    }
  });
});
