import { SourceError, StoreOutage, UserError } from '../errors.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { quoted } from './markdown.ts';
import type { RouterTexts } from './message.port.ts';
import { timestamp } from './moment.ts';

export const routerTexts: RouterTexts = {
  failure(error, locale, incident) {
    const { t } = i18nFor(locale);
    if (error instanceof UserError) return { content: error.message };
    if (error instanceof SourceError) {
      return { content: t('router.source', { source: quoted(error.source) }) };
    }
    if (error instanceof StoreOutage) return { content: t('router.store') };
    return { content: t('router.failure', { incident }) };
  },
  notYours: (locale) => ({ content: i18nFor(locale).t('router.notYours') }),
  usedUp: (locale, again) =>
    i18nFor(locale).t('router.usedUp', { when: timestamp(Math.ceil(again), 'R') }),
  outdated: (locale) => ({ content: i18nFor(locale).t('router.outdated') }),
};
