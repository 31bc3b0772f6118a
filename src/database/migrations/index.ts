import type { Migration } from 'kysely/migration';
import { cache } from './0001-cache.ts';
import { rigs } from './0002-rigs.ts';
import { alerts } from './0003-alerts.ts';
import { outbox } from './0004-outbox.ts';
import { settings } from './0005-settings.ts';
import { alertTellings } from './0006-alert-tellings.ts';
import { discordLocale } from './0007-discord-locale.ts';
import { firstAttempt } from './0008-first-attempt.ts';
import { dmTurns } from './0009-dm-turns.ts';
import { fallingAlerts } from './0010-falling-alerts.ts';
import { history } from './0011-history.ts';
import { digests } from './0012-digests.ts';
import { sharedRigs } from './0013-shared-rigs.ts';
import { assumedTerms } from './0014-assumed-terms.ts';
import { people } from './0015-people.ts';

/** In the order of their names. What was released is never changed, only followed by another. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-cache': cache,
  '0002-rigs': rigs,
  '0003-alerts': alerts,
  '0004-outbox': outbox,
  '0005-settings': settings,
  '0006-alert-tellings': alertTellings,
  '0007-discord-locale': discordLocale,
  '0008-first-attempt': firstAttempt,
  '0009-dm-turns': dmTurns,
  '0010-falling-alerts': fallingAlerts,
  '0011-history': history,
  '0012-digests': digests,
  '0013-shared-rigs': sharedRigs,
  '0014-assumed-terms': assumedTerms,
  '0015-people': people,
};
