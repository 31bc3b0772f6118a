/** A custom id as it is written, also one that no button of ours carries. */
export function writtenId({
  version = '1',
  command,
  action,
  owner = '-',
  argument = '',
}: {
  readonly version?: string;
  readonly command: string;
  readonly action: string;
  readonly owner?: string | undefined;
  readonly argument?: string | undefined;
}): string {
  return [version, command, action, owner, argument].join(':');
}
