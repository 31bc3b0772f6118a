import './style.css';
import './theme.ts';
import type {
  ActAnswer,
  DataOrigin,
  PageEvent,
  Persona,
  Seat,
  ShownMessage,
  TryOut,
} from '../web/wire.ts';
import { createAttachment } from './attachment.ts';
import { listen, post } from './client.ts';
import { createComposer } from './composer.ts';
import { byId, h } from './dom.ts';
import { openForm } from './form-dialog.ts';
import { createMachinePanel } from './machine-panel.ts';
import { type Reader, tickTimes } from './markdown-view.ts';
import { avatarOf, messageView } from './message-view.ts';
import { setPageClock } from './page-clock.ts';
import { readSeat, writeSeat } from './seat.ts';
import { stickToBottom } from './stick-to-bottom.ts';
import { wordsFor } from './words.ts';

const scroll = byId('scroll', HTMLElement);
// Made here rather than in the page, so that the theme is on before it draws itself.
const messages = h('discord-messages', { id: 'messages', noBackground: true });
const welcome = byId('welcome', HTMLElement);
const originLine = byId('origin', HTMLElement);
const persona = byId('persona', HTMLSelectElement);
const language = byId('language', HTMLSelectElement);
const avatar = byId('avatar', HTMLImageElement);
const badge = byId('badge', HTMLElement);
const unread = byId('unread', HTMLElement);

let seat: Seat = readSeat();
let personas: readonly Persona[] = [];
let names: Readonly<Record<string, string>> = {};
let example = '';
let tryOut: TryOut = {};
/** Which start of the playground this page last talked to. */
let run: string | undefined;
let stopListening = () => {};

const bottom = stickToBottom(scroll, messages);
const attachment = createAttachment();
const composer = createComposer({
  typing: (line, caret) => post('/typing', { ...seat, line, caret }),
  async send(line) {
    bottom.stick();
    try {
      const problem = follow(await post('/send', { ...seat, line, file: await attachment.read() }));
      if (problem === undefined) attachment.clear();
      return problem;
    } catch (error) {
      return sentenceOf(error);
    }
  },
});

const machine = createMachinePanel({
  async skip(to) {
    bottom.stick();
    try {
      await post('/skip', { ...seat, to });
    } catch (error) {
      composer.showProblem(sentenceOf(error));
    }
  },
});

/** Opens the form that an answer brings. @returns What went wrong, in a sentence. */
function follow({ problem, modal, unanswered }: ActAnswer, message?: string): string | undefined {
  if (modal) {
    openForm(modal, reader(), async (fields) => {
      const form = { ...seat, message, customId: modal.custom_id, fields };
      try {
        return follow(await post('/form', form), message);
      } catch (error) {
        return sentenceOf(error);
      }
    });
  }
  return unanswered ? wordsFor(seat.locale).failed : problem;
}

/** What is thrown when the server is gone is a browser's own word for it. */
function sentenceOf(error: unknown): string {
  const { unreachable } = wordsFor(seat.locale);
  return error instanceof Error && !(error instanceof TypeError) ? error.message : unreachable;
}

const reader = (): Reader => ({ locale: seat.locale, names });

function show(message: ShownMessage) {
  const view = messageView(message, reader(), {
    press: async (customId, values) => {
      try {
        const answer = await post('/press', { ...seat, message: message.id, customId, values });
        const problem = follow(answer, message.id);
        if (problem) composer.showProblem(problem);
      } catch (error) {
        composer.showProblem(sentenceOf(error));
      }
    },
    dismiss: () => void post('/dismiss', { ...seat, message: message.id }),
  });
  const old = document.getElementById(view.id);
  if (old) old.replaceWith(view);
  else messages.append(view);
}

function showOrigin(origin: DataOrigin) {
  const words = wordsFor(seat.locale);
  const format = (style: Intl.DateTimeFormatOptions) =>
    origin.kind === 'none' ? '' : new Date(origin.at * 1000).toLocaleString(seat.locale, style);
  originLine.className = `origin ${origin.kind}`;
  originLine.textContent =
    origin.kind === 'none'
      ? words.none
      : origin.kind === 'sample'
        ? words.sample(format({ dateStyle: 'long' }))
        : words.live(origin.sources.join(', '), format({ timeStyle: 'short' }));
}

/** As a number for those who see it, in words for those who hear it. */
function showUnread(count: number) {
  badge.hidden = count === 0;
  badge.textContent = String(count);
  unread.textContent = count === 0 ? '' : wordsFor(seat.locale).unread(count);
}

function hear(event: PageEvent) {
  switch (event.type) {
    case 'hello':
      setPageClock(event.now);
      personas = event.personas;
      names = event.names;
      example = event.example;
      tryOut = event.tryOut;
      decorate();
      showOrigin(event.origin);
      showUnread(event.unread);
      composer.hideProblem();
      messages.replaceChildren();
      if (run !== undefined && run !== event.run) {
        messages.append(
          h('p', { className: 'notice', role: 'status' }, wordsFor(seat.locale).anew),
        );
      }
      run = event.run;
      for (const message of event.messages) show(message);
      return bottom.stick();
    case 'message':
      return show(event.message);
    case 'gone':
      return document.getElementById(`message-${event.id}`)?.remove();
    case 'unread':
      return showUnread(event.count);
    case 'origin':
      return showOrigin(event.origin);
    case 'clock':
      setPageClock(event.clock.now);
      tickTimes();
      return machine.show(event.clock, event.timeZone, seat.locale);
  }
}

/** Everything around the messages, in the language and view of the seat. */
function decorate() {
  const words = wordsFor(seat.locale);
  document.documentElement.lang = seat.locale;
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    const text = Reflect.get(words, element.dataset['word'] ?? '');
    if (typeof text === 'string') element.textContent = text;
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-view]')) {
    button.ariaCurrent = button.dataset['view'] === seat.view ? 'page' : null;
  }
  persona.replaceChildren(...personas.map(({ id, name }) => h('option', { value: id }, name)));
  persona.value = seat.persona;
  language.value = seat.locale;
  const you = personas.find(({ id }) => id === seat.persona);
  if (you) avatar.src = avatarOf(you);

  const inChannel = seat.view === 'channel';
  const topic = document.querySelector('.topic');
  const [mark, title, text] = topic?.children ?? [];
  if (mark) mark.textContent = inChannel ? '#' : '@';
  if (title) title.textContent = inChannel ? 'mining' : 'Hashbell';
  if (text) text.textContent = inChannel ? words.channelTopic : words.dmTopic;
  attachment.setLabels(words);
  composer.setPlaceholder(words.message(inChannel ? '#mining' : '@Hashbell'));

  const { alert, digest } = tryOut;
  welcome.replaceChildren(
    h('img', { src: '/bell.svg', alt: '', width: 68, height: 68 }),
    h('h2', {}, words.welcome),
    h('p', {}, `${words.hint} `, lineToTake(example), ` ${words.tryIt}`),
    ...(alert === undefined && digest === undefined ? [] : [h('p', {}, words.withinAMinute)]),
    h(
      'ul',
      {},
      ...[
        { line: alert, lead: words.forAnAlert, rest: words.thenDrop },
        { line: digest, lead: words.forADigest, rest: words.thenSkip },
      ].map(({ line, lead, rest }) =>
        line === undefined ? undefined : h('li', {}, `${lead} `, lineToTake(line), ` ${rest}`),
      ),
    ),
  );
}

/** A line that goes into the text field when it is pressed. */
function lineToTake(line: string): HTMLElement {
  const { fillIn } = wordsFor(seat.locale);
  const button = h('button', { type: 'button', title: fillIn }, line);
  button.addEventListener('click', () => composer.write(line));
  return button;
}

function sit(change: Partial<Seat>) {
  seat = { ...seat, ...change };
  writeSeat(seat);
  stopListening();
  stopListening = listen(seat, hear, (isLost) => {
    if (!isLost) return;
    originLine.className = 'origin lost';
    originLine.textContent = wordsFor(seat.locale).lost;
  });
}

persona.addEventListener('change', () => sit({ persona: persona.value }));
language.addEventListener('change', () =>
  sit({ locale: language.value === 'de' ? 'de' : 'en-US' }),
);
for (const button of document.querySelectorAll<HTMLElement>('[data-view]')) {
  button.addEventListener('click', () => {
    sit({ view: button.dataset['view'] === 'dm' ? 'dm' : 'channel' });
    composer.focus();
  });
}
scroll.append(messages);
setInterval(() => {
  tickTimes();
  machine.tick();
}, 1_000);
sit({});
// On a phone that would open the keyboard over the page.
if (matchMedia('(hover: hover)').matches) composer.focus();
