import type { Seat } from '../web/wire.ts';

const FIRST_PERSONA = '100000000000000001';

/**
 * Reads persona, view and language from the address, so that a reload or a bookmark returns to
 * them.
 */
export function readSeat(): Seat {
  const query = new URLSearchParams(location.search);
  const language = query.get('lang') ?? navigator.language;
  return {
    persona: query.get('as') ?? FIRST_PERSONA,
    view: query.get('view') === 'dm' ? 'dm' : 'channel',
    locale: language.startsWith('de') ? 'de' : 'en-US',
  };
}

export function writeSeat({ persona, view, locale }: Seat): void {
  const query = new URLSearchParams({ as: persona, view, lang: locale });
  history.replaceState(null, '', `?${query}`);
}
