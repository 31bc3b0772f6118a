import type { TypingAnswer } from '../web/wire.ts';
import { byId, h } from './dom.ts';

export interface ComposerActions {
  /** Says how many rows of the list are below its end. */
  moreText(count: number): string;
  typing(line: string, caret: number): Promise<TypingAnswer>;
  /** Sends a line. @returns A sentence when the line can't be sent; it stays in the field then. */
  send(line: string): Promise<string | undefined>;
}

export type Composer = ReturnType<typeof createComposer>;

/** Makes the text field with its list of suggestions, which behaves as Discord's. */
export function createComposer({ moreText, typing, send }: ComposerActions) {
  const field = byId('line', HTMLTextAreaElement);
  const popup = byId('popup', HTMLElement);
  const heading = popup.querySelector('.heading');
  const list = byId('suggestions', HTMLElement);
  const more = byId('more', HTMLElement);
  const problem = byId('problem', HTMLElement);
  const form = byId('composer', HTMLFormElement);

  let answer: TypingAnswer = { heading: '', items: [], enter: 'send' };
  let active = -1;
  /** Number of the latest request for suggestions: answers to earlier ones are dropped. */
  let asked = 0;
  const sent: string[] = [];
  let recalled = 0;

  function show(next: TypingAnswer) {
    answer = next;
    active = -1;
    if (heading) heading.textContent = next.heading;
    list.replaceChildren(
      ...next.items.map(({ label, detail }, index) => {
        const row = h(
          'div',
          { role: 'option', className: 'row', id: `suggestion-${index}` },
          h('span', { className: 'label' }, label),
          h('span', { className: 'detail' }, detail),
        );
        // The press is caught before the field loses the focus.
        row.addEventListener('pointerdown', (event) => event.preventDefault());
        row.addEventListener('click', () => take(index));
        return row;
      }),
    );
    popup.hidden = next.items.length === 0 && next.heading === '';
    list.hidden = next.items.length === 0;
    countBelow();
    field.ariaExpanded = String(!popup.hidden);
    mark();
  }

  /**
   * Shows how many rows are below: a list that ends in the middle of nowhere looks as if that were
   * all of it.
   */
  function countBelow() {
    const end = list.getBoundingClientRect().bottom;
    const below = [...list.children].filter((row) => row.getBoundingClientRect().bottom > end + 1);
    more.hidden = below.length === 0;
    more.textContent = moreText(below.length);
  }

  function mark() {
    [...list.children].forEach((row, index) => {
      row.ariaSelected = String(index === active);
      if (index === active) row.scrollIntoView({ block: 'nearest' });
    });
    if (active < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `suggestion-${active}`);
  }

  function hide() {
    asked += 1;
    show({ heading: '', items: [], enter: 'send' });
  }

  /** The look-up that is under way while the list is older than the line. */
  let looking = Promise.resolve();

  function look() {
    looking = lookUp();
  }

  async function lookUp() {
    problem.hidden = true;
    asked += 1;
    const mine = asked;
    const line = field.value;
    if (!line.startsWith('/')) return hide();
    const next = await typing(line, field.selectionStart).catch(() => undefined);
    if (next && mine === asked) show(next);
  }

  function write(line: string, caret = line.length) {
    field.value = line;
    field.focus();
    field.setSelectionRange(caret, caret);
    look();
  }

  function take(index: number) {
    const item = answer.items[index];
    if (item) write(item.line, item.caret);
  }

  function showProblem(sentence: string) {
    problem.textContent = sentence;
    problem.hidden = false;
  }

  /** Sends the line. @returns Whether the line went out. */
  async function submit(): Promise<boolean> {
    const line = field.value.trim();
    if (line === '') return false;
    hide();
    const sentence = await send(line);
    if (sentence !== undefined) {
      showProblem(sentence);
      return false;
    }
    sent.push(line);
    recalled = sent.length;
    if (field.value.trim() === line) field.value = '';
    return true;
  }

  function recall(step: number) {
    recalled = Math.min(Math.max(recalled + step, 0), sent.length);
    write(sent[recalled] ?? '');
    hide();
  }

  function move(step: number) {
    const count = answer.items.length;
    // From −1 (no row), up leads to the last row and down to the first.
    active = active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count;
    mark();
  }

  /**
   * Presses a key once the list has caught up: after fast typing Enter must not take an older row.
   */
  async function press(key: 'Tab' | 'Enter') {
    await looking;
    if (active >= 0) take(active);
    else if (key === 'Tab' || (answer.enter === 'take' && answer.items.length > 0)) take(0);
    else await submit();
  }

  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && answer.items.length > 0) move(step);
    else if (step !== 0 && (field.value === '' || recalled < sent.length)) recall(step);
    else if (event.key === 'Tab' && answer.items.length > 0) void press('Tab');
    else if (event.key === 'Escape' && !popup.hidden) hide();
    else if (event.key === 'Enter' && !event.shiftKey) void press('Enter');
    else return;
    event.preventDefault();
  });
  field.addEventListener('input', () => {
    recalled = sent.length;
    look();
  });
  field.addEventListener('click', look);
  field.addEventListener('blur', hide);
  list.addEventListener('scroll', countBelow);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });

  return {
    /** Focuses the field, but not on a phone: that would open the keyboard over the page. */
    focus() {
      if (matchMedia('(hover: hover)').matches) field.focus();
    },
    /** Looks up the list again when the Enter key would do something else than before. */
    look,
    /**
     * Writes the line as somebody would, and sends it.
     *
     * @param wait - Pause between two letters.
     * @returns Whether the line went out.
     */
    async type(line: string, wait: () => Promise<void>): Promise<boolean> {
      for (let end = 1; end <= line.length; end += 1) {
        field.value = line.slice(0, end);
        await wait();
      }
      return submit();
    },
    setPlaceholder(text: string) {
      field.placeholder = text;
      field.ariaLabel = text;
    },
    showProblem,
    hideProblem() {
      problem.hidden = true;
    },
  };
}
