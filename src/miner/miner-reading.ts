/** States of a machine; the first three are meant so by somebody, or by the machine itself. */
export const minerStates = ['standby', 'paused', 'overheated', 'starting', 'mining'] as const;

export type MinerState = (typeof minerStates)[number];

/** Hashrates in hashes per second, as far as a machine tells them. */
export interface MinerRates {
  /** Mean of seconds. */
  readonly now?: number | undefined;
  readonly oneMinute?: number | undefined;
  readonly fiveMinutes?: number | undefined;
  readonly tenMinutes?: number | undefined;
  /** Since the start: it says nothing of a machine that has stopped. */
  readonly sinceStart?: number | undefined;
}

export interface MinerPower {
  /** Watts. */
  readonly watts: number;
  /** Whether the machine measures them; else it estimates. */
  readonly measured: boolean;
}

/** A machine's answer in our units; absent is what it doesn't tell. */
export interface MinerReading {
  readonly model?: string | undefined;
  readonly rates: MinerRates;
  /** Hashes per second that it is made or set for. */
  readonly nominal?: number | undefined;
  readonly power?: MinerPower | undefined;
  /** Watts that it may use at most. */
  readonly powerLimit?: number | undefined;
  /** Volts of its supply. */
  readonly inputVolts?: number | undefined;
  /** °C of the hottest chip, or of its board. */
  readonly temperature?: number | undefined;
  /** The name of its mode as its firmware has it. */
  readonly mode?: string | undefined;
  /** Seconds since it began to mine, or since its start. */
  readonly uptime?: number | undefined;
  /** Difficulty of its best share ever. */
  readonly bestShare?: number | undefined;
  readonly state: MinerState;
}

/** Seconds after a start in which a machine's own figures mean nothing. */
const WARM_UP = 600;

/** Returns the hashrate to tell: a mean of minutes, or else the present one; never that since the start. */
export function liveHashrate({ rates }: MinerReading): number | undefined {
  return rates.tenMinutes ?? rates.fiveMinutes ?? rates.oneMinute ?? rates.now;
}

/** Returns the hashrate that counts: in the first minutes a machine's own figures mean nothing. */
export function countedHashrate(reading: MinerReading): number | undefined {
  return reading.state === 'starting' ? undefined : liveHashrate(reading);
}

/** Returns the state of a machine that says nothing else about it. */
export function stateByUptime(uptime: number | undefined): MinerState {
  return uptime !== undefined && uptime < WARM_UP ? 'starting' : 'mining';
}
