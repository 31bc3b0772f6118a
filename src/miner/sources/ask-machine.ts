import { readAxeOs } from '../axeos.ts';
import { isRefused, moreCommandsFor, readCgminer, readCommands } from '../cgminer.ts';
import { type Machine, type MachineKind, machineKinds } from '../machine.ts';
import type { MinerReading } from '../miner-reading.ts';
import { parseMinerJson } from '../repair.ts';
import { modelOfV3, readWhatsminerV3 } from '../whatsminer.ts';
import { askHttp } from './ask-http.ts';
import { type Address, askTcp, askWithLength } from './ask-tcp.ts';

const PORTS: Readonly<Record<MachineKind, number>> = {
  axeos: 80,
  cgminer: 4_028,
  whatsminer: 4_433,
};

/** The order in which a machine of unknown kind is tried: what refuses at once comes first. */
const TRIED: readonly MachineKind[] = ['cgminer', 'axeos', 'whatsminer'];

interface Limits {
  readonly signal: AbortSignal;
}

type Ask = (to: Address, limits: Limits) => Promise<MinerReading | undefined>;

const asking: Readonly<Record<MachineKind, Ask>> = {
  async axeos(to, limits) {
    return readAxeOs(parse(await askHttp(to, '/api/system/info', limits)));
  },
  async cgminer(to, limits) {
    const first = await askAll(to, readCommands, limits);
    const more = await askAll(to, moreCommandsFor(first), limits);
    return readCgminer({ ...first, ...more });
  },
  async whatsminer(to, limits) {
    const ask = async (question: object) =>
      parse(await askWithLength(to, JSON.stringify(question), limits));
    const reading = readWhatsminerV3(await ask({ cmd: 'get.miner.status', param: 'summary' }));
    const device = await ask({ cmd: 'get.device.info' }).catch(() => undefined);
    return reading && { ...reading, model: modelOfV3(device) };
  },
};

/** Asks one command after the other: firmware takes one connection at a time. Only the first one must be answered. */
async function askAll(
  to: Address,
  commands: readonly string[],
  limits: Limits,
): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {};
  for (const command of commands) {
    try {
      const answer = parse(await askTcp(to, JSON.stringify({ command }), limits));
      if (!isRefused(answer)) answers[command] = answer;
    } catch (error) {
      if (command === 'summary' || limits.signal.aborted) throw error;
    }
  }
  return answers;
}

function parse(bytes: Buffer): unknown {
  return parseMinerJson(bytes.toString('utf8'));
}

/** An answer has the reading, and the kind that the machine was asked as. */
interface Answer {
  readonly kind: MachineKind;
  readonly reading: MinerReading;
}

/**
 * Asks a machine how it does; nothing that is asked changes it.
 *
 * @param known - The kind that it answered as before, which is tried alone.
 * @param seconds - The time for each kind that is tried.
 * @throws Error where it doesn't answer as any of them.
 */
export async function askMachine(
  { address, port, kind = undefined }: Machine,
  known: MachineKind | undefined,
  seconds: number,
): Promise<Answer> {
  const only = kind ?? known;
  const kinds = only ? machineKinds.filter((one) => one === only) : TRIED;
  let cause: unknown;
  for (const one of kinds) {
    try {
      const to = { address, port: port ?? PORTS[one] };
      const reading = await asking[one](to, { signal: AbortSignal.timeout(seconds * 1_000) });
      if (reading) return { kind: one, reading };
    } catch (error) {
      cause = error;
    }
  }
  throw new Error('The machine gives no answer that can be read', { cause });
}
