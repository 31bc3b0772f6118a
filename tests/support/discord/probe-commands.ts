import { ButtonStyle, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import {
  type Command,
  type CommandGroup,
  type Declaration,
  defineCommand,
  defineSubcommand,
  type Outcome,
  onPress,
} from '../../../src/discord/command.ts';
import { SourceError, UserError } from '../../../src/errors.ts';
import type { Localized } from '../../../src/i18n/localized.ts';
import { defineAction, textUpTo } from '../../../src/message/custom-id.ts';
import type { Message } from '../../../src/message/message.ts';
import { writtenId } from '../written-id.ts';

const text = (english: string, german: string): Localized => ({
  text: english,
  localizations: { de: german },
});

const action = (name: string) => defineAction('probe', name, {});
const update = defineAction('probe', 'update', { text: textUpTo(10) });

/** An action of /probe, which belongs to that person. */
export const probeId = (action: string, owner?: string, argument?: string) =>
  writtenId({ command: 'probe', action, owner, argument });

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export interface Probes {
  /** The first is `probe`. */
  readonly commands: readonly Declaration[];
  readonly probe: Command;
  /** Whatever waits (/slow, and the buttons that take long) goes on. */
  open(): void;
}

/** Commands that do all that a command may do, and all that may go wrong in one. */
export function probeCommands(): Probes {
  const gate = Promise.withResolvers<void>();

  const probe = defineCommand({
    name: 'probe',
    nameLocalizations: { de: 'probe' },
    description: text('Shows its options', 'Zeigt seine Optionen'),
    audience: 'channel',
    options: {
      amount: { type: 'number', description: text('Any', 'Beliebig'), min: 0, max: 100 },
      subject: {
        type: 'string',
        description: text('What about', 'Worüber'),
        nameLocalizations: { de: 'thema' },
        required: true,
        maxLength: 50,
        autocomplete: true,
      },
      count: { type: 'integer', description: text('How many', 'Wie viele'), min: 1 },
      exact: { type: 'boolean', description: text('To the last digit', 'Bis zur letzten Stelle') },
      unit: {
        type: 'string',
        description: text('In which unit', 'In welcher Einheit'),
        choices: [
          { name: text('one', 'eins'), value: 'one' },
          { name: text('two', 'zwei'), value: 'two' },
        ],
      },
    },
    run: async ({ options, caller }) => probeMessage(JSON.stringify(options), caller.id),
    async suggest({ text: typed }) {
      if (typed === 'fail') throw new Error('no suggestions today');
      return Array.from({ length: 40 }, (_, index) => ({
        name: `${index} ${'🪙'.repeat(60)}`,
        value: index === 1 ? '' : typed.repeat(20),
      }));
    },
    presses: [
      onPress(update, async ({ argument }) => ({
        update: { content: `updated ${argument?.text}` },
      })),
      onPress(action('reply'), async ({ caller }) => ({
        reply: { content: `pressed by ${caller.id}` },
      })),
      onPress(action('pick'), async ({ values }) => ({
        reply: { content: values.join(' and '), ephemeral: true },
      })),
      onPress(action('refuse'), async () => {
        throw new UserError('Not this one.');
      }),
      onPress(action('form'), async ({ caller }) => ({ modal: probeForm(caller.id) })),
      onPress(action('filled'), async ({ fields }) => ({
        update: { content: JSON.stringify(fields) },
      })),
      onPress(action('slowUpdate'), () => afterwards({ update: { content: 'updated at last' } })),
      onPress(action('slowReply'), () =>
        afterwards({ reply: { content: 'replied at last', ephemeral: true } }),
      ),
      onPress(action('slowForm'), ({ caller }) => afterwards({ modal: probeForm(caller.id) })),
    ],
  });

  async function afterwards<T extends Outcome | Message>(result: T): Promise<T> {
    await gate.promise;
    return result;
  }

  const group: CommandGroup = {
    name: 'group',
    nameLocalizations: { de: 'gruppe' },
    description: text('Has subcommands', 'Hat Unterbefehle'),
    subcommands: {
      read: defineSubcommand({
        nameLocalizations: { de: 'lies' },
        description: text('Reads a file', 'Liest eine Datei'),
        audience: 'caller',
        options: {
          file: { type: 'attachment', description: text('Any', 'Beliebig'), required: true },
          word: { type: 'string', description: text('Any', 'Beliebig'), autocomplete: true },
        },
        async run({ options: { file, word } }, { attachedFiles }) {
          const bytes = await attachedFiles.read(file, 10);
          return { content: bytes ? `${file.name}: ${Buffer.from(bytes)} ${word}` : 'too large' };
        },
        suggest: async ({ option, text: typed }) => [{ name: `${option} ${typed}`, value: typed }],
      }),
      form: defineSubcommand({
        description: text('Opens a form', 'Öffnet ein Formular'),
        audience: 'caller',
        options: {},
        run: async ({ caller }) => ({ modal: probeForm(caller.id) }),
      }),
    },
  };

  const simple = (name: string, audience: Command['audience'], run: () => Promise<Message>) =>
    defineCommand({ name, description: text(name, name), audience, options: {}, run });

  return {
    open: gate.resolve,
    probe,
    commands: [
      probe,
      group,
      defineCommand({
        name: 'place',
        description: text('Of a channel', 'Von einem Kanal'),
        audience: 'caller',
        options: {
          channel: { type: 'channel', description: text('Any', 'Beliebig') },
        },
        async run({ options: { channel }, caller }) {
          const { appPermissions, isThread } = caller;
          const parts = [channel?.name, channel?.isThread, channel?.permissions];
          return { content: [...parts, channel?.appPermissions, appPermissions, isThread].join() };
        },
      }),
      simple('private', 'caller', async () => ({ content: 'for you alone' })),
      simple('slow', 'channel', () => afterwards({ content: 'at last' })),
      simple('slow_private', 'caller', () => afterwards({ content: 'at last' })),
      simple('slow_refusal', 'channel', async () => {
        await gate.promise;
        throw new UserError('Too late for that.');
      }),
      simple('refusal', 'channel', async () => {
        throw new UserError('That is no number.');
      }),
      simple('source', 'channel', async () => {
        throw new SourceError('Kraken', 'HTTP 502');
      }),
      simple('broken', 'channel', () => {
        throw new TypeError('undefined is not a function');
      }),
      simple('verbose', 'channel', async () => ({ content: 'x'.repeat(2_001) })),
      simple('chart', 'channel', async () => ({
        embeds: [{ title: 'A chart', image: { url: 'attachment://chart.png' } }],
        files: [{ name: 'chart.png', data: png, description: 'One point' }],
      })),
    ],
  };
}

function probeMessage(content: string, owner: string): Message {
  const button = (action: string, argument?: string) =>
    ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: action,
      custom_id: probeId(action, owner, argument),
    }) as const;
  const row = ComponentType.ActionRow;
  return {
    content,
    components: [
      { type: row, components: [button('update', 'x:1'), button('reply'), button('form')] },
      { type: row, components: [button('slowUpdate'), button('slowReply'), button('slowForm')] },
      {
        type: row,
        components: [
          button('refuse'),
          button('unheardOf'),
          { ...button('reply'), label: 'anybody', custom_id: probeId('reply') },
        ],
      },
      {
        type: row,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: probeId('pick', owner),
            max_values: 2,
            options: [
              { label: 'Tea', value: 'tea' },
              { label: 'Toast', value: 'toast' },
            ],
          },
        ],
      },
    ],
  };
}

/** One field in each of the two shapes that Discord has for them. */
function probeForm(owner: string) {
  const input = (name: string) =>
    ({ type: ComponentType.TextInput, custom_id: name, style: TextInputStyle.Short }) as const;
  return {
    custom_id: probeId('filled', owner),
    title: 'A form',
    components: [
      { type: ComponentType.Label as const, label: 'New', component: input('labelled') },
      {
        type: ComponentType.ActionRow as const,
        components: [{ ...input('rowed'), label: 'Old' }],
      },
    ],
  };
}
