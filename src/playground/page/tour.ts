import type { PageEvent, Tour, TourStep } from '../web/wire.ts';
import type { Composer } from './composer.ts';
import { byId, h } from './dom.ts';
import type { MachinePanel } from './machine-panel.ts';
import { pulse } from './pulse.ts';
import type { Words } from './words.ts';

/** Milliseconds to read what a step brought, and between two letters; the button “Next” ends both. */
const READING_MS = 2_500;
const LETTER_MS = 25;
/** Milliseconds for which an answer is waited for. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

type Notice = Extract<PageEvent, { readonly type: 'notice' }>;

interface TourParts {
  readonly words: () => Words;
  readonly composer: Composer;
  readonly machine: MachinePanel;
  readonly messages: HTMLElement;
  steps(tour: Tour): Promise<readonly TourStep[]>;
  goTo(notice: Notice): void;
  sentenceOf(error: unknown): string;
}

/** Does what a card promises, step by step, where the person can see it and would do it the same. */
export function createTour(parts: TourParts) {
  const { words, composer, machine, messages, steps, goTo, sentenceOf } = parts;
  const strip = byId('tour', HTMLElement);
  const text = byId('tour-text', HTMLElement);
  const next = byId('tour-next', HTMLButtonElement);
  const stop = byId('tour-stop', HTMLButtonElement);
  const others = byId('tour-others', HTMLElement);

  let offered: readonly Tour[] = [];
  let running = new AbortController();
  let inHurry = false;
  let goOn = () => {};
  let notice: Notice | undefined;

  next.addEventListener('click', () => {
    inHurry = true;
    goOn();
  });
  stop.addEventListener('click', () => {
    end();
    composer.focus();
  });

  /** Waits, unless somebody is in a hurry. @throws once the tour has ended. */
  async function pause(milliseconds: number, { signal }: AbortController) {
    if (!inHurry) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
        setTimeout(resolve, milliseconds);
      });
    }
    signal.throwIfAborted();
  }

  /** Returns the first thing that `find` finds within that time, or undefined. */
  async function waitFor<T>(find: () => T | undefined, { signal }: AbortController) {
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      signal.throwIfAborted();
    }
    return undefined;
  }

  /** Does one step. @returns A sentence about the problem, if there was one. */
  async function act(step: TourStep, run: AbortController): Promise<string | undefined> {
    const { noAnswer, noButton, noNotice } = words().tour;
    switch (step.kind) {
      case 'send': {
        const before = messages.lastElementChild?.id;
        const letter = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : LETTER_MS;
        const isSent = await composer.type(step.line, () => pause(letter, run));
        const answer = () => {
          const { lastElementChild: newest } = messages;
          return newest?.id === before || newest?.querySelector('.thinking') ? undefined : newest;
        };
        const came = isSent ? await waitFor(answer, run) : undefined;
        return came && !came.querySelector('.failed') ? undefined : noAnswer;
      }
      case 'press': {
        const buttons = [...(messages.lastElementChild?.querySelectorAll('discord-button') ?? [])];
        const button = buttons.find(({ textContent }) => textContent === step.label);
        if (!button) return noButton(step.label);
        button.scrollIntoView({ block: 'center' });
        pulse(button);
        await pause(READING_MS / 2, run);
        button.click();
        const { parentElement: row } = button;
        const isAnswered = await waitFor(() => (row?.inert ? undefined : true), run);
        return isAnswered ? undefined : noAnswer;
      }
      case 'skip':
        notice = undefined;
        return machine.press(step.to);
      case 'notice': {
        // A message that only says hello has no figures.
        const came = await waitFor(() => notice, run);
        if (!came) return noNotice;
        await pause(READING_MS, run);
        goTo(came);
        return undefined;
      }
    }
  }

  async function start(tour: Tour) {
    running.abort();
    const run = new AbortController();
    running = run;
    const { tours, tour: said, stop: stopText } = words();
    text.textContent = '';
    stop.textContent = stopText;
    strip.hidden = false;
    strip.classList.remove('failed');
    others.replaceChildren();
    next.hidden = false;
    next.focus({ preventScroll: true });
    try {
      const all = await steps(tour);
      for (const [index, step] of all.entries()) {
        const count = said.count(tours[tour].title, index + 1, all.length);
        text.textContent = `${count} ${said.step[step.kind](nameOf(step))}`;
        inHurry = false;
        if (index > 0 && step.kind !== 'notice') await pause(READING_MS, run);
        const problem = await act(step, run);
        if (run.signal.aborted) return;
        if (problem !== undefined) return fail(`${count} ${problem}`);
      }
      close(said.done(tours[tour].title));
      others.append(...offered.filter((one) => one !== tour).map(openerOf));
    } catch (error) {
      if (!run.signal.aborted) fail(sentenceOf(error));
    }
  }

  /** Returns the name of the button that a step presses. */
  function nameOf(step: TourStep): string {
    if (step.kind === 'skip') return words().journeys[step.to];
    return step.kind === 'press' ? step.label : '';
  }

  /** Says how the tour ended. */
  function close(sentence: string) {
    text.textContent = sentence;
    stop.textContent = words().close;
    if (next.matches(':focus')) stop.focus();
    next.hidden = true;
  }

  function fail(sentence: string) {
    strip.classList.add('failed');
    close(sentence);
  }

  function openerOf(tour: Tour) {
    const button = h('button', { type: 'button' }, words().tours[tour].title);
    button.addEventListener('click', () => void start(tour));
    return button;
  }

  function end() {
    running.abort();
    goOn();
    strip.hidden = true;
  }

  return {
    end,
    hear(event: Notice) {
      if (event.message.embeds.length > 0) notice = event;
    },
    /** Makes a card for each of the tours that there are. */
    cards(tours: readonly Tour[]): readonly HTMLElement[] {
      offered = tours;
      return tours.map((tour) => {
        const { title, promise } = words().tours[tour];
        const card = h(
          'button',
          { type: 'button', className: 'card' },
          h('strong', {}, title),
          promise,
        );
        card.addEventListener('click', () => void start(tour));
        return card;
      });
    },
  };
}
