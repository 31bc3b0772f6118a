import './style.css';
import './theme.ts';
import type {
  ActAnswer,
  DataOrigin,
  PageEvent,
  Persona,
  Seat,
  ShownMessage,
  Tour,
} from '../web/wire.ts';
import { createAttachment } from './attachment.ts';
import { listen, post } from './client.ts';
import { createComposer } from './composer.ts';
import { byId, h } from './dom.ts';
import { openForm } from './form-dialog.ts';
import { createMachinePanel } from './machine-panel.ts';
import { inlineMarkdown, type Reader, tickTimes } from './markdown-view.ts';
import { avatarOf, messageView } from './message-view.ts';
import { setPageClock } from './page-clock.ts';
import { pulse } from './pulse.ts';
import { readSeat, writeSeat } from './seat.ts';
import { stickToBottom } from './stick-to-bottom.ts';
import { createToast } from './toast.ts';
import { createTour } from './tour.ts';
import { wordsFor } from './words.ts';

const scroll = byId('scroll', HTMLElement);
// The list is made here rather than in index.html, so that the theme is on before it draws itself.
const messages = h('discord-messages', { id: 'messages', noBackground: true });
const welcome = byId('welcome', HTMLElement);
const originLine = byId('origin', HTMLElement);
const persona = byId('persona', HTMLSelectElement);
const language = byId('language', HTMLSelectElement);
const avatar = byId('avatar', HTMLImageElement);
const badge = byId('badge', HTMLElement);
const unread = byId('unread', HTMLElement);

type Notice = Extract<PageEvent, { readonly type: 'notice' }>;

let seat: Seat = readSeat();
let personas: readonly Persona[] = [];
let names: Readonly<Record<string, string>> = {};
let tours: readonly Tour[] = [];
const isNarrow = matchMedia('(max-width: 700px)');
/** Id of the start of the playground that this page last talked to. */
let run: string | undefined;
let stopListening = () => {};

/** Id of the notice to which somebody is on the way, in another view. */
let wanted: string | undefined;

const bottom = stickToBottom(scroll, messages, byId('newer', HTMLElement));
const attachment = createAttachment(() => composer.look());
const composer = createComposer({
  moreText: (count) => wordsFor(seat.locale).more(count),
  typing: (line, caret) => post('/typing', { ...seat, line, caret, hasFile: attachment.isThere() }),
  async send(line) {
    bottom.stick();
    const problem = await attempt(async () =>
      follow(await post('/send', { ...seat, line, file: await attachment.read() })),
    );
    if (problem === undefined) attachment.clear();
    return problem;
  },
});

const machine = createMachinePanel({
  failed: composer.showProblem,
  skip(to) {
    bottom.stick();
    return attempt(async () => follow(await post('/skip', { ...seat, to })));
  },
});

const toast = createToast();
const tour = createTour({
  ...{ composer, machine, messages, goTo, sentenceOf },
  words: () => wordsFor(seat.locale),
  steps: (wantedTour) => post('/tour', { ...seat, tour: wantedTour }),
});

/** Goes to a message, once it is there. */
function goTo({ view, message }: Notice) {
  wanted = message.id;
  if (view === seat.view) arrive();
  else sit({ view });
}

function arrive() {
  toast.hide();
  const message = wanted === undefined ? null : document.getElementById(`message-${wanted}`);
  wanted = undefined;
  if (!message) return;
  message.scrollIntoView({ block: 'nearest' });
  pulse(message);
}

/** Shows a message that the bot wrote unasked: where it is, or announced where somebody is. */
function notify(notice: Notice) {
  const { view, message } = notice;
  tour.hear(notice);
  const element = document.getElementById(`message-${message.id}`);
  if (view === seat.view && element) return pulse(element);
  const [embed] = message.embeds;
  const text = inlineMarkdown(embed?.title ?? message.content.split('\n', 1)[0] ?? '', reader());
  toast.show(text.textContent ?? '', wordsFor(seat.locale), () => goTo(notice));
  const place = document.querySelector(`[data-view="${view}"]`);
  if (place) pulse(place);
}

/**
 * Opens the form that an answer brings.
 *
 * @returns A sentence about the problem, if there was one.
 */
function follow({ problem, modal, unanswered }: ActAnswer, message?: string): string | undefined {
  if (modal) {
    openForm(modal, reader(), (fields) => {
      const form = { ...seat, message, customId: modal.custom_id, fields };
      return attempt(async () => follow(await post('/form', form), message));
    });
  }
  return unanswered ? wordsFor(seat.locale).failed : problem;
}

/**
 * Does the work and catches its errors.
 *
 * @returns A sentence about the problem, if there was one.
 */
function attempt(work: () => Promise<string | undefined>): Promise<string | undefined> {
  return work().catch(sentenceOf);
}

/**
 * Returns the sentence of an error; the browser's own words for a server that is gone are replaced.
 */
function sentenceOf(error: unknown): string {
  const { unreachable } = wordsFor(seat.locale);
  return error instanceof Error && !(error instanceof TypeError) ? error.message : unreachable;
}

const reader = (): Reader => ({ locale: seat.locale, names });

function show(message: ShownMessage) {
  const view = messageView(message, reader(), {
    press: async (customId, values) => {
      const press = { ...seat, message: message.id, customId, values };
      const problem = await attempt(async () => follow(await post('/press', press), message.id));
      if (problem) composer.showProblem(problem);
    },
    dismiss: () => void post('/dismiss', { ...seat, message: message.id }),
  });
  const old = document.getElementById(view.id);
  if (old) old.replaceWith(view);
  else messages.append(view);
  if (!old) bottom.added();
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

/** Shows the number of unread messages: as a figure to the eye, in words to a screen reader. */
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
      tours = event.tours;
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
      bottom.stick();
      return arrive();
    case 'message':
      return show(event.message);
    case 'notice':
      return notify(event);
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

/** Writes everything around the messages in the language and view of the seat. */
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
  hintAtCommands();
  welcome.replaceChildren(
    h('img', { src: '/bell.svg', alt: '', width: 68, height: 68 }),
    h('h2', {}, words.welcome),
    h('p', {}, words.hint),
    h('div', { className: 'cards' }, ...tour.cards(tours)),
  );
}

/** Says in the text field what to type; a phone has room for less, also one that is turned. */
function hintAtCommands() {
  const words = wordsFor(seat.locale);
  const place = seat.view === 'channel' ? '#mining' : '@Hashbell';
  composer.setPlaceholder(isNarrow.matches ? words.messageShort : words.message(place));
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

persona.addEventListener('change', () => {
  tour.end();
  toast.hide();
  sit({ persona: persona.value });
});
language.addEventListener('change', () => {
  tour.end();
  sit({ locale: language.value === 'de' ? 'de' : 'en-US' });
});
isNarrow.addEventListener('change', hintAtCommands);
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
composer.focus();
