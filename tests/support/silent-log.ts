import type { Logger } from '../../src/ports.ts';

export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
