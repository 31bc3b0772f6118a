import { type Caller, MAX_CHOICE_LENGTH, type Suggestion } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted, shortened } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { figuresText } from '../../src/miner/figures.message.ts';
import { type Machine, machineNamed } from '../../src/miner/machine.ts';
import type { Machines } from '../../src/miner/miner.port.ts';
import { countedHashrate, type MinerReading } from '../../src/miner/miner-reading.ts';
import { HOUSE } from '../../src/pool/machine-figures.ts';
import { nextMachineReading } from '../../src/pool/machine-link.ts';
import type { LinkAdded } from '../../src/pool/pool.port.ts';
import { isTuned } from '../../src/rig/figures.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { countMeasured } from './measured.ts';

/** Machines that a refusal names. */
const NAMED = 10;

interface Wanted {
  readonly rig: RegisteredRig;
  /** The machine, as somebody typed it. */
  readonly miner: string;
  /** Whether profit is to be counted with what it measures; absent: as it was. */
  readonly isMeasured?: boolean | undefined;
}

/**
 * Links a rig to a machine in the operator's house, and says what that says of itself.
 *
 * @throws UserError for anybody but the operator, and for a machine that isn't named or is silent.
 */
export async function linkMachine(
  { rig, miner, isMeasured }: Wanted,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
): Promise<Message> {
  const { t } = i18n;
  const { machines, poolLinks, clock } = ports;
  const rigName = quoted(rig.name, 60);
  if (!machines.isOwner(caller.id)) {
    throw new UserError(t('link.miner.notYours', { rig: rigName }));
  }
  const machine = namedMachine(miner, machines, i18n);
  const [state] = await machines.read([machine]);
  const answer = state?.answers ? state.reading : undefined;
  if (!answer) throw new UserError(t('link.miner.silent', { machine: quoted(machine.name, 40) }));
  const now = clock();
  const address = machines.keyOf(machine);
  const added = await poolLinks.add(
    {
      ...{ userId: caller.id, rigId: rig.id, pool: HOUSE, address, worker: machine.name },
      createdAt: now,
    },
    nextMachineReading(undefined, answer, now),
  );
  const isThere = !added.ok && added.why === 'same';
  // Whoever says again how it is to be counted has changed their mind.
  if (!added.ok && !(isThere && isMeasured !== undefined)) {
    throw await notLinked(added, { rig, machine }, ports, i18n);
  }
  const counted =
    isMeasured === undefined
      ? []
      : await countMeasured(
          { rig, links: await poolLinks.ofRigs([rig.id]), isMeasured },
          ports,
          i18n,
        );
  return {
    ephemeral: true,
    content: [
      t('link.miner.done', { rig: rigName, machine: quoted(machine.name, 40), address }),
      ...foundLines(answer, rig, i18n),
      ...counted,
      t('link.miner.next', { rig: rigName }),
    ].join('\n'),
  };
}

/** Returns the machines to choose from. */
export function machineChoices({ list, keyOf }: Machines): readonly Suggestion[] {
  return list.map((machine) => {
    const address = keyOf(machine);
    const title = machine.name === address ? address : `${machine.name} · ${address}`;
    return { name: shortened(title, MAX_CHOICE_LENGTH), value: address };
  });
}

/** @throws UserError for one that the operator hasn't named. */
function namedMachine(text: string, { list, keyOf }: Machines, i18n: I18n): Machine {
  const { t } = i18n;
  const [first] = list;
  if (!first) throw new UserError(t('miners.none'));
  const found = machineNamed(text, list);
  if (found) return found;
  const names = list.slice(0, NAMED).map(({ name }) => quoted(name, 40));
  throw new UserError(
    t('link.miner.unknown', {
      name: quoted(text, 60),
      machines: i18n.list(list.length > names.length ? [...names, '…'] : names),
      example: keyOf(first),
    }),
  );
}

async function notLinked(
  refused: Extract<LinkAdded, { readonly ok: false }>,
  { rig, machine }: { readonly rig: RegisteredRig; readonly machine: Machine },
  { rigs }: Pick<Ports, 'rigs'>,
  { t }: I18n,
): Promise<UserError> {
  const name = quoted(rig.name, 60);
  switch (refused.why) {
    case 'no-rig':
      return new UserError(t('rig.gone'));
    case 'same':
      return new UserError(t('link.same', { rig: name }));
    case 'units':
      return new UserError(t('link.miner.units', { rig: name, count: rig.count }));
    case 'elsewhere': {
      const other = await rigs.get(rig.userId, refused.rigId);
      const said = { machine: quoted(machine.name, 40), other: quoted(other?.name ?? '?', 60) };
      return new UserError(t('link.miner.elsewhere', said));
    }
    case 'rig-full':
    case 'person-full':
      throw new Error('machines are not counted as links to pools');
  }
}

/** Says what the machine says, and whether that is far from what its rig should make. */
function foundLines(answer: MinerReading, rig: RegisteredRig, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const hashrate = countedHashrate(answer);
  const said = figuresText({ ...answer, hashrate }, i18n);
  const model = answer.model === undefined ? [] : [quoted(answer.model)];
  const isFar =
    answer.state === 'mining' && hashrate !== undefined && !isTuned(hashrate, rig.hashrate);
  const share = i18n.percent((hashrate ?? 0) / rig.hashrate);
  return [
    t('link.miner.found', { figures: [...model, ...said].join(' · ') }),
    ...(isFar ? [t('link.miner.far', { rig: quoted(rig.name, 60), share })] : []),
  ];
}
