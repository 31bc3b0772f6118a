import { ButtonStyle, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import {
  type Declaration,
  defineCommand,
  defineSubcommand,
  onPress,
} from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Localized } from '../../src/i18n/localized.ts';
import { defineAction } from '../../src/message/custom-id.ts';
import type { Message } from '../../src/message/message.ts';

const text = (english: string, german = english): Localized => ({
  text: english,
  localizations: { 'en-US': english, de: german },
});

const action = (name: string) => defineAction('demo', name, {});

/** A command with everything that a page has to show. */
const demo = defineCommand({
  name: 'demo',
  description: text('Shows everything', 'Zeigt alles'),
  audience: 'channel',
  options: {
    rig: {
      type: 'string',
      description: text('Hashrate and watts, or a model', 'Hashrate und Watt, oder ein Modell'),
      required: true,
      maxLength: 100,
      autocomplete: true,
    },
    electricity: {
      type: 'string',
      description: text('Price per kWh', 'Preis je kWh'),
      nameLocalizations: { de: 'strompreis' },
      maxLength: 20,
    },
    fee: { type: 'number', description: text('Pool fee in %', 'Poolgebühr in %'), min: 0, max: 50 },
    count: { type: 'integer', description: text('How many', 'Wie viele'), min: 1 },
    currency: {
      type: 'string',
      description: text('Currency', 'Währung'),
      choices: [
        { name: text('Euro'), value: 'EUR' },
        { name: text('US dollar', 'US-Dollar'), value: 'USD' },
      ],
    },
    price: { type: 'number', description: text('Coin price', 'Preis'), currencyFrom: 'currency' },
    exact: { type: 'boolean', description: text('No rounding', 'Ohne Rundung') },
    mood: {
      type: 'string',
      description: text('Mood', 'Stimmung'),
      choices: [
        { name: text('Gloomy', 'Trüb'), value: 'gloomy' },
        { name: text('Gloomy: count on it', 'Trüb: zähl darauf'), value: 'gloomy-count' },
      ],
    },
    channel: { type: 'channel', description: text('Where', 'Wo') },
  },
  async run({ options, caller }) {
    if (options.rig === 'nothing') throw new UserError('“nothing” is **not** a rig.');
    return demoMessage(JSON.stringify(options), caller.id, caller.locale);
  },
  async suggest({ text: typed, others }) {
    if (typed.startsWith('S19')) return [{ name: 'Antminer S19 Pro', value: 'S19 Pro' }];
    const given = Object.entries(others).map((pair) => ` ${pair.join(':')}`);
    return [{ name: `understood: ${typed}${given.join('')}`, value: typed || 'anything' }];
  },
  presses: [
    onPress(action('again'), async ({ caller }) => ({
      update: demoMessage('again', caller.id, caller.locale),
    })),
    onPress(action('form'), async ({ caller }) => ({
      modal: {
        custom_id: action('filled').id(caller.id, {}),
        title: 'Adjust',
        components: [
          {
            type: ComponentType.Label,
            label: 'Power price',
            description: 'Per kWh',
            component: {
              type: ComponentType.TextInput,
              custom_id: 'electricity',
              style: TextInputStyle.Short,
              value: '0.07',
            },
          },
        ],
      },
    })),
    onPress(action('filled'), async ({ fields, caller }) => ({
      update: demoMessage(`filled ${fields['electricity']}`, caller.id, caller.locale),
    })),
    onPress(action('pick'), async ({ values }) => ({
      reply: { content: `picked ${values.join()}`, ephemeral: true },
    })),
  ],
});

/** Everything at once, in a text or in German. */
function demoMessage(subject: string, owner: string, locale: string): Message {
  const id = (name: string) => action(name).id(owner, {});
  return {
    embeds: [
      {
        title: locale === 'de' ? 'Alles auf einmal' : 'Everything at once',
        color: 0x43b581,
        description: `Asked: \`${subject.replaceAll('`', '')}\`\n**bold** *italic* [link](https://example.org)\n- one\n- two <t:4102444800:R>`,
        fields: [
          { name: 'Revenue', value: '**$6.28**', inline: true },
          { name: 'Power', value: '$5.04', inline: true },
          { name: 'Fee', value: '$0.13', inline: true },
          { name: 'Break-even', value: 'Power price **$0.085** (+21 %)\nHashprice **$42.86**' },
        ],
        footer: { text: 'Difficulty: mempool.space, 12 s old' },
      },
    ],
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Primary,
            label: 'Again',
            custom_id: id('again'),
          },
          {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: 'Adjust',
            custom_id: id('form'),
          },
        ],
      },
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: id('pick'),
            placeholder: 'Currency',
            options: [
              { label: 'EUR', value: 'EUR' },
              { label: 'USD', value: 'USD' },
            ],
          },
        ],
      },
    ],
  };
}

/** Answers for the caller alone, after a while. */
export const slow = defineCommand({
  name: 'slow',
  description: text('Takes a moment', 'Dauert einen Augenblick'),
  audience: 'caller',
  options: {},
  async run() {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return {
      content: 'done',
      files: [{ name: 'a.txt', data: Buffer.from('hello'), description: '' }],
    };
  },
});

const demoGroup = {
  name: 'group',
  nameLocalizations: { de: 'gruppe' },
  description: text('Has subcommands'),
  subcommands: {
    read: defineSubcommand({
      nameLocalizations: { de: 'lies' },
      description: text('Reads a file', 'Liest eine Datei'),
      audience: 'caller',
      options: {
        file: { type: 'attachment', description: text('Any file'), required: true },
        word: { type: 'string', description: text('A word'), autocomplete: true },
      },
      async run({ options: { file, word } }, { attachedFiles }) {
        const bytes = await attachedFiles.read(file, 100);
        return { content: `${file.name}: ${Buffer.from(bytes ?? [])} ${word}` };
      },
      suggest: async ({ text: typed }) => [{ name: `word ${typed}`, value: typed }],
    }),
    form: defineSubcommand({
      description: text('Opens a form', 'Öffnet ein Formular'),
      audience: 'caller',
      options: {},
      run: async () => ({
        modal: { custom_id: '1:demo:filled:-:', title: 'A form', components: [] },
      }),
    }),
  },
};

export const demoCommands: readonly Declaration[] = [demo, slow, demoGroup];
