import type { Logger } from '../../src/log/logger.port.ts';

export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
