/** A logger takes an object first, then a short fixed sentence. */
export interface Logger {
  debug(details: object, sentence: string): void;
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}
