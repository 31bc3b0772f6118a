import type { NewAlert, Params } from './types.ts';

/**
 * Says what an alert watches and where that is told, which no two alerts of a person have in common:
 * one that differs in its patience alone is a twin.
 */
export function subjectOf({
  deliver,
  rigId,
  params,
}: Pick<NewAlert, 'deliver' | 'rigId' | 'params'>): string {
  return [deliver, rigId ?? '', ...watched(params)].join(' ');
}

function watched(params: Params): readonly (string | number)[] {
  const { kind } = params;
  switch (kind) {
    case 'unprofitable':
      return [kind, params.floor];
    case 'outlook':
      return [kind, params.floor, params.chance];
    case 'threshold':
      return [kind, params.metric, params.side, params.level];
    case 'offline':
    case 'low':
    case 'best':
    case 'block':
    case 'rebooted':
    case 'hourly':
      return [kind];
    case 'hot':
      return [kind, params.level];
    case 'mode':
      return [kind, params.side];
    case 'retarget':
    case 'halving':
      return [kind, params.coin];
  }
}
