import type { APIEmbedField } from 'discord-api-types/v10';
import type { DigestFacts } from '../digest/facts.ts';
import type { Score } from '../digest/scorecard.ts';
import type { Voice } from '../i18n/i18n.ts';

/** What was forecast of the last retarget, and what came. */
export function digestScorecardField(
  scorecard: NonNullable<DigestFacts['scorecard']>,
  voice: Voice,
): APIEmbedField {
  const { t } = voice;
  const name = t('digest.scorecard.title');
  if (scorecard === 'unknown') return { name, value: t('digest.scorecard.unknown') };
  const { height, came, scores } = scorecard;
  const lines = [
    came === undefined
      ? t('digest.scorecard.unknown')
      : t('digest.scorecard.came', {
          change: voice.signedPercent(came - 1),
          height: voice.count(height),
        }),
    ...scores.map((score) => scoreText(score, voice)),
  ];
  if (scores.length === 0) lines.push(t('digest.scorecard.none'));
  else if (came !== undefined) lines.push(`-# ${t('digest.scorecard.legend')}`);
  return { name, value: lines.join('\n') };
}

function scoreText({ share, ratio, low, high, inside }: Score, voice: Voice): string {
  const change = (to: number) => voice.signedPercent(to - 1);
  const said = {
    share: voice.exactPercent(share),
    change: change(ratio),
    low: change(low),
    high: change(high),
  };
  return inside === undefined
    ? voice.t('digest.scorecard.score', said)
    : voice.t('digest.scorecard.scored', { ...said, mark: inside ? '✓' : '✗' });
}
