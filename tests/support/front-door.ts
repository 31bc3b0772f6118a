import { ComponentType } from 'discord-api-types/v10';
import { commands } from '../../commands/index.ts';
import {
  type Caller,
  type ChosenChannel,
  callables,
  handlers,
  type Outcome,
} from '../../src/discord/command.ts';
import { personalPorts } from '../../src/discord/interactions/personal-ports.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { AttachedFile } from '../../src/message/attached-file.port.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import type { Message, Modal } from '../../src/message/message.ts';
import { caller, portsWith } from './command-ports.ts';
import { memoryStores } from './memory-stores.ts';
import { customIdsOf } from './message-text.ts';

const handlerOf = handlers(commands);

type Given = Readonly<Record<string, string | number | boolean | AttachedFile | ChosenChannel>>;

interface Pressed {
  readonly values?: readonly string[];
  readonly fields?: Readonly<Record<string, string>>;
}

/** Returns our commands as a person meets them, on stores of their own. */
export async function frontDoor(changes: Partial<Ports> = {}) {
  const ports = portsWith(undefined, { ...(await memoryStores()), ...changes });
  return { ports, ...doorOf(ports) };
}

/** Returns the commands with other ports, such as another market on the same stores. */
export function doorOf(shared: Ports, who: Caller = caller) {
  // The ports are given as the router does, and anew each time: some tests change theirs.
  const ports = () => personalPorts(shared, { id: who.id, admit: () => {} });
  const callable = (name: string) => {
    const found = callables(commands).find((command) => command.name === name);
    if (!found) throw new Error(`There is no /${name}`);
    return found;
  };

  async function call(name: string, given: Given = {}): Promise<Message | { modal: Modal }> {
    const command = callable(name);
    const unknown = Object.keys(given).find((option) => !(option in command.options));
    if (unknown) throw new Error(`/${name} has no ${unknown}`);
    const names = Object.keys(command.options);
    const options = Object.fromEntries(names.map((option) => [option, given[option]]));
    return command.run({ options, caller: who }, ports());
  }

  async function press(customId: string | undefined, given: Pressed = {}): Promise<Outcome> {
    const id = parseCustomId(customId ?? '');
    const handler = id && handlerOf(id)?.handler;
    if (!handler) throw new Error(`Nobody handles ${customId}`);
    const { values = [], fields = {} } = given;
    return handler.run({ caller: who, id, values, fields }, ports());
  }

  return {
    press,
    /** Returns the message with which the command answers. */
    async run(name: string, given?: Given): Promise<Message> {
      const said = await call(name, given);
      if ('modal' in said) throw new Error(`/${name} opened a form`);
      return said;
    },
    /** Returns the form that the command opens. */
    async open(name: string, given?: Given): Promise<Modal> {
      const said = await call(name, given);
      if (!('modal' in said)) throw new Error(`/${name} opened no form`);
      return said.modal;
    },
    /** Presses the button or select of that action below the message. */
    follow: (message: Message, action: string, given?: Pressed) =>
      press(customIdsOf(message).get(action), given),
    /** @param others - The options that are filled in already. */
    suggest: async (name: string, option: string, text: string, others: Given = {}) =>
      (await callable(name).suggest?.({ option, text, others }, who, ports())) ?? [],
    as: (other: Partial<Caller>) => doorOf(shared, { ...who, ...other }),
  };
}

/** Returns the message that comes of a press, new or changed. */
export function saidOf(outcome: Outcome): Message {
  if ('modal' in outcome) throw new Error('A form');
  return 'reply' in outcome ? outcome.reply : outcome.update;
}

export function modalOf(outcome: Outcome): Modal {
  if (!('modal' in outcome)) throw new Error('No form');
  return outcome.modal;
}

/** Returns the values that a form's fields hold, by name. */
export function valuesOf({ components }: Modal): Readonly<Record<string, string>> {
  return Object.fromEntries(
    components.flatMap((part) =>
      part.type === ComponentType.Label && part.component.type === ComponentType.TextInput
        ? [[part.component.custom_id, part.component.value ?? '']]
        : [],
    ),
  );
}

export function csvFile(text: string, name = 'rigs.csv'): AttachedFile {
  const bytes = Buffer.from(text);
  return { name, size: bytes.length, url: `data:text/csv;base64,${bytes.toString('base64')}` };
}
