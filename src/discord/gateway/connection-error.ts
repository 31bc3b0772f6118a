import { DiscordjsErrorCodes } from 'discord.js';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { OperatorError } from '../../errors.ts';
import { limitOf } from '../rest/rate-limit.ts';
import { NoSessionsLeft } from './gateway-address.ts';

const REFUSED_TOKEN =
  'Discord does not accept the token in DISCORD_TOKEN: copy it anew from the Bot page of the application.';

const FATAL_CLOSES: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: REFUSED_TOKEN,
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in more servers than its shards may serve (2,500 each): set DISCORD_SHARDS to "auto", or to a larger number.',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord does not allow the intents that were asked for.',
};

/** A connection error has one clear sentence for the operator; the process cannot go on. */
export class ConnectionError extends OperatorError {
  override readonly name = 'ConnectionError';
}

/** More shards are needed. Whoever starts the process anew at once begins sessions in vain. */
export class TooFewShards extends ConnectionError {}

/** @param code - The close code of a socket that Discord won't have opened again. */
export function closedForGood(code: number): ConnectionError {
  const Kind = code === GatewayCloseCodes.ShardingRequired ? TooFewShards : ConnectionError;
  return new Kind(FATAL_CLOSES[code] ?? `Discord closed the connection for good (${code}).`);
}

/** Returns the error that says that Discord does not know the token. */
export const refusedToken = () => new ConnectionError(REFUSED_TOKEN);

/** Discord can't be reached at present; it may be better in a moment. */
export class Unreachable extends ConnectionError {
  /** Milliseconds in which it will not be better. */
  readonly notBefore: number;

  constructor(reason: string, { cause, notBefore = 0 }: { cause?: unknown; notBefore?: number }) {
    super(`Discord cannot be reached: ${reason}`, { cause });
    this.notBefore = notBefore;
  }
}

/** Returns the connection error that a failed login means. */
export function loginFailure(error: unknown): ConnectionError {
  if (error instanceof ConnectionError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === DiscordjsErrorCodes.TokenInvalid) return refusedToken();
  const reason = error instanceof Error ? error.message : String(error);
  const notBefore =
    error instanceof NoSessionsLeft ? error.resetAfter : (limitOf(error)?.wait ?? 0);
  return new Unreachable(reason, { cause: error, notBefore });
}
