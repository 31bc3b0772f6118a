import type { Servers } from '../outbox/servers.port.ts';

/**
 * The servers where nobody can be asked: a terminal, the playground, and Discord before it is
 * connected.
 */
export const untoldServers: Servers = {
  standing: async () => ({ kind: 'unknown' }),
  isMember: async () => undefined,
  isHere: async () => undefined,
  serverOf: async () => undefined,
  nameOf: async () => undefined,
};
