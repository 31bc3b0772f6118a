import { ComponentType } from 'discord-api-types/v10';
import type { Message } from '../../src/message/message.ts';

/** All a message says, line by line, as it is sent. */
export function textOf({ content, embeds = [] }: Message): string {
  const parts = embeds.flatMap(({ title, description, fields = [], footer }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [content, ...parts].filter(Boolean).join('\n');
}

export function fieldOf({ embeds = [] }: Message, name: string): string | undefined {
  return embeds[0]?.fields?.find((field) => field.name === name)?.value;
}

/** The custom ids of its buttons and selects, by action. */
export function customIdsOf({ components = [] }: Message): ReadonlyMap<string, string> {
  const ids = components
    .flatMap((row) => row.components)
    .flatMap((part) => ('custom_id' in part ? [part.custom_id] : []));
  return new Map(ids.map((id) => [id.split(':')[2] ?? '', id]));
}

export function optionsOf({ components = [] }: Message) {
  return components
    .flatMap((row) => row.components)
    .flatMap((part) => (part.type === ComponentType.StringSelect ? part.options : []));
}
