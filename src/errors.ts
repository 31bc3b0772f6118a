/** The caller can act on it: the message is one sentence in the caller's language, shown as it is. */
export class UserError extends Error {
  override readonly name = 'UserError';
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
