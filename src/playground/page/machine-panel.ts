import { type Journey, journeys, type MachineState } from '../web/wire.ts';
import { byId } from './dom.ts';
import { pageNow } from './page-clock.ts';
import { wordsFor } from './words.ts';

interface MachineActions {
  skip(to: Journey): Promise<void>;
}

/** Below this many pixels it stays folded until somebody opens it. */
const ROOM = '(min-width: 701px)';

/** The panel that moves the playground's clock; hidden where it can't be moved. */
export function createMachinePanel({ skip }: MachineActions) {
  const panel = byId('machine', HTMLDetailsElement);
  const moment = byId('moment', HTMLTimeElement);
  const bar = byId('progress', HTMLProgressElement);
  const note = byId('machine-note', HTMLElement);
  const arrival = byId('arrival', HTMLElement);
  const buttons = journeys.flatMap((journey) => {
    const button = panel.querySelector<HTMLButtonElement>(`[data-journey="${journey}"]`);
    return button ? [{ journey, button }] : [];
  });

  let shown:
    | { readonly clock: MachineState; readonly timeZone: string; readonly locale: string }
    | undefined;
  panel.open = matchMedia(ROOM).matches;
  for (const { journey, button } of buttons) {
    button.addEventListener('click', () => {
      // Disabled they would lose the focus.
      if (button.ariaDisabled !== 'true') void skip(journey);
    });
  }

  function timeText(): string {
    if (!shown) return '';
    const { timeZone, locale } = shown;
    return new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    }).format(pageNow() * 1_000);
  }

  function tick() {
    const text = timeText();
    if (moment.textContent !== text) moment.textContent = text;
  }

  return {
    tick,
    show(clock: MachineState, timeZone: string, locale: string) {
      const words = wordsFor(locale);
      const wasUnderWay = shown?.clock.progress !== undefined;
      const isUnderWay = clock.progress !== undefined;
      shown = { clock, timeZone, locale };
      panel.hidden = false;
      tick();
      for (const { journey, button } of buttons) {
        button.textContent = words.journeys[journey];
        const leadsNowhere = journey === 'price-back' && clock.priceFactor === 1;
        button.ariaDisabled = String(isUnderWay || leadsNowhere);
      }
      bar.hidden = !isUnderWay;
      bar.value = clock.progress ?? 0;
      bar.ariaLabel = words.onTheWay;
      note.hidden = isUnderWay;
      note.textContent = clock.simulated ? words.machineMoved : words.machineNote;
      if (isUnderWay !== wasUnderWay) {
        arrival.textContent = isUnderWay ? words.onTheWay : words.arrived(timeText());
      }
    },
  };
}
