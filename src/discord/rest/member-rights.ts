import {
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  OverwriteType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';

interface Question {
  readonly userId: string;
  readonly member: Pick<APIGuildMember, 'roles'>;
  readonly guild: {
    readonly id: string;
    readonly owner_id: string;
    readonly roles: readonly Pick<APIRole, 'id' | 'permissions'>[];
  };
  /** The channel's overwrites; for a thread those of its parent. */
  readonly overwrites: readonly Pick<APIOverwrite, 'id' | 'type' | 'allow' | 'deny'>[];
}

const EVERYTHING = ~0n;

/** Returns a member's rights in a channel, Discord's bits, by the order its documentation gives. */
export function memberRights({ userId, member, guild, overwrites }: Question): bigint {
  if (guild.owner_id === userId) return EVERYTHING;
  const own = new Set([guild.id, ...member.roles]);
  const base = union(guild.roles.filter(({ id }) => own.has(id)).map((role) => role.permissions));
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return EVERYTHING;
  const ofRoles = overwrites.filter(({ type }) => type === OverwriteType.Role);
  // Everybody's first, then those of all roles together, then the person's.
  const steps = [
    ofRoles.filter(({ id }) => id === guild.id),
    ofRoles.filter(({ id }) => id !== guild.id && own.has(id)),
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === userId),
  ];
  return steps.reduce((rights, step) => {
    const denied = union(step.map(({ deny }) => deny));
    return (rights & ~denied) | union(step.map(({ allow }) => allow));
  }, base);
}

/** @param bits - Discord's bits, in decimal. */
function union(bits: readonly string[]): bigint {
  return bits.reduce((all, some) => all | BigInt(some), 0n);
}
