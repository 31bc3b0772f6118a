import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { handlers, type Outcome } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import type { Message, Modal } from '../../src/message/message.ts';
import { askProfit, type Given } from '../support/ask-profit.ts';
import { caller, germanCaller, portsWith } from '../support/command-ports.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, fieldOf, optionsOf, textOf } from '../support/message-text.ts';
import { datum, reading } from '../support/readings.ts';

const ask = (ports: Ports, { rig, ...given }: Given & { readonly rig: string }) =>
  askProfit(rig, { detail: 'full', ...given }, ports);

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
  const handler = id && handlers(commands)(id)?.handler;
  if (!handler) throw new Error(`Nobody handles ${customId}`);
  const { values = [], fields = {}, who = caller } = given;
  return handler.run({ caller: who, id, values, fields }, ports);
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
        'That difficulty is supposed, so no forecast of the next retarget.',
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

  it('keeps a supposed price in its currency while there is no rate for it', async () => {
    const { fx: _, ...without } = reading;
    const ports = portsWith(without);
    const answer = await ask(ports, { rig: '120TH 3000W', currency: 'EUR', price: 80_000 });
    const modal = modalOf(await press(customIdsOf(answer).get('adjust'), ports));
    expect(formOf(modal).get('price')).toMatchObject({
      label: 'Price of one bitcoin in EUR',
      value: '80000',
    });
    const fields = { ...valuesOf(modal), fee: '1' };
    const changed = updateOf(await press(modal.custom_id, ports, { fields }));
    const id = customIdsOf(changed).get('refresh');
    const later = updateOf(await press(id, { ...ports, market: portsWith().market }));
    expect(fieldOf(later, 'Counted with')).toContain('What if: bitcoin at €80,000 (now €80,000)');
  });

  it.each([
    ['fee', 'two', 'The pool fee: I can’t read “two” as a number; write it such as `2`.'],
    ['uptime', '140', 'The uptime is 140%, but has to be from 0.01% to 100%'],
    ['price', '€80k', 'The bitcoin price: I can’t read “€80k” as a number'],
    ['fee', '$2', 'The pool fee: I can’t read'],
    ['electricity', 'cheap', 'I can’t read “cheap” as a power price'],
  ])('refuses %s %s with a sentence', async (field, text, sentence) => {
    const ports = portsWith();
    const answer = await ask(ports, { rig: '120TH 3000W' });
    const modal = modalOf(await press(customIdsOf(answer).get('adjust'), ports));
    const fields = { ...valuesOf(modal), [field]: text };
    expect(replyOf(await press(modal.custom_id, ports, { fields })).content).toContain(sentence);
  });

  it('names all that it can’t read at once, and opens the form again with nothing lost', async () => {
    const ports = portsWith();
    const answer = await ask(ports, { rig: 'S21 0.05' });
    const modal = modalOf(await press(customIdsOf(answer).get('adjust'), ports));
    const fields = {
      ...valuesOf(modal),
      electricity: 'cheap',
      fee: 'two',
      uptime: '140',
      price: '9',
    };
    const refused = replyOf(await press(modal.custom_id, ports, { fields }));
    expect(refused.content?.split('\n')).toEqual([
      expect.stringContaining('“cheap” as a power price'),
      expect.stringContaining('“two” as a number'),
      expect.stringContaining('The uptime is 140%'),
    ]);
    expect(refused.ephemeral).toBe(true);
    expect(flawsOf(refused)).toEqual([]);

    const again = modalOf(await press(customIdsOf(refused).get('adjust'), ports));
    expect(valuesOf(again)).toEqual(fields);
    const right = { ...fields, electricity: '6c', fee: '2.5 %', uptime: '"98%"' };
    const answered = updateOf(await press(again.custom_id, ports, { fields: right }));
    expect(fieldOf(answered, 'Counted with')).toContain(
      'Power $0.06/kWh\nPool fee 2.5%\nUptime 98%\nWhat if: bitcoin at $9.00',
    );
  });

  it('still says which size was taken', async () => {
    for (const rig of ['S21', 'S21 0.05']) {
      const ports = portsWith();
      const answer = await ask(ports, { rig });
      expect(textOf(answer)).toContain('Taken as the usual size');
      const modal = modalOf(await press(customIdsOf(answer).get('adjust'), ports));
      const fields = { ...valuesOf(modal), electricity: '6c' };
      const changed = updateOf(await press(modal.custom_id, ports, { fields }));
      expect(textOf(changed)).toContain('Taken as the usual size');
      expect(textOf(changed)).toContain('Power $0.06/kWh');
    }
  });

  it('reads a price with groups in either notation', async () => {
    for (const price of ['80,000', '80.000', '80 000', '80000', '80.000,00', '$80,000', '80k']) {
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
    expect([...customIdsOf(fresh).keys()]).toEqual([
      ...['adjust', 'short', 'refresh', 'save', 'alert'],
      'ask',
    ]);
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

  it.each(['adjust', 'adjusted', 'refresh', 'full', 'short', 'choose'])(
    'says what to do when what stood behind %s is gone',
    async (action) => {
      await expect(press(`1:profit:${action}:${caller.id}:gone`, portsWith())).rejects.toThrow(
        'What stood behind this button is gone (it is kept 30 days): ask again with `/profit rig:120TH 3000W`.',
      );
    },
  );

  it.each([
    ['carries a short request', { rig: '120TH 3000W' }, /^\{"rig":"120TH 3000W"\}$/],
    [
      'keeps a long one',
      { rig: '120TH 3000W', electricity: '€0.28/kWh', fee: 1.25, uptime: 98 },
      /^\w{16}$/,
    ],
  ])('%s, for the one who asked', async (_, request, argument) => {
    const ports = portsWith();
    for (const id of customIdsOf(await ask(ports, { ...request, detail: undefined })).values()) {
      expect(parseCustomId(id)).toMatchObject({
        command: expect.stringMatching(/^(profit|forecast)$/),
        owner: caller.id,
      });
      expect(parseCustomId(id)?.argument).toMatch(argument);
      expect(id.length).toBeLessThanOrEqual(100);
    }
  });

  it('answers a short request again without the store', async () => {
    const answer = await ask(portsWith(), { rig: '2x S21 Pro', currency: 'EUR' });
    const elsewhere = portsWith();
    const again = updateOf(await press(customIdsOf(answer).get('refresh'), elsewhere));
    expect(again).toEqual(answer);
  });
});
