/**
 * The caller can act on this error: its message is one sentence in their language, shown as it is.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/**
 * Only the operator can act on this error: the message says how, a sentence a problem, with no
 * stack.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}

/**
 * Our data can't be read or written at the moment; nothing tells whether the last write counted.
 */
export class StoreOutage extends OperatorError {
  override readonly name = 'StoreOutage';
  /** The reason in plain words, without whose fault it is. */
  readonly reason: string;

  constructor(message: string, { reason = message, ...options }: OutageOptions = {}) {
    super(message, options);
    this.reason = reason;
  }
}

interface OutageOptions extends ErrorOptions {
  readonly reason?: string;
}

/** The fault is somebody else's: a provider or a service did not answer, or answered nonsense. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** The provider's name as people know it. */
  readonly source: string;

  constructor(source: string, message: string, options?: ErrorOptions) {
    super(`${source}: ${message}`, options);
    this.source = source;
  }
}
