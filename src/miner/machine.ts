import type { MinerReading } from './miner-reading.ts';

/** The ways to ask a machine: HTTP for AxeOS, the protocols on ports 4028 and 4433 for the others. */
export const machineKinds = ['axeos', 'cgminer', 'whatsminer'] as const;

export type MachineKind = (typeof machineKinds)[number];

/** A machine in the operator's house. */
export interface Machine {
  /** The operator's name for it; its address where there is none. */
  readonly name: string;
  /** IPv4. */
  readonly address: string;
  /** Absent where the usual one is meant. */
  readonly port?: number | undefined;
  /** Absent where it is to be found out. */
  readonly kind?: MachineKind | undefined;
}

/** Returns the text by which links know a machine: its address, and its port if that is said. */
export function keyOf({ address, port }: Machine): string {
  return port === undefined ? address : `${address}:${port}`;
}

/**
 * Finds the machine that is meant by its name or its address, with `miner:` before it or not; or by a
 * suggestion, "Cellar · 192.168.1.21".
 */
export function machineNamed(text: string, machines: readonly Machine[]): Machine | undefined {
  const wanted = text
    .trim()
    .replace(/^miner:\s*/i, '')
    .toLowerCase();
  const [first = ''] = wanted.split(' · ');
  return [wanted, first]
    .flatMap((one) => [
      machines.find(({ name }) => name.toLowerCase() === one),
      machines.find((machine) => keyOf(machine) === one),
      machines.find(({ address }) => address === one),
    ])
    .find((machine) => machine !== undefined);
}

/** A machine with the last that it said. */
export interface MachineState {
  readonly machine: Machine;
  /** The last good reading; absent where there was none since the bot's start. */
  readonly reading?: MinerReading | undefined;
  /** Seconds since that reading, by our own clock: theirs are often hours or decades off. */
  readonly age?: number | undefined;
  /** Whether the machine answered when it was asked last. */
  readonly answers: boolean;
}

/** The most machines that are named. */
const MOST = 500;
const LONGEST_NAME = 40;

/**
 * Matches `name=kind:address:port`, of which the address alone is needed. A leading zero makes a
 * number octal to some, and so another address than the one that is read.
 */
const MACHINE =
  /^(?:([^=]*)=)?(?:([a-z]+):)?((?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3})(?::(\d{1,5}))?$/;

type Machines =
  | { readonly ok: true; readonly machines: readonly Machine[] }
  /** A sentence for the operator, without a subject: "must be …". */
  | { readonly ok: false; readonly problem: string };

/**
 * Reads the machines of a list with commas, or of a file with one in a line and remarks behind `#`.
 * Only addresses of private networks and of this machine are taken: no name, since a name may lead
 * anywhere, and no link-local address, since clouds keep their secrets there.
 */
export function parseMachines(text: string): Machines {
  const entries = text
    .split('\n')
    .flatMap((line) => line.replace(/#.*$/, '').split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const machines: Machine[] = [];
  for (const entry of entries) {
    const [, name = '', written, address = '', portText] = MACHINE.exec(entry) ?? [];
    const kind = machineKinds.find((one) => one === written);
    const port = portText === undefined ? undefined : Number(portText);
    const isPort = port === undefined || (port > 0 && port <= 65_535);
    if (address === '' || (written !== undefined && !kind) || !isPort) {
      return wrong(
        `must be machines such as 192.168.1.20 or Cellar=axeos:192.168.1.21, not "${entry.slice(0, 60)}"`,
      );
    }
    if (!isPrivate(address)) {
      return wrong(`must be addresses of a private network such as 192.168.1.20, not ${address}`);
    }
    const called = name.trim().slice(0, LONGEST_NAME);
    machines.push({ name: called === '' ? address : called, address, port, kind });
  }
  if (machines.length > MOST) return wrong(`must be ${MOST} machines at most`);
  const names = machines.map(({ name }) => name);
  const keys = machines.map(keyOf);
  const twice =
    names.find((name, index) => names.indexOf(name) < index) ??
    keys.find((key, index) => keys.indexOf(key) < index);
  return twice === undefined ? { ok: true, machines } : wrong(`must name "${twice}" once`);
}

const wrong = (problem: string): Machines => ({ ok: false, problem });

/** Tells whether an IPv4 address is of a private network (RFC 1918), or of this machine. */
export function isPrivate(address: string): boolean {
  const parts = address.split('.').map(Number);
  const [first = 0, second = 0] = parts;
  if (parts.length !== 4 || parts.some((part) => !(part <= 255))) return false;
  if (first === 10 || first === 127) return true;
  return first === 172 ? second >= 16 && second <= 31 : first === 192 && second === 168;
}
