import {
  type Caller,
  defineSubcommand,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  type Suggestion,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { SourceError, UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted, shortened, visible } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { checkAddress, shortAddress } from '../../src/pool/address.ts';
import { MOST_LINKS, nextReading } from '../../src/pool/link.ts';
import { isMachineLink } from '../../src/pool/machine-figures.ts';
import type { LinkAdded } from '../../src/pool/pool.port.ts';
import { type Measured, measuredOf, type PoolAnswer, type PoolInfo } from '../../src/pool/pool.ts';
import { endingWithin } from '../../src/time/ending-within.ts';
import { ownRigOption, suggestOwn } from '../profit/suggest.ts';
import { measuredOption } from './measured.ts';
import { ownRig } from './show.ts';

/** An address that anybody may see: the example of BIP 173. */
const EXAMPLE = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const LONGEST_ADDRESS = 100;
/** NiceHash's own mining addresses, whose checksum is its own affair. */
const NICEHASH_ADDRESS = /^NH[1-9A-HJ-NP-Za-km-z]{28,60}$/;
/** Seconds that a list of workers may take, and for which it is kept: Discord asks at every keystroke. */
const SUGGESTED_WITHIN = 2;
const SUGGESTED_FOR = 60;

const text = (name: 'pool' | 'address' | 'worker' | 'miner', maxLength: number) =>
  ({
    type: 'string',
    description: localized(`option.${name}.description`),
    nameLocalizations: localized(`option.${name}.name`).localizations,
    maxLength,
    autocomplete: true,
  }) as const;

export const link = defineSubcommand({
  nameLocalizations: localized('command.rig.link.name').localizations,
  description: localized('command.rig.link.description'),
  audience: 'caller',
  cost: 'expensive',
  options: {
    rig: ownRigOption,
    pool: text('pool', MAX_CHOICE_LENGTH),
    address: text('address', LONGEST_ADDRESS),
    worker: text('worker', MAX_CHOICE_LENGTH),
    miner: text('miner', MAX_CHOICE_LENGTH),
    measured: measuredOption,
  },
  example: { rig: 'Rig 1', pool: 'solo.ckpool.org', address: EXAMPLE },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const rig = await ownRig(options.rig, caller, ports, i18n);
    const { miner, measured: isMeasured } = options;
    if (miner !== undefined) {
      refuseBoth(options, i18n);
      const { linkMachine } = await import('./link-machine.ts');
      return linkMachine({ rig, miner, isMeasured }, caller, ports, i18n);
    }
    if (isMeasured !== undefined) throw new UserError(i18n.t('link.onlyMachines'));
    if (options.pool === undefined || options.address === undefined) {
      throw nowhere(rig.name, options.pool, ports, i18n);
    }
    const pool = poolNamed(options.pool, ports, i18n);
    const address = readAddress(options.address, pool, i18n);
    const answer = await askNow(pool, address, ports, i18n);
    const worker = workerNamed(options.worker, answer, i18n);
    const now = ports.clock();
    const measured = measuredOf(answer, worker);
    const wanted = { userId: caller.id, rigId: rig.id, pool: pool.id, address, worker };
    const added = await ports.poolLinks.add(
      { ...wanted, createdAt: now },
      nextReading(undefined, measured, now),
    );
    if (!added.ok) throw notLinked(added.why, rig.name, i18n);
    return linkedMessage({ ...wanted, rig: rig.name, answer, measured }, i18n);
  },
  async suggest({ option, text: typed, others }, caller, ports) {
    switch (option) {
      case 'rig':
        return suggestOwn(typed, caller, ports);
      case 'pool':
        return matching(
          ports.pools.list().map(({ id }) => ({ name: id, value: id })),
          typed,
        );
      case 'address':
        return suggestAddresses(typed, caller, ports);
      case 'worker':
        return suggestWorkers(typed, others, caller, ports);
      case 'miner': {
        if (!ports.machines.isOwner(caller.id) || ports.machines.list.length === 0) return [];
        const { machineChoices } = await import('./link-machine.ts');
        return matching(machineChoices(ports.machines), typed);
      }
      case 'measured':
        return [];
    }
  },
});

/** @throws UserError where a machine stands beside what is a pool's. */
function refuseBoth(
  options: { readonly [name in PoolOption]?: string | undefined },
  { t }: I18n,
): void {
  const given = poolOptions.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  throw new UserError(t('link.either', { option: t(`option.${given}.name`) }));
}

const poolOptions = ['pool', 'address', 'worker'] as const;
type PoolOption = (typeof poolOptions)[number];

/** Returns the refusal of a link that says neither where a pool shows a rig nor which machine it is. */
function nowhere(
  name: string,
  pool: string | undefined,
  ports: Pick<Ports, 'pools'>,
  i18n: I18n,
): UserError {
  const [first] = ports.pools.list();
  if (!first) return new UserError(i18n.t('link.noPools'));
  const example = pool === undefined ? first : poolNamed(pool, ports, i18n);
  const rig = quoted(name, 60);
  return new UserError(i18n.t('link.where', { rig, pool: example.id, example: EXAMPLE }));
}

function poolNamed(name: string, { pools }: Pick<Ports, 'pools'>, { t, list }: I18n): PoolInfo {
  const all = pools.list();
  const [first] = all;
  if (!first) throw new UserError(t('link.noPools'));
  const wanted = name.trim().toLowerCase();
  const found = all.find(({ id }) => id.toLowerCase() === wanted);
  if (found) return found;
  throw new UserError(
    t('link.pool', {
      name: quoted(name, 60),
      pools: list(all.map(({ id }) => id)),
      example: first.id,
    }),
  );
}

/** Reads a payout address. @throws UserError that says what is wrong with it. */
function readAddress(typed: string, { kind }: PoolInfo, { t }: I18n): string {
  const checked = checkAddress(typed);
  if (checked.ok) return checked.address;
  if (kind === 'nicehash' && NICEHASH_ADDRESS.test(typed.trim())) return typed.trim();
  throw new UserError(
    checked.why === 'network'
      ? t('link.network', { network: checked.network, example: EXAMPLE })
      : t(`link.${checked.why}`, { example: EXAMPLE }),
  );
}

type KnownAnswer = Extract<PoolAnswer, { readonly known: true }>;

async function askNow(
  { id }: PoolInfo,
  address: string,
  { pools }: Pick<Ports, 'pools'>,
  { t }: I18n,
): Promise<KnownAnswer> {
  const answer = await answerOf(id, address, pools);
  if (!answer) throw new UserError(t('link.poolSilent', { pool: id }));
  if (answer.known) return answer;
  const others = pools.list().filter((pool) => pool.id !== id);
  throw new UserError(t('link.unknownAddress', { pool: id, example: others[0]?.id ?? id }));
}

/** Returns nothing where the pool has no good answer. */
async function answerOf(
  pool: string,
  address: string,
  pools: Ports['pools'],
): Promise<PoolAnswer | undefined> {
  try {
    return await pools.ask(pool, address);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

/** Returns the worker's name as the pool writes it; empty for all of the address. */
function workerNamed(
  typed: string | undefined,
  { workers }: KnownAnswer,
  { t, list }: I18n,
): string {
  const wanted = typed?.trim() ?? '';
  if (wanted === '') return '';
  const named = workers.filter(({ name }) => name !== '');
  const found =
    named.find(({ name }) => name === wanted) ??
    named.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (found) return found.name;
  const shown = named.slice(0, 10).map(({ name }) => `\`${visible(shortened(name, 40))}\``);
  const name = quoted(wanted, 60);
  if (named.length === 0) throw new UserError(t('link.noNames', { worker: name }));
  const names = list(named.length > shown.length ? [...shown, '…'] : shown);
  throw new UserError(t('link.noWorker', { worker: name, workers: names }));
}

function notLinked(
  why: Extract<LinkAdded, { readonly ok: false }>['why'],
  name: string,
  { t, count }: I18n,
): UserError {
  const rig = quoted(name, 60);
  switch (why) {
    case 'no-rig':
      return new UserError(t('rig.gone'));
    case 'same':
      return new UserError(t('link.same', { rig }));
    case 'rig-full':
      return new UserError(t('link.rigFull', { rig }));
    case 'units':
    case 'elsewhere':
      throw new Error('only machines are units');
    case 'person-full':
      return new UserError(t('link.personFull', { count: count(MOST_LINKS.ofPerson) }));
  }
}

function linkedMessage(
  linked: {
    readonly rig: string;
    readonly pool: string;
    readonly address: string;
    readonly worker: string;
    readonly answer: KnownAnswer;
    readonly measured: Measured | undefined;
  },
  i18n: I18n,
): Message {
  const { t } = i18n;
  const { pool, worker, answer, measured } = linked;
  const rig = quoted(linked.rig, 60);
  const found =
    measured?.lastShareAt === undefined && !measured?.fiveMinutes
      ? t('link.foundNothing')
      : t('link.found', {
          count: worker === '' ? answer.workers.length : 1,
          hashrate: rateText(measured, i18n),
        });
  const words = { rig, pool, address: shortAddress(linked.address) };
  const done =
    worker === ''
      ? t('link.doneAll', words)
      : t('link.done', { ...words, worker: visible(shortened(worker, 40)) });
  return { ephemeral: true, content: [done, found, t('link.next', { rig })].join('\n') };
}

function rateText(measured: Measured | undefined, i18n: I18n): string {
  const { t } = i18n;
  const rounded = (value: number) => i18n.hashrate(Number(value.toPrecision(3)));
  if (measured?.hour !== undefined) return t('link.overHour', { hashrate: rounded(measured.hour) });
  const late = measured?.fiveMinutes ?? measured?.minute;
  return late === undefined
    ? t('link.rateUnknown')
    : t('link.overMinutes', { hashrate: rounded(late) });
}

function matching(all: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  return all
    .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
    .slice(0, MAX_CHOICES);
}

/** Suggests the addresses at pools that the caller has linked already. */
async function suggestAddresses(
  typed: string,
  { id }: Caller,
  { poolLinks }: Pick<Ports, 'poolLinks'>,
): Promise<readonly Suggestion[]> {
  const links = (await poolLinks.list(id)).filter((one) => !isMachineLink(one));
  const own = new Set(links.map(({ address }) => address));
  return matching(
    [...own].map((address) => ({ name: address, value: address })),
    typed,
  );
}

/** Suggests the workers of the address that is filled in already. */
async function suggestWorkers(
  typed: string,
  others: { readonly pool?: string | undefined; readonly address?: string | undefined },
  { locale }: Caller,
  { pools, drafts }: Pick<Ports, 'pools' | 'drafts'>,
): Promise<readonly Suggestion[]> {
  const checked = checkAddress(others.address ?? '');
  const pool = pools.list().find(({ id }) => id.toLowerCase() === others.pool?.toLowerCase());
  if (!pool || !checked.ok) return [];
  const i18n = i18nFor(locale);
  const key = `workers:${pool.id}:${checked.address}`;
  const kept = await drafts.get(key);
  if (Array.isArray(kept)) return matching(kept as readonly Suggestion[], typed);
  let answer: PoolAnswer | undefined;
  try {
    answer = await endingWithin(SUGGESTED_WITHIN, answerOf(pool.id, checked.address, pools));
  } catch {
    return [];
  }
  const workers = answer?.known ? answer.workers : [];
  const found = workers
    .filter(({ name }) => name !== '' && name.length <= MAX_CHOICE_LENGTH)
    .map(({ name, ...measured }): Suggestion => {
      const rate = measured.hour ?? measured.fiveMinutes ?? measured.minute;
      const full =
        rate === undefined
          ? name
          : i18n.t('link.suggest.worker', {
              worker: name,
              hashrate: i18n.hashrate(Number(rate.toPrecision(3))),
            });
      return { name: full.length <= MAX_CHOICE_LENGTH ? full : name, value: name };
    });
  await drafts.set(key, found, SUGGESTED_FOR);
  return matching(found, typed);
}
