import { edited } from '../../src/alert/reevaluate.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { PoolLink } from '../../src/pool/link.ts';
import { isMachineLink } from '../../src/pool/machine-figures.ts';
import type { MeasuredFigures } from '../../src/rig/measured.ts';
import { measuredBy } from '../../src/rig/measured-by.ts';
import { writtenRig } from '../../src/rig/own-text.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { figures, minerOf } from '../../src/rig/words.message.ts';
import { snapshotOf } from '../alerts/entries.ts';
import { insistOn } from '../shared/insist-on.ts';

export const measuredOption = {
  type: 'boolean',
  description: localized('option.measured.description'),
  nameLocalizations: localized('option.measured.name').localizations,
} as const;

/**
 * Has a rig counted with what its machines measure, or with what its owner said, and judges its alerts
 * by that, in silence.
 *
 * @returns Sentences about how it is counted from now on.
 * @throws UserError where no machine tells of it, or somebody was faster.
 */
export async function countMeasured(
  {
    rig,
    links,
    isMeasured,
  }: {
    readonly rig: RegisteredRig;
    readonly links: readonly PoolLink[];
    readonly isMeasured: boolean;
  },
  ports: Ports,
  i18n: I18n,
): Promise<readonly string[]> {
  const { t } = i18n;
  if (isMeasured) insistOnMachine(rig, links, i18n);
  const measured = isMeasured ? measuredBy(links, rig) : undefined;
  await saveMeasured(rig, measured, ports, i18n);
  const { measured: _, ...nominal } = rig;
  const told = figures(minerOf(writtenRig(nominal)), i18n);
  if (!measured) return [t('measured.off', { figures: told })];
  const { hashrate, power } = measured;
  if (hashrate === undefined && power === undefined) {
    return [t('measured.waiting', { figures: told })];
  }
  const counted = minerOf(writtenRig({ ...rig, measured }));
  return [
    t('measured.on', { figures: figures(counted, i18n) }),
    ...(power === undefined ? [t('measured.noWatts', { watts: i18n.power(counted.power) })] : []),
  ];
}

/** @throws UserError where no machine tells of the rig. */
export function insistOnMachine(
  { name }: Pick<RegisteredRig, 'name'>,
  links: readonly PoolLink[],
  { t }: I18n,
): void {
  if (links.some(isMachineLink)) return;
  throw new UserError(t('measured.noMachine', { rig: quoted(name, 60) }));
}

/** @throws UserError where somebody changes the rig or its alerts all the time. */
async function saveMeasured(
  { id, userId }: RegisteredRig,
  measured: MeasuredFigures | undefined,
  ports: Ports,
  i18n: I18n,
): Promise<void> {
  const saved = await insistOn(async () => {
    const before = await ports.rigs.get(userId, id);
    if (!before) return 'gone';
    const rig = { ...before, measured, updatedAt: ports.clock() };
    const [all, snapshot] = await Promise.all([ports.alerts.list(userId), snapshotOf(ports)]);
    const own = all.filter(({ rigId }) => rigId === id);
    const result = await ports.alerts.editRig(
      rig,
      own.map((alert) => edited({ alert, rig: before }, { rig }, snapshot)),
    );
    return result === 'changed' ? undefined : result;
  }, i18n);
  if (saved === 'gone') throw new UserError(i18n.t('rig.gone'));
}
