import type { I18n } from '../i18n/i18n.ts';
import { quoted } from '../message/markdown.ts';
import type { ModesProblem } from '../power/mode-text.ts';

/** Says in a sentence what is wrong with a text of modes, with an example of how it is right. */
export function modesProblemText(problem: ModesProblem, i18n: I18n): string {
  const { t } = i18n;
  const example = t('modes.example');
  const text = 'text' in problem ? quoted(problem.text, 60) : '';
  switch (problem.kind) {
    case 'too-long':
      return t('modes.problem.tooLong', { limit: i18n.count(problem.limit), example });
    case 'too-many':
      return t('modes.problem.tooMany', { limit: i18n.count(problem.limit) });
    case 'unreadable':
      return t('modes.problem.unreadable', { text, example });
    case 'not-positive':
      return t('modes.problem.notPositive', { text, example });
    case 'implausible': {
      const efficiency = i18n.efficiency(problem.efficiency);
      return problem.meant === undefined
        ? t('modes.problem.implausible', { text, efficiency, example })
        : t('modes.problem.implausibleMeant', { text, efficiency, meant: problem.meant });
    }
    case 'same-name':
      return t('modes.problem.sameName', { name: quoted(problem.name, 30), example });
  }
}
