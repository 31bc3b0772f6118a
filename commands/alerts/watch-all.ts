import type { AlertAdded } from '../../src/alert/alert.port.ts';
import type { AlertEntry } from '../../src/alert/list.message.ts';
import { usualUnprofitable } from '../../src/alert/params.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import { isUnjudged } from '../../src/alert/words.message.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import type { KeptDraft } from '../../src/message/custom-id.ts';
import type { Message } from '../../src/message/message.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { draftIn, keepDraft, recallDraft } from '../shared/drafts.ts';
import { reachOf } from '../shared/reach.ts';
import { snapshotOf } from './entries.ts';
import { greet, notAdded, rememberLanguage } from './set.ts';

const KIND = 'watch-all';

/** Keeps the rigs for a "Watch all" button. @returns Nothing when the store is broken. */
export function keepForWatching(
  rigs: readonly RegisteredRig[],
  { drafts }: Pick<Ports, 'drafts'>,
): Promise<KeptDraft | undefined> {
  const ids = rigs.map(({ id }) => id);
  return keepDraft(KIND, ids, drafts);
}

/**
 * Watches each of these rigs that isn't watched yet, as `watchRig` would, with one answer.
 *
 * @throws UserError when there is none to watch, or no room for any.
 */
export async function watchAll(
  argument: { readonly draft: KeptDraft } | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const { t } = i18n;
  const draft = draftIn(KIND, argument, i18n);
  const ids = new Set(await recallDraft<readonly number[]>(KIND, draft, ports.drafts, i18n));
  const rigs = (await ports.rigs.list(caller.id)).filter(({ id }) => ids.has(id));
  const existing = await ports.alerts.list(caller.id);
  const watched = new Set(
    existing.filter(({ params }) => params.kind === 'unprofitable').map(({ rigId }) => rigId),
  );
  const missing = rigs.filter(({ id }) => !watched.has(id));
  if (missing.length === 0) {
    throw new UserError(t(rigs.length === 0 ? 'alerts.rigGone' : 'alerts.watchAll.twins'));
  }
  const { entries, watchedMeanwhile, full } = await addAlerts(missing, caller, ports);
  const [first] = entries;
  if (!first) {
    if (full) throw notAdded(full, i18n);
    throw new UserError(t(watchedMeanwhile > 0 ? 'alerts.watchAll.twins' : 'alerts.rigGone'));
  }
  await rememberLanguage(caller, ports);
  const reach = await reachOf({ deliver: 'dm', writing: true }, caller, ports, i18n);
  if (reach.unproven) {
    const content = t('alerts.watchAll.welcome', { count: entries.length });
    await greet({ content }, first.alert, caller, ports);
  }
  const before = rigs.length - missing.length + watchedMeanwhile;
  const left = missing.length - entries.length - watchedMeanwhile;
  const lines = [
    t('alerts.watchAll.set', { count: entries.length }),
    ...(before > 0 ? [t('alerts.watchAll.before', { count: before })] : []),
    ...(full ? [t('alerts.watchAll.full', { count: left })] : []),
    ...stateLines(entries, i18n),
    ...reach.lines,
  ];
  return { ephemeral: true, content: lines.join('\n'), components: [...reach.components] };
}

interface Added {
  readonly entries: readonly AlertEntry[];
  /** Number of rigs that somebody, maybe a second press, was faster to watch. */
  readonly watchedMeanwhile: number;
  /** Set when there was no room for all of them. */
  readonly full?: Extract<AlertAdded, { readonly ok: false }> | undefined;
}

/** Adds alerts for as many rigs as there is room for. */
async function addAlerts(
  rigs: readonly RegisteredRig[],
  { id: userId }: Caller,
  ports: Pick<Ports, 'alerts' | 'clock' | 'market' | 'trust' | 'history'>,
): Promise<Added> {
  const snapshot = await snapshotOf(ports);
  const entries: AlertEntry[] = [];
  let watchedMeanwhile = 0;
  for (const rig of rigs) {
    const wanted = { userId, rigId: rig.id, params: usualUnprofitable(), deliver: 'dm' };
    const added = await ports.alerts.add(newAlert(wanted, rig, snapshot));
    if (added.ok) entries.push({ alert: added.alert, rig });
    else if (added.why === 'same') watchedMeanwhile += 1;
    else if (added.why === 'too-many') return { entries, watchedMeanwhile, full: added };
  }
  return { entries, watchedMeanwhile };
}

/** Says how many rigs make a loss already, for alerts will not tell it later. */
function stateLines(entries: readonly AlertEntry[], { t }: I18n): readonly string[] {
  if (entries.some(({ alert }) => isUnjudged(alert))) return [t('alerts.unjudged')];
  const under = entries.filter(({ alert }) => alert.state !== 'clear').length;
  return under > 0 ? [t('alerts.watchAll.already', { count: under })] : [];
}
