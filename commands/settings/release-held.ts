import { released } from '../../src/alert/snooze.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import type { UserSettings } from '../../src/people/preferences.ts';
import { insistOn } from '../shared/insist-on.ts';

const quietFields = ['quiet', 'quietExcept', 'timeZone'] as const;

/** Releases alerts that the old quiet hours keep, when these have changed: the new ones decide. */
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
    await insistOn(async () => {
      const alert = await alerts.find(caller.id, id);
      const awake = alert && released(alert, until, clock());
      if (!awake || awake === alert) return 'nothing to do';
      const saved = await alerts.save(awake);
      return saved === 'changed' ? undefined : saved;
    }, i18nFor(caller.locale));
  }
}

function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
