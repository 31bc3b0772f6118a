import type { Logger } from '../log/logger.port.ts';
import type { Market } from '../market/market.port.ts';
import type { Trust } from '../market/trust.ts';
import type { PoolLink } from '../pool/link.ts';
import { isMachineLink } from '../pool/machine-figures.ts';
import { machinesTogether, restartsOf } from '../pool/machines-together.ts';
import type { PoolLinkStore } from '../pool/pool.port.ts';
import { countedLinks, expectedHashrate, judge, OLD, rigWork } from '../pool/rig-work.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import type { RigStore } from '../rig/rig.port.ts';
import type { Clock } from '../time/clock.port.ts';
import type { AlertStore } from './alert.port.ts';
import { bestMetrics } from './best-share.ts';
import type { Tick } from './decide.ts';
import { noticeWriter } from './notice.message.ts';
import type { SeenWork } from './notice-rigs.message.ts';
import type { Metric } from './types.ts';
import { stepFor } from './watch-alerts.job.ts';

interface WatchRigsPorts {
  readonly alerts: Pick<AlertStore, 'ofPools' | 'advance'>;
  readonly poolLinks: Pick<PoolLinkStore, 'ofRigs' | 'troubles'>;
  readonly rigs: Pick<RigStore, 'listAll'>;
  readonly market: Pick<Market, 'reading'>;
  readonly trust: Pick<Trust, 'trustsSample'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** °C that stand for a machine that has stopped itself, whatever it has cooled down to since. */
const STOPPED_ITSELF = 1_000;

/** Tries in which others may be faster; the next reading decides what is left. */
const MOST_TRIES = 10;

/**
 * Decides the alerts of rigs of which pools have just told, and writes what there is to say with
 * their new states, all or nothing: after a kill the next reading decides what this one didn't.
 */
export async function watchRigs(ports: WatchRigsPorts, rigIds: readonly number[]): Promise<void> {
  const { alerts, poolLinks, market, trust, clock, log } = ports;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const due = await alerts.ofPools(rigIds);
    if (due.length === 0) return;
    const rigs = new Map(due.flatMap(({ rig }) => (rig ? [[rig.id, rig] as const] : [])));
    const links = Map.groupBy(await poolLinks.ofRigs([...rigs.keys()]), ({ rigId }) => rigId);
    const troubles = await poolLinks.troubles();
    const now = clock();
    const tick: Tick = {
      now,
      metrics: new Map([
        ...poolMetrics([...rigs.values()], links, { now, troubles }),
        ...[...rigs.values()].flatMap((rig) =>
          bestMetrics(rig, links.get(rig.id) ?? [], market.reading(rig.coin), trust.trustsSample),
        ),
      ]),
      confirmed: new Set(),
    };
    const works = worksOf([...rigs.values()], links, now);
    const writer = async () =>
      noticeWriter({ reading: market.reading(), now, outage: undefined, trails: new Map(), works });
    // Pictures are of the market.
    const pictures = async () => undefined;
    const step = await stepFor(due, ports, { tick, writer, pictures });
    if (step.alerts.length === 0) return;
    const done = await alerts.advance(step);
    if (done.alerts === step.alerts.length) return;
  }
  log.warn({ rigs: rigIds.length }, 'others were faster to change the alerts of these rigs');
}

/** Returns the metrics of some rigs as their pools' last readings give them. */
function poolMetrics(
  rigs: readonly RegisteredRig[],
  links: ReadonlyMap<number, readonly PoolLink[]>,
  around: Pick<Parameters<typeof judge>[1], 'now' | 'troubles'>,
): ReadonlyMap<Metric, number> {
  const metrics = new Map<Metric, number>();
  for (const rig of rigs) {
    const { id } = rig;
    const ofRig = links.get(id) ?? [];
    const verdict = judge(ofRig, { ...around, expected: expectedHashrate(rig, ofRig) });
    if (verdict.silence !== undefined) metrics.set(`rig-silence:${id}`, verdict.silence);
    if (verdict.rate !== undefined) metrics.set(`rig-rate:${id}`, verdict.rate);
    const machines = machinesTogether(ofRig, around.now, OLD);
    const heat = machines?.state === 'overheated' ? STOPPED_ITSELF : machines?.temperature;
    if (heat !== undefined) metrics.set(`rig-heat:${id}`, heat);
    const restarts = restartsOf(ofRig);
    if (restarts !== undefined) metrics.set(`rig-restarts:${id}`, restarts);
  }
  return metrics;
}

function worksOf(
  rigs: readonly RegisteredRig[],
  links: ReadonlyMap<number, readonly PoolLink[]>,
  now: number,
): ReadonlyMap<number, SeenWork> {
  return new Map(
    rigs.flatMap((rig) => {
      const ofRig = links.get(rig.id) ?? [];
      const work = rigWork(ofRig);
      if (!work) return [];
      const expected = expectedHashrate(rig, ofRig);
      const isHouse = countedLinks(ofRig).some(isMachineLink);
      const machines = machinesTogether(ofRig, now, OLD);
      return [[rig.id, { ...work, expected, isHouse, machines }] as const];
    }),
  );
}
