import type { Journey, MachineState } from '../web/wire.ts';
import { byId, h } from './dom.ts';
import { pageNow } from './page-clock.ts';
import { pulse } from './pulse.ts';
import { wordsFor } from './words.ts';

interface MachineActions {
  /** @returns A sentence about the problem, if there was one. */
  skip(to: Journey): Promise<string | undefined>;
  failed(sentence: string): void;
}

const journeys = [
  'morning',
  'retarget',
  'price-drop',
  'price-back',
] as const satisfies readonly Journey[];

/** Below this many pixels the panel stays folded until somebody opens it. */
const ROOM = '(min-width: 701px)';

export type MachinePanel = ReturnType<typeof createMachinePanel>;

/**
 * Makes the panel that moves the playground's clock; it is hidden where the clock can't be moved.
 */
export function createMachinePanel({ skip, failed }: MachineActions) {
  const panel = byId('machine', HTMLDetailsElement);
  const moment = byId('moment', HTMLTimeElement);
  const bar = byId('progress', HTMLProgressElement);
  const note = byId('machine-note', HTMLElement);
  const arrival = byId('arrival', HTMLElement);
  const buttons = journeys.map((journey) => ({ journey, button: h('button', { type: 'button' }) }));
  panel.querySelector('.journeys')?.prepend(...buttons.map(({ button }) => button));

  let shown:
    | { readonly clock: MachineState; readonly timeZone: string; readonly locale: string }
    | undefined;
  panel.open = matchMedia(ROOM).matches;
  for (const { journey, button } of buttons) {
    button.addEventListener('click', async ({ detail: clicks }) => {
      // The second of a double click may come after the arrival.
      if (clicks > 1) return;
      const sentence = await press(journey);
      if (sentence !== undefined) failed(sentence);
    });
  }

  /**
   * Set from the press on, not only when the server has said so: a double click goes there once.
   */
  let isPressed = false;

  async function press(journey: Journey) {
    const { button } = buttons.find((one) => one.journey === journey) ?? {};
    if (isPressed || button?.ariaDisabled === 'true') return undefined;
    isPressed = true;
    draw();
    const sentence = await skip(journey);
    isPressed = false;
    draw();
    return sentence;
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

  function draw() {
    if (!shown) return;
    const { clock, locale } = shown;
    const words = wordsFor(locale);
    const isUnderWay = isPressed || clock.progress !== undefined;
    for (const { journey, button } of buttons) {
      button.textContent = words.journeys[journey];
      const leadsNowhere = journey === 'price-back' && clock.priceFactor === 1;
      // A disabled button would lose the focus.
      button.ariaDisabled = String(isUnderWay || leadsNowhere);
    }
    bar.hidden = !isUnderWay;
    bar.value = clock.progress ?? 0;
    bar.ariaLabel = words.onTheWay;
    note.hidden = isUnderWay;
    note.textContent = clock.simulated ? words.machineMoved : words.machineNote;
  }

  return {
    tick,
    /**
     * Presses as somebody at the page would, in sight.
     *
     * @returns A sentence about the problem, if there was one.
     */
    async press(journey: Journey) {
      const wasOpen = panel.open;
      panel.open = true;
      for (const one of buttons) if (one.journey === journey) pulse(one.button);
      const sentence = await press(journey);
      panel.open = wasOpen;
      return sentence;
    },
    show(clock: MachineState, timeZone: string, locale: string) {
      const words = wordsFor(locale);
      const wasUnderWay = shown?.clock.progress !== undefined;
      const isUnderWay = clock.progress !== undefined;
      shown = { clock, timeZone, locale };
      panel.hidden = false;
      tick();
      draw();
      if (isUnderWay !== wasUnderWay) {
        arrival.textContent = isUnderWay ? words.onTheWay : words.arrived(timeText());
      }
    },
  };
}
