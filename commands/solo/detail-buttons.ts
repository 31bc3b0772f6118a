import type { I18n } from '../../src/i18n/i18n.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';
import type { Action, Draft } from '../../src/message/custom-id.ts';
import type { Detail } from '../../src/people/preferences.ts';

type OfRequest = Action<{ readonly draft: Draft }>;

/** Returns the button that says more, or less again; for the one who asked. */
export function detailButtons(
  { full, short }: { readonly full: OfRequest; readonly short: OfRequest },
  draft: Draft,
  {
    detail,
    owner,
    i18n: { t },
  }: {
    /** The one that is shown. */
    readonly detail: Detail;
    readonly owner: string;
    readonly i18n: I18n;
  },
): ButtonRow {
  return buttonRow([
    detail === 'short'
      ? { id: full.id(owner, { draft }), label: t('button.details') }
      : { id: short.id(owner, { draft }), label: t('button.short') },
  ]);
}
