/** The caller can act on it: the message is one sentence in the caller's language, shown as it is. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Only the operator can act on it: the message says how, in a sentence a problem, without a stack. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}

/** What we keep can't be read or written at the moment; nothing tells whether the last write counted. */
export class StoreOutage extends OperatorError {
  override readonly name = 'StoreOutage';
  /** What was said of it, in plain words, without whose fault it is. */
  readonly reason: string;

  constructor(message: string, { reason = message, ...options }: OutageOptions = {}) {
    super(message, options);
    this.reason = reason;
  }
}

interface OutageOptions extends ErrorOptions {
  readonly reason?: string;
}

/** Somebody else's fault: a provider or a service did not answer, or answered nonsense. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** The provider's name as people know it. */
  readonly source: string;

  constructor(source: string, message: string, options?: ErrorOptions) {
    super(`${source}: ${message}`, options);
    this.source = source;
  }
}
