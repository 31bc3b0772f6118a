import { isDeepStrictEqual } from 'node:util';
import type { REST } from 'discord.js';
import { type APIApplicationCommand, Routes } from 'discord-api-types/v10';
import type { Declaration } from '../command.ts';
import { type CommandPayload, commandPayloads } from './payloads.ts';

interface Registration {
  readonly rest: Pick<REST, 'get' | 'put'>;
  readonly applicationId: string;
  readonly commands: readonly Declaration[];
}

/** Makes Discord's list of our global commands ours: one request, and only when it differs. */
export async function registerCommands(parts: Registration): Promise<'unchanged' | 'updated'> {
  const { rest, applicationId, commands } = parts;
  const route = Routes.applicationCommands(applicationId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  // discord.js leaves the answers of its REST client untyped; this one is documented so.
  const registered = (await rest.get(route, { query })) as readonly APIApplicationCommand[];

  const body = commandPayloads(commands);
  const same = isDeepStrictEqual(byName(registered.map(essence)), byName(body.map(essence)));
  if (same) return 'unchanged';
  await rest.put(route, { body });
  return 'updated';
}

type Described = APIApplicationCommand | CommandPayload;

/**
 * Returns what a declaration says, whichever way it is written: Discord adds fields of its own and
 * leaves out what is false or empty.
 */
function essence(command: Described) {
  return {
    ...texts(command),
    type: command.type,
    options: (command.options ?? []).map(optionEssence),
    contexts: (command.contexts ?? []).toSorted(),
    integrationTypes: (command.integration_types ?? []).toSorted(),
    permissions: command.default_member_permissions ?? null,
  };
}

interface DescribedOption extends Text {
  readonly type: number;
  readonly options?: readonly DescribedOption[] | undefined;
}

function optionEssence(option: DescribedOption): object {
  return {
    required: false,
    autocomplete: false,
    ...present(option),
    ...texts(option),
    choices: choicesOf(option).map((choice) => ({ ...texts(choice), value: choice.value })),
    // A subcommand has options of its own.
    options: (option.options ?? []).map(optionEssence),
  };
}

interface Text {
  readonly name: string;
  readonly name_localizations?: object | null | undefined;
  readonly description?: string;
  readonly description_localizations?: object | null | undefined;
}

function texts(part: Text) {
  return {
    name: part.name,
    name_localizations: present(part.name_localizations ?? {}),
    description: part.description,
    description_localizations: present(part.description_localizations ?? {}),
  };
}

function choicesOf(option: object): readonly (Text & { readonly value: unknown })[] {
  return 'choices' in option && Array.isArray(option.choices) ? option.choices : [];
}

/** Returns a copy without the keys whose value is null or undefined. */
function present(part: object): object {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value != null));
}

function byName<T extends { readonly name: string }>(parts: readonly T[]): readonly T[] {
  return parts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
