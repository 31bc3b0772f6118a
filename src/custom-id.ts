/**
 * What a button, select or modal carries: which command handles it, what to do, who may press it
 * (`undefined`: anybody), and the id of a draft. No secrets: everybody can read it.
 */
interface CustomId {
  readonly command: string;
  readonly action: string;
  readonly owner?: string | undefined;
  readonly argument?: string | undefined;
}

/** Marks the layout, so that buttons of an older layout are recognised as such. */
const VERSION = '1';
const ANYBODY = '-';

/** At most 100 characters by Discord's rule; ours stay under 90. */
export function formatCustomId({
  command,
  action,
  owner = ANYBODY,
  argument = '',
}: CustomId): string {
  return [VERSION, command, action, owner, argument].join(':');
}

/** @returns `undefined` for text that is not one of ours, or of an older layout. */
export function parseCustomId(text: string): CustomId | undefined {
  const [version, command, action, owner, ...argument] = text.split(':');
  if (version !== VERSION || !command || !action || !owner) return undefined;
  return {
    command,
    action,
    owner: owner === ANYBODY ? undefined : owner,
    argument: argument.length > 0 && argument[0] !== '' ? argument.join(':') : undefined,
  };
}
