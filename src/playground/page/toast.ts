import { byId, h } from './dom.ts';

/** Milliseconds for which the line stays, unless somebody is about to press it. */
const STAYS_MS = 15_000;

/** Makes a line about a message that came where nobody looks. */
export function createToast() {
  const place = byId('toast', HTMLElement);
  let leaving: number | undefined;

  const hide = () => place.replaceChildren();

  function leaveLater() {
    clearTimeout(leaving);
    leaving = setTimeout(
      () => (place.matches(':hover, :focus-within') ? leaveLater() : hide()),
      STAYS_MS,
    );
  }

  return {
    hide,
    show(sentence: string, labels: { readonly close: string }, go: () => void) {
      const line = h(
        'button',
        { type: 'button', className: 'toast-line' },
        h('img', { src: '/bell.svg', alt: '', width: 24, height: 24 }),
        h('span', { className: 'toast-text' }, sentence),
      );
      const close = h(
        'button',
        { type: 'button', className: 'close', ariaLabel: labels.close },
        '✕',
      );
      line.addEventListener('click', go);
      close.addEventListener('click', hide);
      place.replaceChildren(line, close);
      leaveLater();
    },
  };
}
