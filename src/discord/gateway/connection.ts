import type { Dispatcher } from 'undici';
import type { Follows } from '../../digest/follows.port.ts';
import type { Logger } from '../../log/logger.port.ts';
import type { Poster } from '../../outbox/outbox.port.ts';
import type { Servers } from '../../outbox/servers.port.ts';
import type { Declaration } from '../command.ts';
import type { Responder, Router } from '../interactions/router.ts';
import type { Contact } from '../rest/contact.ts';
import type { ConnectionError } from './connection-error.ts';

export interface ConnectionParts {
  readonly token: string;
  /** Discord's address without the version: "https://discord.com/api", which is the default. */
  readonly apiUrl?: string | undefined;
  /** Shards, each with a connection of its own; as many as Discord recommends by default. */
  readonly shards?: number | 'auto' | undefined;
  /**
   * Connections for requests, through the operator’s proxy; ended with the connection. Not for the
   * gateway’s socket, which takes no proxy.
   */
  readonly agent?: Dispatcher | undefined;
  readonly router: Router;
  readonly commands: readonly Declaration[];
  readonly log: Logger;
  /**
   * The connection is lost for good while the process would go on living, deaf: the process has to
   * end and be started anew. Called once at most, and not before the connection stood.
   */
  readonly onFatal: (error: ConnectionError) => void;
  readonly patience?: Partial<Patience>;
  /** Requests that Discord allows the bot in a second; 50 as a rule. */
  readonly requestsPerSecond?: number;
  /** Whether there is no gateway: interactions come over HTTP, or to other processes. */
  readonly restOnly?: boolean;
  /** The contact that is told of Discord's answers. */
  readonly contact?: Contact;
  /**
   * Tells whether this process may send unasked: given where several may, who have to know which
   * of them reaches Discord, and so ask from time to time.
   */
  readonly maySend?: () => boolean;
}

/** Waits in milliseconds; tests, which can't wait, set shorter ones. */
export interface Patience {
  /** Milliseconds without any connection before the process counts as deaf. */
  readonly deaf: number;
  /** Milliseconds for the first connection, which is tried again and again. */
  readonly start: number;
  /** Milliseconds between the first two of these tries; each further pause is twice as long. */
  readonly pause: number;
  /** A factor by which the waits between gateway and us are shorter. */
  readonly haste: number;
}

export interface Connection {
  readonly applicationId: string;
  /** Discord's name of the bot. */
  readonly name: string;
  /** `failed` is logged; the commands of an earlier start are still there. */
  readonly registration: 'unchanged' | 'updated' | 'failed';
  readonly poster: Poster;
  readonly servers: Servers;
  readonly follows: Follows;
  /** Whether Discord is heard at the moment, by all shards. */
  isConnected(): boolean;
  /**
   * Handles an interaction that came on another way than the gateway, with that way for the first
   * answer; where there is a gateway none does.
   */
  readonly handle?: (interaction: unknown, callback: Responder['callback']) => Promise<void>;
  /** Returns how many shards there are to be, and how many hear. */
  shards(): { readonly expected: number; readonly connected: number };
  /**
   * Lets answers under way finish, and what else is being sent, then goes offline.
   *
   * @param patience - Seconds for that.
   */
  stop(sending?: Promise<unknown>, patience?: number): Promise<void>;
}
