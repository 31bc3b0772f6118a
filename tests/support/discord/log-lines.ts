import type { Logger } from '../../../src/log/logger.port.ts';

export interface LogLine {
  readonly level: keyof Logger;
  readonly details: object;
  readonly sentence: string;
}

/** A logger that keeps what it is told. */
export function logLines(): { readonly log: Logger; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: keyof Logger) => (details: object, sentence: string) => {
    lines.push({ level, details, sentence });
  };
  const log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
  return { log, lines };
}
