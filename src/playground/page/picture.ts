import { h } from './dom.ts';
import { wordsFor } from './words.ts';

/** Makes a picture that is shown as large as it fits when it is pressed. */
export function picture(className: string, src: string, alt: string): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', className: 'picture' },
    h('img', { className, src, alt }),
  );
  button.addEventListener('click', () => {
    const { close: label } = wordsFor(document.documentElement.lang);
    const close = h('button', { type: 'button', className: 'close', ariaLabel: label }, '✕');
    // Escape closes a dialog by itself, and the focus goes back to where it was.
    const dialog = h(
      'dialog',
      { className: 'enlarged', ariaLabel: alt },
      close,
      h('img', { src, alt }),
    );
    dialog.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  });
  return button;
}
