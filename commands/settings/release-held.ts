import { released } from '../../src/alert/snooze.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { UserSettings } from '../../src/people/preferences.ts';
import { insist } from '../shared/insist-on.ts';

const quietFields = ['quiet', 'quietExcept', 'timeZone'] as const;

/**
 * Releases alerts that the old quiet hours keep, when these have changed: the new ones decide. One that
 * changes all the time is left: the settings are saved, and it is told when the old hours end, at the
 * latest.
 */
export async function releaseHeld(
  before: UserSettings,
  after: UserSettings,
  caller: Caller,
  ports: Pick<Ports, 'alerts' | 'clock'>,
): Promise<void> {
  const { alerts, clock } = ports;
  const same = quietFields.every((name) => alike(before[name], after[name]));
  if (same || !before.quiet) return;
  const { quietUntil } = await import('../../src/people/quiet-until.ts');
  const until = quietUntil(before.quiet, before.timeZone ?? 'UTC', clock());
  if (until === undefined) return;
  for (const { id } of await alerts.list(caller.id)) {
    await insist(async () => {
      const alert = await alerts.find(caller.id, id);
      const awake = alert && released(alert, until, clock());
      if (!awake || awake === alert) return 'nothing to do';
      const saved = await alerts.save(awake);
      return saved === 'changed' ? undefined : saved;
    });
  }
}

function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
