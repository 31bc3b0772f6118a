/**
 * What a button, select or modal carries: which command handles it, what to do, who may press it
 * (`undefined`: anybody), and a draft or its id. No secrets: everybody can read it.
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
const MAX_LENGTH = 100;

/** At most 100 characters by Discord's rule. @throws RangeError over that. */
export function formatCustomId({
  command,
  action,
  owner = ANYBODY,
  argument = '',
}: CustomId): string {
  const id = [VERSION, command, action, owner, argument].join(':');
  if (id.length > MAX_LENGTH) throw new RangeError(`A custom id of ${id.length} characters`);
  return id;
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
